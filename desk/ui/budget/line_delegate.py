"""Draws a line of the list: the headline in up to two lines, then where it belongs, how long, and when it is due."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.storage.lines import Line
from desk.story.budget import UNFINISHED
from desk.story.stage import Stage
from desk.ui.badges import STATES
from desk.ui.budget.lines_model import LINE_ROLE, Heading
from desk.ui.budget.painting import BADGE_HEIGHT, MIDDLE, metrics, paint_badges, two_lines
from desk.ui.theme import Face, Theme, font
from desk.ui.tokens import Tokens

TITLE, DETAIL, HEADING = Face(False, 13, 600), Face(False, 12), Face(False, 11, 600)
PAD = 10  # pixels between the edge of a line and its words
HEADING_HEIGHT, DETAIL_HEIGHT = 36, 17
BADGE_GAP = 5


class LineDelegate(QStyledItemDelegate):
    """One delegate for headings and lines; colours come from the theme in force, times are of the house's zone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.zone: tzinfo = UTC

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        one = index.data(LINE_ROLE)
        width = option.widget.viewport().width() if isinstance(option.widget, QListView) else 240
        if isinstance(one, Heading):
            return QSize(width, HEADING_HEIGHT)
        rows = len(two_lines(one.title, width - 2 * PAD, TITLE))
        badges = BADGE_HEIGHT + BADGE_GAP if one.flags else 0
        return QSize(width, 2 * PAD + rows * metrics(TITLE).height() + DETAIL_HEIGHT + 2 + badges)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, Heading):
            self._paint_heading(painter, option.rect, one)
        else:
            self._paint_line(painter, option, one)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        spaced = font(HEADING if not heading.quiet else DETAIL)
        if not heading.quiet:
            spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
        painter.setFont(spaced)
        painter.setPen(QColor(self._theme.tokens.muted))
        text = heading.text if heading.quiet else heading.text.upper()
        painter.drawText(rect.adjusted(PAD, 8, -PAD, 0), int(MIDDLE | Qt.AlignmentFlag.AlignLeft), text)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        tokens = self._theme.tokens
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = selected and option.widget is not None and option.widget.hasFocus()
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(tokens.accent), 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 7, 7)
        room = option.rect.adjusted(PAD, PAD - 1, -PAD, -PAD)
        painter.setFont(font(TITLE))
        painter.setPen(QColor(tokens.ink))
        height = metrics(TITLE).height()
        top = room.top()
        for text in two_lines(line.title, room.width(), TITLE):
            painter.drawText(QRect(room.left(), top, room.width(), height), int(MIDDLE), text)
            top += height
        self._paint_details(painter, QRect(room.left(), top + 3, room.width(), DETAIL_HEIGHT), line, tokens)
        if line.flags:
            under = QRect(room.left(), top + 3 + DETAIL_HEIGHT + BADGE_GAP, room.width(), BADGE_HEIGHT)
            paint_badges(painter, under, [(flag.label, STATES[flag]) for flag in line.flags], tokens)

    def _paint_details(self, painter: QPainter, room: QRect, line: Line, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage_colour(line.stage, tokens)))
        painter.drawEllipse(QPointF(room.left() + 3.5, room.center().y() + 0.5), 3.5, 3.5)
        painter.setFont(font(DETAIL))
        due = due_text(line, datetime.now(self.zone))
        right = f"{line.words:,} w" + (f" · {due}" if due else "")
        measured = metrics(DETAIL)
        taken = measured.horizontalAdvance(right)
        painter.setPen(QColor(tokens.bad if due == LATE else tokens.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | MIDDLE), right)
        painter.setPen(QColor(tokens.muted))
        left = room.adjusted(13, 0, -taken - 10, 0)
        where = measured.elidedText(line.section or "No section", Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | MIDDLE), where)


LATE = "late"


def stage_colour(stage: Stage, tokens: Tokens) -> str:
    """The colour of a stage's dot; the stage also stands in words above the line."""
    return {
        Stage.IN_REVIEW: tokens.accent,
        Stage.SUBMITTED: tokens.accent,
        Stage.CHANGES_REQUESTED: tokens.bad,
        Stage.CORRECTING: tokens.bad,
        Stage.APPROVED: tokens.ok,
        Stage.PUBLISHED: tokens.ok,
        Stage.DRAFT: tokens.warn,
    }.get(stage, tokens.muted)


def due_text(line: Line, now: datetime) -> str:
    """`21:00` today, `Tue` within the week, else `23 Nov`; `late` when it is over; '' without a deadline.

    `now` is aware and in the house's zone. What is done is never late.
    """
    if line.deadline is None:
        return ""
    here = line.deadline.astimezone(now.tzinfo)
    if here < now:
        return LATE if line.stage in UNFINISHED else ""
    days = (here.date() - now.date()).days
    if days == 0:
        return f"{here:%H:%M}"
    return f"{here:%a}" if days < 7 else f"{here.day} {here:%b}"
