"""Revisions: immutable copies of a whole story, and the log of moves, each line chained to the one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.stage import Stage
from desk.story.story import Story


class RevisionKind(StrEnum):
    """Why a revision was kept. Only automatic ones thin out with age."""

    AUTOMATIC = "automatic"
    NAMED = "named"
    SUBMITTED = "submitted"
    SENT_BACK = "sent back"
    APPROVED = "approved"
    PUBLISHED = "published"
    RESTORED = "restored"
    IMPORTED = "imported"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of a story's history; `number` counts from 1 within the story, `digest` is that of its content."""

    story_key: str
    number: int
    kind: RevisionKind
    by: str
    at: datetime
    reason: str
    digest: str
    words: int = 0


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One move: who, when, from where to where, why, on which content. `previous` is the digest of the entry before.

    `number` counts from 1 over the whole desk and, with `previous`, makes the log a chain. `signature` is that of `by`
    with the Ed25519 key `key` (both hex) over everything else; '' where the person had no key.
    """

    number: int
    story_key: str
    move: str
    by: str
    at: datetime
    starts: Stage
    ends: Stage
    reason: str
    content: str
    previous: str
    digest: str = ""
    key: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of keeping a story: as stored, and the places where both sides had changed the same words."""

    story: Story
    conflicts: tuple[str, ...] = ()
