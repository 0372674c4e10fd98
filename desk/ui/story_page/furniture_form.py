"""The quiet form of the furniture that is seldom touched, made from the list of slots."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desk.story.furniture import Furniture, Slot, SlotKind
from desk.story.related import Related
from desk.ui import kit
from desk.ui.dialogs.fields import Choice, Tick
from desk.ui.story_page.fields import LineField, PageField
from desk.ui.story_page.slot_fields import TYPINGS, NotThat
from desk.ui.theme import Face

SMALL = Face(serif=False, size=13)
CHOSEN = (SlotKind.FLAG, SlotKind.CHOICE)
FACT_HEIGHT = 20  # pixels: the facts stand on one line, whatever shows them


def counted(length: int, limit: int) -> tuple[str, kit.State]:
    """`37/70`, with a word and a state when it gets long."""
    if length > limit:
        return f"{length}/{limit} too long", "bad"
    if length > limit * 0.92:
        return f"{length}/{limit} nearly full", "warn"
    return f"{length}/{limit}", "plain"


class SlotRow(QWidget):
    """One slot: its label, its field, what is wrong or how long it is. Emits `changed` with name and value."""

    changed = Signal(str, object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self.slot = slot
        self._typing = TYPINGS[slot.kind]
        self._zone = ZoneInfo("UTC")
        self._value: Any = getattr(Furniture(), slot.name)
        self.field: LineField | PageField
        if slot.kind is SlotKind.TEXT:
            self.field = PageField(slot.name, slot.label, SMALL, slot.hint, 1.5, boxed=True)
        else:
            self.field = LineField(slot.name, slot.label, slot.hint, bare=False)
            self.field.editingFinished.connect(self.settle)
        self.field.edited.connect(self._on_edited)
        self.field.undo_requested.connect(self.undo_requested)
        self.field.redo_requested.connect(self.redo_requested)
        self._told = kit.label("", "bad", wrap=True, name=f"{slot.name}-told")
        self._told.hide()
        self._count = kit.label("", "small", name=f"{slot.name}-count")
        head = kit.label(slot.label, "small")
        head.setBuddy(self.field)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self.field)
        column.addWidget(self._told)

    def put(self, value: Any, zone: ZoneInfo) -> None:
        """Show that value; a field at work keeps what is typed in it as long as it says the same."""
        self._zone = zone
        if value == self._value and self._reads_as(value):
            return
        self._value = value
        self.field.put(self._typing.show(value, zone))
        self._tell_length()

    def settle(self) -> None:
        """Take what was typed, or say what would fit."""
        text = self._text()
        try:
            value = self._typing.read(text, self._zone)
        except NotThat as error:
            self._told.setText(str(error))
            self._told.show()
            return
        self._told.hide()
        self._tell_length()
        if value != self._value:
            self._value = value
            self.changed.emit(self.slot.name, value)

    def _reads_as(self, value: Any) -> bool:
        try:
            return bool(self._typing.read(self._text(), self._zone) == value)
        except NotThat:
            return False

    def _text(self) -> str:
        return self.field.text if isinstance(self.field, PageField) else self.field.text()

    def _on_edited(self, _text: str) -> None:
        if not self._typing.whole:
            self.settle()

    def _tell_length(self) -> None:
        if self.slot.limit:
            text, state = counted(len(self._text()), self.slot.limit)
            self._count.setText(text if self._text() else "")
            self._count.setProperty("look", "bad" if state == "bad" else "small")
            kit.restyle(self._count)


class FlagRow(QWidget):
    """A slot that is ticked, or chosen among a few values. Emits `changed` with name and value."""

    changed = Signal(str, object)

    def __init__(self, slot: Slot) -> None:
        super().__init__()
        self.slot = slot
        usual = getattr(Furniture(), slot.name)
        self.field: Tick | Choice[Any]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if slot.kind is SlotKind.FLAG:
            self.field = Tick(slot.label, slot.name)
            self.field.clicked.connect(lambda ticked: self.changed.emit(slot.name, ticked))
        else:
            self.field = Choice(type(usual), usual)
            self.field.setObjectName(slot.name)
            self.field.setMinimumContentsLength(9)
            self.field.activated.connect(lambda _at: self.changed.emit(slot.name, self.field.chosen))
            head = kit.label(slot.label, "small")
            head.setBuddy(self.field)
            row.addWidget(head)
        self.field.setAccessibleName(slot.label)
        self.field.setToolTip(slot.hint)
        row.addWidget(self.field)

    def put(self, value: Any) -> None:
        """Show that value."""
        if isinstance(self.field, Tick):
            self.field.setChecked(value)
        else:
            self.field.choose(value)

    def set_writable(self, writable: bool) -> None:
        self.field.setEnabled(writable)


class FurnitureForm(QWidget):
    """All slots that the head of the page does not show, in two columns; the flags stand in a row beneath."""

    changed = Signal(str, object)
    related_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, slots: Iterable[Slot]) -> None:
        super().__init__()
        self.setObjectName("furniture")
        self.setAccessibleName("More furniture")
        slots = tuple(slots)
        self.rows = {slot.name: SlotRow(slot) for slot in slots if slot.kind not in CHOSEN}
        self.flags = {slot.name: FlagRow(slot) for slot in slots if slot.kind in CHOSEN}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(10)
        place = 0
        for row in self.rows.values():
            wide = row.slot.kind is SlotKind.TEXT
            place += place % 2 if wide else 0
            grid.addWidget(row, place // 2, place % 2, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            place += 2 if wide else 1
            row.changed.connect(self.changed)
            row.undo_requested.connect(self.undo_requested)
            row.redo_requested.connect(self.redo_requested)
        holder = QWidget()
        flags = kit.Flow(18)
        flags.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(flags)
        for flag in self.flags.values():
            flags.addWidget(flag)
            flag.changed.connect(self.changed)
        grid.addWidget(holder, (place + 1) // 2, 0, 1, 2)
        self.related = kit.label("", wrap=True, name="related-told")
        self.choose = kit.button("Choose…", "related-choose", self.related_requested.emit, "link")
        self.choose.setAccessibleName("Choose related stories")
        grid.addLayout(self._related_row(), (place + 1) // 2 + 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def put_related(self, related: tuple[Related, ...]) -> None:
        """Name what stands under the story for readers to read next."""
        self.related.setText(" · ".join(one.title for one in related) or "none")

    def _related_row(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(kit.label("Related stories", "small"))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.related, 1)
        line.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        return column

    def put(self, furniture: Furniture, zone: ZoneInfo) -> None:
        for name, row in self.rows.items():
            row.put(getattr(furniture, name), zone)
        for name, flag in self.flags.items():
            flag.put(getattr(furniture, name))

    def settle(self) -> None:
        """Take what was typed in every field."""
        for row in self.rows.values():
            row.settle()


def meta(told: str, field: QWidget) -> tuple[QWidget, QLabel]:
    """A word and its field side by side, as they stand in the line under the standfirst."""
    box = QWidget()
    box.setFixedHeight(FACT_HEIGHT)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    head = kit.label(told, "muted")
    head.setBuddy(field)
    row.addWidget(head)
    row.addWidget(field)
    return box, head
