"""Comments on words, photos, furniture or the whole story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desk.story.place import Place


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer in a thread."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark with its place and its answers; open until somebody resolves it."""

    key: str
    by: str
    at: datetime
    text: str
    place: Place = Place("story")
    replies: tuple[Reply, ...] = ()
    resolved_by: str = ""
    assigned: str = ""

    @property
    def open(self) -> bool:
        return not self.resolved_by
