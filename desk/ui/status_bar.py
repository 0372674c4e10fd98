"""The bar at the bottom: is it saved, how long is it, what stands in the way, which language, which desk, who."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.preflight.finding import Finding, Weight
from desk.story.person import Person
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.badges import due, left
from desk.ui.bench import Bench
from desk.ui.dialogs.counts import Counts
from desk.ui.kit import Elided, button, label, restyle
from desk.ui.ring import Ring

if TYPE_CHECKING:
    from desk.markup.lengths import Length

HEIGHT, APART = 30, 22
ROOMY = 900  # pixels: a narrower bar leaves out what stands elsewhere too
SHOW_SAID_FOR = 8_000  # ms
LOOK = 20_000  # ms between two looks at the deadline
OVER = 1.1  # of the target: up to there a story is as long as it should be
STILL_DUE = (Stage.DRAFT, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED)
SOON, HOURS_SHOWN = 3_600, 4 * 3_600  # seconds before the deadline: in colour; from when on its ring empties
TICK = 1_000  # ms between two looks at how long ago the story was saved
LANGUAGES = {"en-GB": "English (UK)", "en-US": "English (US)"}


class Fact(QWidget):
    """A few words of which the first ones count: `812` words of 900."""

    clicked = Signal()

    def __init__(self, name: str, ring: Ring | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._mark, self._strong, self._rest = label("", "muted"), label("", "strong"), label("", "muted")
        if ring is not None:
            row.addWidget(ring)
        for one in (self._mark, self._strong, self._rest):
            row.addWidget(one)
        self.tell("", "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()

    @property
    def text(self) -> str:
        """What stands there, in one piece."""
        return f"{self._strong.text()} {self._rest.text()}".strip()

    def tell(self, strong: str, rest: str, look: str = "strong", mark: str = "") -> None:
        """Show those words, before them a mark that is not read out; `look` is the one of the first."""
        if self._strong.property("look") != look:
            self._strong.setProperty("look", look)
            restyle(self._strong)
        for one, words in ((self._mark, mark), (self._strong, strong), (self._rest, rest)):
            if one.text() != words:
                one.setText(words)
            one.setVisible(bool(words))
        self.setAccessibleName(self.text)
        self.setVisible(bool(strong or rest))


class StatusBar(QWidget):
    """Listens to the wire; says one sentence at a time."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved_at: datetime | None = None
        self._story: Story | None = None
        self._minutes, self._count, self._session = 1, 0, 0
        self._whole: Length | None = None
        self._selected: Length | None = None
        self.setObjectName("statusBar")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._length_ring = Ring(bench.theme, "target_ring")
        self._due_ring = Ring(bench.theme, "deadline_ring")
        self._saved, self._words = Fact("saved_shown"), Fact("words_shown", self._length_ring)
        self._due = Fact("due_shown", self._due_ring)
        self._read, self._checks = Fact("reading_time_shown"), Fact("checks_to_go_shown")
        self._embargo = Fact("embargo_shown")
        self._said = Elided("", "muted")
        self._said.setObjectName("said_shown")
        self._language = label("", "muted", name="language_shown")
        self._desk = label("", "muted", name="desk_shown")
        self._person = button("", "person_shown", bench.commands.action("desk.sign-in").trigger, "link")
        self._lay_out()
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SHOW_SAID_FOR)
        self._silence.timeout.connect(lambda: self._say("", "muted"))
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK)
        self._ticking.timeout.connect(self._show_saved)
        self._until: datetime | None = None
        self._counting = QTimer(self)
        self._counting.setInterval(TICK)
        self._counting.timeout.connect(self._show_embargo)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK)
        self._looking.timeout.connect(self._show_due)
        self._looking.start()
        self._words.clicked.connect(bench.commands.action("view.counts").trigger)
        wire = bench.wire
        wire.saved_changed.connect(self._on_saved)
        wire.findings_changed.connect(self._on_findings)
        wire.said.connect(lambda text: self._say(text, "muted"))
        wire.refused.connect(lambda text: self._say(text, "bad"))
        wire.person_changed.connect(self.show_person)
        wire.story_closed.connect(self._on_story_closed)

    def show_person(self, person: Person) -> None:
        """Who works here; the role goes with a name that does not say it."""
        known = person.name != person.role.label
        self._person.setText(f"{person.name} · {person.role.label}" if known else person.name)
        self._person.setAccessibleName(f"You are {person.name}, {person.role.value}; change person")
        self._person.setToolTip("Change person")

    def show_desk(self, name: str) -> None:
        self._desk.setText(name)

    def show_story(self, story: Story, words: int, minutes: int, session: int) -> None:
        """The length of the copy against its target, the time it takes to read, its language; words of the session."""
        self._story, self._minutes, self._count, self._session = story, minutes, words, session
        self._show_words()
        self._show_due()
        self._read.tell("", f"{minutes} min read")
        self._language.setText(LANGUAGES.get(story.furniture.language, story.furniture.language))
        self._watch_embargo(story.furniture.embargo)

    def show_whole(self, length: Length) -> None:
        """How long the whole copy is."""
        self._whole = length

    def show_selection(self, length: Length) -> None:
        """How long what is selected is; nothing is when it has no characters."""
        self._selected = length if length.characters else None
        self._show_words()

    def open_counts(self) -> None:
        """Show all counts above the words."""
        if self._whole is None:
            return
        chosen = self._selected
        names = (("Words", "words"), ("Characters", "characters"), ("Lines in the column", "lines"))
        rows = [
            (told, f"{getattr(self._whole, name):,}", f"{getattr(chosen, name):,} selected" if chosen else "")
            for told, name in names
        ]
        rows += [("Reading time", f"{self._minutes} min", ""), ("Words this session", f"{self._session:+,}", "")]
        Counts(self, rows).open_above(self._words)

    def _show_words(self) -> None:
        if self._story is None:
            return
        words, target = self._count, self._story.furniture.target_words
        rest = f"word{'' if words == 1 else 's'}" + (f" of {target:,}" if target else "")
        if self._selected is not None:
            rest += f", {self._selected.words:,} selected"
        self._words.tell(f"{words:,}", rest)
        if target:
            state = "plain" if words < target else "ok" if words <= target * OVER else "warn"
            self._length_ring.tell(words / target, state, f"{words:,} of {target:,} words")
        else:
            self._length_ring.hide()

    def _show_due(self) -> None:
        """How long it is until the deadline; the ring empties over the last hours."""
        deadline = self._story.furniture.deadline if self._story is not None else None
        if self._story is None or deadline is None or self._story.stage not in STILL_DUE:
            self._due.tell("", "")
            return
        now = datetime.now().astimezone()
        seconds = (deadline - now).total_seconds()
        state = "bad" if seconds < 0 else "warn" if seconds < SOON else "plain"
        told = due(deadline, now)
        self._due_ring.tell(seconds / HOURS_SHOWN, state, told)
        self._due.tell("", told)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(APART)
        self._left, self._right = _together(self._read, self._checks), _together(self._language, self._desk)
        for one in (
            self._saved,
            self._words,
            self._due,
            self._embargo,
            self._left,
            self._said,
            self._right,
            self._person,
        ):
            row.addWidget(one, int(one is self._said))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all of it, the rest of the window tells some of it too."""
        super().resizeEvent(event)
        for one in (self._left, self._right):
            one.setVisible(event.size().width() >= ROOMY)

    def _watch_embargo(self, until: datetime | None) -> None:
        """Count down to the end of the embargo; one that is over when the story is opened says nothing."""
        self._until = until if until is not None and until > datetime.now(until.tzinfo) else None
        if self._until is None:
            self._counting.stop()
            self._embargo.tell("", "")
        else:
            self._counting.start()
            self._show_embargo()

    def _show_embargo(self) -> None:
        if self._until is None:
            return
        rest = left(self._until, datetime.now(self._until.tzinfo))
        if rest:
            self._embargo.tell("Embargo", rest, mark="◷")
            self._embargo.setToolTip(f"Not to be published before {self._until.astimezone():%A %d %B %Y, %H:%M}")
        else:
            self._watch_embargo(None)
            self._say("The embargo is over: the story may go out.", "muted")

    def _on_saved(self, state: str) -> None:
        if state == "saved":
            self._saved_at = datetime.now().astimezone()
            self._saved.setToolTip(f"Saved {self._saved_at:%H:%M:%S}")
            self._show_saved()
            self._ticking.start()
            return
        self._ticking.stop()
        known = {"saving": "Saving…", "unsaved": "Not saved yet"}
        if state in known:
            self._saved.tell("", known[state], mark="○")
        else:
            self._saved.tell("Not saved", "", look="bad", mark="○")
            self._saved.setToolTip(state)
            self._say(state, "bad")

    def _show_saved(self) -> None:
        if self._saved_at is not None:
            self._saved.tell("Saved", ago(self._saved_at, datetime.now().astimezone()), mark="●")

    def _on_findings(self, findings: tuple[Finding, ...]) -> None:
        heavy = sum(one.weight is not Weight.NOTE for one in findings)
        self._checks.tell("", f"{heavy} check{'' if heavy == 1 else 's'} before approval" if heavy else "")

    def _on_story_closed(self) -> None:
        self._ticking.stop()
        self._story, self._whole, self._selected = None, None, None
        self._watch_embargo(None)
        for one in (self._saved, self._words, self._due, self._read, self._checks):
            one.tell("", "")
        self._language.setText("")

    def _say(self, text: str, look: str) -> None:
        self._said.setText(text)
        self._said.setProperty("look", look)
        self._said.setAccessibleName(text)
        self._said.setToolTip(text)
        restyle(self._said)
        if text:
            self._silence.start()


def _together(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(APART)
    for one in widgets:
        row.addWidget(one)
    return made


def ago(then: datetime, now: datetime) -> str:
    """`just now`, `8 s ago`, `40 s ago`, `3 min ago`, then the time of day; both times aware."""
    seconds = int((now - then).total_seconds())
    if seconds < 1:
        return "just now"
    if seconds < 60:
        return f"{seconds if seconds < 10 else seconds // 10 * 10} s ago"
    if seconds < 3600:
        return f"{seconds // 60} min ago"
    return f"at {then:%H:%M}"
