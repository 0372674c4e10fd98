"""Addresses on the site."""

from __future__ import annotations

import pytest

from desk.export.address import address_word, author_address, section_address, story_address
from desk.export.byline import authors
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.story import Story

HOUSE = House(url="https://herald.example.org/")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Science & Space", "science-space"),
        ("  Ünïcode  ", "%C3%BCn%C3%AFcode"),
        ("../../etc", "etc"),
        ("太空", "%E5%A4%AA%E7%A9%BA"),
        ('"><script>', "script"),
        ("\ud800", ""),
        ("!!!", ""),
    ],
)
def test_words_in_addresses(text: str, word: str) -> None:
    assert address_word(text) == word


def test_a_story_stands_at_its_slug_or_else_its_key() -> None:
    story = Story("k1", Furniture(slug="eagle-lands", section=("Science",)))
    assert story_address(story, HOUSE) == "https://herald.example.org/eagle-lands/"
    assert story_address(Story("k1"), HOUSE) == "https://herald.example.org/k1/"


def test_sections_and_authors() -> None:
    assert section_address(("Science", "Space"), HOUSE) == "https://herald.example.org/science/space/"
    assert section_address(("!",), HOUSE) == "https://herald.example.org/"
    assert author_address("Desk Sample", HOUSE) == "https://herald.example.org/by/desk-sample/"


def test_bylines() -> None:
    (one,) = authors(("by  Desk   Sample , Reporter",), HOUSE)
    assert (one.name, one.bare, one.job, one.organisation) == (
        "Desk Sample , Reporter",
        "Desk Sample",
        "Reporter",
        False,
    )
    (house,) = authors(("", " "), HOUSE)
    assert (house.bare, house.url, house.organisation) == (HOUSE.name, "https://herald.example.org/", True)
