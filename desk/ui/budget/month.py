"""The calendar: a month of days, in each the stories that are due or were published on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from desk.newsroom.budgeting import day_of
from desk.storage.lines import Line
from desk.ui.bench import Bench
from desk.ui.budget.line_delegate import stage_colour
from desk.ui.budget.marks import late
from desk.ui.budget.painting import paint_words
from desk.ui.kit import button, label
from desk.ui.theme import Face, Theme
from desk.ui.tokens import Tokens

WEEKS = 6
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NUMBER, CHIP, NAME = Face(False, 12, 600), Face(False, 12), Face(False, 11, 600)
HEAD, TOP, ROW = 24, 24, 19  # pixels: the names of the days, above the stories of a day, a story
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def first_shown(month: date) -> date:
    """The Monday with which the sheet of that month begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


class Days(QWidget):
    """The sheet itself. Arrows go from day to day, Enter opens the day; a click on a story opens that."""

    story_chosen = Signal(str)
    day_chosen = Signal(object)  # date
    day_changed = Signal(object)  # date

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("days")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._zone: tzinfo = UTC
        self._by_day: dict[date, list[Line]] = {}
        self.day = date(1969, 7, 20)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(700, HEAD + WEEKS * 104)

    def minimumSizeHint(self) -> QSize:
        return QSize(420, HEAD + WEEKS * 66)

    def show_day(self, day: date) -> None:
        """Have this day chosen, its month on the sheet."""
        self.day = day
        told = ", ".join(line.title for line in self._by_day.get(day, ())) or "nothing"
        self.setAccessibleName(f"{day:%A} {day.day} {day:%B %Y}: {told}")
        self.update()

    def show_lines(self, lines: Sequence[Line], zone: tzinfo) -> None:
        self._zone = zone
        self._by_day = {}
        for line in lines:
            if (day := day_of(line, zone)) is not None:
                self._by_day.setdefault(day, []).append(line)
        for members in self._by_day.values():
            members.sort(key=lambda line: line.published or line.deadline or datetime.max.replace(tzinfo=UTC))
        self.show_day(self.day)

    def cell(self, day: date) -> QRect:
        """Where that day stands on the sheet, in pixels."""
        number = (day - first_shown(self.day)).days
        left, right = (self.width() * (number % 7 + step) // 7 for step in (0, 1))
        tall = self.height() - HEAD
        top, bottom = (HEAD + tall * (number // 7 + step) // WEEKS for step in (0, 1))
        return QRect(left, top, right - left, bottom - top)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, now = self._theme.tokens, datetime.now(self._zone)
        for number, name in enumerate(DAYS):
            room = QRect(self.width() * number // 7 + 10, 0, self.width() // 7 - 12, HEAD)
            paint_words(painter, room, name.upper(), NAME, tokens.muted)
        first = first_shown(self.day)
        for number in range(WEEKS * 7):
            self._paint_day(painter, first + timedelta(days=number), now, tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._go(self.day + timedelta(days=step))
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(other_month(self.day, -1 if event.key() == Qt.Key.Key_PageUp else 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.day_chosen.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, line = self.at(event.position().toPoint())
        if day is not None:
            self._go(day) if day != self.day else self.update()
        if line is not None:
            self.story_chosen.emit(line.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        day, line = self.at(event.position().toPoint())
        if day is not None and line is None:
            self.day_chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            _day, line = self.at(event.pos())
            QToolTip.showText(event.globalPos(), line.title if line is not None else "", self)
            return True
        return super().event(event)

    def at(self, point: QPoint) -> tuple[date | None, Line | None]:
        """The day at a point, and the story of it that stands there."""
        first = first_shown(self.day)
        days = (first + timedelta(days=number) for number in range(WEEKS * 7))
        day = next((one for one in days if self.cell(one).contains(point)), None)
        if day is None:
            return None, None
        row, members = (point.y() - self.cell(day).top() - TOP) // ROW, self._by_day.get(day, [])
        shown = self._fitting(day)
        return day, members[row] if 0 <= row < min(shown, len(members)) else None

    def _fitting(self, day: date) -> int:
        """How many stories of a day are shown; the last row says how many more there are."""
        rows = max((self.cell(day).height() - TOP - 4) // ROW, 1)
        count = len(self._by_day.get(day, ()))
        return count if count <= rows else rows - 1

    def _go(self, day: date) -> None:
        self.show_day(day)
        self.day_changed.emit(day)

    def _paint_day(self, painter: QPainter, day: date, now: datetime, tokens: Tokens) -> None:
        cell, inside = self.cell(day), day.month == self.day.month
        chosen = day == self.day
        painter.setPen(QPen(QColor(tokens.accent if chosen and self.hasFocus() else tokens.line), 1))
        painter.setBrush(QColor(tokens.paper if inside else tokens.ground))
        painter.drawRoundedRect(QRectF(cell).adjusted(2.5, 2.5, -1.5, -1.5), 6, 6)
        number = QRect(cell.left() + 10, cell.top() + 4, 24, 18)
        if day == now.date():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QRectF(cell.left() + 6, cell.top() + 5, 21, 18))
            painter.setPen(QColor(tokens.on_accent))
            painter.drawText(QRect(cell.left() + 6, cell.top() + 5, 21, 18), Qt.AlignmentFlag.AlignCenter, f"{day.day}")
        else:
            paint_words(painter, number, f"{day.day}", NUMBER, tokens.ink if inside else tokens.muted)
        members, shown = self._by_day.get(day, []), self._fitting(day)
        for row, line in enumerate(members[:shown]):
            self._paint_story(painter, QRect(cell.left() + 10, cell.top() + TOP + row * ROW, cell.width() - 16, ROW),
                              line, now)  # fmt: skip
        if (more := len(members) - shown) > 0:
            room = QRect(cell.left() + 10, cell.top() + TOP + shown * ROW, cell.width() - 16, ROW)
            paint_words(painter, room, f"+ {more:,} more", CHIP, tokens.muted)

    def _paint_story(self, painter: QPainter, room: QRect, line: Line, now: datetime) -> None:
        tokens = self._theme.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage_colour(line.stage, tokens)))
        painter.drawEllipse(QRectF(room.left(), room.center().y() - 2.5, 6, 6))
        moment = line.published or line.deadline
        told = f"{moment.astimezone(self._zone):%H:%M} {line.title}" if moment is not None else line.title
        colour = tokens.bad if late(line, now) else tokens.ink
        paint_words(painter, room.adjusted(11, 0, 0, 0), told, CHIP, colour)


class Month(QWidget):
    """The sheet with its month above it, and the way to the months beside it. `wanted` brings a day to be read."""

    story_chosen = Signal(str)
    day_chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("month")
        self.days = Days(bench.theme)
        self._name = label("", "strong", name="monthName")
        row = QHBoxLayout()
        row.setSpacing(6)
        steps = (("‹", "previousMonth", "Previous month", -1), ("›", "nextMonth", "Next month", 1))
        for text, name, spoken, step in steps:
            made = button(text, name, partial(self._step, step), "small")
            made.setAccessibleName(spoken)
            made.setToolTip(spoken)
            row.addWidget(made)
        self._today = button("Today", "thisMonth", self._on_today, "small")
        row.addWidget(self._today)
        row.addSpacing(8)
        row.addWidget(self._name)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.days, 1)
        self.days.story_chosen.connect(self.story_chosen)
        self.days.day_chosen.connect(self.day_chosen)
        self.days.day_changed.connect(self._on_day)
        self.show_day(datetime.now().astimezone().date())

    @property
    def span(self) -> tuple[date, date]:
        """The first and the last day on the sheet."""
        first = first_shown(self.days.day)
        return first, first + timedelta(days=WEEKS * 7 - 1)

    def show_day(self, day: date) -> None:
        self.days.show_day(day)
        self._name.setText(f"{day:%B %Y}")

    def show_lines(self, lines: Sequence[Line], zone: tzinfo) -> None:
        self.days.show_lines(lines, zone)

    def take_keyboard(self) -> None:
        self.days.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, day: date) -> None:
        self.show_day(day)
        self.wanted.emit(day)

    def _step(self, step: int) -> None:
        self._go(other_month(self.days.day, step))

    def _on_today(self) -> None:
        self._go(datetime.now().astimezone().date())

    def _on_day(self, day: date) -> None:
        turned = self._name.text() != f"{day:%B %Y}"
        self.show_day(day)
        if turned:
            self.wanted.emit(day)


def other_month(day: date, step: int) -> date:
    """The same day of the month before (-1) or after (1), or its last."""
    first = (day.replace(day=1) + timedelta(days=32 if step > 0 else -1)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
