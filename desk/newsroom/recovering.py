"""Recovering: what was typed on this computer but not yet stored when the program ended."""

from __future__ import annotations

from desk.newsroom import drafting
from desk.newsroom.clock import now
from desk.storage import revisions, stories
from desk.storage.desk import Desk
from desk.storage.journal import Journal, Recovered
from desk.story.errors import NotFound
from desk.story.person import Person
from desk.story.record import content_digest
from desk.story.revision import RevisionKind
from desk.story.stage import may_write
from desk.story.story import Story


def recover(desk: Desk, by: Person, journal: Journal) -> tuple[str, ...]:
    """Bring every pending text of the journal back into its story; the titles of those that changed.

    Where the story went on without it (another version is stored, or it may no longer be written in), the text
    becomes a revision, so that nothing is lost and nothing is overwritten.
    """
    titles = []
    for found in journal.pending():
        stored = _stored(desk, found)
        if content_digest(stored) != content_digest(found.story):
            _bring_back(desk, by, found, stored)
            titles.append(found.story.title)
        journal.settled(found.story_key)
    return tuple(titles)


def _stored(desk: Desk, found: Recovered) -> Story:
    """The story as the desk has it; one that never reached the desk is stored now."""
    try:
        with desk.reading() as tx:
            return stories.get(tx, found.story_key)
    except NotFound:
        with desk.writing() as tx:
            return stories.put(tx, found.story)


def _bring_back(desk: Desk, by: Person, found: Recovered, stored: Story) -> None:
    if content_digest(stored) == found.base_digest and may_write(by, stored):
        drafting.keep(desk, by, stored, found.story)
        return
    with desk.writing() as tx:
        revisions.add(tx, found.story, RevisionKind.NAMED, by.name, now(), "typed, and not stored in time")
