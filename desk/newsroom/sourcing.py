"""Sourcing: sources and quotes of a story, as pure changes of the value, and the contact book of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from desk.preflight.folding import keys
from desk.preflight.names import bare_name
from desk.quoting.names import same_name
from desk.storage import contacts, sealed
from desk.storage.desk import Desk
from desk.story.errors import RuleError
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.quote import Quote
from desk.story.source import Contact, Source, Terms
from desk.story.story import Story

Row = TypeVar("Row", Source, Quote)


def add_source(story: Story, source: Source) -> Story:
    """The story with the source added, or changed when one of that key is there."""
    if not source.name.strip() and not source.description.strip():
        raise RuleError("A source needs a name, or a description when it may not be named.")
    if source.terms is not Terms.ON_RECORD and not source.description.strip():
        raise RuleError(f"A source {source.terms} needs the description that was agreed.")
    return replace(story, sources=_with(story.sources, source))


def remove_source(story: Story, key: str) -> Story:
    """The story without the source; refused while a quote is tied to it."""
    if any(quote.source == key for quote in story.quotes):
        raise RuleError("This source has quotes in the notebook: remove or move them first.")
    return replace(story, sources=tuple(source for source in story.sources if source.key != key))


def add_quote(story: Story, quote: Quote) -> Story:
    """The story with the quote added, or changed when one of that key is there. Changed words are unverified again."""
    if not quote.words.strip():
        raise RuleError("A quote needs the words that were said.")
    if quote.source and story.source(quote.source) is None:
        raise RuleError("The quote names a source that is not in the notebook.")
    before = story.quote(quote.key)
    if before is not None and before.words != quote.words and before.verified_by == quote.verified_by:
        quote = replace(quote, verified_by="", verified_at=None)
    return replace(story, quotes=_with(story.quotes, quote))


def remove_quote(story: Story, key: str) -> Story:
    """The story without the quote; words in the copy that were tied to it stand as words without a record."""
    return replace(story, quotes=tuple(quote for quote in story.quotes if quote.key != key))


def verify_quote(story: Story, key: str, by: Person, at: datetime) -> Story:
    """The quote marked as compared with its recording by that person."""
    quote = story.quote(key)
    if quote is None:
        raise RuleError("There is no such quote in the notebook.")
    return replace(story, quotes=_with(story.quotes, replace(quote, verified_by=by.name, verified_at=at)))


def source_from_contact(contact: Contact) -> Source:
    """A source of a story as the contact book knows them; phone and mail stay in the book."""
    return Source(
        key=new_key(),
        name=contact.name,
        kind=contact.kind,
        title=contact.title,
        organisation=contact.organisation,
        contact=contact.key,
    )


def save_contact(desk: Desk, by: Person, contact: Contact) -> Contact:
    """Put the contact into the desk's book. `by` may be anybody: the book is shared."""
    if not contact.name.strip():
        raise RuleError(f"A contact needs a name before {by.name} can save it.")
    with desk.writing() as tx:
        contacts.put(tx, contact)
    return contact


def twins(contact: Contact, book: Sequence[Contact]) -> tuple[Contact, ...]:
    """The contacts of the book that may be the same as that one: by name, phone or mail."""
    return tuple(one for one in book if one.key != contact.key and _alike(contact, one))


def _alike(one: Contact, other: Contact) -> bool:
    same = ((one.phone, other.phone), (one.email.casefold(), other.email.casefold()))
    if any(first.strip() and first.split() == second.split() for first, second in same):
        return True
    first, second = (set(bare_name(keys(contact.name))) for contact in (one, other))
    within = bool(first and second) and (first <= second or second <= first)
    return one.kind is other.kind and (within or same_name(one.name, other.name))


def merge_contacts(desk: Desk, by: Person, key: str, gone: str) -> Contact:
    """Make two contacts one: the first stays, takes over what it lacks, and keeps in its note what differed.

    Stories that name the other are the first one's from now on, without being changed. Raises RuleError when both are
    the same, NotFound when one is not in the book any more.
    """
    with desk.writing() as tx:
        kept, other = contacts.get(tx, key), contacts.get(tx, gone)
        if kept.key == other.key:
            raise RuleError(f"{kept.name} is one contact already; {by.name} cannot merge it with itself.")
        merged = contacts.put(tx, merged_contact(kept, other))
        sealed.take_contact(tx, other.key)
    return merged


def merged_contact(kept: Contact, other: Contact) -> Contact:
    """The first contact with what only the second has; what differs stands in the note, so that nothing is lost."""
    fields = ("title", "organisation", "phone", "email")
    filled = {name: getattr(kept, name) or getattr(other, name) for name in fields}
    differing = [
        f"{name}: {value}"
        for name in ("name", *fields)
        if (value := getattr(other, name)) and value != (filled.get(name) or kept.name)
    ]
    also = f"Also {', '.join(differing)}" if differing else ""
    note = "\n".join(dict.fromkeys(part for part in (kept.note, other.note, also) if part))
    merged = tuple(dict.fromkeys((*kept.merged, other.key, *other.merged)))
    return replace(kept, **filled, note=note, merged=merged)


def _with(rows: Sequence[Row], row: Row) -> tuple[Row, ...]:
    """The rows with the one of that key changed, or added at the end."""
    kept = [row if one.key == row.key else one for one in rows]
    if row not in kept:
        kept.append(row)
    return tuple(kept)
