"""The bar at the bottom: is it saved, how long is it, what stands in the way, which language, which desk, who."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desk.story.person import Person
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import Elided, button, label, restyle

HEIGHT = 30
SHOW_SAID_FOR = 8_000  # ms
LANGUAGES = {"en-GB": "English (UK)", "en-US": "English (US)"}


class StatusBar(QWidget):
    """Listens to the wire; says one sentence at a time."""

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._saved_at: datetime | None = None
        self.setObjectName("statusBar")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saved = label("", "strong", name="saved_shown")
        self._words = label("", name="words_shown")
        self._read = label("", "muted", name="reading_time_shown")
        self._said = Elided("", "muted")
        self._said.setObjectName("said_shown")
        self._language = label("", "muted", name="language_shown")
        self._desk = label("", "muted", name="desk_shown")
        self._person = button("", "person_shown", bench.commands.action("desk.sign-in").trigger, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(22)
        shown: tuple[QWidget, ...] = (self._saved, self._words, self._read, self._said)
        for one in (*shown, self._language, self._desk, self._person):
            row.addWidget(one, int(one is self._said))
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SHOW_SAID_FOR)
        self._silence.timeout.connect(lambda: self._say("", "muted"))
        wire = bench.wire
        wire.saved_changed.connect(self._on_saved)
        wire.said.connect(lambda text: self._say(text, "muted"))
        wire.refused.connect(lambda text: self._say(text, "bad"))
        wire.person_changed.connect(self.show_person)
        wire.story_closed.connect(self._on_story_closed)

    def show_person(self, person: Person) -> None:
        self._person.setText(
            f"{person.name} · {person.role.label}" if person.name != person.role.label else person.name
        )
        self._person.setAccessibleName(f"You are {person.name}, {person.role.value}; change person")

    def show_desk(self, name: str) -> None:
        self._desk.setText(name)

    def show_story(self, story: Story, words: int, minutes: int) -> None:
        """The length of the copy against its target, the time it takes to read, its language."""
        target = story.furniture.target_words
        self._words.setText(f"{words:,} words of {target:,}" if target else f"{words:,} words")
        self._read.setText(f"{minutes} min read")
        self._language.setText(LANGUAGES.get(story.furniture.language, story.furniture.language))

    def _on_saved(self, state: str) -> None:
        known = {
            "saved": ("● Saved", "strong"),
            "saving": ("● Saving…", "muted"),
            "unsaved": ("○ Not saved yet", "muted"),
        }
        text, look = known.get(state, ("○ Not saved", "bad"))
        self._saved.setText(text)
        self._saved.setProperty("look", look)
        restyle(self._saved)
        if state == "saved":
            self._saved.setToolTip(f"Saved {datetime.now().astimezone():%H:%M:%S}")
        elif state not in known:
            self._saved.setToolTip(state)
            self._say(state, "bad")

    def _on_story_closed(self) -> None:
        for one in (self._saved, self._words, self._read, self._language):
            one.setText("")

    def _say(self, text: str, look: str) -> None:
        self._said.setText(text)
        self._said.setProperty("look", look)
        self._said.setAccessibleName(text)
        restyle(self._said)
        if text:
            self._silence.start()
