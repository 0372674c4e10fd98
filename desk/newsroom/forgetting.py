"""Forgetting: what was stored before a source was protected goes where it can, and is named where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desk.newsroom.minutes import minute
from desk.newsroom.telltale import ALIAS, SURNAME, Telltales, every_text, telltales
from desk.storage import contacts, older, revisions, sealed, stories
from desk.storage.desk import Desk
from desk.storage.transaction import Writing
from desk.storage.vault import Vault
from desk.story.errors import DeskUnavailable, NotFound
from desk.story.identity import Identity
from desk.story.person import Person
from desk.story.revision import Revision, RevisionKind
from desk.story.source import Contact, Source
from desk.story.story import Story


def forget_clear_text(desk: Desk, by: Person, story: Story, source_key: str, vault: Vault) -> tuple[str, ...]:
    """Take the person out of the story's automatic revisions, and say in a sentence each where they still stand.

    In an automatic revision the source becomes what the story shows now; one whose other words name them goes, as
    automatic ones do with time. Every other kind is never changed, so the sentence names them. So are named: the story
    as it stands, the contact book, the journal of typing, and backups from before. Other stories are not looked at, nor
    what a server keeps of its own. Raises VaultLocked, and NotFound where nothing is sealed for that source.
    """
    cipher = vault.cipher()
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        source = stored.source(source_key)
        identity = sealed.get(tx, cipher, stored.key, source_key)
        if source is None:
            raise NotFound(f"That source is not in the notebook of ‘{stored.title}’ any more.")
        left = forget_in(tx, by, stored, source, identity)
    return (*left, *still_outside(desk, stored.key, source, identity))


def forget_in(tx: Writing, by: Person, stored: Story, source: Source, identity: Identity) -> tuple[str, ...]:
    """The part of `forget_clear_text` that is done in a transaction: revisions, story and contact book."""
    tales = _tales(stored.key, source, identity)
    kept = [one for one in revisions.listed(tx, stored.key) if _still_names(tx, one, tales)]
    minute(tx, by, stored, "forget", f"source ‘{source.alias}’ in older revisions")
    tx.scrubbed = True
    left = [*_in_story(stored, tales), *_in_revisions(stored, kept)]
    left += [_IN_BOOK for one in contacts.listed(tx) if _names(one, tales)][:1]
    return tuple(left)


def still_outside(desk: Desk, story_key: str, source: Source, identity: Identity) -> tuple[str, ...]:
    """And what no transaction reaches: the journal of typing and the backups, a sentence each."""
    tales = _tales(story_key, source, identity)
    return (*_in_journal(desk, tales), *_in_backups(desk, story_key, tales))


def _tales(story_key: str, source: Source, identity: Identity) -> Telltales:
    return telltales(Story(story_key, sources=(source,)), {source.key: identity})


_IN_BOOK = "The contact book has an entry that names the person, used by other stories: change or merge it there."


def _still_names(tx: Writing, one: Revision, tales: Telltales) -> bool:
    """Whether the revision names the person after all that may be done about it."""
    then = revisions.story(tx, one.story_key, one.number)
    if one.kind is not RevisionKind.AUTOMATIC:
        return _names(then, tales)
    shut = sealed.kept_in(tx, then)
    if shut != then:
        sealed.rewrite_automatic(tx, one.number, shut)
    if not _names(shut, tales):
        return False
    revisions.remove(tx, one.story_key, [one.number])
    newest = revisions.newest(tx, one.story_key)
    return newest is not None and newest.number == one.number


def _names(value: Story | Contact, tales: Telltales) -> bool:
    if isinstance(value, Contact):
        texts: Iterator[str] = iter((value.name, value.phone, value.email, value.note))
    else:
        texts = (text for _place, text in every_text(value))
    return any(_named(text, tales) for text in texts)


def _named(text: str, tales: Telltales) -> bool:
    return any(hit.what.kind not in (ALIAS, SURNAME) for hit in tales.found(text))


def _in_story(story: Story, tales: Telltales) -> Iterator[str]:
    places = {place.part for place, text in every_text(story) if _named(text, tales)}
    if places:
        yield f"‘{story.title}’ itself still names the person ({', '.join(sorted(places))}): take those words out."


def _in_revisions(story: Story, kept: list[Revision]) -> Iterator[str]:
    if kept:
        named = ", ".join(f"{one.number} ({one.kind})" for one in sorted(kept, key=lambda one: one.number))
        yield f"Of ‘{story.title}’ these revisions still name the person and are never changed: {named}."


def _in_journal(desk: Desk, tales: Telltales) -> Iterator[str]:
    for file in sorted(desk.journals.glob("*.journal")):
        try:
            text = file.read_bytes().decode("utf-8", "ignore")
        except OSError:
            continue  # it was closed meanwhile, and its journal with it
        if _named(text.replace("\\n", "\n"), tales):
            yield "The journal of typing still names the person: it goes when the story is saved next, or closed."
            return


def _in_backups(desk: Desk, key: str, tales: Telltales) -> Iterator[str]:
    if desk.folder is None:
        yield "What the server keeps of its own (backups, old rows until it tidies up) is not reached from here."
        return
    folder = desk.folder / "backups"
    naming = [file.name for file in sorted(folder.glob("*.sqlite")) if _backup_names(file, key, tales)]
    if naming:
        more = f" and {len(naming) - 1} more" if len(naming) > 1 else ""
        yield f"Backups from before still name the person ({naming[0]}{more} in {folder}): delete them when you can."


def _backup_names(file: Path, key: str, tales: Telltales) -> bool:
    try:
        return any(_names(value, tales) for value in older.values_in(file, key))
    except DeskUnavailable:
        return True  # what cannot be read may still have it
