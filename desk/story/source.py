"""Sources of a story, with the terms on which they talk, and the contact book that all stories share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Terms(StrEnum):
    """What may be done with what a source says, from free to nothing."""

    ON_RECORD = "on the record"
    BACKGROUND = "on background"
    DEEP_BACKGROUND = "deep background"
    OFF_RECORD = "off the record"

    @property
    def narrowness(self) -> int:
        """0 for on the record up to 3 for off the record."""
        return list(Terms).index(self)


class SourceKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Source:
    """Who told this story something; `contact` is the key of the shared contact, which alone holds phone and mail.

    `description` is how the source may be named when not on the record ('a person who heard the loop').
    Of a `confidential` one the story has only that, and the `alias` by which colleagues speak of them; who they are
    lies sealed under the source's key (see desk.story.identity).
    """

    key: str
    name: str = ""
    kind: SourceKind = SourceKind.PERSON
    title: str = ""
    organisation: str = ""
    terms: Terms = Terms.ON_RECORD
    description: str = ""
    contact: str = ""
    note: str = ""
    confidential: bool = False
    alias: str = ""

    @property
    def public_name(self) -> str:
        """How the source may be named outside the notebook: never by an alias, which is for colleagues."""
        return self.name if self.terms is Terms.ON_RECORD and not self.confidential else self.description

    @property
    def desk_name(self) -> str:
        """What colleagues call the source: the alias of a confidential one, else the name, else the description."""
        return (self.alias if self.confidential else self.name) or self.description

    @property
    def affiliation(self) -> str:
        """`Commander, Apollo 11`: title and organisation, whichever are known."""
        return ", ".join(part for part in (self.title, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody in the desk's contact book; `merged` are the keys of entries that turned out to be the same.

    Stories keep the key they were written with: an approved one must not change because the book was tidied.
    """

    key: str
    name: str = ""
    kind: SourceKind = SourceKind.PERSON
    title: str = ""
    organisation: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    merged: tuple[str, ...] = ()
