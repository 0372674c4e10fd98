"""Draws a story of the board as a card, each of one height, so that a long column costs no more than a short one."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.storage.lines import Line
from desk.ui.budget.checked import Checks
from desk.ui.budget.lines_model import LINE_ROLE
from desk.ui.budget.marks import due, late, length, marks
from desk.ui.budget.painting import BADGE_HEIGHT, paint_badges, paint_words, two_lines
from desk.ui.theme import Face, Theme, font

TITLE, DETAIL = Face(True, 15, 700), Face(False, 12)
PAD, GAP, ROW = 12, 9, 20  # pixels: inside a card, between two of them, a line of details


class CardDelegate(QStyledItemDelegate):
    """Colours come from the theme in force, times are of the house's zone."""

    def __init__(self, theme: Theme, checks: Checks) -> None:
        super().__init__(theme)
        self._theme = theme
        self._checks = checks
        self.zone: tzinfo = UTC

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        titles = 2 * QFontMetrics(font(TITLE)).height()
        return QSize(120, titles + 2 * ROW + BADGE_HEIGHT + 2 * PAD + 8 + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        room = option.rect.adjusted(PAD, PAD - 2, -PAD, -PAD - GAP)
        self._paint_words(painter, room, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens, state = self._theme.tokens, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and option.widget is not None and option.widget.hasFocus()
        edge = tokens.accent if focused else tokens.field_line if chosen else tokens.line
        painter.setPen(QPen(QColor(edge), 1.5 if focused else 1))
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(QColor(tokens.hover if over and not focused else tokens.paper))
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1 - GAP), 8, 8)

    def _paint_words(self, painter: QPainter, room: QRect, line: Line) -> None:
        tokens, now = self._theme.tokens, datetime.now(self.zone)
        height, top = QFontMetrics(font(TITLE)).height(), room.top()
        for text in two_lines(line.title, room.width(), TITLE):
            paint_words(painter, QRect(room.left(), top, room.width(), height), text, TITLE, tokens.ink)
            top += height
        row = QRect(room.left(), top + 2, room.width(), ROW)
        taken = paint_words(painter, row, length(line), DETAIL, tokens.muted, right=True)
        where = line.section or "No section"
        paint_words(painter, row.adjusted(0, 0, -taken - 10, 0), where, DETAIL, tokens.muted)
        row = row.translated(0, ROW)
        told = " · ".join(part for part in (due(line, now), line.has_it) if part)
        paint_words(painter, row, told, DETAIL, tokens.bad if late(line, now) else tokens.muted)
        badges = QRect(room.left(), room.bottom() - BADGE_HEIGHT, room.width(), BADGE_HEIGHT)
        paint_badges(painter, badges, marks(line, now, self._checks.of(line)), tokens)
