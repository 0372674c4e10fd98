"""Dates of news pages, in any order, with or without a zone."""

from __future__ import annotations

from datetime import date

import pytest

from desk.intake.dates import find_day, read_moment


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: Jul 20, 1969 09:42 PM", "1969-07-20T21:42:00"),
        ("Updated 5:27\u00a0am CST, Sunday, July 20, 1969", "1969-07-20T05:27:00-06:00"),
        ("20 Jul 1969 08:00 GMT", "1969-07-20T08:00:00+00:00"),
        ("Sun 20 Jul 1969 12.42 CET", "1969-07-20T12:42:00+01:00"),
        ("July 20, 19693:33 PM ET", "1969-07-20T15:33:00-04:00"),
        ("July 20, 1969 / 12:21 AM / Updated 14 hours ago", "1969-07-20T00:21:00"),
        ("7/20/69 6:38 AM", "1969-07-20T06:38:00"),
        ("20.07.1969, 14:30 Uhr", "1969-07-20T14:30:00"),
        ("le 20 juil. 1969 à 14h30", "1969-07-20T14:30:00"),
        ("1969-07-20T20:17:40Z", "1969-07-20T20:17:40+00:00"),
        ("20 July 1969 at 0830 GMT", "1969-07-20T08:30:00+00:00"),
        ("Sunday, 20 July 1969 4:55 PM MYT", "1969-07-20T16:55:00+08:00"),
    ],
)
def test_a_date_line_is_read_with_its_time_and_zone(line: str, iso: str) -> None:
    found = read_moment(line)
    assert found is not None
    assert found[0].isoformat() == iso


def test_a_day_alone_has_no_time_and_no_zone() -> None:
    found = read_moment("Sun, Jul 20, 1969 page1")
    assert found is not None
    moment, timed = found
    assert not timed
    assert moment.tzinfo is None


def test_a_summer_day_in_new_york_is_four_hours_behind_and_a_winter_day_five() -> None:
    summer, winter = read_moment("July 20, 2019 3 PM ET"), read_moment("Dec. 20, 2019 3 PM ET")
    assert summer is not None
    assert winter is not None
    assert summer[0].isoformat().endswith("-04:00")
    assert winter[0].isoformat().endswith("-05:00")


def test_no_date_is_no_date() -> None:
    assert read_moment("Eagle lands: two men walk on the moon") is None
    assert read_moment("31 Feb 1969") is None
    assert find_day("1 of 6") is None


def test_a_day_tells_where_it_stands() -> None:
    assert find_day("By Jane Doe July 20, 1969") == (date(1969, 7, 20), 12, 25)
