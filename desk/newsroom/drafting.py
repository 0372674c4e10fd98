"""Drafting: start a story, keep what was typed, name and restore revisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from desk.newsroom.clock import now
from desk.newsroom.suggesting import straight
from desk.newsroom.thinning import surplus
from desk.storage import house as houses
from desk.storage import journal, revisions, stories
from desk.storage.desk import Desk
from desk.storage.transaction import Writing
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.key import new_key
from desk.story.merge import merge
from desk.story.person import Person, Role
from desk.story.record import content_digest
from desk.story.revision import Kept, Revision, RevisionKind
from desk.story.source import Source
from desk.story.stage import Stage, may_check, may_suggest, may_write
from desk.story.story import Story

AUTOMATIC_EVERY = timedelta(minutes=10)


def start_story(desk: Desk, by: Person, furniture: Furniture = Furniture()) -> Story:
    """A new draft by that person."""
    story = Story(key=new_key(), furniture=furniture, authors=(by.name,), created=now())
    with desk.writing() as tx:
        return stories.put(tx, story)


def keep(desk: Desk, by: Person, base: Story, mine: Story) -> Kept:
    """Store what was typed: `mine`, typed over `base`, merged with what others stored meanwhile.

    Where both changed the same words mine stand, theirs go to the history, and the places are named. Raises
    RuleError when the story is not the person's to write in now (comments, and facts until approval, are everybody's).
    """
    with desk.writing() as tx:
        theirs = stories.get_for_update(tx, mine.key)
        remarks = _without_remarks(mine, base, theirs) == base
        if not may_write(by, theirs) and not remarks:
            raise RuleError(f"‘{theirs.title}’ is {theirs.stage}, so {by.name} cannot change its words now.")
        if mine.clearances != base.clearances and by.role is not Role.EDITOR:
            raise RuleError(f"{by.name} cannot change a legal clearance: only an editor can.")
        if may_suggest(by, theirs) and not houses.get(tx).editors_write and straight(base, mine):
            raise RuleError(f"In review, what {by.name} changes is a suggestion: make it on the Review page.")
        merged, conflicts = merge(base, mine, theirs)
        if not remarks:
            merged = _with_author(merged, by)
        if merged == theirs:
            return Kept(theirs)
        if conflicts:
            revisions.add(tx, theirs, RevisionKind.REPLACED, by.name, now(), "before a merge: " + ", ".join(conflicts))
        _keep_automatic(tx, theirs, by)
        return Kept(stories.put(tx, merged), conflicts)


def name_revision(desk: Desk, by: Person, story: Story, reason: str) -> Revision:
    """Keep the story as it is stored under a name; named revisions never thin out."""
    if not reason.strip():
        raise RuleError("A named revision needs a name: say what it is for.")
    with desk.writing() as tx:
        stored = stories.get(tx, story.key)
        return revisions.add(tx, stored, RevisionKind.NAMED, by.name, now(), reason.strip())


def restore(desk: Desk, by: Person, story: Story, number: int) -> Story:
    """Bring the words, photos and notebook of a revision back as a new revision; what stood before is kept too."""
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        if not may_write(by, stored):
            raise RuleError(f"‘{stored.title}’ is {stored.stage}, so {by.name} cannot restore a revision now.")
        old = revisions.story(tx, story.key, number)
        restored = replace(
            stored,
            furniture=old.furniture,
            copy=old.copy,
            photos=old.photos,
            sources=tuple(_as_released(stored, source) for source in old.sources),
            quotes=old.quotes,
            claims=old.claims,
            wire=old.wire,
        )
        reason = f"revision {number} restored"
        revisions.add(tx, stored, RevisionKind.REPLACED, by.name, now(), f"before {reason}")
        revisions.add(tx, restored, RevisionKind.RESTORED, by.name, now(), reason)
        return stories.put(tx, restored)


def _as_released(stored: Story, old: Source) -> Source:
    """A source that was confidential then and is in clear since: as it stands now, for nothing of it is sealed."""
    there = stored.source(old.key)
    return there if there is not None and old.confidential and not there.confidential else old


def open_journal(desk: Desk, failed: Callable[[str], None] | None = None) -> journal.Journal:
    """The side journal of typing on this computer; it never depends on the desk being reachable.

    `failed` is told in a sentence, once for a story, when the journal cannot be written.
    """
    return journal.Journal(desk.journals, failed)


def _without_remarks(mine: Story, base: Story, theirs: Story) -> Story:
    """`mine` with the comments of `base`, and with its checked facts too while those may be checked."""
    claims = base.claims if may_check(theirs) else mine.claims
    return replace(mine, comments=base.comments, claims=claims)


def _with_author(story: Story, by: Person) -> Story:
    """Whoever writes in a story is one of its authors; an editor at work in review is not."""
    if by.name in story.authors or (by.role is Role.EDITOR and story.stage is not Stage.DRAFT):
        return story
    return replace(story, authors=(*story.authors, by.name))


def _keep_automatic(tx: Writing, story: Story, by: Person) -> None:
    """Keep the story as it was, when ten minutes of work have passed since the last revision; thin the old ones."""
    history = revisions.listed(tx, story.key)
    newest = max(history, key=lambda one: one.number, default=None)
    moment = now()
    if newest is not None and moment - newest.at < AUTOMATIC_EVERY:
        return
    if newest is None or newest.digest != content_digest(story):
        revisions.add(tx, story, RevisionKind.AUTOMATIC, by.name, moment, "")
        revisions.remove(tx, story.key, surplus(history, moment))
