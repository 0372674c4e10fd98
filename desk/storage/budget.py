"""The budget's lists: lines by filter and time, from the index columns alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from desk.storage import settings
from desk.storage.lines import Line, lines
from desk.storage.tables import MentionRow, StoryRow
from desk.storage.transaction import Transaction, Writing
from desk.story.budget import UNDER_WAY, UNFINISHED, Filter, Filters, When
from desk.story.stage import Stage

_NAME = "budget filters"


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` up to `end`, both aware; as a day that is one in the house's zone."""

    start: datetime
    end: datetime


def listed(tx: Transaction, wanted: Filter, span: Span) -> tuple[Line, ...]:
    """The lines that the filter asks for, those due first at the top, those without a deadline last.

    `span` is the time that the filter's `when` means.
    """
    order = (StoryRow.deadline.is_(None), StoryRow.deadline, StoryRow.priority, StoryRow.number)
    return lines(tx, *_at(wanted.when, span), *_conditions(wanted), order=order)


def dated(tx: Transaction, wanted: Filter, span: Span) -> tuple[Line, ...]:
    """The lines that are due, or were published, within the span, whatever the filter says of time."""
    order = (StoryRow.deadline, StoryRow.published, StoryRow.number)
    return lines(tx, _within(span), *_conditions(wanted), order=order)


def filters(tx: Transaction) -> tuple[Filter, ...]:
    """The filters that the desk keeps, by name."""
    return (settings.get(tx, _NAME, Filters) or Filters()).kept


def keep(tx: Writing, kept: tuple[Filter, ...]) -> None:
    """Keep these filters and no others."""
    settings.put(tx, _NAME, Filters(tuple(sorted(kept, key=lambda one: one.name.casefold()))))


def _stages(*stages: Stage) -> ColumnElement[bool]:
    return StoryRow.stage.in_([stage.value for stage in stages])


def _within(span: Span) -> ColumnElement[bool]:
    return or_(
        and_(StoryRow.deadline >= span.start, StoryRow.deadline < span.end),
        and_(StoryRow.published >= span.start, StoryRow.published < span.end),
    )


def _at(when: When, span: Span) -> Iterator[ColumnElement[bool]]:
    """Today and this week have what is late with them: it is still owed."""
    late = and_(StoryRow.deadline < span.start, _stages(*UNFINISHED))
    if when in (When.TODAY, When.WEEK):
        yield or_(_within(span), late)
    elif when in (When.TOMORROW, When.DAY):
        yield _within(span)
    elif when is When.UNDATED:
        yield and_(StoryRow.deadline.is_(None), _stages(*UNDER_WAY))
    elif when is When.OPEN:
        yield _stages(*UNDER_WAY)
    if when is not When.ALL:
        yield StoryRow.stage != Stage.SPIKED.value


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    if wanted.stages:
        yield _stages(*wanted.stages)
    if wanted.section:
        path = " / ".join(wanted.section)
        yield or_(StoryRow.section == path, StoryRow.section.startswith(f"{path} / ", autoescape=True))
    if wanted.who:
        wrote = select(MentionRow.story).where(MentionRow.kind == "author", MentionRow.name == wanted.who)
        yield or_(StoryRow.holder == wanted.who, StoryRow.number.in_(wrote))
    if wanted.lack is not None:
        yield StoryRow.lacks.contains(wanted.lack.value, autoescape=True)
    if wanted.flag is not None:
        padded = literal(" ") + StoryRow.flags + literal(" ")
        yield padded.contains(f" {wanted.flag.value} ", autoescape=True)
    if text := wanted.text.strip().lower():
        both = func.lower(StoryRow.headline) + literal(" ") + func.lower(StoryRow.slug)
        yield both.contains(text, autoescape=True)
