"""Protecting: who a confidential source is lies sealed; a story has an alias for colleagues, a description for readers.

What this does not protect from: a program that spies on this computer while the vault is open, a camera before the
screen, copies that others took while the name stood in clear, and a colleague who has the key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from desk.newsroom import reviewing
from desk.newsroom.forgetting import forget_clear_text, forget_in, still_outside
from desk.newsroom.leaking import ELSEWHERE, LOCKED, findings, in_clear, leaks, refuse_leaks
from desk.newsroom.minutes import minute
from desk.newsroom.sealing import seal_those_of
from desk.newsroom.telltale import telltales
from desk.preflight.finding import Finding, Weight
from desk.storage import contacts, sealed, stories
from desk.storage.cipher import Cipher
from desk.storage.desk import Desk
from desk.storage.transaction import Writing
from desk.storage.vault import Vault
from desk.story.errors import NotFound, RuleError
from desk.story.identity import Identity, SealedElsewhere, VaultLocked
from desk.story.person import Person
from desk.story.place import Place
from desk.story.source import Contact, Source, Terms
from desk.story.stage import may_write
from desk.story.story import Story

__all__ = [
    "ELSEWHERE", "LOCKED", "all_findings", "confide", "find_source", "findings", "forget_clear_text", "in_clear",
    "known_to", "leaks", "protect", "refuse_leaks", "reveal",
]  # fmt: skip

OPEN = "sealed-documents"


def confide(desk: Desk, by: Person, story: Story, source: Source, identity: Identity, vault: Vault) -> Story:
    """The stored story with a confidential source whose identity is sealed from the start; it never lay here in clear.

    `source` brings alias, description, terms and kind. With the key of a source that is confidential already, both are
    changed. Raises RuleError when alias or description are missing or give the person away, VaultLocked, and RuleError
    when the story is not this person's to write in now.
    """
    cipher = vault.cipher()
    with desk.writing() as tx:
        stored = _writable(tx, by, story.key)
        before = stored.source(source.key)
        if before is not None and not before.confidential:
            raise RuleError(f"The source ‘{before.desk_name}’ stands in clear so far: protect it.")
        shown = _shown(stored, source, identity)
        rows = tuple(shown if one.key == shown.key else one for one in stored.sources)
        changed = replace(stored, sources=rows if before else (*rows, shown))
        return _store(tx, by, changed, cipher, shown, identity)


def protect(
    desk: Desk, by: Person, story: Story, source: Source, vault: Vault, typed: Identity | None = None
) -> tuple[Story, tuple[str, ...]]:
    """Make a source confidential that stood in clear, all in one transaction: the stored story, and in a sentence each
    where the person still stands.

    `source` brings alias, description and terms; one on the record talks on background from now on. Sealed are name,
    title, organisation and note of the source, and phone, mail and note of its contact in the desk's book; `typed`
    stands before them where it says something. A contact that no other story uses is taken out of the book, and the
    story's automatic revisions forget the person (see `forget_clear_text`); documents of the source are sealed after
    that. Raises as `confide` does; then nothing at
    all has changed.
    """
    cipher = vault.cipher()
    with desk.writing() as tx:
        stored = _writable(tx, by, story.key)
        clear = _source(stored, source.key)
        if clear.confidential:
            raise RuleError(f"The source ‘{clear.alias}’ is protected already.")
        contact = contacts.get(tx, clear.contact) if clear.contact else Contact("")
        identity = _with_typed(_identity(clear, contact), typed)
        wanted = replace(clear, alias=source.alias, description=source.description, terms=source.terms)
        shown = _shown(stored, wanted, identity)
        sources = tuple(shown if one.key == source.key else one for one in stored.sources)
        kept = _store(tx, by, replace(stored, sources=sources), cipher, shown, identity)
        if contact.key and not contacts.used_in(tx, contact.key):
            sealed.take_contact(tx, contact.key)
        left = forget_in(tx, by, kept, shown, identity)
    outside = still_outside(desk, kept.key, shown, identity)
    kept, papers = seal_those_of(desk, by, kept, shown.key, vault)
    return kept, (*left, *outside, *papers)


def reveal(desk: Desk, by: Person, story: Story, source_key: str, vault: Vault) -> Identity:
    """Who the source is. The first time, the person is noted among those who know, and in the log.

    Raises VaultLocked, and NotFound where nothing is sealed for that source.
    """
    cipher = vault.cipher()
    with desk.reading() as tx:
        identity = sealed.get(tx, cipher, story.key, source_key)
        known = by.name in sealed.known_to(tx, story.key)[source_key]
    if not known:
        with desk.writing() as tx:
            stored = stories.get_for_update(tx, story.key)
            sealed.note_knower(tx, story.key, source_key, by.name)
            minute(tx, by, stored, "reveal", f"source ‘{_source(stored, source_key).alias}’")
    return identity


def known_to(desk: Desk, story_key: str) -> dict[str, tuple[str, ...]]:
    """The names of those who know who each confidential source of a story is, by the source's key. Needs no key."""
    with desk.reading() as tx:
        return sealed.known_to(tx, story_key)


