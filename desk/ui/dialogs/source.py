"""Add or edit a source: who, what they are, and on which terms they talk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from desk.story.key import new_key
from desk.story.source import Contact, Source, SourceKind, Terms
from desk.ui.dialogs.fields import Choice, Tick, Words, field, line, row
from desk.ui.dialogs.sheet import Sheet

NAME, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
MEANS = {
    Terms.ON_RECORD: "May be quoted by name.",
    Terms.BACKGROUND: "May be quoted, but only under the description that was agreed.",
    Terms.DEEP_BACKGROUND: "May be used, but neither quoted nor described more closely than agreed.",
    Terms.OFF_RECORD: "Nothing of it leaves the notebook; the check before approval stops the story otherwise.",
}


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """The source as it should stand in the notebook, and whether the contact book should learn of it."""

    source: Source
    remember: bool = False


class SourceSheet(Sheet):
    """`answered` brings a SourceAnswer. `offer` hands in the contact book once it has been read."""

    def __init__(self, over: QWidget | None, source: Source | None = None) -> None:
        title = "Edit the source" if source is not None else "Add a source"
        super().__init__(over, "sourceSheet", title, "Stays in the notebook of this story and never leaves the desk.")
        self._source = source or Source(new_key())
        self._contacts: dict[str, Contact] = {}
        self.name = line(self._source.name, "Type a name, or part of one from the contact book")
        self.kind = Choice(SourceKind, self._source.kind)
        self.role = line(self._source.title, "Commander")
        self.organisation = line(self._source.organisation, "Apollo 11")
        self.terms = Choice(Terms, self._source.terms)
        self.description = line(self._source.description, "a person who heard the loop")
        self.note = Words(self._source.note, lines=2)
        self.remember = Tick("Put this source into the contact book too", "remember")
        self._lay_out_fields()
        self.primary("Save" if source is not None else "Add source", self._on_verb)
        self.terms.currentIndexChanged.connect(lambda _index: self._on_terms_changed())
        self.name.textEdited.connect(lambda _text: self._on_name_edited())
        self._on_terms_changed()
        self.name.setFocus()

    def offer(self, contacts: tuple[Contact, ...]) -> None:
        """Have the name offer the people of the contact book; picking one fills in the rest."""
        self._contacts = {contact.key: contact for contact in contacts}
        model = QStandardItemModel(self)
        for contact in contacts:
            about = ", ".join(part for part in (contact.title, contact.organisation) if part)
            item = QStandardItem(f"{contact.name} · {about}" if about else contact.name)
            item.setData(contact.name, NAME)
            item.setData(contact.key, KEY)
            model.appendRow(item)
        completer = self._offered = QCompleter(model, self)
        completer.setObjectName("contacts")
        completer.setCompletionRole(NAME)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _name: self._on_contact_chosen())
        self.name.setCompleter(completer)

    def _lay_out_fields(self) -> None:
        self.column.addWidget(field("Name", self.name, "name"))
        self.column.addLayout(
            row(field("Title", self.role, "title"), field("Organisation", self.organisation, "organisation"))
        )
        self.column.addLayout(row(field("Kind", self.kind, "kind"), field("Terms", self.terms, "terms")))
        self._described = field("May be described as", self.description, "description")
        self.column.addWidget(self._described)
        self.column.addWidget(field("Note", self.note, "note"))
        self.column.addWidget(self.remember)

    def _on_terms_changed(self) -> None:
        on_record = self.terms.chosen is Terms.ON_RECORD
        self._described.setVisible(not on_record)
        self.terms.setToolTip(MEANS[self.terms.chosen])
        self.terms.setAccessibleDescription(MEANS[self.terms.chosen])
        self.line.setText(MEANS[self.terms.chosen])
        self._show_remember()

    def _on_name_edited(self) -> None:
        self._source = replace(self._source, contact="")
        self._show_remember()
        self.refuse("")

    def _show_remember(self) -> None:
        """Only who may be named goes into the book that everybody reads."""
        self.remember.setVisible(self.terms.chosen is Terms.ON_RECORD and not self._source.contact)

    def _on_contact_chosen(self) -> None:
        popup = self._offered.popup()
        contact = self._contacts.get(str(popup.currentIndex().data(KEY))) if popup is not None else None
        if contact is None:
            return
        self._source = replace(self._source, contact=contact.key)
        self.role.setText(contact.title)
        self.organisation.setText(contact.organisation)
        self.kind.choose(contact.kind)
        self._show_remember()

    def _on_verb(self) -> None:
        name, description = self.name.text().strip(), self.description.text().strip()
        terms = self.terms.chosen
        if not name and (terms is Terms.ON_RECORD or not description):
            self.refuse("Give the name of the source.", self.name)
        elif terms is not Terms.ON_RECORD and not description:
            self.refuse(f"A source {terms.value} needs the description that was agreed.", self.description)
        else:
            self.answer(
                SourceAnswer(self._filled(name, description), self.remember.isVisible() and self.remember.isChecked())
            )

    def _filled(self, name: str, description: str) -> Source:
        return replace(
            self._source,
            name=name,
            kind=self.kind.chosen,
            title=self.role.text().strip(),
            organisation=self.organisation.text().strip(),
            terms=self.terms.chosen,
            description=description,
            note=self.note.words,
        )
