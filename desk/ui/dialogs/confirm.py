"""Ask for a yes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.ui.dialogs.sheet import Sheet


class Confirm(Sheet):
    """A question, what follows from a yes, and the verb; `answered` (True) on a yes, nothing on a no."""

    def __init__(self, over: QWidget | None, title: str, line: str, verb: str, no: str = "Not yet") -> None:
        super().__init__(over, "confirm", title, line, width=460)
        self.primary(verb, lambda: self.answer(True), no=no).setFocus()
