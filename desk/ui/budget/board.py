"""The board: a column for each step of a story's way, its stories as cards, those due first at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from desk.storage.lines import Line
from desk.story.budget import WRITING
from desk.story.stage import Stage
from desk.ui.bench import Bench
from desk.ui.budget.card_delegate import CardDelegate
from desk.ui.budget.checked import Checks
from desk.ui.budget.lines_model import LINE_ROLE, READ_OUT
from desk.ui.kit import label

NARROWEST = 208  # pixels of a column
COLUMNS: tuple[tuple[str, tuple[Stage, ...]], ...] = (
    ("Writing", WRITING),
    ("Submitted", (Stage.SUBMITTED,)),
    ("In review", (Stage.IN_REVIEW,)),
    ("Approved", (Stage.APPROVED,)),
    ("Published", (Stage.PUBLISHED, Stage.CORRECTING, Stage.WITHDRAWN)),
)
ALWAYS = 4  # columns that are there without a story in them


class ColumnModel(QAbstractListModel):
    """The lines of one column."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        return f"{line.title}, {line.stage.label}, {line.section or 'no section'}" if role in READ_OUT else None


class Column(QListView):
    """The cards of one column; left and right go to the neighbours."""

    went = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"column_{name.lower().replace(' ', '_')}")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(NARROWEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.went.emit(-1 if event.key() == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, 400)

    def seen(self) -> Iterator[int]:
        """The rows that can be seen."""
        count = self.model().rowCount()
        first = self.indexAt(self.viewport().rect().topLeft())
        last = self.indexAt(self.viewport().rect().bottomLeft())
        start = first.row() if first.isValid() else 0
        return iter(range(start, (last.row() + 1) if last.isValid() else count))


class Board(QScrollArea):
    """`chosen` brings the key of a story; `seen_changed` when other cards can be seen."""

    chosen = Signal(str)
    seen_changed = Signal()

    def __init__(self, bench: Bench, checks: Checks) -> None:
        super().__init__()
        self.setObjectName("board")
        self.setAccessibleName("Board")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = CardDelegate(bench.theme, checks)
        self._heads = [label("", "caps") for _column in COLUMNS]
        self._views = [Column(name) for name, _stages in COLUMNS]
        self._models = [ColumnModel(view) for view in self._views]
        self._holders: list[QWidget] = []
        self._lay_out()
        checks.came.connect(self._repaint)
        bench.theme.changed.connect(self._repaint)

    @property
    def columns(self) -> list[Column]:
        """The columns from the left."""
        return self._views

    def show_lines(self, lines: Sequence[Line], zone: tzinfo) -> None:
        self._delegate.zone = zone
        for number, (name, stages) in enumerate(COLUMNS):
            members = [line for line in lines if line.stage in stages]
            self._models[number].show(members)
            self._heads[number].setText(f"{name.upper()} · {len(members):,}")
            self._holders[number].setVisible(number < ALWAYS or bool(members))
        self._repaint()

    def seen(self) -> list[Line]:
        """The lines whose cards can be seen."""
        pairs = zip(self._views, self._models, strict=True)
        return [model.lines[row] for view, model in pairs if view.isVisible() for row in view.seen()]

    def take_keyboard(self) -> None:
        """Put the keyboard on the first card there is."""
        self._go(-1, 1)

    def _lay_out(self) -> None:
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for number, (head, view, model) in enumerate(zip(self._heads, self._views, self._models, strict=True)):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            head.setContentsMargins(4, 0, 0, 0)
            column.addWidget(head)
            column.addWidget(view, 1)
            view.setModel(model)
            view.setItemDelegate(self._delegate)
            view.clicked.connect(self._on_chosen)
            view.activated.connect(self._on_chosen)
            view.went.connect(lambda step, number=number: self._go(number, step))
            view.verticalScrollBar().valueChanged.connect(lambda _value: self.seen_changed.emit())
            row.addWidget(holder, 1)
            self._holders.append(holder)
        self.setWidget(inner)

    def _go(self, number: int, step: int) -> None:
        """The keyboard into the next column that has a card."""
        order = range(number + step, len(self._views)) if step > 0 else range(number - 1, -1, -1)
        at = next((one for one in order if self._models[one].lines), None)
        if at is not None:
            view = self._views[at]
            view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not view.currentIndex().isValid():
                view.setCurrentIndex(self._models[at].index(0))

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, Line):
            self.chosen.emit(line.key)

    def _repaint(self) -> None:
        for view in self._views:
            view.viewport().update()
