"""Quoted words in the copy with no record: how many, and the way to each."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.kit import Card, button, clear, label

SHOWN = 5  # ways shown at once; the count says how many there are


class LooseWords(Card):
    """The dashed card at the end of the quotes."""

    def __init__(self, bench: Bench) -> None:
        super().__init__("looseWords", look="dashed")
        self._bench = bench
        self._places: tuple[Place, ...] | None = None
        self._title = label("", "strong", wrap=True, name="looseTitle")
        self._text = label("", "small", wrap=True, name="looseText")
        self._ways = QVBoxLayout()
        self._ways.setSpacing(2)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addLayout(self._ways)

    def show_places(self, places: tuple[Place, ...], *, shown: bool) -> None:
        """Say how many there are and offer the first of them; `shown` False hides the card."""
        self.setVisible(shown)
        if places == self._places:
            return
        self._places = places
        self._title.setText(f"Quoted words with no record: {len(places)}")
        key = self._bench.commands.action("note.quote").shortcut().toString()
        self._text.setText(
            f"Go to the words and log them ({key}) with their source."
            if places
            else f"Every quotation has its record. Select words and press {key} to log more."
        )
        clear(self._ways)
        for place in places[:SHOWN]:
            self._ways.addWidget(self._way(place))

    def _way(self, place: Place) -> QPushButton:
        words = " ".join(place.words.split())
        short = words if len(words) <= 40 else words[:39].rsplit(" ", 1)[0] + "…"
        made = button(
            short.replace("&", "&&"), "looseWay", lambda: self._bench.wire.place_requested.emit(place), "link"
        )
        made.setToolTip(words)
        made.setAccessibleName(f"Show {words}")
        return made
