"""The sections of the house as a list of paths, written over where they stand."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desk.story.slot_text import split
from desk.ui.kit import button, label

HELP = "One path a line, such as Science / Space; F2 or two clicks write it over, Delete takes it out."
TALL, ROW = 330, 28  # pixels


class PathList(QListWidget):
    """Lines that can be written over and moved; Delete takes the marked one out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("house_sections")
        self.setAccessibleName("Sections")
        self.setFixedHeight(TALL)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.dragEnabled():
            self.take_out()
        else:
            super().keyPressEvent(event)

    def add(self, text: str) -> QListWidgetItem:
        """A line after the marked one."""
        made = QListWidgetItem(text)
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsEditable)
        made.setSizeHint(QSize(0, ROW))
        self.insertItem(self.currentRow() + 1 if self.currentRow() >= 0 else self.count(), made)
        return made

    def take_out(self) -> None:
        """Remove the marked line."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())


class Sections(QWidget):
    """The list and its verbs. `paths` is what stands there."""

    def __init__(self, paths: tuple[tuple[str, ...], ...], *, writable: bool) -> None:
        super().__init__()
        self.list = PathList()
        for path in paths:
            item = self.list.add(" / ".join(path))
            self.list.setCurrentItem(item)
        self.list.setCurrentRow(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(HELP, "small", wrap=True))
        column.addWidget(self.list)
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        made = (
            button("Add a section", "add_section", self._on_add, "small"),
            button("Take out", "remove_section", self.list.take_out, "small"),
            button("Move up", "section_up", lambda: self._move(-1), "small"),
            button("Move down", "section_down", lambda: self._move(1), "small"),
        )
        for one in made:
            one.setAutoDefault(False)
            one.setEnabled(writable)
            verbs.addWidget(one)
        verbs.addStretch(1)
        column.addLayout(verbs)
        if not writable:
            self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)

    @property
    def paths(self) -> tuple[tuple[str, ...], ...]:
        """The paths from the top, none twice; a path whose beginning is missing gets it before itself."""
        found: dict[tuple[str, ...], None] = {}
        for number in range(self.list.count()):
            item = self.list.item(number)
            path = split(item.text(), "/") if item is not None else ()
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length])
        return tuple(found)

    def _on_add(self) -> None:
        current = self.list.currentItem()
        above = split(current.text(), "/")[:1] if current is not None else ()
        item = self.list.add(" / ".join((*above, "New section")))
        self.list.setCurrentItem(item)
        self.list.editItem(item)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if row >= 0 and 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)
