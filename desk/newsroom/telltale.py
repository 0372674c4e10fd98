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
from desk.preflight.passages import Passage
from desk.preflight.reading import Reading
from desk.story.furniture import SLOTS
from desk.story.house import House
from desk.story.identity import Identity
from desk.story.place import Place
from desk.story.source import Source, SourceKind, Terms
from desk.story.story import Story

# Digits of a phone as people part them; a number is known by its last seven, whatever country or city code stands before.
_NUMBER = re.compile(r"\d(?:[\s().+/\-\u00a0\u2010-\u2015]{0,3}\d){4,}")
_TAIL, _LEAST = 7, 5
# What in a story is no writing of people's: a digit of these may well be a phone's by chance.
_NO_TEXT = frozenset({"key", "digest", "contact", "source", "media_type", "taken", "language"})
_PARTS = {"photos": "photo", "sources": "source", "quotes": "quote"}


class What(NamedTuple):
    """What was found: of which source (its key), what of theirs, and whether it is theirs for sure."""

    source: str
    what: str
    sure: bool = True


class Hit(NamedTuple):
    """Where in a text it stands (code points)."""

    start: int
    end: int
    what: What


@dataclass(frozen=True, repr=False)
class Telltales:
    """What gives away the people of some identities. It shows nothing of them as text."""

    phrases: Phrases
    words: frozenset[tuple[str, ...]]  # the names and aliases that are one word, and may be just that
    phones: tuple[tuple[str, What], ...]

    def in_text(self, text: str, words: tuple[Word, ...] | None = None) -> Iterator[Hit]:
        """Each thing in the text that gives somebody away; `words` are the folded words of it, where they are known."""
        what: What
        for start, end, meaning in self.phrases.found(folded(text) if words is None else words):
            if not (text[start].islower() and keys(text[start:end]) in self.words):
                source, what_it_is, sure = meaning.split("\n")
                yield Hit(start, end, What(source, what_it_is, bool(sure)))
        for start, end, what in self._phones_in(text) if self.phones else ():
            yield Hit(start, end, what)

    def _phones_in(self, text: str) -> Iterator[Hit]:
        for number in _NUMBER.finditer(text):
            at = [place for place in range(number.start(), number.end()) if text[place].isdecimal()]
            digits = "".join(str(int(text[place])) for place in at)
            for tail, what in self.phones:
                if (found := digits.find(tail)) >= 0:
                    yield Hit(at[found], at[found + len(tail) - 1] + 1, what)


def telltales(story: Story, identities: dict[str, Identity]) -> Telltales:
    """Those of the sealed people of a story, by the keys of their sources.

    A name that the notebook has on the record as well may be named, as preflight has it. A surname that stands alone
    may be somebody else's: it is found, but not for sure.
    """
    open_names, open_words = _open(story.sources)
    phrases: dict[tuple[str, ...], What] = {}
    words: set[tuple[str, ...]] = set()
    for source in (one for one in story.sources if one.key in identities):
        identity = identities[source.key]
        bare = bare_name(keys(identity.name)) if source.kind is SourceKind.PERSON else keys(identity.name)
        surname = bare[-1:] if source.kind is SourceKind.PERSON and len(bare) > 1 and len(bare[-1]) > 2 else ()
        if surname and surname[0] not in open_words:
            phrases.setdefault(surname, What(source.key, "surname", sure=False))
        phrases |= {form: What(source.key, "name") for form in name_forms(identity.name, source.kind) - open_names}
        alias = keys(source.alias)
        phrases |= {form: What(source.key, "alias") for form in (alias,) if form}
        phrases |= {keys(mail): What(source.key, "mail") for mail in _several(identity.email) if keys(mail)}
        words |= {form for form in (bare, alias, surname) if len(form) == 1}
    phones = tuple(
        (digits[-_TAIL:], What(key, "phone"))
        for key, identity in identities.items()
        for phone in _several(identity.phone)
        if len(digits := "".join(str(int(sign)) for sign in phone if sign.isdecimal())) >= _LEAST
    )
    meant = {phrase: f"{what.source}\n{what.what}\n{'sure' if what.sure else ''}" for phrase, what in phrases.items()}
    return Telltales(Phrases(meant), frozenset(words), phones)


def _open(sources: Iterable[Source]) -> tuple[set[tuple[str, ...]], set[str]]:
    names: set[tuple[str, ...]] = set()
    words: set[str] = set()
    for source in sources:
        if source.terms is Terms.ON_RECORD and not source.confidential:
            names |= name_forms(source.name, source.kind)
            words |= set(keys(source.name))
    return names, words


def _several(field: str) -> list[str]:
    """The phones or mails in a field: people write several, with commas, semicolons, new lines or a slash."""
    return [one.strip() for one in re.split(r"[,;\n/|]", field) if one.strip()]


def leaving(story: Story) -> Iterator[tuple[str, Place, str, tuple[Word, ...]]]:
    """(label, place of the whole, text, folded words) of all that leaves the desk with a story.

    That is what preflight reads as leaving (furniture, copy as written and as read, photos, notices), and what a
    package takes along: comments, and the descriptions of sources that may not be named.
    """
    reading = Reading(story, Context(House(), now(), lambda _slug: False))
    for passage, words in reading.leaving:
        yield passage.label, _whole(passage), passage.text, words
    for comment in story.comments:
        for text in (comment.text, *(reply.text for reply in comment.replies)):
            yield "a comment", Place("story", comment.key, "comments"), text, folded(text)
    for source in story.sources:
        if source.confidential or source.terms is not Terms.ON_RECORD:
            place = Place("source", source.key, "description")
            yield "the agreed description of a source", place, source.description, folded(source.description)


def _whole(passage: Passage) -> Place:
    """The place of a passage; in the copy as its readers get it, words can only be named."""
    return Place("copy", field="plain") if passage.field == "plain" else passage.place()


def every_text(story: Story) -> Iterator[tuple[Place, str]]:
    """Every text that people wrote in a story, notebook and comments too, and where it stands."""
    for slot in SLOTS:
        for text in _strings(getattr(story.furniture, slot.name)):
            yield Place(slot.name), text
    yield Place("copy"), story.copy
    for name, part in _PARTS.items():
        for row in getattr(story, name):
            for field in fields(row):
                for text in () if field.name in _NO_TEXT else _strings(getattr(row, field.name)):
                    yield Place(part, row.key, field.name), text
    for name in ("comments", "corrections", "authors"):
        for row in getattr(story, name):
            for text in _strings(row):
                yield Place("story", getattr(row, "key", ""), name), text


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
