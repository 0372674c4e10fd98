"""Suggestions: words that an editor would have otherwise, kept beside the text until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.place import Place


class Answer(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` in place of `place.words`: one of them may be empty. `quote` is the key of the quote it would reword."""

    key: str
    by: str
    at: datetime
    place: Place
    words: str = ""
    reason: str = ""
    quote: str = ""
    answer: Answer = Answer.OPEN
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.answer is Answer.OPEN

    @property
    def unexplained(self) -> bool:
        """Whether it changes quoted words and does not say why."""
        return bool(self.quote) and not self.reason.strip()
