"""A list of people or things to choose one from: a disc, a name, something small beneath it and at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desk.story.person import initials

ROW = 46
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its key, the name, what stands beneath, and what stands at the right."""

    key: str
    name: str
    beneath: str = ""
    right: str = ""


class EntryRow(QStyledItemDelegate):
    """Draws an Entry in the colours of the palette; with a disc before it where it is somebody's."""

    def __init__(self, parent: QListWidget, *, discs: bool) -> None:
        super().__init__(parent)
        self._discs = discs

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, palette = option.rect.adjusted(1, 1, -1, -1), QGuiApplication.palette()
        self._ground(painter, option, rect)
        if self._discs:
            self._disc(painter, entry.name, rect, palette)
        small = QFont(option.font)
        small.setPixelSize(12)
        words = rect.adjusted(50 if self._discs else 12, 0, -12, 0)
        painter.setFont(small)
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(centre | Qt.AlignmentFlag.AlignRight), entry.right)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(entry.right) - 8)
        if entry.beneath:
            _line(painter, words.adjusted(0, 21, 0, -4), entry.beneath)
            words = words.adjusted(0, 4, 0, -20)
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        _line(painter, words, entry.name)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_Active) and _has_focus(option)
        if chosen:
            painter.setBrush(option.palette.color(QPalette.ColorRole.Highlight))
            painter.setOpacity(0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 7, 7)
            painter.setOpacity(1)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(option.palette.color(QPalette.ColorRole.Accent), 1.5))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75), 7, 7)

    def _disc(self, painter: QPainter, name: str, rect: QRect, palette: QPalette) -> None:
        circle = QRect(rect.left() + 9, rect.center().y() - 15, 32, 32)
        accent = palette.color(QPalette.ColorRole.Accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
        painter.drawEllipse(circle)
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(accent)
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, initials(name))


class Entries(QListWidget):
    """Entries to choose from with arrows, letters or the mouse. Enter is left to the dialog."""

    def __init__(self, name: str, accessible_name: str, *, most: int = 6, discs: bool = True) -> None:
        super().__init__()
        self._most = most
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(EntryRow(self, discs=discs))
        self.setStyleSheet("QListWidget { border: none; background: transparent; }")

    def show_entries(self, entries: tuple[Entry, ...], current: str = "") -> None:
        """Show those, with the one of the key `current` chosen, else the first."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, _spoken(entry))))
            self.addItem(item)
        keys = [entry.key for entry in entries]
        self.setCurrentRow(keys.index(current) if current in keys else 0)
        self.setFixedHeight(min(max(len(entries), 1), self._most) * ROW + 2)

    @property
    def chosen(self) -> str:
        """The key of the chosen entry; '' when there is none."""
        item = self.currentItem()
        return str(item.data(ENTRY).key) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _spoken(entry: Entry) -> tuple[str, ...]:
    return (entry.name, entry.beneath, entry.right)


def _has_focus(option: QStyleOptionViewItem) -> bool:
    return option.widget is not None and option.widget.hasFocus()


def _line(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
