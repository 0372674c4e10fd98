"""Thinning: automatic revisions become fewer with age, all others stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desk.newsroom.thinning import surplus
from desk.story.revision import Revision, RevisionKind

NOW = datetime(1969, 7, 21, tzinfo=UTC)


def revisions(*ages: timedelta, kind: RevisionKind = RevisionKind.AUTOMATIC) -> list[Revision]:
    """One revision of each age, the oldest first."""
    ordered = sorted(ages, reverse=True)
    return [Revision("k", number, kind, "Reporter", NOW - age, "", "") for number, age in enumerate(ordered, 1)]


def test_within_a_day_one_in_ten_minutes_stays() -> None:
    history = revisions(*(timedelta(minutes=minutes) for minutes in (0, 4, 8, 12, 30)))
    assert surplus(history, NOW) == (3, 4)  # 4 and 8 minutes after the second; the newest is 12 after it


def test_within_a_week_one_an_hour_stays() -> None:
    history = revisions(*(timedelta(days=2, minutes=minutes) for minutes in range(0, 180, 10)))
    assert len(history) - len(surplus(history, NOW)) == 3


def test_after_months_one_a_week_stays() -> None:
    history = revisions(*(timedelta(days=60 + day) for day in range(28)))
    assert len(history) - len(surplus(history, NOW)) == 4


def test_revisions_of_every_other_kind_stay_for_ever() -> None:
    for kind in RevisionKind:
        if kind is not RevisionKind.AUTOMATIC:
            assert surplus(revisions(*[timedelta(days=400)] * 50, kind=kind), NOW) == ()


def test_a_clock_that_was_set_back_removes_nothing() -> None:
    history = [
        Revision("k", 1, RevisionKind.AUTOMATIC, "Reporter", NOW + timedelta(days=365), "", ""),
        Revision("k", 2, RevisionKind.AUTOMATIC, "Reporter", NOW, "", ""),
    ]
    assert surplus(history, NOW) == ()
