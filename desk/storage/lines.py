"""Lines of a list of stories: what the budget shows of each, without reading the story itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from desk.storage.tables import MentionRow, StoryRow
from desk.storage.transaction import Transaction
from desk.story.errors import DeskUnavailable
from desk.story.flags import Flag
from desk.story.lacking import Missing, read
from desk.story.stage import Stage


class View(StrEnum):
    """The lists of the budget; the value is what the person reads."""

    MINE = "My stories"
    IN_REVIEW = "In review"
    SUBMITTED = "Submitted"
    APPROVED = "Approved"
    PUBLISHED = "Published"
    SPIKED = "Spiked"
    ALL = "All"


@dataclass(frozen=True, slots=True)
class Line:
    """One story in a list; times are in UTC, `section` is the path with ' / ' between its parts."""

    key: str
    title: str
    slug: str
    section: str
    stage: Stage
    words: int
    target_words: int
    deadline: datetime | None
    updated_at: datetime
    holder: str
    author: str
    priority: int
    embargo: datetime | None = None
    published: datetime | None = None
    flags: tuple[Flag, ...] = ()
    lacks: tuple[Missing, ...] = ()

    @property
    def has_it(self) -> str:
        """Who has it: the editor who took it, else who began it."""
        return self.holder or self.author


Conditions = tuple[ColumnElement[bool], ...]


def _mine(person: str) -> Conditions:
    mentioned = select(MentionRow.story).where(MentionRow.kind == "author", MentionRow.name == person)
    return (
        or_(StoryRow.number.in_(mentioned), StoryRow.holder == person),
        StoryRow.stage != Stage.SPIKED.value,
    )


def _at(*stages: Stage) -> Callable[[str], Conditions]:
    return lambda person: (StoryRow.stage.in_([stage.value for stage in stages]),)


VIEWS: dict[View, Callable[[str], Conditions]] = {
    View.MINE: _mine,
    View.IN_REVIEW: _at(Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED),
    View.SUBMITTED: _at(Stage.SUBMITTED),
    View.APPROVED: _at(Stage.APPROVED),
    View.PUBLISHED: _at(Stage.PUBLISHED, Stage.CORRECTING, Stage.WITHDRAWN),
    View.SPIKED: _at(Stage.SPIKED),
    View.ALL: lambda person: (),
}


_STAGES = {one.value: one for one in Stage}  # a tenth of the time that asking the enumeration takes


@lru_cache(maxsize=256)
def _flags(column: str) -> tuple[Flag, ...]:
    return tuple(Flag(one) for one in column.split())


def _line(row: Any) -> Line:
    (key, headline, slug, section, stage, words, target, deadline, updated, holder, author, priority, embargo,
     published, flags, lacks) = row  # fmt: skip
    return Line(
        key, headline or slug or "Untitled", slug, section, _STAGES.get(stage) or Stage(stage), words, target,
        deadline, updated, holder, author, priority, embargo, published, _flags(flags), read(lacks),
    )  # fmt: skip


NEWEST_FIRST = (StoryRow.updated.desc(), StoryRow.number.desc())


def lines(
    tx: Transaction,
    *conditions: ColumnElement[bool],
    limit: int | None = None,
    order: Sequence[Any] = NEWEST_FIRST,
) -> tuple[Line, ...]:
    """The stories that meet all conditions, newest first or in another order."""
    asked = (
        select(
            StoryRow.key, StoryRow.headline, StoryRow.slug, StoryRow.section, StoryRow.stage, StoryRow.words,
            StoryRow.target, StoryRow.deadline, StoryRow.updated, StoryRow.holder, StoryRow.author, StoryRow.priority,
            StoryRow.embargo, StoryRow.published, StoryRow.flags, StoryRow.lacks,
        )
        .where(*conditions)
        .order_by(*order)
        .limit(limit)
    )  # fmt: skip
    try:
        return tuple(map(_line, tx.session.execute(asked)))
    except (ValueError, TypeError) as error:
        raise DeskUnavailable(f"The list of stories is damaged on the disk ({error}): check the desk.") from error
