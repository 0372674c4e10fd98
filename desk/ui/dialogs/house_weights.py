"""How heavily the house takes each check: a list by subject, changed with the arrow keys or a click."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from desk.preflight.checks import CHECKS
from desk.preflight.finding import Check, Subject, Weight
from desk.preflight.weights import OFF
from desk.story.house import House, Weighting
from desk.ui.dialogs.fields import Search
from desk.ui.kit import label

CHECK = Qt.ItemDataRole.UserRole
WEIGHTS = (OFF, *(weight.value for weight in Weight))
HELP = "Left and Right (or a click) change how heavily a check is taken. A blocker stops approval."
LOCKED = "always a blocker"
TALL = 330  # pixels


class WeightTree(QTreeWidget):
    """The checks by subject; `turned` when somebody wants one lighter (-1) or heavier (1), `picked` a weight."""

    turned = Signal(object, int)
    picked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("house_checks")
        self.setAccessibleName("Checks and how heavily the house takes them")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(10)
        self.setUniformRowHeights(False)
        self.setFixedHeight(TALL)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        item = self.currentItem()
        if step is not None and item is not None:
            self.turned.emit(item, step)
        else:
            super().keyPressEvent(event)

    def menu(self, item: QTreeWidgetItem) -> QMenu:
        """The weights to pick from."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for weight in WEIGHTS:
            made.addAction(weight.capitalize(), partial(self.picked.emit, item, weight)).setObjectName(weight)
        return made

    def _on_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        check = item.data(0, CHECK)
        if column == 1 and isinstance(check, Check) and check.overridable and self.isEnabled():
            self.menu(item).popup(self.viewport().mapToGlobal(self._below(item)))

    def _below(self, item: QTreeWidgetItem) -> QPoint:
        rect = self.visualItemRect(item)
        return QPoint(rect.right() - 120, rect.bottom() + 2)


class Weights(QWidget):
    """A field to search and the list. `weightings` is what the house has decided."""

    def __init__(self, house: House, *, writable: bool) -> None:
        super().__init__()
        self._writable = writable
        self._kept = tuple(one for one in house.weights if one.section or one.check not in _NAMES)
        self._chosen = {check.name: check.weight.value for check in CHECKS}
        self._chosen |= {one.check: one.weight for one in house.weights if not one.section and one.check in _NAMES}
        self.search = Search("search_checks", "Search the checks")
        self.tree = WeightTree()
        self._none = label("No check is called that.", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (label(HELP, "small", wrap=True), self.search, self.tree, self._none):
            column.addWidget(widget)
        self.search.textChanged.connect(self._filter)
        self.search.went_down.connect(self.tree.setFocus)
        self.tree.turned.connect(self._turn)
        self.tree.picked.connect(self._pick)
        self._fill()
        self._filter("")

    @property
    def weightings(self) -> tuple[Weighting, ...]:
        """Those that differ from the default, and those of single sections as they were."""
        changed = (
            Weighting(check.name, self._chosen[check.name])
            for check in CHECKS
            if check.overridable and self._chosen[check.name] != check.weight.value
        )
        return (*self._kept, *changed)

    def item(self, name: str) -> QTreeWidgetItem:
        """The row of the check of that name; StopIteration when there is none."""
        return next(item for item in self._rows() if item.data(0, CHECK).name == name)

    def _fill(self) -> None:
        for subject in Subject:
            branch = QTreeWidgetItem([subject.value.capitalize()])
            branch.setFlags(Qt.ItemFlag.ItemIsEnabled)
            strong = QFont(self.tree.font())
            strong.setWeight(QFont.Weight.DemiBold)
            branch.setFont(0, strong)
            branch.setSizeHint(0, QSize(0, 34))
            self.tree.addTopLevelItem(branch)
            for check in (one for one in CHECKS if one.subject is subject):
                row = QTreeWidgetItem(branch)
                row.setData(0, CHECK, check)
                row.setText(0, check.label)
                row.setToolTip(0, check.label)
                row.setSizeHint(0, QSize(0, 28))
                row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._show(row)
        self.tree.expandAll()

    def _show(self, row: QTreeWidgetItem) -> None:
        check: Check = row.data(0, CHECK)
        if not check.overridable:
            row.setText(1, LOCKED)
            row.setForeground(1, QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
            row.setToolTip(1, "Nobody can change this one.")
            return
        weight = self._chosen[check.name]
        usual = weight == check.weight.value
        row.setText(1, f"{weight} ▾" if self._writable else weight)
        row.setToolTip(1, "" if usual else f"Comes as {check.weight}")
        weighty = QFont(self.tree.font())
        weighty.setWeight(QFont.Weight.Normal if usual else QFont.Weight.Bold)
        row.setFont(1, weighty)
        row.setData(1, Qt.ItemDataRole.AccessibleTextRole, f"{check.label}: {weight}")

    def _turn(self, row: QTreeWidgetItem, step: int) -> None:
        check = row.data(0, CHECK)
        if isinstance(check, Check):
            at = WEIGHTS.index(self._chosen[check.name]) + step
            self._pick(row, WEIGHTS[min(max(at, 0), len(WEIGHTS) - 1)])

    def _pick(self, row: QTreeWidgetItem, weight: str) -> None:
        check: Check = row.data(0, CHECK)
        if self._writable and check.overridable:
            self._chosen[check.name] = weight
            self._show(row)

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        for row in self._rows():
            row.setHidden(not all(word in _text(row) for word in wanted))
        shown = [row for row in self._rows() if not row.isHidden()]
        branches = {row.parent() for row in shown}
        for branch in _children(self.tree.invisibleRootItem()):
            branch.setHidden(branch not in branches)
        self._none.setVisible(not shown)

    def _rows(self) -> Iterable[QTreeWidgetItem]:
        for branch in _children(self.tree.invisibleRootItem()):
            yield from _children(branch)


_NAMES = {check.name for check in CHECKS}


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (item.child(at) for at in range(item.childCount()))
    return [child for child in found if child is not None]


def _text(row: QTreeWidgetItem) -> str:
    check: Check = row.data(0, CHECK)
    return f"{check.label} {check.name} {check.subject} {row.text(1)}".casefold()
