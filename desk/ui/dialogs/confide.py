"""A confidential source: what the story may have of them, and who they are, which is sealed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desk.story.errors import DeskError
from desk.story.identity import Identity
from desk.story.source import Source, Terms
from desk.ui.dialogs.fields import Choice, Words, field, line, row
from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import label


@dataclass(frozen=True, slots=True)
class Confided:
    """The source as the story may have it, and who it is."""

    source: Source
    identity: Identity


class ConfideSheet(Sheet):
    """`asked` brings a Confided to be sealed. To be opened with the vault open only.

    The sheet stays until the newsroom said yes (`sealed`) or why not (`refuse`): nobody types an identity twice.
    """

    asked = Signal(object)

    def __init__(self, over: QWidget | None, source: Source, identity: Identity, *, new: bool) -> None:
        super().__init__(
            over,
            "confideSheet",
            "A confidential source" if new else "The confidential source",
            "The story has the alias and the agreed description. What is under SEALED never leaves the desk.",
        )
        self._source = source
        self.alias = line(source.alias, "Harbour: how colleagues speak of them")
        self.terms = Choice(Terms, Terms.BACKGROUND if source.terms is Terms.ON_RECORD else source.terms)
        self.description = line(source.description, "a person who heard the loop")
        self.name, self.role = line(identity.name), line(identity.title)
        self.organisation = line(identity.organisation)
        self.phone, self.email = line(identity.phone), line(identity.email)
        self.note = Words(identity.note, lines=2)
        self.column.addLayout(row(field("Alias", self.alias, "alias"), field("Terms", self.terms, "terms")))
        self.column.addWidget(field("May be described as", self.description, "description"))
        self.column.addWidget(label("SEALED", "caps"))
        self.column.addWidget(field("Name", self.name, "name"))
        self.column.addLayout(
            row(field("Title", self.role, "title"), field("Organisation", self.organisation, "organisation"))
        )
        self.column.addLayout(row(field("Phone", self.phone, "phone"), field("Mail", self.email, "mail")))
        self.column.addWidget(field("Note", self.note, "note"))
        self.seal = self.primary("Seal", self._on_verb)
        self.alias.setFocus()

    def _on_verb(self) -> None:
        asked = (
            (self.alias, "Give an alias, by which colleagues speak of them."),
            (self.description, "Give the description that was agreed, for readers."),
            (self.name, "Say who the source is: that is what is sealed."),
        )
        for edit, missing in asked:
            if not edit.text().strip():
                self.refuse(missing, edit)
                return
        identity = Identity(
            self.name.text().strip(),
            self.role.text().strip(),
            self.organisation.text().strip(),
            self.phone.text().strip(),
            self.email.text().strip(),
            self.note.words,
        )
        shown = replace(
            self._source,
            alias=self.alias.text().strip(),
            description=self.description.text().strip(),
            terms=self.terms.chosen,
            confidential=True,
        )
        self.refuse("")
        self.asked.emit(Confided(shown, identity))

    def sealed(self) -> None:
        """It is done: close."""
        self.accept()

    def refused(self, error: DeskError) -> None:
        """Say why it was not sealed; what was typed stands."""
        self.seal.setEnabled(True)
        self.refuse(str(error), self.alias)
