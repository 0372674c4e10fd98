"""The palette (Ctrl+K): every action that is possible now, found by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
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

from desk.ui.commands import Command, Commands
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label
from desk.ui.theme import Face, font

ACTION_ROLE = Qt.ItemDataRole.UserRole
MENU_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
GOOD_ENOUGH = 60.0
ROW, SHOWN, ICON = 36, 10, 17  # pixels of a row, rows seen at once, pixels of an icon
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: SHOWN, Qt.Key.Key_PageUp: -SHOWN}


class ActionRow(QStyledItemDelegate):
    """Draws an action: icon, name, its menu, and its key at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = QGuiApplication.palette()
        rect = option.rect
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setOpacity(1.0 if chosen else 0.45)
            painter.setBrush(colours.color(QPalette.ColorRole.Highlight))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 7, 7)
            painter.setOpacity(1.0)
        action: QAction = index.data(ACTION_ROLE)
        action.icon().paint(painter, QRect(rect.left() + 11, rect.center().y() - ICON // 2, ICON, ICON))
        quiet = colours.color(QPalette.ColorRole.PlaceholderText)
        ink = colours.color(QPalette.ColorRole.Text)
        words = rect.adjusted(40, 0, -12, 0)
        painter.setFont(font(Face(False, 12)))
        painter.setPen(ink if option.state & QStyle.StateFlag.State_Selected else quiet)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignRight), index.data(KEY_ROLE))
        painter.setFont(font(Face(False, 13, 500)))
        painter.setPen(ink)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(name) + 10)
        painter.setFont(font(Face(False, 12)))
        painter.setPen(ink if option.state & QStyle.StateFlag.State_Selected else quiet)
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), index.data(MENU_ROLE))
        painter.restore()


class Palette(Sheet):
    """A field and a list; Enter does the marked one, Esc nothing."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent, "palette", "Do anything", "A few letters of what you want; Enter does it.", width=600)
        self._commands = [(command, action) for command, action in commands.all() if action.isEnabled()]
        self._field = QLineEdit()
        self._field.setObjectName("palette_field")
        self._field.setAccessibleName("Do anything")
        self._field.setPlaceholderText("What do you want to do?")
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("palette_list")
        self._list.setAccessibleName("Actions")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(ActionRow(self._list))
        self._list.setFixedHeight(ROW * SHOWN)
        self._none = label("", "muted", wrap=True, name="palette_none")
        for widget in (self._field, self._list, self._none):
            self.column.addWidget(widget)
        self._field.textChanged.connect(self._show)
        self._list.itemClicked.connect(self._on_chosen)
        self._show("")
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
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

    def _show(self, text: str) -> None:
        self._list.clear()
        for command, action in ranked(self._commands, text):
            item = QListWidgetItem(command.label.rstrip("…"))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item.setData(ACTION_ROLE, action)
            item.setData(MENU_ROLE, command.menu)
            item.setData(KEY_ROLE, key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (item.text(), command.menu, key))))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        found = self._list.count() > 0
        self._none.setText("" if found else f"Nothing that can be done now is called ‘{text.strip()}’.")
        self._none.setVisible(not found)
        self._list.setVisible(found)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        action: QAction = item.data(ACTION_ROLE)
        self.accept()
        action.trigger()


def ranked(commands: list[tuple[Command, QAction]], text: str) -> list[tuple[Command, QAction]]:
    """The commands that the letters mean, best first; all in their order when there are none."""
    wanted = text.casefold().split()
    if not wanted:
        return [pair for pair in commands if pair[0].name != "view.palette"]
    scored = [(_score(pair[0], wanted, text), pair) for pair in commands]
    good = [(score, pair) for score, pair in scored if score >= GOOD_ENOUGH]
    return [pair for _score, pair in sorted(good, key=lambda one: -one[0])]


def _score(command: Command, wanted: list[str], text: str) -> float:
    """Words that begin with what was typed go first, then those that have it, then what is merely like it."""
    label_words = command.label.casefold().rstrip("…").split()
    words = [*label_words, command.menu.casefold()]
    if label_words[0].startswith(wanted[0]) and all(any(w.startswith(one) for w in words) for one in wanted):
        return 300.0 - len(label_words)
    if all(any(word.startswith(one) for word in words) for one in wanted):
        return 200.0 - len(label_words)
    name = f"{command.label} {command.menu}"
    if all(one in name.casefold() for one in wanted):
        return 150.0
    return fuzz.WRatio(text, name, processor=utils.default_process)
