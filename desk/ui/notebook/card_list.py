"""Cards under each other: a field to search when there are many, the cards that stay the same kept as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.ui.dialogs.fields import Search
from desk.ui.kit import Scroll, button, clear, label
from desk.ui.notebook.card import NoteCard

V = TypeVar("V")
MANY = 8  # from more cards than these on there is a field to search
STEP = 30  # cards shown at once; more on request


class CardList(QWidget, Generic[V]):
    """Shows values as cards. `key` names a value, `text` is what the search looks through, `build` makes its card."""

    def __init__(
        self,
        name: str,
        what: str,
        *,
        key: Callable[[V], str],
        text: Callable[[V], str],
        build: Callable[[V], NoteCard],
    ) -> None:
        super().__init__()
        self._what, self._key, self._text, self._build = what, key, text, build
        self._wanted: Sequence[V] | Callable[[], Sequence[V]] = ()
        self._values: tuple[V, ...] = ()
        self._cards: dict[str, tuple[V, NoteCard]] = {}
        self._most = STEP
        self.search = Search(f"{name}Search", f"Search {what}")
        self.search.textChanged.connect(lambda _typed: self._on_typed())
        self.search.went_down.connect(lambda: self.focus(0))
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(12, 12, 12, 0)
        top.addWidget(self.search, 1)
        self.sheet = Scroll(name, QMargins(12, 12, 12, 12))
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = label("", "small", wrap=True, name=f"{name}None")
        self._more = button("", f"{name}More", self._on_more, "link")
        self.foot = QVBoxLayout()
        self.foot.setSpacing(9)
        column = self.sheet.column
        self._rows = QVBoxLayout()
        self._rows.setSpacing(9)
        column.addLayout(self._rows)
        column.addWidget(self._none)
        column.addWidget(self._more)
        column.addLayout(self.foot)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._top)
        whole.addWidget(self.sheet, 1)
        self.show_values(())

    def show_values(self, values: Sequence[V] | Callable[[], Sequence[V]]) -> None:
        """Show those, or what that gives; cards whose value is the same stay, with their focus.

        While another panel is in front nothing is worked out or laid out: somebody types, and nobody sees the cards.
        """
        self._wanted = values
        self._owing = self.window().isVisible() and not self.isVisible()
        if self._owing:
            return
        self._values = values = tuple(values() if callable(values) else values)
        many = len(values) > MANY
        self._top.setVisible(many)
        if not many and self.search.text():
            self.search.clear()
        wanted = self.search.text().casefold().split()
        found = [one for one in self._values if all(word in self._text(one).casefold() for word in wanted)]
        self._lay_out(found[: self._most])
        self._none.setText(f"None of the {len(values)} {self._what} has ‘{self.search.text().strip()}’ in it.")
        self._none.setVisible(bool(wanted) and not found)
        left = len(found) - self._most
        self._more.setText(f"Show {min(left, STEP)} more of {len(found)}")
        self._more.setVisible(left > 0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._owing:
            self.show_values(self._wanted)

    def to_top(self) -> None:
        """Begin at the top, with no search: another story is open."""
        self._most = STEP
        self.search.clear()
        self.sheet.verticalScrollBar().setValue(0)

    def rebuild(self) -> None:
        """Make all cards anew: the theme has changed."""
        self._cards.clear()
        clear(self._rows)
        self.show_values(self._wanted)

    @property
    def cards(self) -> tuple[NoteCard, ...]:
        """The cards that are shown, from the top."""
        items = (self._rows.itemAt(number) for number in range(self._rows.count()))
        shown = (item.widget() for item in items if item is not None)
        return tuple(card for card in shown if isinstance(card, NoteCard))

    def card(self, key: str) -> NoteCard | None:
        """The card of that key, if it is shown."""
        return self._cards[key][1] if key in self._cards else None

    def focus(self, number: int) -> None:
        """Go to that card (the nearest there is) and bring it into view."""
        if cards := self.cards:
            card = cards[min(max(number, 0), len(cards) - 1)]
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sheet.ensureWidgetVisible(card)

    def reveal(self, key: str) -> None:
        """Go to the card of that key, also when a search or the others hide it; nothing when there is none."""
        if self._owing:  # not in front, and so not known yet
            self._values = tuple(self._wanted() if callable(self._wanted) else self._wanted)
        keys = [self._key(one) for one in self._values]
        if key in keys:
            self.search.clear()
            self._most = max(self._most, keys.index(key) + 1)
            self.show_values(self._wanted)
            self.focus(keys.index(key))

    def go(self, card: NoteCard, key: int) -> bool:
        """Move from that card as the key says; False when it is none of the arrows."""
        cards = self.cards
        here = cards.index(card)
        goals = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(cards)}
        goal = goals.get(Qt.Key(key))
        if goal is None:
            return False
        if goal < 0 and self.search.isVisible():
            self.search.setFocus()
        else:
            self.focus(goal)
        return True

    def _lay_out(self, values: list[V]) -> None:
        keep = {self._key(one) for one in values}
        focused = next((number for number, card in enumerate(self.cards) if card.hasFocus()), -1)
        for key in [key for key in self._cards if key not in keep]:
            self._drop(key)
        for number, value in enumerate(values):
            key = self._key(value)
            before = self._cards.get(key)
            had_focus = before is not None and before[1].hasFocus()
            if before is not None and before[0] != value:
                self._drop(key)
                before = None
            card = before[1] if before is not None else self._build(value)
            self._cards[key] = (value, card)
            item = self._rows.itemAt(number)
            if item is None or item.widget() is not card:
                self._rows.insertWidget(number, card)
                card.show()
            if had_focus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        if (first := next(iter(self.cards), None)) is not None:
            self.setFocusProxy(first)
        if focused >= 0 and not any(card.hasFocus() for card in self.cards):
            self.focus(focused)

    def _drop(self, key: str) -> None:
        _value, card = self._cards.pop(key)
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _on_typed(self) -> None:
        self._most = STEP
        self.show_values(self._values)

    def _on_more(self) -> None:
        self._most += STEP
        self.show_values(self._values)
