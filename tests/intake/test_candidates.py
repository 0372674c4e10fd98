"""Candidates: what the lines of a source offer for each part."""

from __future__ import annotations

import pytest

from desk.intake.candidates import candidates, read_moment_of, read_names, read_place

LINES = (
    "Eagle lands: two men walk on the moon",
    "SCIENCE / SPACE",
    "By Jane Doe and John Roe",
    "Published: Jul 20, 1969 09:00 PM",
    "",
    "HOUSTON, July 20 — A spacecraft carrying two astronauts set down on the moon on Sunday afternoon.",
    "Updated: 21 July 1969, 08:00",
)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Section", ("SCIENCE / SPACE",)),
        ("Byline", ("Jane Doe, John Roe",)),
        ("Published", ("1969-07-20 21:00", "1969-07-21 08:00")),
        ("Dateline", ("HOUSTON, July 20",)),
        ("Copy", ()),
    ],
)
def test_each_part_has_its_own(name: str, texts: tuple[str, ...]) -> None:
    assert tuple(one.text for one in candidates(name, LINES)) == texts


def test_a_headline_is_a_line_without_a_full_stop() -> None:
    found = candidates("Headline", LINES)
    assert (found[0].text, found[0].line) == (LINES[0], 0)
    assert LINES[5] not in [one.text for one in found]


def test_what_stands_twice_is_offered_once() -> None:
    assert len(candidates("Section", ("SCIENCE / SPACE",) * 9)) == 1


def test_words_are_read_as_people_select_them() -> None:
    assert read_place("HOUSTON, July 20") == "HOUSTON, July 20"
    assert read_place("nothing of the kind") == ""
    assert read_names("By Jane Doe") == "Jane Doe"
    assert read_names("Jane Doe") == ""
    assert read_moment_of("no day at all") is None
