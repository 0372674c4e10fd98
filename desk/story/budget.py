"""The budget: which stories of the desk somebody wants to see, as a filter that can be kept under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desk.story.flags import Flag
from desk.story.lacking import Lack
from desk.story.stage import Stage

WRITING = (Stage.DRAFT, Stage.CHANGES_REQUESTED)
UNDER_WAY = (*WRITING, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED, Stage.CORRECTING)
UNFINISHED = (*WRITING, Stage.SUBMITTED, Stage.IN_REVIEW)  # what can still be late


class When(StrEnum):
    """For which time; the value is what the person reads."""

    TODAY = "Today"
    TOMORROW = "Tomorrow"
    WEEK = "Next seven days"
    UNDATED = "No deadline"
    OPEN = "All unfinished"
    ALL = "All stories"
    DAY = "One day"


@dataclass(frozen=True, slots=True)
class Filter:
    """What the budget shows. Empty fields ask for nothing; `day` counts with When.DAY, `section` with those below it.

    `who` is its author or the editor who has it; `text` stands in headline or slug.
    """

    name: str = ""
    when: When = When.TODAY
    day: date | None = None
    stages: tuple[Stage, ...] = ()
    section: tuple[str, ...] = ()
    who: str = ""
    lack: Lack | None = None
    flag: Flag | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters that a desk keeps, by name."""

    kept: tuple[Filter, ...] = ()
