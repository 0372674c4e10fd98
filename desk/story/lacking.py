"""What a story still lacks, as the budget tells it at a glance: cheap enough to be worked out each time it is stored.

The checks of preflight say more; these are what an editor asks across a whole day's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from desk.story.story import Story

_TIED = re.compile(r"\]\(quote:([\w-]+)\)")
_PLACEHOLDER = re.compile(r"\b(?:TK(?:TK)*|XXX+)\b")


class Lack(StrEnum):
    """One kind of thing that may be missing; the value is what an index column holds."""

    HEADLINE = "headline"
    PHOTO = "photo"
    CREDIT = "credit"
    QUOTES = "quotes"
    PLACEHOLDER = "placeholder"
    SUGGESTIONS = "suggestions"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class Missing:
    """How much of one kind is missing."""

    lack: Lack
    count: int = 1

    @property
    def text(self) -> str:
        """`No photo`, `2 quotes not verified`."""
        one = self.count == 1
        return {
            Lack.HEADLINE: "No headline",
            Lack.PHOTO: "No photo",
            Lack.CREDIT: "Credit missing" if one else f"{self.count} photos lack words",
            Lack.QUOTES: "1 quote not verified" if one else f"{self.count} quotes not verified",
            Lack.PLACEHOLDER: "TK in copy",
            Lack.SUGGESTIONS: "1 suggestion open" if one else f"{self.count} suggestions open",
            Lack.COMMENTS: "1 comment open" if one else f"{self.count} comments open",
        }[self.lack]


def missing(story: Story) -> tuple[Missing, ...]:
    """What the story lacks, in the order of Lack."""
    verified = {quote.key for quote in story.quotes if quote.verified}
    counts = (
        (Lack.HEADLINE, not story.furniture.headline.strip()),
        (Lack.PHOTO, not any(photo.digest for photo in story.photos)),
        (Lack.CREDIT, sum(_lacks_words(one.caption, one.credit, one.alt or one.decorative) for one in story.photos)),
        (Lack.QUOTES, len(set(_TIED.findall(story.copy)) - verified)),
        (Lack.PLACEHOLDER, bool(_PLACEHOLDER.search(story.copy))),
        (Lack.SUGGESTIONS, len(story.open_suggestions)),
        (Lack.COMMENTS, sum(one.open for one in story.comments)),
    )
    return tuple(Missing(lack, int(count)) for lack, count in counts if count)


def _lacks_words(*words: object) -> bool:
    return not all(word.strip() if isinstance(word, str) else word for word in words)


def written(found: Iterable[Missing]) -> str:
    """As an index column has it: `photo quotes:2`."""
    return " ".join(one.lack.value if one.count == 1 else f"{one.lack.value}:{one.count}" for one in found)


@lru_cache(maxsize=1024)
def read(column: str) -> tuple[Missing, ...]:
    """What an index column says. Raises ValueError where it was damaged."""
    parts = (part.partition(":") for part in column.split())
    return tuple(Missing(Lack(name), int(count or 1)) for name, _colon, count in parts)
