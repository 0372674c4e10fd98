"""Recovering: what was typed on this computer but not yet stored when the program ended."""

from __future__ import annotations

from desk.newsroom import drafting
from desk.newsroom.clock import now
from desk.storage import revisions, stories
from desk.storage.desk import Desk
from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.revision import RevisionKind


def recover(desk: Desk, by: Person) -> tuple[str, ...]:
    """Bring every pending text of the journal back into its story; the titles of those that changed.

    What cannot go into the story (it was moved on meanwhile) becomes a revision of it, so nothing is lost.
    """
    journal = drafting.open_journal(desk)
    titles = []
    for found in journal.pending():
        with desk.reading() as tx:
            stored = stories.get(tx, found.story_key)
        if found.story == stored:
            continue
        try:
            drafting.keep(desk, by, found.base, found.story)
        except DeskError:
            with desk.writing() as tx:
                revisions.add(tx, found.story, RevisionKind.NAMED, by.name, now(), "typed, and not stored in time")
        journal.kept(found.story)
        titles.append(found.story.title)
    return tuple(titles)
