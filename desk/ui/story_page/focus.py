"""Focus: the sentence or paragraph being written stands out, the rest of the copy is faded.

The fading is a veil of paper drawn over the paragraphs in sight: neither the document nor undo knows of it.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QObject, QRect, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QColor, QPainter

from desk.ui.bench import Bench
from desk.ui.story_page import copy_paint
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.copy_text import to_units

MODES = ("sentence", "paragraph")
VEIL = 0.62  # how much of the paper's colour lies over faded words


class Focus(QObject):
    """Answers the commands `view.focus-…`, on every page at once; the mode is kept in the settings."""

    def __init__(self, bench: Bench, editor: CopyEditor) -> None:
        super().__init__(editor)
        self._bench, self._editor = bench, editor
        self._mode = bench.settings.focus
        self._shown = (-1, -1)  # the stretch that stands out, as positions of the document
        self._listening = False
        editor.veil = self._draw
        self._listen()
        for mode in MODES:
            bench.commands.action(f"view.focus-{mode}").triggered.connect(_heard(self._on_triggered, mode))
        self._tick()

    @property
    def mode(self) -> str:
        """'sentence', 'paragraph', or '' for no fading."""
        return self._mode

    def stretch(self) -> tuple[int, int]:
        """What stands out, as positions of the document from first to last."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        start, end = 0, block.length() - 1
        if self._mode == "sentence":
            start, end = sentence(block.text(), cursor.positionInBlock())
        return block.position() + start, block.position() + end

    def _on_triggered(self, mode: str, checked: bool) -> None:
        self._mode = self._bench.settings.focus = mode if checked else ""
        self._listen()
        self._tick()
        self._editor.viewport().update()

    def _listen(self) -> None:
        """Follow the cursor while anything is faded, and only then: a key waits for it."""
        on = bool(self._mode)
        if on != self._listening:
            self._listening = on
            moved = self._editor.cursorPositionChanged
            moved.connect(self._on_cursor_moved) if on else moved.disconnect(self._on_cursor_moved)

    def _tick(self) -> None:
        for mode in MODES:
            self._bench.commands.action(f"view.focus-{mode}").setChecked(mode == self._mode)

    def _on_cursor_moved(self) -> None:
        if self._mode and self.stretch() != self._shown:
            self._editor.viewport().update()

    def _draw(self, part: QRect) -> None:
        if not self._mode:
            return
        first, last = self._shown = self.stretch()
        paper = QColor(self._bench.theme.tokens.paper)
        paper.setAlphaF(VEIL)
        editor = self._editor
        painter = QPainter(editor.viewport())
        painter.setClipRect(part)
        for block, box in copy_paint.in_part(editor, editor.sight, part):
            if not block.position() <= first < block.position() + block.length():
                painter.fillRect(box, paper)
                continue
            for start, end in ((0, first - block.position()), (last - block.position(), block.length() - 1)):
                if end > start:
                    for room in copy_paint.stretches(block.layout(), start, end):
                        painter.fillRect(QRectF(room).translated(box.topLeft()), paper)
        painter.end()


def _heard(do: Callable[[str, bool], None], mode: str) -> Callable[[bool], None]:
    return lambda checked: do(mode, checked)


def sentence(text: str, column: int) -> tuple[int, int]:
    """Where the sentence at that column of a paragraph begins and ends, in UTF-16 units like the column."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, text)
    begins = [0]
    finder.toStart()
    while (at := finder.toNextBoundary()) >= 0:
        begins.append(at)
    total = to_units(text, len(text))
    bounds = [*begins, total] if begins[-1] != total else begins
    for start, end in pairwise(bounds):
        if start <= column < end:
            return start, end
    return (bounds[-2], bounds[-1]) if len(bounds) > 1 else (0, total)
