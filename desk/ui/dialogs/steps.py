"""Steps: a short list of things to do, each with its key; the first story, and what to try on the sample."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.ui.commands import COMMANDS
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import disc, label


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, how, and the command whose key does it ('' for none)."""

    title: str
    text: str
    command: str = ""


FIRST_STORY = (
    Step("Begin a story", "Type a slug, choose a section, write the headline. It is kept while you type.", "story.new"),
    Step("Write it", "The copy has no buttons in the way; links, headings and lists have keys.", "help.keys"),
    Step("Place a photo", "Drop it on the page or choose it. Give caption, credit and alt text.", "insert.photo"),
    Step("Log what was said", "Select the quoted words and log them with their source and recording.", "note.quote"),
    Step("Submit it", "An editor takes it, asks for changes or approves it, and out it goes.", "move.submit"),
)
TO_TRY = (
    Step("Mend a quotation", "One has a word that was not recorded. ‘Insert [a]’ beside it marks the word."),
    Step("Verify a quote", "Charles Duke’s was never compared with the recording. ‘Verify’ says that you did."),
    Step("Submit the story", "The checks say what stands in the way; each jumps to its place.", "move.submit"),
    Step("Be the editor", "Sign in as Editor, take the story, comment, approve and export it.", "desk.sign-in"),
)


class StepsSheet(Sheet):
    """A numbered list of steps. `answered` (True) when the person chose the verb."""

    def __init__(
        self, over: QWidget | None, name: str, title: str, line: str, steps: tuple[Step, ...], verb: str, no: str
    ) -> None:
        super().__init__(over, name, title, line)
        keys = {command.name: command.key for command in COMMANDS}
        self.column.setSpacing(14)
        for number, step in enumerate(steps, 1):
            self.column.addLayout(_row(number, step, keys.get(step.command, "")))
        self.primary(verb, lambda: self.answer(True), no=no).setFocus()


def first_story(over: QWidget | None) -> StepsSheet:
    """The first story in five steps."""
    line = "From a blank page to the editor."
    return StepsSheet(over, "firstStory", "The first story in five steps", line, FIRST_STORY, "New story", "Close")


def to_try(over: QWidget | None) -> StepsSheet:
    """Four things to try on the sample story, shown when the desk is new."""
    line = "This is the sample story: the landing of Apollo 11. Nothing you do to it can break anything."
    return StepsSheet(over, "thingsToTry", "Four things to try", line, TO_TRY, "Begin", "")


def _row(number: int, step: Step, key: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    mark = disc(str(number))
    mark.setAccessibleName(f"Step {number}")
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(step.title, "strong"))
    words.addWidget(label(step.text, "muted", wrap=True))
    row.addLayout(words, 1)
    row.addWidget(label(key, "small"), 0, Qt.AlignmentFlag.AlignTop)
    return row
