"""A list of changes before they are made: each with its place and its line; what is not ticked stays as it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.story_page.searching import Hit, place_of
from desk.ui.theme import Face, Theme, font

HIT = Qt.ItemDataRole.UserRole
HEADING = Qt.ItemDataRole.UserRole + 1  # a row that names the story: its title, and a line about it
KEY = Qt.ItemDataRole.UserRole + 2  # of the story that a row is about
ROW, AROUND, TICK = 46, 44, 34  # pixels, letters of context, pixels
_SIGNS = re.compile(r"\]\([^()\s]*\)?|[\[*]")  # the marks around a change are left out


class ChangeRow(QStyledItemDelegate):
    """Draws a change: its place, and the line with the old words struck and the new ones after them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: Hit | None = index.data(HIT)
        tokens, room = self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(room, 7, 7)
        if hit is None:
            self._heading(painter, room, *index.data(HEADING))
            painter.restore()
            return
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            self._tick(painter, QRect(room.left() + 9, room.center().y() - 7, 15, 15), on=ticked)
        told = place_of(hit.text).capitalize() + told_of(hit)
        painter.setFont(font(Face(serif=False, size=11, weight=600)))
        painter.setPen(QColor(tokens.warn if hit.quoted or hit.crossing else tokens.muted))
        painter.drawText(room.left() + TICK, room.top() + 17, told)
        self._line(painter, room, hit, ticked=ticked)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The space bar turns a tick here; a click anywhere in the row does, so none counts twice."""
        return event.type() is QEvent.Type.KeyPress and super().editorEvent(event, model, option, index)

    def _heading(self, painter: QPainter, room: QRect, title: str, told: str) -> None:
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.line))
        painter.drawLine(room.left() + 9, room.top() + 2, room.right() - 9, room.top() + 2)
        for words, look, colour, base in (
            (title, Face(serif=False, size=13, weight=600), tokens.ink, 20),
            (told, Face(serif=False, size=11), tokens.muted, 37),
        ):
            face = font(look)
            painter.setFont(face)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 24)
            painter.drawText(room.left() + 9, room.top() + base, shown)

    def _tick(self, painter: QPainter, box: QRect, *, on: bool) -> None:
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.accent if on else tokens.muted))
        painter.setBrush(QColor(tokens.accent if on else tokens.paper))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.setPen(QColor(tokens.on_accent))
            painter.setFont(font(Face(serif=False, size=11, weight=700)))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), "✓")

    def _line(self, painter: QPainter, room: QRect, hit: Hit, *, ticked: bool) -> None:
        tokens = self._theme.tokens
        text = hit.text.text
        begins = max(hit.start - AROUND, 0)
        before = ("…" if begins else "") + _SIGNS.sub("", text[begins : hit.start])
        parts = [(before, tokens.ink, False), (hit.source, tokens.bad if ticked else tokens.ink, ticked)]
        if ticked:
            parts.append((hit.put, tokens.ok, False))
        parts.append((_SIGNS.sub("", text[hit.end : hit.end + 2 * AROUND]), tokens.ink, False))
        left, base = room.left() + TICK, room.top() + 36
        for words, colour, struck in parts:
            face = QFont(font(Face(serif=True, size=14)))
            face.setStrikeOut(struck)
            painter.setFont(face)
            painter.setPen(QColor(colour))
            metrics = QFontMetrics(face)
            shown = metrics.elidedText(words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.right() - 8 - left)
            painter.drawText(left, base, shown)
            left += metrics.horizontalAdvance(shown)
            if left > room.right() - 24:
                break


class ChangeList(QListWidget):
    """Changes with a tick each; a click or the space bar turns it. Hits in quoted words begin without one."""

    ticked_changed = Signal(int)  # how many are ticked

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._count = 0
        self.setObjectName(name)
        self.setAccessibleName("Changes")
        self.setUniformItemSizes(True)
        self.setItemDelegate(ChangeRow(theme, self))
        self.itemClicked.connect(_turn)
        self.itemChanged.connect(self._on_changed)

    def add_heading(self, key: str, title: str, told: str) -> QListWidgetItem:
        """A row that names the story whose changes follow."""
        made = QListWidgetItem()
        made.setData(HEADING, (title, told))
        made.setData(KEY, key)
        made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {told}")
        made.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addItem(made)
        return made

    def add(self, hit: Hit, key: str = "", *, can: bool = True) -> None:
        """A change; without a tick box when it cannot be made."""
        made = QListWidgetItem()
        made.setData(HIT, hit)
        made.setData(KEY, key)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = can and not hit.crossing
        made.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if can else flags)
        ticked = can and not hit.quoted
        made.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._count += ticked
        said = f"{place_of(hit.text)}: {hit.source} becomes {hit.put or 'nothing'}"
        made.setData(Qt.ItemDataRole.AccessibleTextRole, said + told_of(hit))
        self.addItem(made)

    def clear(self) -> None:
        super().clear()
        self._count = 0

    @property
    def count_ticked(self) -> int:
        return self._count

    def ticked(self) -> tuple[tuple[str, Hit], ...]:
        """The changes to be made, each with the key of its story."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(
            (one.data(KEY), hit)
            for one in items
            if (hit := one.data(HIT)) is not None and one.checkState() is Qt.CheckState.Checked
        )

    def _on_changed(self, _item: QListWidgetItem) -> None:
        self._count = len(self.ticked())
        self.ticked_changed.emit(self._count)


def told_of(hit: Hit) -> str:
    """What must be known of a change before it is made; '' for most."""
    if hit.crossing:
        return ", over the edge of a link or quotation: change it in the story"
    if hit.tied:
        return ", words of a logged quote"
    return ", quoted words" if hit.quoted else ""


def _turn(item: QListWidgetItem) -> None:
    if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