def all_findings(
    desk: Desk, story: Story, vault: Vault | None, stale: Callable[[], bool] = lambda: False
) -> tuple[Finding, ...]:
    """What preflight says of the story, heaviest first, with what is sealed where the vault is open; where it is locked
    and something is sealed, or it lies on another computer, a warning says what is not checked.

    Raises Stale once `stale` says that nobody wants to know any more.
    """
    found = reviewing.findings(desk, story, stale)
    try:
        seen = findings(desk, vault, story) if vault is not None else _unchecked(desk, story)
    except VaultLocked:  # it locked itself meanwhile
        seen = _unchecked(desk, story)
    except SealedElsewhere:
        seen = (ELSEWHERE,)
    seen = (*seen, *_open_documents(story))
    return tuple(sorted((*seen, *found), key=lambda one: -one.weight.rank)) if seen else found


def _open_documents(story: Story) -> Iterator[Finding]:
    """Those that ought to lie sealed and do not: they came in before their source was confidential, or from before."""
    for one in story.documents:
        if not one.sealed and story.guards(one):
            message = (
                f"The document ‘{one.called}’ is confidential or of a confidential source, and lies open: seal it."
            )
            yield Finding(OPEN, Weight.WARNING, Place("story", one.key, "documents"), message, fixed_weight=True)


def _unchecked(desk: Desk, story: Story) -> tuple[Finding, ...]:
    return (LOCKED,) if known_to(desk, story.key) else ()


def find_source(story: Story, named: str) -> Source:
    """The source that a person means by its key, alias or name. Raises NotFound."""
    for source in story.sources:
        if named and named in (source.key, source.alias, source.name):
            return source
    raise NotFound(f"There is no such source in the notebook of ‘{story.title}’: give its key, alias or name.")


def _writable(tx: Writing, by: Person, key: str) -> Story:
    stored = stories.get_for_update(tx, key)
    if not may_write(by, stored):
        raise RuleError(f"‘{stored.title}’ is {stored.stage}, so {by.name} cannot change its sources now.")
    return stored


def _source(story: Story, key: str) -> Source:
    source = story.source(key)
    if source is None:
        raise NotFound(f"That source is not in the notebook of ‘{story.title}’ any more.")
    return source


def _identity(source: Source, contact: Contact) -> Identity:
    """All that source and contact say of the person."""
    notes = [note for note in (source.note, contact.note) if note.strip()]
    return Identity(
        name=source.name or contact.name,
        title=source.title or contact.title,
        organisation=source.organisation or contact.organisation,
        phone=contact.phone,
        email=contact.email,
        note="\n".join(notes),
    )


def _with_typed(known: Identity, typed: Identity | None) -> Identity:
    """What was typed, and what was known besides."""
    if typed is None:
        return known
    return Identity(
        typed.name,
        typed.title,
        typed.organisation,
        typed.phone or known.phone,
        typed.email or known.email,
        typed.note or known.note,
    )


def _shown(story: Story, source: Source, identity: Identity) -> Source:
    """The source as the story may have it. Raises RuleError where it would not do, in words that tell nothing."""
    terms = Terms.BACKGROUND if source.terms is Terms.ON_RECORD else source.terms
    alias, description = " ".join(source.alias.split()), source.description.strip()
    shown = replace(sealed.bare(source), confidential=True, terms=terms, alias=alias, description=description)
    if not identity.name.strip():
        raise RuleError("There is no name to protect yet: say who the source is.")
    if not alias:
        raise RuleError("A confidential source needs an alias, by which colleagues speak of them.")
    if not description:
        raise RuleError("A confidential source needs the description that was agreed, for readers.")
    if any(one.alias.casefold() == alias.casefold() for one in story.sources if one.key != source.key):
        raise RuleError(f"Another source of this story has the alias ‘{alias}’ already: give a different one.")
    tales = telltales(Story(story.key, sources=(replace(shown, alias=""),)), {source.key: identity})
    for what, text in (("alias", alias), ("alias", alias.title()), ("description", description)):
        if next(tales.found(text), None):
            raise RuleError(f"The {what} would give the person away: choose one without name, phone or mail.")
    return shown


def _store(tx: Writing, by: Person, story: Story, cipher: Cipher, shown: Source, identity: Identity) -> Story:
    """Store the story and seal the identity, in one; nothing of what stood there before stays in the -wal."""
    kept = stories.put(tx, story)
    sealed.put(tx, cipher, kept.key, shown, identity, by.name)
    minute(tx, by, kept, "protect", f"source ‘{shown.alias}’")
    tx.scrubbed = True
    return kept
