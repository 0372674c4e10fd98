"""What gives a person away in a text: name, phone, mail or alias, whatever the spelling. Folded as preflight folds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import NamedTuple

from desk.newsroom.clock import now
from desk.preflight.finding import Context
from desk.preflight.folding import Phrases, Word, folded, keys
from desk.preflight.names import bare_name, name_forms
from desk.preflight.reading import Reading
from desk.story.furniture import SLOTS
from desk.story.house import House
from desk.story.identity import Identity
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.record import open_documents
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story

ALIAS, NAME, SURNAME, MAIL, PHONE = "alias", "name", "surname", "mail", "phone"

# Digits as people part them. A phone is known by its last seven, whatever country or city code stands before them.
_NUMBER = re.compile(r"\d(?:[\s().+/\-\u00a0\u2010-\u2015]{0,3}\d){4,}")
_TAIL, _LEAST = 7, 5
# What in a story nobody writes as words: a few digits of these may well be a phone's by chance.
_NO_TEXT = frozenset({"key", "digest", "contact", "source", "media_type", "taken", "language"})
_PARTS = {"photos": "photo", "sources": "source", "quotes": "quote"}
# What else the story has, row by row.
_BESIDE = (
    "documents", "claims", "approaches", "comments", "suggestions", "wire", "corrections", "clearances", "authors",
    "related",
)  # fmt: skip

Form = tuple[str, ...]


class What(NamedTuple):
    """What was found: of which source (its key), and what of theirs."""

    source: str
    kind: str

    @property
    def sure(self) -> bool:
        """A surname that stands alone may be somebody else's."""
        return self.kind != SURNAME


class Hit(NamedTuple):
    """Where in a text it stands (code points), and what it is."""

    start: int
    end: int
    what: What


class Text(NamedTuple):
    """A text of a story: where it stands, what it is called in a sentence, its words, and whether readers get it."""

    place: Place
    label: str
    text: str
    words: tuple[Word, ...]
    published: bool = True


@dataclass(frozen=True, repr=False)
class Telltales:
    """What gives away the people of some identities. As text it shows nothing of them."""

    phrases: Phrases
    meant: tuple[What, ...]
    words: frozenset[Form]  # the names and aliases of one word, which may be just that word
    phones: tuple[tuple[str, What], ...]

    def found(self, text: str, words: tuple[Word, ...] | None = None) -> Iterator[Hit]:
        """Each thing in the text that gives somebody away; `words` are its folded words, where they are known."""
        for start, end, number in self.phrases.found(folded(text) if words is None else words):
            if not (text[start].islower() and keys(text[start:end]) in self.words):
                yield Hit(start, end, self.meant[int(number)])
        if self.phones:
            yield from self._phones_in(text)

    def _phones_in(self, text: str) -> Iterator[Hit]:
        for number in _NUMBER.finditer(text):
            at = [place for place in range(number.start(), number.end()) if text[place].isdecimal()]
            digits = _digits(number[0])
            for tail, what in self.phones:
                if (first := digits.find(tail)) >= 0:
                    yield Hit(at[first], at[first + len(tail) - 1] + 1, what)


def telltales(story: Story, identities: dict[str, Identity]) -> Telltales:
    """Those of the sealed people of a story, by the keys of their sources.

    A name that the notebook has on the record as well may be named, as preflight has it.
    """
    open_names, open_words = _on_record(story.sources)
    forms: dict[Form, What] = {}
    single: set[Form] = set()
    for source in (one for one in story.sources if one.key in identities):
        identity = identities[source.key]
        bare = bare_name(keys(identity.name)) if source.kind is SourceKind.PERSON else keys(identity.name)
        surname = bare[-1:] if source.kind is SourceKind.PERSON and len(bare) > 1 and len(bare[-1]) > 2 else ()
        mails = {keys(mail): What(source.key, MAIL) for mail in _several(identity.email)}
        if surname and surname[0] not in open_words:
            forms.setdefault(surname, What(source.key, SURNAME))
        forms |= {keys(source.alias): What(source.key, ALIAS)} | mails
        forms |= {form: What(source.key, NAME) for form in name_forms(identity.name, source.kind) - open_names}
        single |= {form for form in (bare, keys(source.alias), surname) if len(form) == 1}
    numbered = {form: str(number) for number, form in enumerate(forms)}
    return Telltales(Phrases(numbered), tuple(forms.values()), frozenset(single), tuple(_phones(identities)))


