"""Datelines: parts in, the line of the house out."""

from __future__ import annotations

from datetime import date

import pytest

from desk.story.dateline import DATELINE_STYLES, Dateline, dateline_style, render_dateline, render_parts

KANSAS = Dateline("Kansas City", "Missouri", date(2021, 11, 23), "AP")
BEIJING = Dateline("Beijing", "China", date(2021, 11, 23), "Xinhua")


@pytest.mark.parametrize(
    ("style", "dateline", "line"),
    [
        ("ap", KANSAS, "KANSAS CITY, Mo. (AP) —"),
        ("ap", Dateline("Houston", "Texas", agency="AP"), "HOUSTON (AP) —"),
        ("ap", Dateline("Boise", "Idaho"), "BOISE, Idaho —"),
        ("reuters", Dateline("Lima", "", date(2019, 1, 21), "Reuters"), "LIMA, Jan 21 (Reuters) -"),
        ("afp", Dateline("Stockholm", "", date(2014, 8, 29), "AFP"), "STOCKHOLM, Aug 29, 2014 (AFP) -"),
        ("xinhua", BEIJING, "BEIJING, Nov. 23 (Xinhua) --"),
        ("xinhua", Dateline("Boao", "Hainan", date(2021, 4, 8), "Xinhua"), "BOAO, Hainan, April 8 (Xinhua) --"),
        ("house", Dateline("Houston", "", date(1969, 7, 20)), "HOUSTON, July 20 —"),
        ("plain", Dateline("Houston", "", date(1969, 7, 20)), "Houston, 20 July:"),
        ("house", Dateline(agency="AFP"), "(AFP) —"),
        ("house", Dateline(), ""),
    ],
)
def test_a_dateline_in_a_style(style: str, dateline: Dateline, line: str) -> None:
    assert render_dateline(dateline, dateline_style(style)) == line


@pytest.mark.parametrize("state", ["Alaska", "Hawaii", "Idaho", "Iowa", "Maine", "Ohio", "Texas", "Utah"])
def test_eight_states_are_never_abbreviated(state: str) -> None:
    assert render_dateline(Dateline("Springfield", state), dateline_style("ap")) == f"SPRINGFIELD, {state} —"


@pytest.mark.parametrize(("month", "text"), [(3, "March"), (5, "May"), (7, "July"), (9, "Sept."), (12, "Dec.")])
def test_march_to_july_are_never_abbreviated_and_september_is_sept(month: int, text: str) -> None:
    assert render_parts(Dateline("Lima", "", date(2020, month, 4)), dateline_style("house"))[1] == f", {text} 4"


def test_an_unknown_style_is_the_house_style() -> None:
    assert dateline_style("gone").name == "house"
    assert len({style.name for style in DATELINE_STYLES}) == len(DATELINE_STYLES)
