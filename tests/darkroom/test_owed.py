"""Whom a credit line owes."""

from __future__ import annotations

import pytest

from desk.darkroom.owed import split_credit


@pytest.mark.parametrize(
    ("line", "people", "agencies"),
    [
        ("Jane Doe/AFP", ["Jane Doe"], ["AFP"]),
        ("REUTERS/Jane Doe", ["Jane Doe"], ["REUTERS"]),
        ("(AP Photo/Jane Doe)", ["Jane Doe"], ["AP"]),
        ("(AP Photo/Jane Doe, Pool)", ["Jane Doe"], ["AP", "Pool"]),
        ("Jane Doe via Getty Images", ["Jane Doe"], ["Getty Images"]),
        ("Jane Doe/AFP via Getty Images", ["Jane Doe"], ["AFP", "Getty Images"]),
        ("Pool via REUTERS", [], ["Pool", "REUTERS"]),
        ("Photo:VCG", [], ["VCG"]),
        ("Photo by Jane Doe", ["Jane Doe"], []),
        ("Foto: Jane Doe / dpa", ["Jane Doe"], ["dpa"]),
        ("Jane Doe, AP", ["Jane Doe"], ["AP"]),
        ("Jane Doe and Richard Roe/AP", ["Jane Doe", "Richard Roe"], ["AP"]),
        ("Jane Doe for The Newsroom", ["Jane Doe"], ["The Newsroom"]),
        ("Courtesy of Lunar Museum", [], ["Lunar Museum"]),
        ("© 2024 Jane Doe", ["Jane Doe"], []),
        ("U.S. Navy photo by Jane Doe", ["Jane Doe"], ["U.S. Navy"]),
        ("Jane Doe/Flickr, CC BY 2.0", ["Jane Doe"], ["Flickr"]),
        ("Jane van der Doe/Xinhua", ["Jane van der Doe"], ["Xinhua"]),
        ("", [], []),
    ],
)
def test_people_and_agencies(line: str, people: list[str], agencies: list[str]) -> None:
    owed = split_credit(line)
    assert (list(owed.people), list(owed.agencies)) == (people, agencies)


def test_brackets_inside_a_name_stay() -> None:
    assert split_credit("Lunar Desk (archive)").agencies == ("Lunar Desk (archive)",)
