"""The palette (Ctrl+K): every action that is possible now, found by a few letters of its name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from desk.ui.commands import Commands
from desk.ui.dialogs.finder import Finder, Row, ranked


class Palette(Finder):
    """Does what is chosen."""

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        line = "A few letters of what you want; Enter does it."
        super().__init__(parent, "palette", "Do anything", line, "What do you want to do?", "Actions")
        self._rows = possible(commands)
        self.refresh()

    def rows(self, text: str) -> Sequence[Row]:
        return ranked(self._rows, text)

    def nothing(self, text: str) -> str:
        return nothing_possible(text)


def possible(commands: Commands) -> list[Row]:
    """What can be done now, in the order of the menus, but for the palette itself."""
    return [
        Row(
            command.label.rstrip("…"),
            command.menu,
            action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            action.icon(),
            action.trigger,
        )
        for command, action in commands.all()
        if action.isEnabled() and command.name != "view.palette"
    ]


def nothing_possible(text: str) -> str:
    """What is said when no action has that name."""
    return f"Nothing that can be done now is called ‘{text}’."
