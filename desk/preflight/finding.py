"""Findings and the checks that make them: what is wrong, how heavy it is, where it stands, and the sure way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from desk.story.house import House
from desk.story.place import Place
from desk.story.stage import Stage
from desk.story.story import Story

if TYPE_CHECKING:
    from desk.preflight.reading import Reading


class Weight(StrEnum):
    """How heavily a finding weighs."""

    NOTE = "note"
    WARNING = "warning"
    BLOCKER = "blocker"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for a blocker."""
        return list(Weight).index(self)


class Subject(StrEnum):
    """What a check is about; panels group by it."""

    FURNITURE = "furniture"
    COPY = "copy"
    WORDING = "wording"
    LINKS = "links"
    PHOTOS = "photos"
    QUOTATIONS = "quotations"
    FACTS = "facts"
    PROTECTION = "protection"
    LEGAL = "legal"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Fix:
    """A way out that is sure: what the button says, and the pure step from the story to the mended story."""

    label: str
    apply: Callable[[Story], Story]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say: where, one plain sentence, and the fix where it is sure."""

    place: Place
    message: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with the name of its check and its weight; `fixed_weight` when no desk can change that weight.

    Equal findings compare equal from one run to the next.
    """

    check: str
    weight: Weight
    place: Place
    message: str
    fix: Fix | None = None
    fixed_weight: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What the checks know besides the story: the house, the time, whether another story has a slug, and at which
    stage the story of a key is (None when there is none).
    """

    house: House
    now: datetime
    slugs: Callable[[str], bool] = lambda slug: False
    stages: Callable[[str], Stage | None] = lambda key: Stage.PUBLISHED


SUBMIT, APPROVE, PUBLISH = "submit", "approve", "publish"
ALWAYS = (SUBMIT, APPROVE, PUBLISH)
FROM_APPROVAL = (APPROVE, PUBLISH)


@dataclass(frozen=True, slots=True)
class Check:
    """One rule run over a story.

    `weight` is the default; a desk may change it (or switch the check off) unless `overridable` is False.
    `sets` are the moves that a blocker of this check stops.
    """

    name: str
    label: str
    subject: Subject
    weight: Weight
    run: Callable[[Reading], Iterable[Remark]]
    sets: tuple[str, ...] = FROM_APPROVAL
    overridable: bool = True
