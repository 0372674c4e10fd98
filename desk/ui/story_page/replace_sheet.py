"""The sheet that shows every change before it is made; what is not ticked stays as it is."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.dialogs.sheet import Sheet
from desk.ui.story_page.searching import Hit, place_of
from desk.ui.theme import Face, Theme, font

HIT = Qt.ItemDataRole.UserRole
ROW, SHOWN, AROUND, TICK = 46, 8, 44, 34  # pixels, rows, letters of context, pixels
_SIGNS = re.compile(r"\]\([^()\s]*\)?|[\[*]")  # the marks around a change are left out
TIED = "Words of a logged quote are left alone unless you tick them."


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
        hit: Hit = index.data(HIT)
        tokens, room = self._theme.tokens, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(room, 7, 7)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        self._tick(painter, QRect(room.left() + 9, room.center().y() - 7, 15, 15), on=ticked)
        told = place_of(hit.text).capitalize() + (", quoted words" if hit.tied else "")
        painter.setFont(font(Face(serif=False, size=11, weight=600)))
        painter.setPen(QColor(tokens.warn if hit.tied else tokens.muted))
        painter.drawText(room.left() + TICK, room.top() + 17, told)
        self._line(painter, room, hit, ticked=ticked)
        painter.restore()

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


class ReplaceSheet(Sheet):
    """`answered` has the hits that are to be replaced, as a tuple."""

    def __init__(self, over: QWidget, theme: Theme, hits: tuple[Hit, ...], crossing: int) -> None:
        notes = [TIED] if any(hit.tied for hit in hits) else []
        if crossing:
            notes.append(f"{crossing} over the edge of a link or quotation cannot be replaced here.")
        super().__init__(over, "replaceSheet", "Replace all", " ".join(notes), width=720)
        self.list = QListWidget()
        self.list.setObjectName("replace-list")
        self.list.setAccessibleName("Changes")
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(ChangeRow(theme, self.list))
        self.list.setFixedHeight(ROW * min(max(len(hits), 2), SHOWN) + 4)
        for hit in hits:
            self.list.addItem(_item(hit))
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(_turn)
        self.list.itemChanged.connect(lambda _item: self._name())
        self.column.addWidget(self.list)
        self._do = self.primary("Replace", self._answer, no="Cancel")
        self._name()
        self.list.setFocus()

    def _name(self) -> None:
        count = len(self._ticked())
        self._do.setText(f"Replace {count:,}")
        self._do.setAccessibleName(self._do.text())
        self._do.setEnabled(count > 0)

    def _ticked(self) -> tuple[Hit, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(one.data(HIT) for one in items if one.checkState() is Qt.CheckState.Checked)

    def _answer(self) -> None:
        self.answer(self._ticked())


def _item(hit: Hit) -> QListWidgetItem:
    made = QListWidgetItem()
    made.setData(HIT, hit)
    made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    made.setCheckState(Qt.CheckState.Unchecked if hit.tied else Qt.CheckState.Checked)
    said = f"{place_of(hit.text)}: {hit.source} becomes {hit.put or 'nothing'}"
    made.setData(Qt.ItemDataRole.AccessibleTextRole, said + (", words of a logged quote" if hit.tied else ""))
    return made


def _turn(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
