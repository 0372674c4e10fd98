"""The first story in five steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.ui.commands import COMMANDS
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import disc, label

# Title, what to do, and the command whose key does it.
STEPS = (
    ("Begin a story", "Type a slug, choose a section, write the headline. It is kept while you type.", "story.new"),
    ("Write it", "The copy has no buttons in the way; links, headings and lists have keys.", "help.keys"),
    ("Place a photo", "Drop it on the page or choose it. Give caption, credit and alt text.", "insert.photo"),
    ("Log what was said", "Select the quoted words and log them with their source and recording.", "note.quote"),
    ("Submit it", "An editor takes it, asks for changes or approves it, and out it goes.", "move.submit"),
)


class FirstStory(Sheet):
    """The five steps, each with its key. `answered` (True) when the person wants to begin one."""

    def __init__(self, over: QWidget | None) -> None:
        super().__init__(over, "firstStory", "The first story in five steps", "From a blank page to the editor.")
        keys = {command.name: command.key for command in COMMANDS}
        self.column.setSpacing(14)
        for number, (title, text, command) in enumerate(STEPS, 1):
            self.column.addLayout(_step(number, title, text, keys[command]))
        self.primary("New story", lambda: self.answer(True), no="Close").setFocus()


def _step(number: int, title: str, text: str, key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    mark = disc(str(number))
    mark.setAccessibleName(f"Step {number}")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(title, "strong"))
    words.addWidget(label(text, "muted", wrap=True))
    row.addLayout(words, 1)
    row.addWidget(label(key, "small"), 0, Qt.AlignmentFlag.AlignTop)
    return row
