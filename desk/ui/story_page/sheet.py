"""The sheet: one white page in the middle that scrolls as one, while the copy keeps only what is seen at work.

The copy scrolls by itself; while the head is in sight the copy begins below it and is that much shorter. A step of
the copy's own scroll bar (the cursor left the visible part) becomes a step of the page.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.copy_text import GUTTER
from desk.ui.story_page.head import Head
from desk.ui.theme import Theme

WIDEST, SIDE, ABOVE, PADDING, NARROW_PADDING, ABOVE_HEAD, BELOW_HEAD = 700, 20, 20, 52, 28, 28, 14
HELD_AT = 0.45  # of the height: where a typewriter’s line stands
CORNER, LEAST = 10, 48


class Sheet(QAbstractScrollArea):
    """Lays head and copy on the page and scrolls them as one."""

    def __init__(self, theme: Theme, head: Head, copy: CopyEditor) -> None:
        super().__init__()
        self.setObjectName("sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._theme, self._head, self._copy = theme, head, copy
        self._widest = WIDEST
        self._holds = False
        self._moving = False
        head.setParent(self.viewport())
        copy.setParent(self.viewport())
        self.verticalScrollBar().setSingleStep(24)
        copy.verticalScrollBar().valueChanged.connect(self._on_copy_scrolled)
        copy.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._measure())
        theme.changed.connect(self.viewport().update)

    def set_page(self, widest: int, *, holds: bool) -> None:
        """Have the page so many pixels wide where there is room; as a typewriter it `holds` the line at one height."""
        if holds != self._holds:  # not always connected: a key would wait for it
            moved = self._copy.cursorPositionChanged
            moved.connect(self._hold_line) if holds else moved.disconnect(self._hold_line)
        self._widest, self._holds = widest, holds
        self._lay_out()
        self._hold_line()
        self.viewport().update()

    def show_part(self, widget: QWidget) -> None:
        """Bring a part of the head into sight."""
        top = widget.mapTo(self.viewport(), QPoint(0, 0)).y()
        bottom = top + widget.height()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if top < 12:
            bar.setValue(bar.value() + top - 12)
        elif bottom > room - 12:
            bar.setValue(bar.value() + bottom - room + 12)

    def to_top(self) -> None:
        self.scroll_to(0)

    def scroll_to(self, pixels: int) -> None:
        """Scroll the page so far down."""
        self._lay_out()
        self.verticalScrollBar().setValue(pixels)

    def scroll_to_copy(self, pixels: int) -> None:
        """Scroll so far down in the copy: the head is out of sight."""
        self._lay_out()
        self.verticalScrollBar().setValue(self._below + pixels)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        self._lay_out()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QPaintEvent) and event.type() is QEvent.Type.LayoutRequest:
            self._lay_out()
            return True
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(tokens.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.paper))
        left, width, _padding = self._columns()
        top = max(ABOVE - self.verticalScrollBar().value(), -2 * CORNER)
        page = QRectF(left + 0.5, top + 0.5, width - 1, self.viewport().height() + 4 * CORNER)
        painter.drawRoundedRect(page, CORNER, CORNER)
        painter.end()

    def _columns(self) -> tuple[int, int, int]:
        """Where the page begins, how wide it is, and its margin inside, in pixels."""
        room = self.viewport().width()
        width = min(self._widest, room - 2 * SIDE)
        return (room - width) // 2, width, PADDING if width > 560 else NARROW_PADDING

    def _lay_out(self) -> None:
        if self._moving:
            return
        self._moving = True
        left, width, padding = self._columns()
        column = max(width - 2 * padding, 120)
        scrolled = self.verticalScrollBar().value()
        high = self._head.heightForWidth(column)
        top = ABOVE + ABOVE_HEAD
        self._head.setGeometry(left + padding, top - scrolled, column, high)
        self._below = top + high + BELOW_HEAD
        begins = max(self._below - scrolled, 0)
        tall = max(self.viewport().height() - begins, LEAST)
        inner = self._copy.verticalScrollBar()
        beyond = max(scrolled - self._below - inner.maximum(), 0) if self._holds else 0
        self._copy.setGeometry(left + padding - GUTTER, begins - beyond, column + 2 * GUTTER, tall)
        self._copy.verticalScrollBar().setValue(max(scrolled - self._below, 0))
        self._moving = False
        self._measure()

    def _measure(self) -> None:
        """How far the page goes: the head, then all the copy."""
        if self._moving:
            return
        bar, inner = self.verticalScrollBar(), self._copy.verticalScrollBar()
        copy_height = inner.maximum() + self._copy.viewport().height()
        room = self.viewport().height()
        bar.setPageStep(room)
        below = room - round(room * HELD_AT) if self._holds else 0
        bar.setRange(0, max(self._below + copy_height - room + below, 0))

    def _hold_line(self) -> None:
        """Scroll so that the line with the cursor stands where a typewriter’s would; not while a mouse selects."""
        if not self._holds or not self._copy.hasFocus() or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        line = self._copy.y() + self._copy.cursorRect().center().y()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + line - round(self.viewport().height() * HELD_AT))

    def _on_copy_scrolled(self, value: int) -> None:
        if self._moving:
            return
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + value - max(bar.value() - self._below, 0))
        self._lay_out()

    _below = ABOVE
