"""The sheet in which the page is set: its letters, their size, the width and the room between lines, seen at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from desk.ui.dialogs.fields import Combo, field, row
from desk.ui.dialogs.sheet import Sheet
from desk.ui.settings import PageLook
from desk.ui.story_page.looking import Looking

Choices = Sequence[tuple[str, int]]
LETTERS: Choices = (("With serifs", 1), ("Without serifs", 0))
SIZES: Choices = tuple((f"{size} px", size) for size in (14, 15, 16, 17, 18, 19, 20, 22, 24, 28))
WIDTHS: Choices = (("Narrow", 560), ("Normal", 700), ("Wide", 860), ("Very wide", 1_100))
GAPS: Choices = (("Close", 0), ("Normal", 4), ("Open", 9), ("Double", 20))


class LookSheet(Sheet):
    """Each choice shows on the page at once; Esc brings back what was."""

    def __init__(self, over: QWidget, looking: Looking) -> None:
        super().__init__(over, "lookSheet", "The page", "How it looks to you; readers see another one.", width=460)
        self._looking, self._before = looking, looking.look
        look = looking.look
        self.letters = _choice(LETTERS, int(look.serif))
        self.size_choice = _choice(SIZES, look.size)
        self.width_choice = _choice(WIDTHS, look.width)
        self.gap = _choice(GAPS, look.gap)
        self.column.addLayout(row(field("Letters", self.letters, "letters"), field("Size", self.size_choice, "size")))
        self.column.addLayout(
            row(field("Width of the page", self.width_choice, "page_width"), field("Line height", self.gap, "gap"))
        )
        for one in (self.letters, self.size_choice, self.width_choice, self.gap):
            one.currentIndexChanged.connect(lambda _index: self._show())
        self.verb("As it was made", "factory", self._reset)
        self.primary("Done", self.accept, no="As before")
        self.rejected.connect(lambda: looking.choose(self._before))

    def _show(self) -> None:
        look = PageLook(
            serif=bool(self.letters.currentData()),
            size=self.size_choice.currentData(),
            width=self.width_choice.currentData(),
            gap=self.gap.currentData(),
            zoom=self._looking.look.zoom,
        )
        self._looking.choose(look)

    def _reset(self) -> None:
        made = replace(PageLook(), zoom=self._looking.look.zoom)
        for one, value in (
            (self.letters, int(made.serif)),
            (self.size_choice, made.size),
            (self.width_choice, made.width),
            (self.gap, made.gap),
        ):
            one.setCurrentIndex(one.findData(value))


def _choice(choices: Choices, value: int) -> QComboBox:
    """One of those; a value that is none of them is one more."""
    made = Combo()
    known = [one for _told, one in choices]
    for told, one in (*choices, *(() if value in known else ((f"{value} px", value),))):
        made.addItem(told, one)
    made.setCurrentIndex(made.findData(value))
    return made