def _on_record(sources: Iterable[Source]) -> tuple[set[Form], set[str]]:
    """The forms of the names that may be named, and the words in them."""
    named = [one for one in sources if one.terms is Terms.ON_RECORD and not one.confidential]
    forms = {form for one in named for form in name_forms(one.name, one.kind)}
    return forms, {word for one in named for word in keys(one.name)}


def _phones(identities: dict[str, Identity]) -> Iterator[tuple[str, What]]:
    for key, identity in identities.items():
        for phone in _several(identity.phone):
            if len(digits := _digits(phone)) >= _LEAST:
                yield digits[-_TAIL:], What(key, PHONE)


def _several(field: str) -> list[str]:
    """The phones or mails in a field, where people write several."""
    return [one.strip() for one in re.split(r"[,;\n/|]", field) if one.strip()]


def _digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def leaving(story: Story) -> Iterator[Text]:
    """All that leaves the desk with a story.

    That is what preflight reads as leaving (furniture, the copy as written and as its readers get it, photos, notices),
    and what goes along in a package: comments, checked facts, documents, who was asked for comment, and the
    descriptions of sources that may not be named.
    """
    for passage, words in Reading(story, Context(House(), now(), lambda _slug: False)).leaving:
        yield Text(passage.place(), passage.label, passage.text, words)
    yield from _remarks(story)
    for other in story.related:
        for text in (other.title, other.address):
            yield Text(Place("story", other.key, "related"), "a related story", text, folded(text))
    for source in story.sources:
        if source.confidential or source.terms is not Terms.ON_RECORD:
            place = Place("source", source.key, "description")
            yield Text(place, "the agreed description of a source", source.description, folded(source.description))


def _remarks(story: Story) -> Iterator[Text]:
    """What colleagues wrote beside the story: comments, what they found of its facts, suggestions."""
    for name, label, key, texts in _rows(story):
        for text in texts:
            yield Text(Place("story", key, name), label, text, folded(text), published=False)


def _rows(story: Story) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    """The field of the story, what a row of it is called, its key and its texts."""
    for comment in story.comments:
        yield "comments", "a comment", comment.key, (comment.text, *(reply.text for reply in comment.replies))
    for claim in story.claims:
        texts = (claim.place.words, claim.sentence, claim.reference, claim.reason)
        yield "claims", "a checked fact", claim.key, texts
    for clearance in story.clearances:
        yield "clearances", "a clearance", clearance.key, (clearance.name, clearance.reason)
    for one in story.suggestions:
        yield (
            "suggestions",
            "a suggestion",
            one.key,
            (one.words, one.reason, *_strings(one.photo)),
        )
    for document in open_documents(story):
        yield "documents", "a document of the notebook", document.key, _strings(document)
    for approach in story.approaches:
        yield "approaches", "the log of who was asked for comment", approach.key, _strings(approach)


def every_text(story: Story) -> Iterator[tuple[Place, str]]:
    """Every text that people wrote in a story, notebook and comments too, and where it stands."""
    for slot in SLOTS:
        yield from ((Place(slot.name), text) for text in _strings(getattr(story.furniture, slot.name)))
    yield Place("copy"), story.copy
    for name, part in _PARTS.items():
        for row in getattr(story, name):
            yield from _texts_of(row, part)
    for name in _BESIDE:
        for row in getattr(story, name):
            yield from ((Place("story", getattr(row, "key", ""), name), text) for text in _strings(row))


def _texts_of(row: Photo | Source | Quote, part: str) -> Iterator[tuple[Place, str]]:
    for field in fields(row):
        if field.name not in _NO_TEXT:
            yield from ((Place(part, row.key, field.name), text) for text in _strings(getattr(row, field.name)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            if field.name not in _NO_TEXT:
                yield from _strings(getattr(value, field.name))
