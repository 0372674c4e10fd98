"""The lines of a view as a Qt model, grouped by stage where the view holds several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desk.storage.lines import Line
from desk.story.stage import Stage

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
MOST = 400  # a person scrolls no further: the search finds the rest
READ_OUT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)

ORDER = (
    Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, Stage.SUBMITTED, Stage.DRAFT, Stage.CORRECTING, Stage.APPROVED,
    Stage.PUBLISHED, Stage.WITHDRAWN, Stage.SPIKED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that is no story: the stage of those beneath it, or (quiet) that there are more than are shown."""

    text: str
    quiet: bool = False


class LinesModel(QAbstractListModel):
    """Rows are headings and lines; a heading stands only where its stage has lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Line] = []

    def show(self, lines: Sequence[Line], *, grouped: bool = True) -> None:
        """Show these lines, at most MOST of them; the same ones again change nothing."""
        shown = list(lines[:MOST])
        rows: list[Heading | Line] = [] if grouped else list(shown)
        for stage in ORDER if grouped else ():
            if members := [line for line in shown if line.stage is stage]:
                rows += [Heading(stage.label), *members]
        if len(lines) > MOST:
            rows.append(Heading(f"{len(lines) - MOST:,} more: the search finds them", quiet=True))
        if [_kind(one) for one in rows] != [_kind(one) for one in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, one in enumerate(rows):
            if one != before[number]:
                self.dataChanged.emit(self.index(number), self.index(number))

    def row_of(self, key: str) -> int:
        """The row of the story of that key; -1 when it is not shown."""
        return next((row for row, one in enumerate(self._rows) if isinstance(one, Line) and one.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._rows[index.row()]
        if role == LINE_ROLE:
            return one
        if role not in READ_OUT:
            return None
        if isinstance(one, Heading):
            return one.text
        flags = "".join(f", {flag.label.lower()}" for flag in one.flags)
        return f"{one.title}, {one.stage.label}, {one.section or 'no section'}{flags}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _kind(row: Heading | Line) -> str:
    """What stays the same of a row while only its words change: the story it is about."""
    return row.key if isinstance(row, Line) else f"\0{row.text}"
