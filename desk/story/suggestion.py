"""Suggestions: words that an editor would have otherwise, kept beside the text until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.photo import Photo
from desk.story.place import Place


class Answer(StrEnum):
    """What became of a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Deed(StrEnum):
    """What a suggestion would do: change words, or do something with a photo."""

    WORDS = "words"
    ADD = "add"
    REMOVE = "remove"
    MOVE = "move"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`words` in place of `place.words`: one of them may be empty. `quote` is the key of the quote it would reword.

    With another deed it is about the photo that `place` names: `photo` is one that would come in, `spot` where in the
    copy it would stand (None: nowhere), and the words of a new role are those of PhotoRole.
    """

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
    deed: Deed = Deed.WORDS
    photo: Photo | None = None
    spot: Place | None = None

    @property
    def open(self) -> bool:
        return self.answer is Answer.OPEN

    @property
    def unexplained(self) -> bool:
        """Whether it changes quoted words and does not say why."""
        return bool(self.quote) and not self.reason.strip()
