"""The palette (Ctrl+K): every action that is possible now, found by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from rapidfuzz import fuzz, utils

from desk.ui.commands import Command, Commands

ACTION_ROLE = Qt.ItemDataRole.UserRole
GOOD_ENOUGH = 60.0


class Palette(QDialog):
    """A field and a list; Enter does the marked one, Esc nothing."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setWindowTitle("Do anything")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self.resize(560, 420)
        self._field.textChanged.connect(self._show)
        self._list.itemClicked.connect(self._on_chosen)
        self._show("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow((self._list.currentRow() + step) % max(self._list.count(), 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if (item := self._list.currentItem()) is not None:
                    self._on_chosen(item)
                return True
        return super().eventFilter(watched, event)

    def _show(self, text: str) -> None:
        self._list.clear()
        for command, action in ranked(self._commands, text):
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            item = QListWidgetItem(action.icon(), f"{command.label.rstrip('…')}{'   ' + key if key else ''}")
            item.setToolTip(command.menu)
            item.setData(ACTION_ROLE, action)
            self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        action: QAction = item.data(ACTION_ROLE)
        self.accept()
        action.trigger()


def ranked(commands: list[tuple[Command, QAction]], text: str) -> list[tuple[Command, QAction]]:
    """The commands that the letters mean, best first; all in their order when there are none."""
    if not text.strip():
        return [pair for pair in commands if pair[0].name != "view.palette"]
    scored = [
        (fuzz.WRatio(text, f"{command.label} {command.menu}", processor=utils.default_process), pair)
        for pair in commands
        for command in pair[:1]
    ]
    good = [(score, pair) for score, pair in scored if score >= GOOD_ENOUGH]
    return [pair for _score, pair in sorted(good, key=lambda one: -one[0])]
