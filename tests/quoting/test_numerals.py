"""Amounts that are spoken alike have one key."""

from __future__ import annotations

import pytest

from desk.quoting.numerals import amount


@pytest.mark.parametrize(
    ("words", "key", "taken"),
    [
        ("two", "#2", 1),
        ("twenty three", "#23", 2),
        ("two million", "#2000000", 2),
        ("2.5 million", "#2500000", 2),
        ("2m", "#2000000", 1),
        ("three and a half million", "#3500000", 5),
        ("half a million", "#500000", 3),
        ("four hundred and fifty", "#450", 4),
        ("nineteen sixty nine", "#1969", 3),
        ("two thousand and one", "#2001", 4),
        ("21st", "#21th", 1),
        ("twenty first", "#21th", 2),
        ("1,200", "#1200", 1),
        ("a hundred", "#100", 2),
        ("one point five million", "#1500000", 4),
        ("the sixties", "", 0),
        ("nineteen sixties", "#1960s", 2),
        ("1960s", "#1960s", 1),
        ("sixties", "#60s", 1),
        ("landing", "", 0),
        ("9" * 30, "", 0),
    ],
)
def test_amount(words: str, key: str, taken: int) -> None:
    assert amount(words.split(), 0) == (key, taken)
