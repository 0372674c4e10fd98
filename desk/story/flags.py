"""Flags on a story: what it needs a lawyer, a careful eye or a decision for; and the clearance that answers the first.

The flags themselves are furniture. Who was asked for comment stands in the notebook; here is only how that came out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.story.furniture import Furniture
    from desk.story.story import Story


class CommentState(StrEnum):
    """Whether those whom the story is about were asked for comment, and what came of it."""

    NONE = "not asked"
    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Clearance:
    """Somebody of a `name` looked at a story with the legal flag and said why it may run; `by` wrote that down.

    `words` is the digest of the words that were looked at, see `words_of`. Of several the last one counts.
    """

    key: str
    name: str
    reason: str
    by: str
    at: datetime
    words: str


class Flag(StrEnum):
    """What lists show of a story's flags; the value is what an index column holds."""

    NOT_FOR_PUBLICATION = "not-for-publication"
    LEGAL = "legal"
    CLEARED = "legal-cleared"
    SENSITIVE = "sensitive"
    ASKED = "comment-asked"
    ANSWERED = "comment-answered"
    DECLINED = "comment-declined"

    @property
    def label(self) -> str:
        """What stands on the badge."""
        return self.value.replace("-", " ").capitalize()


_ASKED = {
    CommentState.ASKED: Flag.ASKED,
    CommentState.ANSWERED: Flag.ANSWERED,
    CommentState.DECLINED: Flag.DECLINED,
}


def flags_of(furniture: Furniture, *, cleared: bool = False) -> tuple[Flag, ...]:
    """The flags that are set, the heaviest first; a legal one that was cleared shows as that."""
    legal = Flag.CLEARED if cleared else Flag.LEGAL
    found = (
        (furniture.not_for_publication, Flag.NOT_FOR_PUBLICATION),
        (furniture.legal, legal),
        (furniture.sensitive, Flag.SENSITIVE),
        (furniture.comment_asked in _ASKED, _ASKED.get(furniture.comment_asked, Flag.ASKED)),
    )
    return tuple(flag for is_set, flag in found if is_set)


def words_of(story: Story) -> str:
    """The digest (SHA-256, hex) of what a lawyer reads: headlines, standfirst, copy, captions."""
    furniture = story.furniture
    texts = (
        furniture.headline,
        furniture.headline_web,
        furniture.headline_social,
        furniture.headline_breaking,
        furniture.standfirst,
        story.copy,
        *(photo.caption for photo in story.photos),
    )
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
