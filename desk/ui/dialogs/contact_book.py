"""The contact book that all stories of the desk share: find, add, edit, merge, and see where each is used."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desk.newsroom import reading, sourcing
from desk.storage.lines import Line
from desk.story.errors import DeskError
from desk.story.key import new_key
from desk.story.source import Contact, SourceKind
from desk.ui.bench import Bench
from desk.ui.dialogs.entries import Entries, Entry
from desk.ui.dialogs.fields import Choice, Search, Words, field, line, row
from desk.ui.dialogs.merging import Merging, about, words_of
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button, clear, label

ROWS = 7  # contacts in view at once
PAUSE = 150  # milliseconds without an arrow key before 'used in' is read


class ContactBook(Sheet):
    """The list with its search at the left, the chosen contact as a form at the right. Save keeps the book open."""

    def __init__(self, over: QWidget | None, bench: Bench) -> None:
        super().__init__(
            over,
            "contactBook",
            "Contact book",
            "Shared by all stories of this desk. Phone and mail stay here.",
            width=820,
        )
        self._bench = bench
        self._contacts: tuple[Contact, ...] = ()
        self._shown = Contact("")
        self._wanted = ""
        self.search = Search("searchContacts", "Search by name, title or organisation")
        self.list = Entries("contactList", "Contacts", most=ROWS)
        self.name, self.role, self.organisation = line(), line(), line()
        self.kind = Choice(SourceKind, SourceKind.PERSON)
        self.phone, self.email = line(), line()
        self.note = Words(lines=2)
        self._used, self._merging = QVBoxLayout(), Merging(self, self._merge)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out_parts()
        self.beside(button("New contact", "newContact", self._on_new))
        self.save = self.primary("Save contact", self._on_save, no="Close")
        self.search.went_down.connect(self.list.setFocus)
        self.search.textChanged.connect(lambda _typed: self._show_list(self._shown.key))
        self.list.currentRowChanged.connect(lambda _row: self._on_chosen())
        self._pause.timeout.connect(self._read_used)
        self.search.setFocus()
        self._read()

    def _lay_out_parts(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(field("Find", self.search, "searchContacts"))
        left.addWidget(self.list)
        self._none = label("", "muted", wrap=True, name="noContacts")
        left.addWidget(self._none)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(field("Name", self.name, "contactName"))
        right.addLayout(row(field("Title", self.role, "contactTitle"), field("Kind", self.kind, "contactKind")))
        right.addWidget(field("Organisation", self.organisation, "contactOrganisation"))
        right.addLayout(row(field("Phone", self.phone, "contactPhone"), field("Mail", self.email, "contactMail")))
        right.addWidget(field("Note", self.note, "contactNote"))
        right.addLayout(self._merging)
        right.addLayout(self._used)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(left, 5)
        both.addLayout(right, 6)
        self.column.addLayout(both)
        self.list.setFixedHeight(ROWS * 46 + 2)

    def _read(self) -> None:
        self._bench.work.ask(reading.contact_book).then(self.while_open(self._on_read))

    def _on_read(self, contacts: tuple[Contact, ...]) -> None:
        self._contacts = contacts
        self._show_list(self._wanted or self._shown.key)
        self._wanted = ""
        self._merging.show_contact(self._shown, self._contacts)
        if not contacts:
            self._on_new()

    def _show_list(self, current: str) -> None:
        wanted = self.search.text().casefold().split()
        found = [one for one in self._contacts if all(word in words_of(one) for word in wanted)]
        self.list.blockSignals(True)
        self.list.show_entries(tuple(Entry(one.key, one.name, about(one)) for one in found), current)
        self.list.setFixedHeight(ROWS * 46 + 2)
        self.list.blockSignals(False)
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        typed = self.search.text().strip()
        self._none.setText(
            f"Nobody in the book matches ‘{typed}’." if typed else "The book is empty. Give a name, and save."
        )
        self._on_chosen()

    def _on_chosen(self) -> None:
        chosen = next((one for one in self._contacts if one.key == self.list.chosen), None)
        if chosen is not None and chosen != self._shown:
            self._show(chosen)

    def _on_new(self) -> None:
        self._show(Contact(new_key(), name=self.search.text().strip()))
        self.name.setFocus()

    def _show(self, contact: Contact) -> None:
        self._shown = contact
        for edit, value in (
            (self.name, contact.name),
            (self.role, contact.title),
            (self.organisation, contact.organisation),
            (self.phone, contact.phone),
            (self.email, contact.email),
        ):
            edit.setText(value)
            edit.setCursorPosition(0)
        self.kind.choose(contact.kind)
        self.note.setPlainText(contact.note)
        self.refuse("")
        self._show_used(())
        self._merging.show_contact(contact, self._contacts)
        self._pause.start()

    def _read_used(self) -> None:
        key = self._shown.key

        def receive(lines: tuple[Line, ...]) -> None:
            if key == self._shown.key:
                self._show_used(lines)

        self._bench.work.ask(reading.used_in, key).then(self.while_open(receive))

    def _show_used(self, lines: tuple[Line, ...]) -> None:
        clear(self._used)
        if lines:
            self._used.addWidget(label("USED IN", "caps"))
        for one in lines[:4]:
            title = one.title if len(one.title) <= 48 else one.title[:47].rsplit(" ", 1)[0] + "…"
            made = button(title.replace("&", "&&"), "usedIn", partial(self._on_open, one.key), "link")
            made.setAutoDefault(False)
            made.setAccessibleName(f"Open {one.title}")
            self._used.addWidget(made)
        if len(lines) > 4:
            self._used.addWidget(label(f"and {len(lines) - 4} more", "small"))

    def _merge(self, kept: Contact, gone: Contact) -> None:
        errand = self._bench.work.do(sourcing.merge_contacts, kept.key, gone.key)
        errand.then(self.while_open(self._on_merged)).otherwise(self.while_open(self._on_refused))

    def _on_merged(self, contact: Contact) -> None:
        self._wanted, self._shown = contact.key, Contact("")
        self._bench.wire.desk_changed.emit()
        self._bench.wire.said.emit(f"{contact.name} is one contact now.")
        self._read()

    def _on_open(self, key: str) -> None:
        self.reject()
        self._bench.wire.open_requested.emit(key)

    def _on_save(self) -> None:
        contact = replace(
            self._shown,
            name=self.name.text().strip(),
            kind=self.kind.chosen,
            title=self.role.text().strip(),
            organisation=self.organisation.text().strip(),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            note=self.note.words,
        )
        if not contact.name:
            self.refuse("A contact needs a name.", self.name)
            return
        self.save.setEnabled(False)
        errand = self._bench.work.do(sourcing.save_contact, contact)
        errand.then(self.while_open(self._on_saved)).otherwise(self.while_open(self._on_refused))

    def _on_saved(self, contact: Contact) -> None:
        self.save.setEnabled(True)
        self._wanted = contact.key
        self.search.clear()
        self._bench.wire.desk_changed.emit()
        self._bench.wire.said.emit(f"{contact.name} is in the contact book.")
        self._read()

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.refuse(str(error), self.name)
