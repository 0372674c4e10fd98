"""Minutes: the line that an action leaves in the log."""

from __future__ import annotations

from desk.newsroom.clock import now
from desk.storage import log
from desk.storage.transaction import Writing
from desk.story.person import Person
from desk.story.record import content_digest
from desk.story.revision import LogEntry
from desk.story.stage import Stage
from desk.story.story import Story


def minute(
    tx: Writing, by: Person, story: Story, what: str, reason: str = "", *, starts: Stage | None = None
) -> LogEntry:
    """Log what was done to the story, which is as it is afterwards; `starts` is its stage before, if that differs.

    Raises KeyLocked where the person's signing key is not open.
    """
    return log.append(
        tx,
        story_key=story.key,
        move=what,
        by=by.name,
        at=now(),
        starts=starts or story.stage,
        ends=story.stage,
        reason=reason,
        content=content_digest(story),
    )
