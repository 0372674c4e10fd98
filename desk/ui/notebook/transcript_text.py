"""The lines of a transcript as text that can be selected, with the time and the speaker of each beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desk.newsroom.documenting import Line
from desk.story.timecode import timecode
from desk.ui.theme import Face, Theme, font

TIME, SPEAKER, AIR = 76, 132, 14  # pixels beside the words: the time, who speaks, and the gap
JUMP = 5.0  # seconds
WORDS, SMALL, STRONG = Face(serif=True, size=16), Face(serif=False, size=12), Face(serif=False, size=12, weight=600)


class Chosen(NamedTuple):
    """Words of a transcript: whole words, in one go; the number of the first line, and who speaks in them."""

    words: str
    line: int
    speakers: tuple[str, ...]


class _Beside(QWidget):
    """The strip at the left of the words; a click there asks for its line."""

    def __init__(self, text: TranscriptText) -> None:
        super().__init__(text)
        self.setObjectName("transcriptTimes")
        self._text = text
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Play from this line (Enter)")

    def sizeHint(self) -> QSize:
        return QSize(self._text.strip_width, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_beside(self, event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._text.line_asked.emit(self._text.cursorForPosition(event.position().toPoint()).blockNumber())


class TranscriptText(QPlainTextEdit):
    """Read-only. Enter (or a click on a time) asks for the line, Space to play or pause, Alt+Left and Alt+Right to
    jump. Only what is in sight is laid out and drawn, so length costs nothing."""

    line_asked = Signal(int)
    turn_asked = Signal()
    jump_asked = Signal(float)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._starts: list[float] = []
        self._playing = -1
        self.setObjectName("transcript")
        self.setAccessibleName("Transcript")
        self.setStyleSheet("QPlainTextEdit#transcript { border: none; border-radius: 0; }")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(font(WORDS))
        self.document().setDocumentMargin(10)
        self._beside = _Beside(self)
        self.updateRequest.connect(self._on_update)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def strip_width(self) -> int:
        """Pixels that time and speaker take; without either there is no strip."""
        time = TIME if any(start >= 0 for start in self._starts) else 0
        speaker = SPEAKER if any(line.speaker for line in self._lines) else 0
        return time + speaker + AIR if time or speaker else 0

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show those, from the top."""
        self._lines = tuple(lines)
        self._starts = list(accumulate((line.start for line in lines), max))
        self._playing = -1
        self.setPlainText("\n".join(line.words for line in lines))
        self.setViewportMargins(self.strip_width, 0, 0, 0)
        self._place_beside()
        self._dress()

    def chosen(self) -> Chosen | None:
        """The selected words, each of them whole; None where nothing is selected."""
        cursor = self.textCursor()
        if not cursor.selectedText().strip() or not self._lines:
            return None
        cursor = self._whole(cursor)
        document = self.document()
        first, last = (
            document.findBlock(at).blockNumber() for at in (cursor.selectionStart(), cursor.selectionEnd() - 1)
        )
        speakers = dict.fromkeys(line.speaker for line in self._lines[first : last + 1])
        return Chosen(cursor.selectedText().replace("\u2029", " ").strip(), first, tuple(speakers))

    def line_at(self, second: float) -> int:
        """The number of the line that is spoken at that second; -1 before the first, and where no line has a time."""
        number = bisect_right(self._starts, second) - 1
        return number if number >= 0 and self._starts[number] >= 0 else -1

    def mark(self, second: float, *, follow: bool) -> None:
        """Mark the line that is spoken then; `follow` brings it into sight."""
        number = self.line_at(second)
        if number == self._playing:
            return
        self._playing = number
        self._dress()
        if follow and number >= 0 and not self.textCursor().hasSelection():
            self.go_to(number)

    def go_to(self, number: int) -> None:
        """Put the cursor at the beginning of that line, and bring it into the middle."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))
        self.centerCursor()

    def seek(self, words: str) -> bool:
        """Select those words where they come next, from the top again behind the last; False where they are nowhere."""
        if self.find(words):
            return True
        cursor, before = self.textCursor(), self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)
        if self.find(words):
            return True
        self.setTextCursor(before)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.line_asked.emit(self.textCursor().blockNumber())
        elif event.key() == Qt.Key.Key_Space:
            self.turn_asked.emit()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.jump_asked.emit(JUMP if event.key() == Qt.Key.Key_Right else -JUMP)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_beside()

    def paint_beside(self, strip: QWidget, part: QRect) -> None:
        """Draw the times and speakers of the lines in that part of the strip; a speaker where another one begins."""
        painter = QPainter(strip)
        tokens = self._theme.tokens
        painter.fillRect(part, QColor(tokens.paper))
        block = self.firstVisibleBlock()
        first = block.blockNumber()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > part.bottom():
                break
            number = block.blockNumber()
            if box.bottom() >= part.top() and number < len(self._lines):
                base = round(box.top()) + self._ascent(block)
                self._paint_line(painter, number, base, first=number == first)
            block = block.next()
        painter.end()

    def _paint_line(self, painter: QPainter, number: int, base: int, *, first: bool) -> None:
        tokens, line = self._theme.tokens, self._lines[number]
        before = self._lines[number - 1] if number and not first else None
        left = 12
        if any(start >= 0 for start in (self._starts[-1], line.start)):
            if line.start >= 0 and (before is None or before.start != line.start):
                painter.setFont(font(SMALL))
                painter.setPen(QColor(tokens.accent if number == self._playing else tokens.muted))
                painter.drawText(left, base, timecode(line.start))
            left += TIME - 8
        if line.speaker and (before is None or before.speaker != line.speaker):
            strong = font(STRONG)
            painter.setFont(strong)
            painter.setPen(QColor(tokens.ink))
            shown = QFontMetrics(strong).elidedText(line.speaker, Qt.TextElideMode.ElideRight, SPEAKER - 8)
            painter.drawText(left, base, shown)

    def _ascent(self, block: QTextBlock) -> int:
        """Pixels from the top of a paragraph to the line on which its first letters stand."""
        line = block.layout().lineAt(0)
        return round(line.y() + line.ascent())

    def _whole(self, cursor: QTextCursor) -> QTextCursor:
        """The selection with the words whole at both of its ends."""
        text = cursor.selectedText()
        start = cursor.selectionStart() + len(text) - len(text.lstrip())
        end = cursor.selectionEnd() - (len(text) - len(text.rstrip()))
        whole = QTextCursor(cursor)
        whole.setPosition(start)
        if self._in_word(start):
            whole.movePosition(QTextCursor.MoveOperation.StartOfWord)
        first = whole.position()
        whole.setPosition(end)
        if self._in_word(end):
            whole.movePosition(QTextCursor.MoveOperation.EndOfWord)
        last = whole.position()
        whole.setPosition(first)
        whole.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        return whole

    def _in_word(self, position: int) -> bool:
        """Whether letters stand on both sides."""
        before, after = (str(self.document().characterAt(at)) for at in (position - 1, position))
        return before.isalnum() and (after.isalnum() or after in "’'-")

    def _on_update(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._beside.scroll(0, scrolled)
        self._beside.update(0, rect.y(), self._beside.width(), rect.height())

    def _place_beside(self) -> None:
        inner = self.contentsRect()
        self._beside.setGeometry(inner.left(), inner.top(), self.strip_width, inner.height())
        self._beside.setVisible(self.strip_width > 0)

    def _dress(self) -> None:
        """The ground under the line that is spoken."""
        marks = []
        if self._playing >= 0:
            mark = QTextEdit.ExtraSelection()
            mark.format.setBackground(QColor(self._theme.tokens.accent_soft))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(self.document().findBlockByNumber(self._playing))
            marks.append(mark)
        self.setExtraSelections(marks)
        self._beside.update()
