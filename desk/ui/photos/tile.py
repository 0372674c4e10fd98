"""Draws one tile of the photo desk: the picture, what it shows, whose it is, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.newsroom.photo_desk import Print
from desk.story.framing import Look, look
from desk.story.photo import AWAITED, Frame
from desk.ui.photos.plate import fitted
from desk.ui.photos.shelf_model import PRINT_ROLE, name_of, rights
from desk.ui.theme import Face, Theme, font

PICTURE, LINE, PAD = 132, 18, 8  # pixels
HEIGHT = PICTURE + 3 * LINE + 3 * PAD
NAME, DETAIL = Face(False, 13, 600), Face(False, 12)
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class TileDelegate(QStyledItemDelegate):
    """One delegate for all tiles; `image` gives the picture of a look, None while it is to come."""

    def __init__(self, theme: Theme, image: Callable[[Look], QImage | None]) -> None:
        super().__init__(theme)
        self._theme = theme
        self._image = image
        self.size = QSize(200, HEIGHT)
        self.today = datetime.now(UTC).date()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self.size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one: Print = index.data(PRINT_ROLE)
        room = option.rect.adjusted(5, 5, -5, -5)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option, room)
        self._paint_picture(painter, QRect(room.left() + 1, room.top() + 1, room.width() - 2, PICTURE), one)
        self._paint_words(painter, room.adjusted(PAD + 2, PICTURE + PAD, -PAD - 2, 0), one)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> None:
        tokens, state = self._theme.tokens, option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        edge = tokens.accent if selected or focused else tokens.line
        painter.setPen(QPen(QColor(edge), 2.0 if selected or focused else 1.0))
        hover = tokens.hover if state & QStyle.StateFlag.State_MouseOver else tokens.paper
        painter.setBrush(QColor(tokens.accent_soft if selected else hover))
        painter.drawRoundedRect(QRectF(room), 8, 8)

    def _paint_picture(self, painter: QPainter, room: QRect, one: Print) -> None:
        tokens = self._theme.tokens
        painter.save()
        path = QPainterPath()
        path.addRoundedRect(QRectF(room).adjusted(0, 0, 0, 7), 7, 7)
        painter.setClipPath(path)
        painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
        painter.fillRect(room, QColor(tokens.hover))
        shown = self._image(look(one.photo, Frame.FREE)) if one.photo.digest else QImage()
        if shown is not None and not shown.isNull():
            painter.drawImage(fitted(QRectF(room), shown.width(), shown.height()), shown)
        else:
            painter.setFont(font(DETAIL))
            painter.setPen(QColor(tokens.muted))
            why = "" if shown is None else "Cannot be shown" if one.photo.digest else AWAITED
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), why)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, one: Print) -> None:
        tokens = self._theme.tokens
        lines = [QRect(room.left(), room.top() + number * (LINE + 2), room.width(), LINE) for number in range(3)]
        painter.setFont(font(NAME))
        self._write(painter, lines[0], name_of(one), tokens.ink)
        painter.setFont(font(DETAIL))
        lacks = [told for told in one.lacks if told != AWAITED]
        if lacks:
            told = lacks[0] if len(lacks) == 1 else "Credit, alt text missing"
            self._write(painter, lines[1], told, tokens.bad)
        else:
            self._write(painter, lines[1], one.photo.credit or " ", tokens.muted)
        count = len(one.uses)
        stories = f"{count} stories" if count > 1 else ""
        painter.setPen(QColor(tokens.muted))
        painter.drawText(lines[2], RIGHT, stories)
        taken = QFontMetrics(font(DETAIL)).horizontalAdvance(stories) + 8 if stories else 0
        told, state = rights(one, self.today)
        colour = {"bad": tokens.bad, "warn": tokens.warn}.get(state, tokens.muted)
        self._write(painter, lines[2].adjusted(0, 0, -taken, 0), told, colour)

    def _write(self, painter: QPainter, room: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawText(room, LEFT, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width()))
