"""How pieces of a story's line are painted: pills in a row, words that end in an ellipsis, a title on two lines."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption

from desk.ui.kit import State
from desk.ui.theme import Face, font
from desk.ui.tokens import Tokens

BADGE, BADGE_HEIGHT = Face(False, 11, 600), 18
MIDDLE = Qt.AlignmentFlag.AlignVCenter
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft | MIDDLE, Qt.AlignmentFlag.AlignRight | MIDDLE


def paint_badges(painter: QPainter, room: QRect, badges: Iterable[tuple[str, State]], tokens: Tokens) -> None:
    """Words on the soft ground of their state, one after the other as far as the room goes; then an ellipsis."""
    painter.setFont(font(BADGE))
    metrics = QFontMetrics(font(BADGE))
    left = room.left()
    for text, state in badges:
        width = min(metrics.horizontalAdvance(text) + 16, room.width())
        if left + width > room.right() + 1:
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRect(left, room.top(), 20, room.height()), int(MIDDLE), "…")
            return
        soft = tokens.hover if state == "plain" else getattr(tokens, f"{state}_soft")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(QRectF(left, room.top(), width, BADGE_HEIGHT), 9, 9)
        painter.setPen(QColor(tokens.ink if state == "plain" else getattr(tokens, state)))
        inside = QRect(left + 8, room.top(), width - 16, BADGE_HEIGHT)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width() + 2)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter), shown)
        left += width + 5


def paint_words(painter: QPainter, room: QRect, text: str, face: Face, colour: str, *, right: bool = False) -> int:
    """Words on one line, cut where the room ends; how wide they are."""
    painter.setFont(font(face))
    painter.setPen(QColor(colour))
    metrics = QFontMetrics(font(face))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(RIGHT if right else LEFT), shown)
    return metrics.horizontalAdvance(shown)


@lru_cache(maxsize=16)
def metrics(face: Face) -> QFontMetrics:
    """How much room the letters of a face take; a list asks for each of its rows."""
    return QFontMetrics(font(face))


@lru_cache(maxsize=4096)
def two_lines(title: str, width: int, face: Face) -> tuple[str, ...]:
    """The title in at most two lines of that width in pixels, the second one elided."""
    layout = QTextLayout(title, font(face))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < 2 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        starts.append(line.textStart())
    layout.endLayout()
    if len(starts) < 2:
        return (title,)
    units = title.encode("utf-16-le")  # Qt counts UTF-16 units
    first, rest = (part.decode("utf-16-le", "replace") for part in (units[: 2 * starts[1]], units[2 * starts[1] :]))
    return first.rstrip(), QFontMetrics(font(face)).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 40))
