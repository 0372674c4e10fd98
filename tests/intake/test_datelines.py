"""Datelines of wires and papers, and the lines that only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from desk.intake.datelines import parse_dateline


@pytest.mark.parametrize(
    ("text", "places", "where", "day", "agency"),
    [
        ("HOUSTON (AP) — The crew", ("HOUSTON",), (None, None), None, "AP"),
        ("CAPE CANAVERAL, Fla. (AP) _ The crew", ("CAPE CANAVERAL",), ("Fla.", None), None, "AP"),
        ("MADRID, Spain (AP) -- The crew", ("MADRID",), (None, "Spain"), None, "AP"),
        ("LIMA, Jul 20 (Reuters) - The crew", ("LIMA",), (None, None), "--07-20", "Reuters"),
        ("BEIRUT/THE HAGUE, March 7 (Reuters) - The crew", ("BEIRUT", "THE HAGUE"), (None, None), "--03-07", "Reuters"),
        ("SURABAYA, Indonesia/JAKARTA (Reuters) - The", ("SURABAYA", "JAKARTA"), (None, "Indonesia"), None, "Reuters"),
        ("Jul 20 (Reuters) - The crew", (), (None, None), "--07-20", "Reuters"),
        ("Paris, 20 juil 1969 (AFP) - La mission", ("Paris",), (None, None), "1969-07-20", "AFP"),
        ("BOAO, Hainan, April 8 (Xinhua) -- The crew", ("BOAO",), ("Hainan", None), "--04-08", "Xinhua"),
        ("MOSCOW, July 20. /TASS/. The crew", ("MOSCOW",), (None, None), "--07-20", "TASS"),
        ("SAITAMA, Japan, Dec. 9 Kyodo - The crew", ("SAITAMA",), (None, "Japan"), "--12-09", "Kyodo"),
        ("Frankfurt/Main (dpa) - Die Mission", ("Frankfurt/Main",), (None, None), None, "dpa"),
        ("Berlin/Frankfurt (dpa) - Die Mission", ("Berlin", "Frankfurt"), (None, None), None, "dpa"),
        ("Nueva Delhi, 21 ene (EFE).- La misión", ("Nueva Delhi",), (None, None), "--01-21", "EFE"),
        ("(ANSA) - Rome, October 11 - The crew", ("Rome",), (None, None), "--10-11", "ANSA"),
        ("NEW YORK--(BUSINESS WIRE)--The crew", ("NEW YORK",), (None, None), None, "BUSINESS WIRE"),
        ("CHICAGO, Feb. 03, 2020 /PRNewswire/ -- The", ("CHICAGO",), (None, None), "2020-02-03", "PRNewswire"),
        ("ST. LOUIS, MO (KTVI) – The crew", ("ST. LOUIS",), ("MO", None), None, "KTVI"),
        ("FLUSHING MEADOWS — The crew", ("FLUSHING MEADOWS",), (None, None), None, None),
        ("VATICAN CITY— The crew", ("VATICAN CITY",), (None, None), None, None),
        ("LONDON: The crew", ("LONDON",), (None, None), None, None),
        ("Cairo — The crew", ("Cairo",), (None, None), None, None),
        ("AFP, MANILA", ("MANILA",), (None, None), None, "AFP"),
        ("Associated Press in Valencia", ("Valencia",), (None, None), None, "Associated Press"),
        ("Paris (ats afp) La mission", ("Paris",), (None, None), None, "ats afp"),
        ("MoonNews.Net - Footage shows", (), (None, None), None, "MoonNews.Net"),
        ("HOUSTON, Texas (20/07/1969) – The crew", ("HOUSTON",), ("Texas", None), "1969-07-20", None),
    ],
)
def test_a_dateline_in_its_parts(
    text: str,
    places: tuple[str, ...],
    where: tuple[str | None, str | None],
    day: str | None,
    agency: str | None,
) -> None:
    found = parse_dateline(text)
    assert found is not None
    assert (found.places, (found.region, found.country), found.date, found.agency) == (places, where, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "CORPORATE PROFITS — The firm said",
        "PERRIS: Woman ordered two moon rocks, police say",
        "FILE PHOTO: The crew of the mission",
        "READ NEXT: The crew of the mission",
        "THERE YOU GO … the crew leaves",
        "TWO men walked on the moon",
        "US astronauts have walked on the moon",
        "Paris – the city of light – is",
        "July 20, 1969 - The crew",
        "Editor's note: The crew",
        "",
    ],
)
def test_look_alikes_are_none(text: str) -> None:
    assert parse_dateline(text) is None


def test_the_rest_is_the_storys_own_words() -> None:
    text = "HOUSTON, Texas (AP) —\u00a0The crew rests."
    found = parse_dateline(text)
    assert found is not None
    assert text[found.rest_start :] == "The crew rests."
    assert found.raw == "HOUSTON, Texas (AP) —"


def test_a_date_without_a_year_takes_the_nearest_year_of_publication() -> None:
    turn = parse_dateline("HOUSTON, Dec 30 (Reuters) - The crew", date(1970, 1, 2))
    same = parse_dateline("HOUSTON, July 20 (Reuters) - The crew", date(1969, 7, 21))
    assert turn is not None
    assert same is not None
    assert (turn.date, same.date) == ("1969-12-30", "1969-07-20")


def test_a_line_of_ten_thousand_dashes_ends_quickly_and_is_no_dateline() -> None:
    assert parse_dateline("A" + " - " * 10_000) is None
