"""Legal clearance: who looked at the story, and why it may run, as two fields and as a sheet of its own."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk.story.flags import Clearance
from desk.ui.dialogs.fields import Words, field, line
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, label


class ClearanceFields(QWidget):
    """The two fields in one row, as they stand under the finding; `given` brings name and reason."""

    given = Signal(str, str)

    def __init__(self, name: str = "", reason: str = "") -> None:
        super().__init__()
        self.setObjectName("clearance")
        self.name = _named(line(name, "Who cleared it"), "clearedBy", "Who cleared it")
        self.reason = _named(line(reason, "Why it may run"), "clearedWhy", "Why it may run")
        self._do = button("Clear", "clear", self._on_clear, "small")
        self._do.setAutoDefault(False)
        self._do.setEnabled(self.filled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.name, 2)
        row.addWidget(self.reason, 3)
        row.addWidget(self._do)
        for one in (self.name, self.reason):
            one.textEdited.connect(lambda _text: self._do.setEnabled(self.filled))

    @property
    def filled(self) -> bool:
        """Whether both fields say something."""
        return bool(self.name.text().strip() and self.reason.text().strip())

    def _on_clear(self) -> None:
        if self.filled:
            self._do.setEnabled(False)
            self.given.emit(self.name.text(), self.reason.text())


class ClearanceSheet(Sheet):
    """`answered` brings (name, reason)."""

    def __init__(self, over: QWidget | None, before: tuple[Clearance, ...] = ()) -> None:
        super().__init__(
            over,
            "clearanceSheet",
            "Legal clearance",
            "The name stands with the approval. It holds for the words as they are now.",
            width=480,
        )
        for one in before[-2:]:
            told = f"{one.name}, {one.at.astimezone():%d %B %H:%M}: {one.reason}"
            self.column.addWidget(label(told, "small", wrap=True, name="clearedBefore"))
        self.name = line("", "The lawyer, or the editor who decided")
        self.reason = Words("", "What was looked at, and why it may run", lines=2)
        self.column.addWidget(field("Who cleared it", self.name, "clearedBy"))
        self.column.addWidget(field("Why it may run", self.reason, "clearedWhy"))
        self.primary("Clear", self._on_verb)
        self.name.textEdited.connect(lambda _text: self.refuse(""))
        self.reason.textChanged.connect(lambda: self.refuse(""))
        self.name.setFocus()

    def _on_verb(self) -> None:
        if not self.name.text().strip():
            self.refuse("Name who cleared it.", self.name)
        elif not self.reason.words:
            self.refuse("Say why it may run: it is kept with the story.", self.reason)
        else:
            self.answer((self.name.text(), self.reason.words))


def _named(edit: QLineEdit, name: str, spoken: str) -> QLineEdit:
    edit.setObjectName(name)
    edit.setAccessibleName(spoken)
    return edit
