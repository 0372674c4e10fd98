"""Beside the page: a light preview that follows the cursor, at any length and off the way of the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QShowEvent, QTextBlock
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import label
from desk.ui.lull import PAINTED
from desk.ui.publish.light_page import LightPage
from desk.ui.publish.light_view import Blocks, LightView

PAUSE = 12  # ms after a key: the key is painted first
AROUND = 20  # blocks drawn before and after the one with the cursor
LEAST, WIDTH = 280, 380  # pixels


class Beside(QWidget):
    """The preview of the open story next to where it is written. It does nothing while it is hidden."""

    jump_requested = Signal(int)  # to the block of that number in the copy

    def __init__(self, bench: Bench, copy: QTextEdit, source_of: Callable[[QTextBlock], str]) -> None:
        super().__init__()
        self.setObjectName("beside")
        self.setAccessibleName("Preview beside the page")
        self._source_of = source_of
        self._story: Story | None = None
        self._page = LightPage("beside_page")
        self._page.setAccessibleName("Preview beside the page")
        self._view = LightView(bench, self._page, around=AROUND, size=15)
        self._page.pressed.connect(self._on_pressed)
        self._page.jumped.connect(self._on_jumped)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._follow)
        note = label("Preview", "small", name="beside_note")
        note.setToolTip("Follows the cursor. Press a paragraph twice to go to it in the copy.")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 8, 0)
        column.setSpacing(8)
        column.addWidget(note)
        column.addWidget(self._page, 1)
        self.typed = QTimer(self, singleShot=True, interval=PAINTED)
        self.typed.timeout.connect(self.soon)
        self._copy = copy
        self._copy.cursorPositionChanged.connect(self.typed.start)
        bench.wire.story_changed.connect(self._on_story)
        bench.wire.story_closed.connect(self._on_closed)

    def turn_to(self, copy: QTextEdit) -> None:
        """Follow the cursor in that copy from now on; its story comes over the wire."""
        self._copy.cursorPositionChanged.disconnect(self.typed.start)
        self._copy = copy
        self._copy.cursorPositionChanged.connect(self.typed.start)

    def soon(self) -> None:
        """Something was typed or the cursor moved: follow after a short pause."""
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, 200)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._story is not None:
            self._on_story(self._story)

    def _on_story(self, story: Story) -> None:
        self._story = story
        if self.isVisible():
            self._view.show_story(story, self._blocks(), self._at())

    def _on_closed(self) -> None:
        self._story = None
        self._page.wipe()

    def _follow(self) -> None:
        if self._story is not None:
            self._view.look(self._blocks(), self._at())

    def _at(self) -> int:
        return self._copy.textCursor().blockNumber()

    def _blocks(self) -> Blocks:
        document = self._copy.document()

        def read(first: int, last: int) -> Sequence[str]:
            found, block = [], document.findBlockByNumber(first)
            for _ in range(first, last):
                found.append(self._source_of(block))
                block = block.next()
            return found

        return Blocks(document.blockCount(), read)

    def _on_pressed(self, place: int) -> None:
        if (block := self._view.block_of(place)) >= 0:
            self.jump_requested.emit(block)

    def _on_jumped(self, anchor: str) -> None:
        if (block := self._view.note(anchor)) >= 0:
            self.jump_requested.emit(block)
