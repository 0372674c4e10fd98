"""Wire copy on the page: a dotted line under an agency's words until they are rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat

from desk.story.story import Story
from desk.story.wire_copy import WireCopy, unrewritten
from desk.ui.bench import Bench
from desk.ui.story_page.copy_text import to_units
from desk.ui.story_page.underlines import Mark, Underlines

LAYER = "wire"
TOLD = "Wire copy: an agency’s words, not yet rewritten"


class WireMarks(QObject):
    """Marks what the story remembers as wire copy, in the paragraphs in sight."""

    def __init__(self, bench: Bench, underlines: Underlines) -> None:
        super().__init__(underlines)
        self._theme = bench.theme
        self._underlines = underlines
        self._rows: tuple[WireCopy, ...] = ()
        underlines.due.connect(self.look)
        bench.theme.changed.connect(self.look)
        bench.wire.story_changed.connect(self._on_story)
        bench.wire.story_closed.connect(lambda: self._show(()))

    def look(self) -> None:
        """Draw the lines of the paragraphs in sight."""
        if self._rows or self._underlines.marks(LAYER):
            marks = [mark for block in self._underlines.blocks() for mark in self._marks_of(block)]
            self._underlines.show(LAYER, marks, self._format())

    def _on_story(self, story: Story) -> None:
        if story.wire != self._rows:
            self._show(story.wire)

    def _show(self, rows: tuple[WireCopy, ...]) -> None:
        self._rows = rows
        self.look()

    def _marks_of(self, block: QTextBlock) -> Iterator[Mark]:
        text, position = block.text(), block.position()
        for start, end in unrewritten(text, self._rows):
            first, last = position + to_units(text, start), position + to_units(text, end)
            yield Mark(first, last, text[start:end], None, TOLD)

    def _format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        made.setUnderlineColor(QColor(self._theme.tokens.warn))
        return made
