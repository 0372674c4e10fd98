"""Review: two revisions of the story, or a revision and now, compared on the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import reading
from desk.story.record import content_digest
from desk.story.revision import Revision, RevisionKind
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Combo
from desk.ui.kit import button, label, pill, segments, set_pill
from desk.ui.review.beside import LOOKS, Beside
from desk.ui.review.comparing import Comparison, Side, compared
from desk.ui.review.taking_back import step_back
from desk.ui.review.thread_card import clock

NOW = 0  # stands for the story as it is now where a revision's number would stand
WIDEST, WIDEST_BESIDE = 700, 1180  # pixels of the paper
NAMES = (("column", "One column"), ("beside", "Side by side"))
PAUSE = 300  # milliseconds without typing before it is compared again
PATIENCE = 120  # milliseconds before it says that it is at work
MILESTONES = (RevisionKind.SENT_BACK, RevisionKind.APPROVED, RevisionKind.PUBLISHED)


class CompareView(QWidget):
    """Reads and compares on the worker's thread while it can be seen. Alt+Down and Alt+Up go through the changes."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Compare revisions")
        self._bench = bench
        self._story: Story | None = None
        self._revisions: tuple[Revision, ...] = ()
        self._stale = True
        self._wanted: int | None = None
        self._chosen = False  # whether the person has chosen what to compare
        self._asked = 0
        self.older, self.newer = _choice("older", "Compare"), _choice("newer", "With")
        self.added, self.removed = pill("", "ok", name="added"), pill("", "bad", name="removed")
        self.shown = Beside(bench.theme)
        self.text = self.shown.text
        self._told = label("", "muted", wrap=True, name="compareTold")
        self._back = button("↑", "previousChange", partial(self.shown.step, -1), "small")
        self._on = button("↓", "nextChange", partial(self.shown.step, 1), "small")
        self._take = bench.commands.action("review.take-back")
        self._undo = button("Take back", "takeBack", self._take.trigger, "small")
        self._group = QButtonGroup(self)
        looks = (button(text, f"compare_{name}", partial(self.show_look, name), "small") for name, text in NAMES)
        self._looks = segments("Ways to compare", looks, self._group)
        self._found: Comparison | None = None
        self._pause, self._patience = QTimer(self), QTimer(self)
        self._lay_out()
        self._listen()
        self._show(None)

    def compare_with(self, number: int) -> None:
        """Compare that revision with the story as it is now."""
        self._wanted = number
        self._stale = True
        self._read()

    def show_look(self, look: str) -> None:
        """In one column, or side by side."""
        self.shown.show_look(look)
        self._bench.settings.compare_look = self.shown.look
        self._group.button(LOOKS.index(self.shown.look)).setChecked(True)
        self._paper.setMaximumWidth(WIDEST if self.shown.look == "column" else WIDEST_BESIDE)
        self._show_undo()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def _lay_out(self) -> None:
        for one, name in ((self._back, "Previous change (Alt+Up)"), (self._on, "Next change (Alt+Down)")):
            one.setAccessibleName(name)
            one.setToolTip(name)
        self._bar = QWidget()
        choices, marks = QHBoxLayout(), QHBoxLayout()
        choices.setSpacing(10)
        choices.addWidget(label("Compare", "muted"))
        choices.addWidget(self.older, 1)
        choices.addWidget(label("with", "muted"))
        choices.addWidget(self.newer, 1)
        marks.setSpacing(8)
        for count in (self.added, self.removed):
            count.setMinimumHeight(22)
            marks.addWidget(count)
        marks.addStretch(1)
        for widget in (self._looks, self._undo, self._back, self._on):
            marks.addWidget(widget)
        rows = QVBoxLayout(self._bar)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(10)
        rows.addLayout(choices)
        rows.addLayout(marks)
        paper = self._paper = QFrame()
        paper.setObjectName("paper")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(48, 24, 24, 0)
        inside.setSpacing(14)
        inside.addWidget(self._bar)
        inside.addWidget(self._told)
        inside.addWidget(self.shown, 1)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(24, 20, 24, 0)
        outside.addStretch(1)
        outside.addWidget(paper, 100)
        outside.addStretch(1)

    def _listen(self) -> None:
        wire = self._bench.wire
        wire.story_changed.connect(self._on_story_changed)
        wire.story_closed.connect(self._on_story_closed)
        wire.desk_changed.connect(self._on_desk_changed)
        for combo in (self.older, self.newer):
            combo.activated.connect(lambda _index: self._on_chosen())
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._compare)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(lambda: self._tell("Comparing…"))
        self.shown.moved.connect(self._show_undo)
        self._bench.commands.on("review.take-back", self._on_take_back)
        self.show_look(self._bench.settings.compare_look)
        for keys, do in (("Alt+Down", partial(self.shown.step, 1)), ("Alt+Up", partial(self.shown.step, -1))):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _on_story_changed(self, story: Story) -> None:
        before, self._story = self._story, story
        if before is None or before.key != story.key:
            self._revisions, self._stale, self._wanted, self._chosen = (), True, None, False
            self._read()
        elif self.isVisible() and self.newer.currentData() == NOW:
            self._pause.start()

    def _on_story_closed(self) -> None:
        self._story, self._revisions = None, ()
        self._show(None)

    def _on_desk_changed(self) -> None:
        self._stale = True
        self._read()

    def _read(self) -> None:
        story = self._story
        if story is None or not self.isVisible():
            return
        if self._stale:
            self._stale = False
            self._bench.work.ask(reading.history, story.key).then(partial(self._on_read, story.key))
        else:
            self._compare()

    def _on_read(self, key: str, revisions: tuple[Revision, ...]) -> None:
        if self._story is None or self._story.key != key:
            return
        if revisions == self._revisions and self._wanted is None:
            self._compare()  # an open list of revisions stays open
            return
        older, newer = first_choice(revisions, self._story), NOW
        if self._wanted is not None:
            older = self._wanted
        elif self._chosen:
            older, newer = self.older.currentData(), self.newer.currentData()
        self._revisions = revisions
        self._chosen = self._chosen or self._wanted is not None
        self._wanted = None
        _fill(self.older, revisions, older, now=False)
        _fill(self.newer, revisions, newer, now=True)
        self._compare()

    def _on_chosen(self) -> None:
        self._chosen = True
        self._compare()

    def _compare(self) -> None:
        story, older = self._story, self.older.currentData()
        if story is None or not self._revisions or older is None:
            self._show(None)
            return
        number = self.newer.currentData()
        newer: Side = story if number == NOW else number
        self._asked += 1
        self._patience.start()
        errand = self._bench.work.ask(compared, story.key, older, newer)
        errand.then(partial(self._on_compared, self._asked))

    def _on_compared(self, asked: int, found: Comparison) -> None:
        if asked == self._asked:
            self._patience.stop()
            self._show(found)

    def _show(self, found: Comparison | None) -> None:
        self._bar.setVisible(bool(self._revisions) and self._story is not None)
        self.shown.setVisible(found is not None)
        self._found = found
        if found is None:
            self._tell(
                "Nothing to compare yet. A revision is kept with every move and every ten minutes of work."
                if self._story is not None
                else "Open a story to compare its revisions."
            )
            return
        self._tell("" if found.changed else "Nothing differs between these two.")
        set_pill(self.added, f"+{found.added} word{'' if found.added == 1 else 's'}", "ok")
        set_pill(self.removed, f"−{found.removed} word{'' if found.removed == 1 else 's'}", "bad")
        self.added.setAccessibleName(f"{found.added} words came in")
        self.removed.setAccessibleName(f"{found.removed} words went out")
        for one in (self._back, self._on):
            one.setEnabled(found.changed)
        self.shown.show_comparison(found)
        self._show_undo()

    def _show_undo(self) -> None:
        """A change can be taken back from the story as it stands, and only from that."""
        now = self._found is not None and self.newer.currentData() == NOW
        self._undo.setVisible(now)
        self._undo.setEnabled(now and self._take.isEnabled() and self.shown.current >= 0)

    def _on_take_back(self) -> None:
        if self._found is None or not self.isVisible():
            return
        number = self.shown.current
        if self.newer.currentData() != NOW:
            self._bench.wire.refused.emit("Compare with ‘Now’: only the story as it stands can be changed.")
            return
        back = step_back(self._found, number)
        if back is None:
            self._bench.wire.refused.emit("Choose the change first: Alt+Down goes to the next one.")
            return
        self._bench.wire.edit_requested.emit(back, "Take the change back")

    def _tell(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))


def first_choice(revisions: tuple[Revision, ...], story: Story) -> int | None:
    """What an editor most likely wants to compare with now: the last milestone that reads otherwise, newest first."""
    digest = content_digest(story)
    other = [one for one in revisions if one.digest != digest]
    milestone = next((one for one in other if one.kind in MILESTONES), None)
    chosen = milestone or next(iter(other), None) or next(iter(revisions), None)
    return chosen.number if chosen is not None else None


def _choice(name: str, spoken: str) -> Combo:
    made = Combo()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setMinimumWidth(120)
    return made


def _fill(combo: Combo, revisions: tuple[Revision, ...], chosen: int | None, *, now: bool) -> None:
    combo.clear()
    if now:
        combo.addItem("Now", NOW)
    for one in revisions:
        told = one.reason if one.kind is RevisionKind.NAMED and len(one.reason) < 24 else one.kind.value
        combo.addItem(f"Revision {one.number} · {told} {clock(one.at)}", one.number)
    combo.setCurrentIndex(max(combo.findData(chosen), 0))
