"""What an intake brings: the parts of a story as they were recognised, and where in the source each one stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from desk.intake.datelines import ParsedDateline

Certainty = Literal["found", "check", "left out"]


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """A photo of the source: its words, its bytes if they came along, the paragraph it stood behind (0: before all)."""

    caption: str = ""
    credit: str = ""
    alt: str = ""
    file_name: str = ""
    data: bytes | None = None
    after_paragraph: int = 0


@dataclass(frozen=True, slots=True)
class FoundNotice:
    """A correction note of the source; `kind` is a value of CorrectionKind, `at` a day or a time where it says one."""

    kind: str
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A remark in the margin of the source: on which `words`, with those `before` and `after` them in
    their paragraph.

    `replies` are its answers in their order; they have no words and no answers of their own.
    """

    by: str
    text: str
    at: datetime | None = None
    words: str = ""
    before: str = ""
    after: str = ""
    replies: tuple[FoundComment, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRelated:
    """A story that the source sends its readers to: its headline and its address, which may be none of the web's."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """A recognised part and the lines of `source_lines` it came from (counted from 0, the last one included).

    Both lines are -1 where the part stood in no line that is shown (a hidden field of a page).
    """

    name: str
    text: str
    first_line: int
    last_line: int
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Arrival:
    """A news article in the parts of a story.

    `published` is aware when the source names a zone, and at midnight without one when it names only a day. `copy` is
    CommonMark without the dateline, blocks parted by blank lines; `paragraphs` are the same blocks as plain words.
    """

    headline: str = ""
    standfirst: str = ""
    section: tuple[str, ...] = ()
    published: datetime | None = None
    dateline: ParsedDateline | None = None
    bylines: tuple[str, ...] = ()
    photos: tuple[FoundPhoto, ...] = ()
    notices: tuple[FoundNotice, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = ""
    slug: str = ""
    copy: str = ""
    left_out: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    source_lines: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    comments: tuple[FoundComment, ...] = ()
    related: tuple[FoundRelated, ...] = ()
