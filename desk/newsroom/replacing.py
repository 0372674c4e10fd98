"""Replacing: other words put into a story from afar, one story a transaction, with a revision to go back to."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom.clock import now
from desk.newsroom.minutes import minute
from desk.storage import revisions, stories
from desk.storage.desk import Desk
from desk.story.errors import ChangedMeanwhile, RuleError
from desk.story.person import Person
from desk.story.record import content_digest
from desk.story.revision import RevisionKind
from desk.story.stage import WRITABLE, Stage, may_write
from desk.story.story import Story

MOVE = "replace words"


def why_not(by: Person, story: Story) -> str:
    """Why the person cannot replace words in the story now, as a sentence; '' when they can."""
    if may_write(by, story):
        return ""
    if story.stage not in WRITABLE:
        return f"It is {story.stage}: left as it is."
    if story.stage is Stage.IN_REVIEW:
        return f"{story.holder or 'An editor'} has it in review: left as it is."
    return f"It is a story of {', '.join(story.authors) or 'somebody else'}: left as it is."


def replace_words(desk: Desk, by: Person, read: Story, changed: Story, what: str) -> Story:
    """Store `changed`, which was made from the story as it was `read`; `what` says for the log how much it was.

    `what` should name no words: the log forgets nothing, not even whom it should never have named.
    Only headlines, standfirst, captions and copy are taken. The state before becomes a revision, which brings all
    back when it is restored. Raises RuleError when the person may not write in the story now, ChangedMeanwhile when
    it is not as it was read.
    """
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, read.key)
        if sentence := why_not(by, stored):
            raise RuleError(f"‘{stored.title}’ was not changed. {sentence}")
        if content_digest(stored) != content_digest(read):
            raise ChangedMeanwhile(f"‘{stored.title}’ has changed since it was searched: search again.")
        after = replace(stored, furniture=changed.furniture, copy=changed.copy, photos=changed.photos)
        if after == stored:
            return stored
        revisions.add(tx, stored, RevisionKind.REPLACED, by.name, now(), f"before {what}")
        kept = stories.put(tx, after)
        minute(tx, by, kept, MOVE, what, starts=stored.stage)
        return kept
