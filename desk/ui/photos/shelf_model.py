"""The prints of the photo desk as a Qt model, and what each says in a word or two."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.newsroom.photo_desk import Print, counted, days_left
from desk.newsroom.photo_search import SOON
from desk.story.photo import Usage
from desk.ui.kit import State
from desk.ui.photos.entry import USAGES

Index = QModelIndex | QPersistentModelIndex
PRINT_ROLE = Qt.ItemDataRole.UserRole
READ_OUT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ShelfModel(QAbstractListModel):
    """One row for each print that is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prints: tuple[Print, ...] = ()

    @property
    def prints(self) -> tuple[Print, ...]:
        return self._prints

    def show(self, prints: tuple[Print, ...]) -> None:
        """Show these; the same ones again change nothing."""
        if prints != self._prints:
            self.beginResetModel()
            self._prints = prints
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._prints)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._prints[index.row()]
        if role == PRINT_ROLE:
            return one
        if role in READ_OUT:
            return spoken(one)
        return one.photo.caption if role == Qt.ItemDataRole.ToolTipRole else None


def name_of(one: Print) -> str:
    """What a print is called: its caption, else its file."""
    return " ".join((one.photo.caption or one.photo.file_name or "No caption").split())


def rights(one: Print, today: date) -> tuple[str, State]:
    """What may be done with it, in the story where least may be done."""
    ends = [(days, use.photo) for use in one.uses if (days := days_left(use.photo, today)) is not None]
    days, photo = min(ends, key=lambda end: (end[0], end[1].expires or date.max), default=(None, one.photo))
    when = day(photo.expires, today) if photo.expires else ""
    if days == 0:
        over = photo.expires is not None and photo.expires < today
        return (f"Expired {when}" if over else "Expired"), "bad"
    if days is not None and days <= SOON:
        return f"Until {when}", "warn"
    usages = [use.photo.usage for use in one.uses]
    for usage in (Usage.RESTRICTED, Usage.UNKNOWN):
        if usage in usages:
            return USAGES[usage]
    told = USAGES.get(one.photo.usage, ("Free", "plain"))[0]
    return (f"{told} until {when}" if when else told), "plain"


def day(when: date, today: date) -> str:
    """`3 May`, with its year where that is another one."""
    return f"{when.day} {when:%b}" if when.year == today.year else f"{when.day} {when:%b %Y}"


def spoken(one: Print) -> str:
    """The print as it is read out."""
    parts = (name_of(one), one.photo.credit, *one.lacks, f"in {counted(len(one.uses), 'story')}")
    return ", ".join(part for part in parts if part)
