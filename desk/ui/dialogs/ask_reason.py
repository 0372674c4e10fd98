"""Ask for a reason: some moves must say why."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.ui.dialogs.fields import Words, field
from desk.ui.dialogs.sheet import Sheet


class AskReason(Sheet):
    """A title, why the reason is needed, and the reason; `answered` brings it as str, never empty."""

    def __init__(
        self,
        over: QWidget | None,
        title: str,
        why: str,
        verb: str,
        *,
        label: str = "Reason",
        hint: str = "",
        value: str = "",
        missing: str = "Say why in a sentence: it is kept with the story.",
    ) -> None:
        super().__init__(over, "askReason", title, why)
        self._missing = missing
        self.reason = Words(value, hint)
        self.column.addWidget(field(label, self.reason, "reason"))
        self.primary(verb, self._on_verb)
        self.reason.setFocus()
        self.reason.textChanged.connect(lambda: self.refuse(""))

    def _on_verb(self) -> None:
        if words := self.reason.words:
            self.answer(words)
        else:
            self.refuse(self._missing, self.reason)
