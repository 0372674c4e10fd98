"""The common ground of all readers: a source as a row of blocks, and what its hidden fields say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from desk.intake.arrival import FoundNotice, FoundPhoto, FoundRelated
from desk.intake.wording import ends_sentence, word_count

_INNER_STOP = re.compile(r"[a-z)\d]{2}[.!?][\"”’']?\s+[A-Z“\"(—-]")
Kind = Literal["line", "paragraph", "heading", "list", "quote", "table", "code", "picture", "rule"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the source: its plain words, the same as CommonMark, its lines, and what the page says it is.

    `alone` when blank lines (or the page) part it from its neighbours; `hints` are words like 'headline', 'byline',
    'published', 'section', 'standfirst', 'caption', 'credit', 'dateline', 'junk', 'link' that the markup gives away.
    """

    text: str
    copy: str
    kind: Kind = "line"
    level: int = 0
    first_line: int = -1
    last_line: int = -1
    hints: frozenset[str] = frozenset()
    alone: bool = True
    picture: FoundPhoto | None = None

    @property
    def words(self) -> int:
        """How many words."""
        return word_count(self.text)

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of a story: sentences, not a label, a title or a link."""
        if self.kind in ("heading", "picture", "rule") or "link" in self.hints:
            return False
        return (
            (self.words >= 6 and ends_sentence(self.text))
            or self.words >= 28
            or (self.words >= 15 and _INNER_STOP.search(self.text) is not None)
            or (self.words >= 3 and self.text[0] in "“\"'‘" and ends_sentence(self.text))
        )


@dataclass(frozen=True, slots=True)
class Signals:
    """What hidden fields (JSON-LD, Open Graph, front matter) claim; the visible words win where they differ.

    `titles` are all names that the page gives itself; `sure` when a person wrote the fields (front matter).
    """

    titles: tuple[str, ...] = ()
    standfirst: str = ""
    section: tuple[str, ...] = ()
    published: datetime | None = None
    bylines: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = ""
    slug: str = ""
    notices: tuple[FoundNotice, ...] = ()
    publisher: str = ""
    sure: bool = False
    address: str = ""
    related: tuple[FoundRelated, ...] = ()
    front_lines: dict[str, tuple[int, int]] = field(default_factory=dict)
