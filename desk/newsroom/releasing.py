"""Releasing: a source who need not be protected any more stands in the notebook as any other does."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom.minutes import minute
from desk.storage import contacts, sealed, stories
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.errors import NotFound, RuleError
from desk.story.identity import Identity
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.source import Contact, Source
from desk.story.stage import may_write
from desk.story.story import Story


def what_follows(story: Story, source: Source) -> str:
    """What comes of releasing the source, to be read before the yes."""
    papers = sum(one.sealed and one.source == source.key for one in story.documents)
    many = (
        "One document of theirs stays sealed until it is"
        if papers == 1
        else f"{papers} documents of theirs stay sealed until each is"
    )
    stay = f" {many} opened." if papers else ""
    return (
        "Name, title, organisation and note lie in clear in the story from then on: colleagues see them, search finds "
        "them, and every revision from then on has them for good. Phone and mail go into the contact book. The terms "
        f"stay as they were agreed ({source.terms}) until you change them.{stay} Undo does not seal it again."
    )


def release(desk: Desk, by: Person, story: Story, source_key: str, vault: Vault) -> Story:
    """The stored story with a source that is not confidential any more: who they are stands in it in clear.

    Phone and mail, which no story holds, go into a contact of the desk's book. Terms and description stay, and
    documents stay sealed until each is opened. Raises VaultLocked, SealedElsewhere where who they are lies on another
    computer, NotFound, and RuleError where the source is in clear or the story is not this person's to write in now.
    """
    cipher = vault.cipher()
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        source = _confidential(stored, by, source_key)
        identity = sealed.get(tx, cipher, stored.key, source.key)
        sealed.let_out(tx, stored.key, source.key)
        contact = _contact(source, identity)
        if contact is not None:
            contacts.put(tx, contact)
        clear = _in_clear(source, identity, contact.key if contact is not None else "")
        rows = tuple(clear if one.key == source.key else one for one in stored.sources)
        kept = stories.put(tx, replace(stored, sources=rows))
        minute(tx, by, kept, "release", f"source ‘{source.alias}’")
    return kept


def _confidential(story: Story, by: Person, key: str) -> Source:
    """The source that is to be released, where this person may do so."""
    if not may_write(by, story):
        raise RuleError(f"‘{story.title}’ is {story.stage}, so {by.name} cannot change its sources now.")
    source = story.source(key)
    if source is None:
        raise NotFound(f"That source is not in the notebook of ‘{story.title}’ any more.")
    if not source.confidential:
        raise RuleError(f"The source ‘{source.desk_name}’ stands in clear already.")
    return source


def _in_clear(source: Source, identity: Identity, contact: str) -> Source:
    return replace(
        source,
        confidential=False,
        alias="",
        name=identity.name,
        title=identity.title,
        organisation=identity.organisation,
        note=identity.note,
        contact=contact,
    )


def _contact(source: Source, identity: Identity) -> Contact | None:
    """Who answers under that phone and mail; None where neither is known."""
    if not identity.phone and not identity.email:
        return None
    return Contact(
        new_key(), identity.name, source.kind, identity.title, identity.organisation, identity.phone, identity.email
    )
