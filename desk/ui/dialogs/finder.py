"""The finder: a field and a list of things to choose from by a few letters, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from rapidfuzz import fuzz, utils

from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label
from desk.ui.theme import Face, font

ROW_ROLE = Qt.ItemDataRole.UserRole
GOOD_ENOUGH = 60.0
ROW, SHOWN, ICON = 36, 10, 17  # pixels of a row, rows seen at once, pixels of an icon
MOST = 200  # rows in the list; more letters find the others
FEW = 200  # among more things than these, likeness is asked only when no words match
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}


@dataclass(frozen=True, slots=True)
class Row:
    """A thing to choose: its name, where it belongs (quiet beside it), what stands at the right, what Enter does."""

    name: str
    beside: str
    right: str
    icon: QIcon
    do: Callable[[], object]


class RowDelegate(QStyledItemDelegate):
    """Draws a row: icon, name, where it belongs, and something short at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = QGuiApplication.palette()
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setOpacity(1.0 if chosen else 0.45)
            painter.setBrush(colours.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 7, 7)
            painter.setOpacity(1.0)
        row: Row = index.data(ROW_ROLE)
        row.icon.paint(painter, QRect(rect.left() + 11, rect.center().y() - ICON // 2, ICON, ICON))
        ink = colours.color(QPalette.ColorRole.Text)
        quiet = ink if chosen else colours.color(QPalette.ColorRole.PlaceholderText)
        words = rect.adjusted(40, 0, -12, 0)
        painter.setFont(font(Face(False, 12)))
        painter.setPen(quiet)
        middle, left = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), row.right)
        if row.right:
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(row.right) - 14)
        painter.setFont(font(Face(False, 13, 500)))
        painter.setPen(ink)
        name = _cut(painter.fontMetrics(), row.name, words.width())
        painter.drawText(words, int(left), name)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(name) + 10)
        painter.setFont(font(Face(False, 12)))
        painter.setPen(quiet)
        painter.drawText(words, int(left), _cut(painter.fontMetrics(), row.beside, words.width()))
        painter.restore()


class Finder(Sheet):
    """A field and a list; Enter does the marked one, Esc nothing."""

    def __init__(self, parent: QWidget | None, name: str, title: str, line: str, asks: str, what: str) -> None:
        super().__init__(parent, name, title, line, width=600)
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}_field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(asks)
        self.field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName(f"{name}_list")
        self._list.setAccessibleName(what)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setFixedHeight(ROW * SHOWN)
        self._none = label("", "muted", wrap=True, name=f"{name}_none")
        for widget in (self.field, self._list, self._none):
            self.column.addWidget(widget)
        self.field.textChanged.connect(lambda _text: self.refresh())
        self._list.itemClicked.connect(self._on_chosen)
        self.field.setFocus()

    def rows(self, text: str) -> Sequence[Row]:
        """What that text finds, best first."""
        raise NotImplementedError

    def nothing(self, text: str) -> str:
        """What is said when it finds nothing."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the text finds now."""
        text = self.field.text()
        self._list.clear()
        for row in self.rows(text)[:MOST]:
            item = QListWidgetItem(row.name)
            item.setData(ROW_ROLE, row)
            told = ", ".join(filter(None, (row.name, row.beside, row.right)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        found = self._list.count() > 0
        self._none.setText("" if found else self.nothing(text.strip()))
        self._none.setVisible(not found)
        self._list.setVisible(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._go(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if (item := self._list.currentItem()) is not None:
                    self._on_chosen(item)
                return True
        return super().eventFilter(watched, event)

    def _go(self, step: int) -> None:
        """One row on goes round at either end, a page on stops there."""
        count, row = self._list.count(), self._list.currentRow() + step
        if count:
            self._list.setCurrentRow(row % count if abs(step) == 1 else min(max(row, 0), count - 1))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        row: Row = item.data(ROW_ROLE)
        self.accept()
        row.do()


def ranked(rows: Sequence[Row], text: str) -> list[Row]:
    """The rows that the letters mean, best first; all in their order when there are none."""
    wanted = text.casefold().split()
    if not wanted:
        return list(rows)
    scored = [(_score(row, wanted), row) for row in rows]
    if len(rows) <= FEW or not any(score for score, _row in scored):
        scored = [
            (score or fuzz.WRatio(text, _whole(row), processor=utils.default_process), row) for score, row in scored
        ]
    good = [(score, row) for score, row in scored if score >= GOOD_ENOUGH]
    return [row for _score, row in sorted(good, key=lambda one: -one[0])]


def _score(row: Row, wanted: list[str]) -> float:
    """Words that begin with what was typed go first, then those that have it; 0 for others."""
    name_words = row.name.casefold().split() or [""]
    words = [*name_words, *row.beside.casefold().split()]
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return (300.0 if name_words[0].startswith(wanted[0]) else 200.0) - min(len(name_words), 40)
    whole = _whole(row).casefold()
    return 150.0 if all(one in whole for one in wanted) else 0.0


def _whole(row: Row) -> str:
    return f"{row.name} {row.beside}"


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
