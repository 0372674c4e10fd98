"""What a line of the list says about when a story is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from desk.storage.lines import Line
from desk.story.stage import Stage
from desk.ui.budget.line_delegate import due_text, stage_colour
from desk.ui.tokens import LIGHT

NOW = datetime(1969, 7, 20, 15, 0, tzinfo=UTC)  # a Sunday


def line(deadline: datetime | None, stage: Stage = Stage.DRAFT) -> Line:
    return Line(
        "k1", "Eagle lands", "eagle-lands", "Science / Space", stage, 812, 900, deadline, NOW, "", "Reporter", 3
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (timedelta(hours=6), "21:00"),
        (timedelta(hours=-1), "late"),
        (timedelta(days=2), "Tue"),
        (timedelta(days=7), "27 Jul"),
        (timedelta(days=200), "5 Feb"),
    ],
)
def test_when_it_is_due(after: timedelta, said: str) -> None:
    assert due_text(line(NOW + after), NOW) == said


def test_without_a_deadline_nothing_is_said() -> None:
    assert due_text(line(None), NOW) == ""


@pytest.mark.parametrize("stage", [Stage.APPROVED, Stage.PUBLISHED, Stage.SPIKED])
def test_what_is_done_is_never_late(stage: Stage) -> None:
    assert due_text(line(NOW - timedelta(hours=1), stage), NOW) == ""


def test_the_time_is_that_of_the_house_and_not_of_the_machine() -> None:
    tokyo = timezone(timedelta(hours=9))
    assert due_text(line(datetime(1969, 7, 20, 16, 0, tzinfo=UTC)), NOW.astimezone(tokyo)) == "01:00"


def test_every_stage_has_a_colour() -> None:
    assert all(stage_colour(stage, LIGHT).startswith("#") for stage in Stage)
