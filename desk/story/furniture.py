"""Furniture: everything above and around the copy, declared once as a list of slots.

Forms, the command line, comparison, checks and merge all walk SLOTS, so a new slot is one field and one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desk.story.dateline import Dateline
from desk.story.flags import CommentState


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture of a story. Times are aware; empty means not given."""

    slug: str = ""
    section: tuple[str, ...] = ()
    headline: str = ""
    headline_web: str = ""
    headline_social: str = ""
    headline_breaking: str = ""
    standfirst: str = ""
    byline: tuple[str, ...] = ()
    dateline: Dateline = Dateline()
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    deadline: datetime | None = None
    embargo: datetime | None = None
    target_words: int = 0
    priority: int = 3
    note: str = ""
    legal: bool = False
    sensitive: bool = False
    not_for_publication: bool = False
    comment_asked: CommentState = CommentState.NONE


class SlotKind(StrEnum):
    """How a slot is shown, typed and read back."""

    LINE = "line"
    TEXT = "text"
    PATH = "path"
    NAMES = "names"
    DATELINE = "dateline"
    LANGUAGE = "language"
    TIME = "time"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece of furniture: field name, label, kind, length in characters (0: no limit), what to type there."""

    name: str
    label: str
    kind: SlotKind
    limit: int = 0
    hint: str = ""
    published: bool = True


SLOTS = (
    Slot("slug", "Slug", SlotKind.LINE, 24, "eagle-lands"),
    Slot("section", "Section", SlotKind.PATH, 0, "Science / Space"),
    Slot("headline", "Headline", SlotKind.LINE, 70, "What happened, in one line"),
    Slot(
        "headline_web",
        "Web headline",
        SlotKind.LINE,
        70,
        "For the page title and search, if it should differ",
    ),
    Slot("headline_social", "Social headline", SlotKind.LINE, 70, "For cards and posts, if it should differ"),
    Slot("headline_breaking", "Breaking headline", SlotKind.LINE, 42, "For alerts"),
    Slot("standfirst", "Standfirst", SlotKind.TEXT, 160, "What the headline left out"),
    Slot("byline", "Byline", SlotKind.NAMES, 0, "One name, or several with commas"),
    Slot("dateline", "Dateline", SlotKind.DATELINE, 0, "Where and when it was reported"),
    Slot("keywords", "Keywords", SlotKind.NAMES, 0, "With commas"),
    Slot("language", "Language", SlotKind.LANGUAGE, 0, "en-GB"),
    Slot("deadline", "Deadline", SlotKind.TIME, 0, "1969-07-20 21:00", published=False),
    Slot("embargo", "Embargo", SlotKind.TIME, 0, "Not to be published before", published=False),
    Slot("target_words", "Target words", SlotKind.COUNT, 0, "900", published=False),
    Slot("priority", "Priority", SlotKind.COUNT, 0, "1 flash to 5 background", published=False),
    Slot("note", "Note to the desk", SlotKind.TEXT, 0, "Stays on the desk", published=False),
    Slot("legal", "Legal", SlotKind.FLAG, 0, "A lawyer must clear it before it is approved", published=False),
    Slot("sensitive", "Sensitive", SlotKind.FLAG, 0, "Handle with care", published=False),
    Slot(
        "not_for_publication",
        "Not for publication",
        SlotKind.FLAG,
        0,
        "It is neither approved nor exported",
        published=False,
    ),
    Slot("comment_asked", "Comment", SlotKind.CHOICE, 0, "Whether comment was asked for", published=False),
)


def slot(name: str) -> Slot:
    """The slot of that name; KeyError when there is none."""
    return {one.name: one for one in SLOTS}[name]
