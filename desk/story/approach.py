"""Asked for comment: whom a story's reporter approached before it went out, how, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Approach:
    """One time that somebody was asked for comment.

    `who` was asked, `at` that time, `how` in words ('mail to the press office'), `by` whom of us. `answer` is what they
    said, `answered` when; with neither there is no answer yet.
    """

    key: str
    who: str = ""
    at: datetime | None = None
    how: str = ""
    answer: str = ""
    answered: datetime | None = None
    by: str = ""

    @property
    def waits(self) -> bool:
        """Whether there is no answer yet."""
        return not self.answer and self.answered is None
