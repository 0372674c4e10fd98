"""The sheet that shows every change before it is made; what is not ticked stays as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.ui.dialogs.sheet import Sheet
from desk.ui.story_page.change_list import ROW, ChangeList
from desk.ui.story_page.searching import Hit
from desk.ui.theme import Theme

SHOWN = 8  # rows
QUOTED = "Quoted words are left alone unless you tick them."


class ReplaceSheet(Sheet):
    """`answered` has the hits that are to be replaced, as a tuple."""

    def __init__(self, over: QWidget | None, theme: Theme, hits: tuple[Hit, ...], crossing: int) -> None:
        notes = [QUOTED] if any(hit.quoted for hit in hits) else []
        if crossing:
            notes.append(f"{crossing} over the edge of a link or quotation cannot be replaced here.")
        super().__init__(over, "replaceSheet", "Replace all", " ".join(notes), width=720)
        self.list = ChangeList(theme, "replace-list")
        self.list.setFixedHeight(ROW * min(max(len(hits), 2), SHOWN) + 4)
        for hit in hits:
            self.list.add(hit)
        self.list.setCurrentRow(0)
        self.list.ticked_changed.connect(self._name)
        self.column.addWidget(self.list)
        self._do = self.primary("Replace", self._answer, no="Cancel")
        self._name(self.list.count_ticked)
        self.list.setFocus()

    def _name(self, count: int) -> None:
        self._do.setText(f"Replace {count:,}")
        self._do.setAccessibleName(self._do.text())
        self._do.setEnabled(count > 0)

    def _answer(self) -> None:
        self.answer(tuple(hit for _key, hit in self.list.ticked()))
