"""What is drawn over the copy and is no letter: lines under quotations, bars beside pull quotes, bullets of lists.

The highlighter leaves a word of what it wants in the format of the letters; only the paragraphs in the part of the
page that is drawn are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock, QTextFormat, QTextLayout
from PySide6.QtWidgets import QTextEdit

from desk.ui.story_page.copy_text import photo_in
from desk.ui.story_page.sight import Sight
from desk.ui.tokens import Tokens

SIGN = QTextFormat.Property.UserProperty.value + 20  # 'solid #rrggbb', 'dotted #rrggbb', 'bar' or 'bullet'
THICK, BAR, BULLET = 2.0, 3.0, 2.6  # pixels
Grounds = Callable[[QTextBlock], Iterable[tuple[int, int]]]  # stretches of a paragraph, in UTF-16 units

Rows = Sequence[tuple[QTextBlock, QRectF]]  # paragraphs with where they stand in the viewport


class Mark(NamedTuple):
    """Letters of a paragraph that want something drawn: where they are in it, in UTF-16 units, and what."""

    start: int
    end: int
    sign: str


def paint_under(editor: QTextEdit, rows: Rows, part: QRect, tokens: Tokens, grounds: Grounds) -> Sequence[QRectF]:
    """Draw what lies under the letters: the paper, and the grounds of words that stand out. Gives their rooms."""
    rooms = [
        room.translated(box.topLeft()).adjusted(0.5, 0.5, -0.5, -0.5)
        for block, box in rows
        for start, end in grounds(block)
        for room in stretches(block.layout(), start, end)
    ]
    painter = QPainter(editor.viewport())
    painter.fillRect(part, QColor(tokens.paper))
    for room in rooms:
        painter.fillRect(room, QColor(tokens.warn_soft))
    painter.end()
    return rooms


def paint_over(editor: QTextEdit, rows: Rows, part: QRect, tokens: Tokens, rooms: Sequence[QRectF]) -> None:
    """Draw over the letters: what those paragraphs want, and lines round the rooms of words that stand out."""
    wanting = [(block, box, marks) for block, box in rows if (marks := tuple(_marks(block))) or photo_in(block)]
    if not wanting and not rooms:
        return  # most paragraphs want nothing, and a painter costs more than to know that
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(part)
    for block, box, marks in wanting:
        _paint_block(painter, block, box, marks, tokens)
    painter.setPen(QPen(QColor(tokens.warn), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawRects(list(rooms))
    painter.end()


def in_part(editor: QTextEdit, sight: Sight, part: QRect) -> Iterator[tuple[QTextBlock, QRectF]]:
    """The paragraphs in that part of the viewport, with where they stand in it."""
    scrolled = editor.verticalScrollBar().value()
    layout = editor.document().documentLayout()
    block = sight.at(part.top())
    while block.isValid():
        box = layout.blockBoundingRect(block).translated(0, -scrolled)
        if box.top() > part.bottom():
            break
        if block.isVisible():
            yield block, box
        block = block.next()


def stretches(layout: QTextLayout, start: int, end: int) -> Iterator[QRectF]:
    """The rooms that letters take, line by line, in the paragraph's pixels."""
    for number in range(layout.lineForTextPosition(start).lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        first, last = line.textStart(), line.textStart() + line.textLength()
        if first >= end:
            break
        left = _x(line.cursorToX(max(first, start)))
        right = min(_x(line.cursorToX(min(last, end))), line.x() + line.naturalTextWidth())
        yield QRectF(left, line.y(), right - left, line.ascent() + line.descent())


def _marks(block: QTextBlock) -> Iterator[Mark]:
    """The marks of a paragraph; neighbours that want the same are one."""
    last: Mark | None = None
    for one in block.layout().formats():
        sign = one.format.stringProperty(SIGN)
        if not sign:
            continue
        if last is not None and last.sign == sign and last.end == one.start:
            last = Mark(last.start, one.start + one.length, sign)
            continue
        if last is not None:
            yield last
        last = Mark(one.start, one.start + one.length, sign)
    if last is not None:
        yield last


def _paint_block(painter: QPainter, block: QTextBlock, box: QRectF, marks: Sequence[Mark], tokens: Tokens) -> None:
    layout = block.layout()
    if photo_in(block):
        painter.fillRect(box, QColor(tokens.paper))  # no letters' cursor beside the card that lies here
        return
    for mark in marks:
        if mark.sign == "bullet":
            _bullet(painter, layout, box.topLeft(), mark, tokens)
        elif mark.sign == "bar":
            _bar(painter, layout, box, mark, tokens)
        else:
            _underline(painter, layout, box.topLeft(), mark)


def _underline(painter: QPainter, layout: QTextLayout, at: QPointF, mark: Mark) -> None:
    kind, _, colour = mark.sign.partition(" ")
    pen = QPen(QColor(colour), THICK)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if kind == "dotted":
        pen.setDashPattern([1, 1])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)  # a long row of round dots costs 3 ms a line
    painter.setPen(pen)
    for room in stretches(layout, mark.start, mark.end):
        low = round(at.y() + room.bottom()) - THICK / 2
        painter.drawLine(QLineF(at.x() + room.left(), low, at.x() + room.right(), low))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _bar(painter: QPainter, layout: QTextLayout, box: QRectF, mark: Mark, tokens: Tokens) -> None:
    first = layout.lineForTextPosition(mark.start)
    last = layout.lineForTextPosition(max(mark.end - 1, mark.start))
    top, bottom = box.top() + first.y(), box.top() + last.y() + last.height()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(box.left() - 14, top, BAR, bottom - top), BAR / 2, BAR / 2)


def _bullet(painter: QPainter, layout: QTextLayout, at: QPointF, mark: Mark, tokens: Tokens) -> None:
    line = layout.lineForTextPosition(mark.start)
    middle = (_x(line.cursorToX(mark.start)) + _x(line.cursorToX(mark.start + 1))) / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawEllipse(QPointF(at.x() + middle, at.y() + line.y() + line.ascent() * 0.66), BULLET, BULLET)


def _x(found: object) -> float:
    """`cursorToX` gives the place alone, or with the position it settled on."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
