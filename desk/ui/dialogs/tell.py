"""Tell a person one thing that they must have read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.ui.dialogs.sheet import Sheet


class Tell(Sheet):
    """A sentence and a button."""

    def __init__(self, over: QWidget | None, title: str, sentence: str, verb: str = "Good") -> None:
        super().__init__(over, "tell", title, sentence, width=460)
        self.primary(verb, lambda: self.answer(True), no="").setFocus()
