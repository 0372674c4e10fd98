"""The budget: the day's list with what is missing, filters that are kept, and a table that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from desk.newsroom import budgeting
from desk.newsroom.budgeting import Checked
from desk.storage import Desk, stories
from desk.story.budget import Filter, When
from desk.story.errors import NotFound, RuleError
from desk.story.flags import Flag
from desk.story.furniture import Furniture
from desk.story.lacking import Lack
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.stage import Stage
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def story(key: str, due: datetime | None, stage: Stage = Stage.DRAFT, **furniture: object) -> Story:
    made = Furniture(slug=key, headline=f"Story {key}", section=("Science", "Space"), deadline=due)
    made = replace(made, **furniture)  # type: ignore[arg-type]
    return Story(key, made, "The lander came down.", authors=("Reporter",), stage=stage)


STORIES = (
    story("late", NOON - DAY),
    story("noon", NOON, Stage.SUBMITTED, priority=1),
    story("evening", NOON + 9 * HOUR, Stage.IN_REVIEW, legal=True),
    story("tomorrow", NOON + DAY),
    story("week", NOON + 5 * DAY, section=("Local",)),
    story("undated", None),
    story("spiked", NOON, Stage.SPIKED),
    replace(story("old", NOON - 3 * DAY, Stage.PUBLISHED), published=NOON - 3 * DAY),
    replace(story("out", NOON - 2 * DAY, Stage.PUBLISHED), published=NOON - HOUR),
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    with desk.writing() as tx:
        for one in STORIES:
            stories.put(tx, one)
    return desk


def keys(desk: Desk, **asked: object) -> list[str]:
    wanted = Filter(**asked)  # type: ignore[arg-type]
    return [line.key for line in budgeting.read(desk, wanted, NOON).lines]


def test_todays_list_has_what_is_late_and_what_went_out_today(filled: Desk) -> None:
    assert keys(filled) == ["out", "late", "noon", "evening"]


def test_other_times(filled: Desk) -> None:
    assert keys(filled, when=When.TOMORROW) == ["tomorrow"]
    assert keys(filled, when=When.WEEK) == ["out", "late", "noon", "evening", "tomorrow", "week"]
    assert keys(filled, when=When.UNDATED) == ["undated"]
    assert keys(filled, when=When.OPEN) == ["late", "noon", "evening", "tomorrow", "week", "undated"]
    assert len(keys(filled, when=When.ALL)) == len(STORIES)
    assert keys(filled, when=When.DAY, day=date(1969, 7, 17)) == ["old"]


def test_a_list_is_narrowed_by_section_stage_person_flag_lack_and_words(filled: Desk) -> None:
    every = When.ALL
    assert keys(filled, when=every, section=("Local",)) == ["week"]
    assert len(keys(filled, when=every, section=("Science",))) == len(STORIES) - 1
    assert keys(filled, when=every, section=("Sci",)) == []
    assert keys(filled, when=every, stages=(Stage.SUBMITTED, Stage.IN_REVIEW)) == ["noon", "evening"]
    assert keys(filled, when=every, who="Editor") == []
    assert len(keys(filled, when=every, who="Reporter")) == len(STORIES)
    assert keys(filled, when=every, flag=Flag.LEGAL) == ["evening"]
    assert keys(filled, when=every, flag=Flag.CLEARED) == []
    assert keys(filled, when=every, text="TOMO") == ["tomorrow"]
    with filled.writing() as tx:
        whole = stories.get_for_update(tx, "noon")
        photo = Photo("p1", "0" * 64, caption="Print", credit="NASA", alt="A print")
        stories.put(tx, replace(whole, photos=(photo,)))
    assert "noon" not in keys(filled, when=every, lack=Lack.PHOTO)
    assert keys(filled, when=every, lack=Lack.CREDIT) == []


def test_the_day_is_that_of_the_house(filled: Desk) -> None:
    late = datetime(1969, 7, 20, 23, 30, tzinfo=UTC)  # half past midnight of the 21st in London that summer
    here = budgeting.span_of(Filter(), late.astimezone(UTC))
    assert (here.start.day, here.end.day) == (20, 21)
    week = budgeting.span_of(Filter(when=When.WEEK), late)
    assert week.end - week.start == 7 * DAY


def test_titles_name_the_day(filled: Desk) -> None:
    assert budgeting.title_of(Filter(), NOON) == "Sunday’s budget"
    assert budgeting.title_of(Filter(when=When.TOMORROW), NOON) == "Monday’s budget"
    assert budgeting.title_of(Filter(when=When.DAY, day=date(1969, 7, 24)), NOON) == "Thursday 24 July"
    assert budgeting.title_of(Filter(when=When.OPEN), NOON) == "All unfinished"


def test_a_calendar_has_what_is_due_or_was_published(filled: Desk) -> None:
    found = budgeting.dated(filled, Filter(), date(1969, 7, 17), date(1969, 7, 20))
    days = {line.key: budgeting.day_of(line, UTC) for line in found.lines}
    assert days["old"] == date(1969, 7, 17)
    assert days["out"] == date(1969, 7, 20)
    assert days["late"] == date(1969, 7, 19)
    assert "tomorrow" not in days


def test_filters_are_kept_by_name_for_the_whole_desk(desk: Desk) -> None:
    person = Person("Reporter")
    legal = Filter(" To the  lawyer ", When.OPEN, flag=Flag.LEGAL, stages=(Stage.DRAFT,))
    assert budgeting.keep_filter(desk, person, legal) == (replace(legal, name="To the lawyer"),)
    budgeting.keep_filter(desk, person, Filter("to the Lawyer", When.ALL))
    budgeting.keep_filter(desk, person, Filter("A day", When.DAY, date(1969, 7, 20)))
    assert [one.name for one in budgeting.filters(desk)] == ["A day", "to the Lawyer"]
    assert budgeting.forget_filter(desk, person, "A day")[0].when is When.ALL
    with pytest.raises(NotFound, match="no filter ‘A day’"):
        budgeting.forget_filter(desk, person, "A day")
    with pytest.raises(RuleError, match="a name"):
        budgeting.keep_filter(desk, person, Filter())


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_begins_a_formula(desk: Desk, first: str) -> None:
    evil = f"{first}HYPERLINK(1)"
    with desk.writing() as tx:
        stories.put(tx, story("k1", NOON, headline=evil, slug="-slug", section=("@home",)))
    found = budgeting.read(desk, Filter(), NOON)
    rows = list(csv.reader(io.StringIO(budgeting.as_csv(found, {}))))
    assert rows[0] == list(budgeting.COLUMNS)
    assert rows[1][0] == "'-slug"
    assert rows[1][2] == "'@home"
    assert all(not cell.startswith(budgeting.HARMFUL) for row in rows for cell in row)
    assert rows[1][1].lstrip("'").strip() == evil.strip()


def test_the_table_says_what_is_missing_and_what_the_checks_find(filled: Desk) -> None:
    found = budgeting.read(filled, Filter(), NOON)
    (evening,) = [row for row in csv.DictReader(io.StringIO(budgeting.as_csv(found, {"evening": Checked(2, 3)})))
                  if row["Key"] == "evening"]  # fmt: skip
    assert evening["Missing"] == "No photo"
    assert evening["Flags"] == "Legal"
    assert evening["Checks"] == "5"
    assert evening["Deadline"] == "1969-07-20 21:00"
    assert budgeting.csv_file(filled, found).startswith("\ufeffSlug,".encode())


def test_checks_are_counted_for_one_story(filled: Desk) -> None:
    assert budgeting.checked(filled, "noon").blockers > 0
    assert budgeting.checked(filled, "nowhere") == Checked()
