"""Draws a line of the list: the headline in up to two lines, then where it belongs, how long, and when it is due."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.storage.lines import Line
from desk.story.stage import Stage
from desk.ui.budget.lines_model import LINE_ROLE
from desk.ui.theme import Face, Theme, font
from desk.ui.tokens import Tokens

TITLE, DETAIL, HEADING = Face(False, 13, 600), Face(False, 12), Face(False, 11, 600)
PAD = 9


class LineDelegate(QStyledItemDelegate):
    """One delegate for headings and lines; colours come from the theme in force."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        one = index.data(LINE_ROLE)
        width = option.rect.width() or 240
        if isinstance(one, str):
            return QSize(width, 34)
        rows = len(_title_lines(one.title, width - 2 * PAD))
        return QSize(width, 2 * PAD + rows * QFontMetrics(font(TITLE)).height() + 20)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        one = index.data(LINE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(one, str):
            painter.setFont(font(HEADING))
            painter.setPen(QColor(self._theme.tokens.muted))
            below = option.rect.adjusted(PAD, 0, 0, -5)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), one.upper())
        else:
            self._paint_line(painter, option, one)
        painter.restore()

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        tokens = self._theme.tokens
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QColor(tokens.accent) if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        room = option.rect.adjusted(PAD, PAD - 1, -PAD, -PAD)
        painter.setFont(font(TITLE))
        painter.setPen(QColor(tokens.ink))
        height = QFontMetrics(font(TITLE)).height()
        top = room.top()
        for text in _title_lines(line.title, room.width()):
            painter.drawText(QRect(room.left(), top, room.width(), height), int(Qt.AlignmentFlag.AlignVCenter), text)
            top += height
        self._paint_details(painter, QRect(room.left(), top + 3, room.width(), 18), line, tokens)

    def _paint_details(self, painter: QPainter, room: QRect, line: Line, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage_colour(line.stage, tokens)))
        painter.drawEllipse(QPointF(room.left() + 3, room.center().y() + 0.5), 3, 3)
        painter.setFont(font(DETAIL))
        right = f"{line.words:,} w" + (f" · {due}" if (due := due_text(line.deadline)) else "")
        metrics = QFontMetrics(font(DETAIL))
        taken = metrics.horizontalAdvance(right)
        late = line.deadline is not None and line.deadline < datetime.now(UTC)
        painter.setPen(QColor(tokens.bad if late and _unfinished(line.stage) else tokens.muted))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), right)
        painter.setPen(QColor(tokens.muted))
        left = room.adjusted(13, 0, -taken - 10, 0)
        where = metrics.elidedText(line.section or "No section", Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), where)


def stage_colour(stage: Stage, tokens: Tokens) -> str:
    """The colour of a stage's dot; the stage also stands in words above the line."""
    return {
        Stage.IN_REVIEW: tokens.accent,
        Stage.SUBMITTED: tokens.accent,
        Stage.CHANGES_REQUESTED: tokens.bad,
        Stage.CORRECTING: tokens.bad,
        Stage.APPROVED: tokens.ok,
        Stage.PUBLISHED: tokens.ok,
    }.get(stage, tokens.warn if stage is Stage.DRAFT else tokens.muted)


def due_text(deadline: datetime | None) -> str:
    """`21:00` today, `Tue` within the week, else `23 Nov`; '' without a deadline."""
    if deadline is None:
        return ""
    here, today = deadline.astimezone(), datetime.now().astimezone()
    days = (here.date() - today.date()).days
    if days == 0:
        return f"{here:%H:%M}"
    return f"{here:%a}" if 0 < days < 7 else f"{here.day} {here:%b}"


def _unfinished(stage: Stage) -> bool:
    return stage in (Stage.DRAFT, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED)


def _title_lines(title: str, width: int) -> list[str]:
    """The title in at most two lines of that width, the second one elided."""
    layout = QTextLayout(title, font(TITLE))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < 2 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        starts.append(line.textStart())
    layout.endLayout()
    units = title.encode("utf-16-le")  # Qt counts UTF-16 units
    if len(starts) < 2:
        return [title]
    first, rest = (part.decode("utf-16-le", "replace") for part in (units[: 2 * starts[1]], units[2 * starts[1] :]))
    return [first.rstrip(), QFontMetrics(font(TITLE)).elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 40))]
