"""Merge two contacts of the book: those that look the same are offered, any other can be picked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import shorten

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desk.newsroom import sourcing
from desk.story.source import Contact
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Search, field
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, clear, label

TWINS = 3  # contacts offered to be merged
ROWS = 6  # contacts in view at once
Merge = Callable[[Contact, Contact], object]


def about(contact: Contact) -> str:
    """`Pilot, Columbia`: title and organisation, whichever are known."""
    return ", ".join(part for part in (contact.title, contact.organisation) if part)


def words_of(contact: Contact) -> str:
    """What a search looks through."""
    return f"{contact.name} {about(contact)} {contact.note}".casefold()


class PickContact(Sheet):
    """`answered` brings the Contact that is the same as the one that stays."""

    def __init__(self, over: QWidget | None, kept: Contact, book: Sequence[Contact]) -> None:
        super().__init__(
            over,
            "pickContact",
            f"Merge {kept.name} with…",
            "Choose the entry that is the same; it goes out of the book.",
        )
        self._others = tuple(one for one in book if one.key != kept.key)
        self.search = Search("searchOthers", "Search by name, title or organisation")
        self.list = Entries("otherContacts", "Contacts", most=ROWS)
        self.column.addWidget(field("Find", self.search, "searchOthers"))
        self.column.addWidget(self.list)
        self._go_on = self.primary("Go on", self._on_verb)
        self.search.textChanged.connect(lambda _typed: self._show())
        self.search.went_down.connect(self.list.setFocus)
        self._show()
        self.search.setFocus()

    def _show(self) -> None:
        wanted = self.search.text().casefold().split()
        found = [one for one in self._others if all(word in words_of(one) for word in wanted)]
        self.list.show_entries(tuple(Entry(one.key, one.name, about(one)) for one in found))
        self._go_on.setEnabled(bool(found))
        self.refuse("" if found else f"Nobody else in the book matches ‘{self.search.text().strip()}’.")

    def _on_verb(self) -> None:
        chosen = next((one for one in self._others if one.key == self.list.chosen), None)
        if chosen is not None:
            self.answer(chosen)


class Merging(QVBoxLayout):
    """Under the form of a contact: who may be the same, each with a way to merge, and the way to any other.

    `merge` is called with the one that stays and the one that goes, once the person has said yes.
    """

    def __init__(self, over: QWidget, merge: Merge) -> None:
        super().__init__()
        self._over, self._merge = over, merge

    def show_contact(self, contact: Contact, book: Sequence[Contact]) -> None:
        """Offer what can be merged with that contact; nothing for one that is not in the book, or alone in it."""
        clear(self)
        if len(book) < 2 or all(one.key != contact.key for one in book):
            return
        found = sourcing.twins(contact, book)[:TWINS]
        if found:
            self.addWidget(label("MAY BE THE SAME", "caps"))
        for one in found:
            told = f", {about(one)}" if about(one) else ""
            title = shorten(f"Merge with {one.name}{told}…", 52, placeholder="…")
            self._link(title.replace("&", "&&"), "mergeContact", partial(self._ask, contact, one))
        self._link("Merge with another entry…", "mergeAny", partial(self._pick, contact, tuple(book)))

    def _link(self, title: str, name: str, do: Callable[[], object]) -> None:
        made = button(title, name, do, "link")
        made.setAutoDefault(False)
        self.addWidget(made)

    def _pick(self, contact: Contact, book: tuple[Contact, ...]) -> None:
        sheet = PickContact(self._over, contact, book)
        sheet.answered.connect(lambda other: self._ask(contact, other))
        sheet.open()

    def _ask(self, contact: Contact, other: Contact) -> None:
        told = f" ({about(other)})" if about(other) else ""
        line = (
            f"{other.name}{told} goes out of the book, and {contact.name} takes over what is missing here. "
            "What differs is kept in the note. Stories stay as they are. This cannot be undone."
        )
        sheet = Confirm(self._over, f"Make {contact.name} and {other.name} one?", line, "Merge")
        sheet.answered.connect(lambda _yes: self._merge(contact, other))
        sheet.open()
