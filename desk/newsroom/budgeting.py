"""Budgeting: the day's list and what each story on it still wants, filters that are kept, the list as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from desk.newsroom.clock import now
from desk.newsroom.reviewing import findings
from desk.preflight.finding import Weight
from desk.storage import budget, stories
from desk.storage import house as houses
from desk.storage.budget import Span
from desk.storage.desk import Desk
from desk.storage.lines import Line
from desk.story.budget import Filter, When
from desk.story.errors import DeskError, NotFound, RuleError
from desk.story.house import House
from desk.story.person import Person

MOST_CHECKED = 200  # stories of a list that are also run through the checks; of a longer one the columns must do
HARMFUL = ("=", "+", "-", "@", "\t", "\r", "\n")  # with which a spreadsheet begins a formula
COLUMNS = (
    "Slug", "Headline", "Section", "Stage", "Deadline", "Embargo", "Words", "Target", "Who has it", "Author",
    "Priority", "Flags", "Missing", "Checks", "Key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks say of a story: how many stand in the way, and how many want a look."""

    blockers: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class Budget:
    """A list as it was read: the filter, its time, the lines, and the house whose clock it goes by."""

    wanted: Filter
    span: Span
    lines: tuple[Line, ...]
    house: House


def read(desk: Desk, wanted: Filter, at: datetime | None = None) -> Budget:
    """The lines that the filter asks for, due first; `at` is when it is asked, now if nothing is said."""
    with desk.reading() as tx:
        house = houses.get(tx)
        span = span_of(wanted, (at or now()).astimezone(ZoneInfo(house.zone)))
        return Budget(wanted, span, budget.listed(tx, wanted, span), house)


def dated(desk: Desk, wanted: Filter, first: date, last: date) -> Budget:
    """The lines due or published from the first day to the last, both included, for a calendar."""
    with desk.reading() as tx:
        house = houses.get(tx)
        zone = ZoneInfo(house.zone)
        span = Span(_midnight(first, zone), _midnight(last + timedelta(days=1), zone))
        return Budget(wanted, span, budget.dated(tx, wanted, span), house)


def span_of(wanted: Filter, here: datetime) -> Span:
    """The time that the filter means; `here` is now, in the house's zone."""
    today, zone = here.date(), here.tzinfo
    first = {
        When.TOMORROW: today + timedelta(days=1),
        When.DAY: wanted.day or today,
    }.get(wanted.when, today)
    days = 7 if wanted.when is When.WEEK else 1
    return Span(_midnight(first, zone), _midnight(first + timedelta(days=days), zone))


def day_of(line: Line, zone: tzinfo) -> date | None:
    """The day a line belongs to: that it was published on, else that it is due on."""
    moment = line.published or line.deadline
    return moment.astimezone(zone).date() if moment is not None else None


def checked(desk: Desk, key: str) -> Checked:
    """What the checks say of the story as it is stored; nothing of one that cannot be read."""
    try:
        with desk.reading() as tx:
            story = stories.get(tx, key)
    except DeskError:
        return Checked()
    weights = [one.weight for one in findings(desk, story)]
    return Checked(weights.count(Weight.BLOCKER), weights.count(Weight.WARNING))


def checked_all(desk: Desk, lines: Iterable[Line]) -> dict[str, Checked]:
    """The same for a list, by key; {} for one that is too long."""
    lines = tuple(lines)
    return {line.key: checked(desk, line.key) for line in lines} if len(lines) <= MOST_CHECKED else {}


def filters(desk: Desk) -> tuple[Filter, ...]:
    """The filters that the desk keeps, by name."""
    with desk.reading() as tx:
        return budget.filters(tx)


def keep_filter(desk: Desk, _by: Person, wanted: Filter) -> tuple[Filter, ...]:
    """Keep the filter under its name, new or in place of the one of that name; all that are kept."""
    name = " ".join(wanted.name.split())
    if not name:
        raise RuleError("Give the filter a name to keep it under.")
    with desk.writing() as tx:
        others = [one for one in budget.filters(tx) if one.name.casefold() != name.casefold()]
        budget.keep(tx, (*others, replace(wanted, name=name)))
        return budget.filters(tx)


def forget_filter(desk: Desk, _by: Person, name: str) -> tuple[Filter, ...]:
    """Let a kept filter go; those that are left. Raises NotFound."""
    with desk.writing() as tx:
        kept = budget.filters(tx)
        if name not in [one.name for one in kept]:
            raise NotFound(f"There is no filter ‘{name}’ on this desk.")
        budget.keep(tx, tuple(one for one in kept if one.name != name))
        return budget.filters(tx)


def as_csv(found: Budget, checks: Mapping[str, Checked]) -> str:
    """The list as CSV (RFC 4180), times in the house's zone. No cell begins what a spreadsheet would run."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    zone = ZoneInfo(found.house.zone)
    table.writerows([harmless(cell) for cell in _cells(line, zone, checks)] for line in found.lines)
    return out.getvalue()


def csv_file(desk: Desk, found: Budget) -> bytes:
    """The CSV as a file that a spreadsheet opens with the right letters: UTF-8 with its mark."""
    return as_csv(found, checked_all(desk, found.lines)).encode("utf-8-sig")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(HARMFUL) else cell


def title_of(wanted: Filter, here: datetime) -> str:
    """`Thursday’s budget`, `Monday 24 November`, else what the filter is for; `here` is now, in the house's zone."""
    if wanted.when in (When.TODAY, When.TOMORROW):
        day = here + timedelta(days=int(wanted.when is When.TOMORROW))
        return f"{day:%A}’s budget"
    if wanted.when is When.DAY and wanted.day is not None:
        return f"{wanted.day:%A} {wanted.day.day} {wanted.day:%B}"
    return wanted.when.value


def _cells(line: Line, zone: tzinfo, checks: Mapping[str, Checked]) -> Iterator[str]:
    done = checks.get(line.key)
    yield from (line.slug, line.title, line.section, line.stage.label)
    for moment in (line.deadline, line.embargo):
        yield f"{moment.astimezone(zone):%Y-%m-%d %H:%M}" if moment else ""
    yield from (str(line.words), str(line.target_words or ""), line.has_it, line.author, str(line.priority))
    yield "; ".join(flag.label for flag in line.flags)
    yield "; ".join(one.text for one in line.lacks)
    yield str(done.blockers + done.warnings) if done is not None else ""
    yield line.key


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time(), zone)
