"""In which format a story is to leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desk.export.format import Format
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.sheet import Sheet

PROOF = "A proof says on every page that it is not approved, and is for no reader’s eyes."
APPROVED = "What leaves is what was approved, to the letter."


class ChooseFormat(Sheet):
    """`answered` brings the name of a format; where it is to lie is asked next."""

    def __init__(self, over: QWidget | None, title: str, formats: Sequence[Format], last: str, *, proof: bool) -> None:
        heading = f"Export a proof of ‘{title}’" if proof else f"Export ‘{title}’"
        super().__init__(over, "chooseFormat", heading, PROOF if proof else APPROVED, width=520)
        self.formats = Entries("formats", "Format", most=len(formats), discs=False)
        self.formats.show_entries(tuple(Entry(one.name, one.label, one.about, one.suffix) for one in formats), last)
        self.formats.itemDoubleClicked.connect(lambda _item: self._on_verb())
        self.column.addWidget(self.formats)
        self.primary("Choose where…", self._on_verb)
        self.formats.setFocus()

    def _on_verb(self) -> None:
        self.answer(self.formats.chosen)
