"""The list: a row for each story, all of one height; a click on a heading sorts by it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desk.storage.lines import Line
from desk.ui.bench import Bench
from desk.ui.budget.checked import Checks
from desk.ui.budget.line_delegate import stage_colour
from desk.ui.budget.lines_model import LINE_ROLE, ORDER, READ_OUT
from desk.ui.budget.marks import due, late, length, marks
from desk.ui.budget.painting import BADGE_HEIGHT, paint_badges, paint_words
from desk.ui.theme import Face

ROW = 38  # pixels
TITLE, DETAIL = Face(True, 14, 600), Face(False, 12)
FAR = datetime.max.replace(tzinfo=UTC)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its name, how wide it is at first (pixels), what it says, and by what it is sorted."""

    name: str
    width: int
    text: Callable[[Line, datetime], str]
    order: Callable[[Line], Any]


HEADINGS = (
    Heading("Due", 86, lambda line, now: due(line, now).removeprefix("Due "), lambda line: line.deadline or FAR),
    Heading("Story", 300, lambda line, _now: line.title, lambda line: line.title.casefold()),
    Heading("Stage", 122, lambda line, _now: line.stage.label, lambda line: ORDER.index(line.stage)),
    Heading("Section", 116, lambda line, _now: line.section, lambda line: line.section.casefold()),
    Heading("Length", 104, lambda line, _now: length(line), lambda line: line.words),
    Heading("Who has it", 88, lambda line, _now: line.has_it, lambda line: line.has_it.casefold()),
    Heading("Missing", 216, lambda line, _now: "", lambda line: (-len(line.lacks), line.lacks and line.lacks[0].lack)),
)
STORY, STAGE, MISSING = 1, 2, len(HEADINGS) - 1


class TableModel(QAbstractTableModel):
    """The lines in rows, the headings in columns; times are of the house's zone."""

    def __init__(self, checks: Checks, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self.zone: tzinfo = UTC
        self._checks = checks
        self._order: tuple[int, bool] = (-1, False)

    def show(self, lines: Sequence[Line], zone: tzinfo) -> None:
        """Show these, in the order that was chosen, else in theirs."""
        self.beginResetModel()
        self.zone = zone
        self.lines = self._sorted(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return HEADINGS[section].name
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role not in READ_OUT:
            return None
        now = datetime.now(self.zone)
        if index.column() == MISSING:
            return ", ".join(text for text, _state in marks(line, now, self._checks.of(line)))
        return HEADINGS[index.column()].text(line, now)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        self.lines = self._sorted(self.lines)
        self.layoutChanged.emit()

    def _sorted(self, lines: Sequence[Line]) -> Sequence[Line]:
        column, falling = self._order
        return sorted(lines, key=HEADINGS[column].order, reverse=falling) if column >= 0 else lines


class RowDelegate(QStyledItemDelegate):
    """Draws one cell."""

    def __init__(self, bench: Bench, checks: Checks) -> None:
        super().__init__(bench.theme)
        self._theme = bench.theme
        self._checks = checks
        self.zone: tzinfo = UTC

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(HEADINGS[index.column()].width, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, tokens, now = index.data(LINE_ROLE), self._theme.tokens, datetime.now(self.zone)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.hover))
            if option.widget is not None and option.widget.hasFocus() and index.column() == 0:
                edge = QRect(option.rect.topLeft(), QSize(3, option.rect.height()))
                painter.fillRect(edge, QColor(tokens.accent))
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), QColor(tokens.line))
        room = option.rect.adjusted(8, 0, -8, 0)
        if index.column() == MISSING:
            room = QRect(QPoint(room.left(), room.center().y() - BADGE_HEIGHT // 2 + 1), QSize(room.width(), 18))
            paint_badges(painter, room, marks(line, now, self._checks.of(line)), tokens)
        else:
            self._paint_text(painter, room, line, index.column(), now)
        painter.restore()

    def _paint_text(self, painter: QPainter, room: QRect, line: Line, column: int, now: datetime) -> None:
        tokens = self._theme.tokens
        if column == STAGE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(stage_colour(line.stage, tokens)))
            painter.drawEllipse(QRectF(room.left(), room.center().y() - 3, 7, 7))
            room = room.adjusted(13, 0, 0, 0)
        colour = tokens.bad if column == 0 and late(line, now) else tokens.ink if column == STORY else tokens.muted
        face = TITLE if column == STORY else DETAIL
        paint_words(painter, room, HEADINGS[column].text(line, now), face, colour)


class StoryTable(QTableView):
    """`chosen` brings the key of a story; `seen_changed` when other rows can be seen."""

    chosen = Signal(str)
    seen_changed = Signal()

    def __init__(self, bench: Bench, checks: Checks) -> None:
        super().__init__()
        self.setObjectName("storyTable")
        self.setAccessibleName("Stories by deadline")
        self._model = TableModel(checks, self)
        self._delegate = RowDelegate(bench, checks)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        for number, heading in enumerate(HEADINGS):
            self.setColumnWidth(number, heading.width)
        head.setSectionResizeMode(STORY, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._model.sort)
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.seen_changed.emit())
        checks.came.connect(self.viewport().update)
        bench.theme.changed.connect(self.viewport().update)

    def show_lines(self, lines: Sequence[Line], zone: tzinfo) -> None:
        self._delegate.zone = zone
        self._model.show(lines, zone)

    def seen(self) -> list[Line]:
        """The lines whose rows can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return []
        return list(self._model.lines[first : last + 1 if last >= 0 else None])

    def take_keyboard(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._model.lines and not self.currentIndex().isValid():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line):
            self.chosen.emit(line.key)
