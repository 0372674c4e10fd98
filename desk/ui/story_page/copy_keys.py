"""Keys of the copy: which of them type a letter, and what Return does where the cursor is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from desk.ui.story_page import formatting, tables

COMMANDS = sum(one.value for one in (Qt.Modifier.CTRL, Qt.Modifier.ALT, Qt.Modifier.META))


def is_letter(event: QKeyEvent) -> bool:
    """Whether the key types a letter and is no command; by numbers, for Python makes an object of each enum."""
    return event.text().isprintable() and bool(event.text()) and not event.keyCombination().toCombined() & COMMANDS


def new_line(cursor: QTextCursor) -> None:
    """A row of a table, else a line of what the cursor is in."""
    cursor.beginEditBlock()
    if not tables.new_row(cursor):
        formatting.new_line(cursor)
    cursor.endEditBlock()
