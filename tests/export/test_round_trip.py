"""What was written comes back: HTML, Markdown and Word through the intake, part for part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desk.export.figures import credit_line
from desk.export.format import Issue
from desk.export.formats import format_named
from desk.export.strike import strike
from desk.export.write import write
from desk.intake.arrival import Arrival
from desk.intake.reading import read_file
from desk.markup.reading import plain
from desk.story.house import House
from desk.story.related import Related
from desk.story.story import Story
from tests.export.conftest import LANDED, TODAY, develop
from tests.export.stories import CORRECTED, WHOLE

ROUND = ("html", "single", "markdown", "docx", "ninjs", "newsml-g2")
WITH_PICTURES = ("html", "markdown", "docx", "ninjs", "newsml-g2")  # the intake takes no pictures out of data addresses


def back(story: Story, name: str, folder: Path) -> Arrival:
    files = format_named(name).render(strike(story), House(), develop, Issue(TODAY))
    write(files, folder / name)
    return read_file(
        folder / name / next(file for file in files if file.endswith((".html", ".md", ".docx", ".json", ".xml")))
    )


@pytest.mark.parametrize("name", ROUND)
def test_the_furniture_comes_back(name: str, tmp_path: Path) -> None:
    arrival = back(WHOLE, name, tmp_path)
    furniture = WHOLE.furniture
    assert arrival.headline == furniture.headline
    assert arrival.standfirst == furniture.standfirst
    assert arrival.section == furniture.section
    assert arrival.bylines == furniture.byline
    assert arrival.published == LANDED
    assert arrival.language == ("" if name == "docx" else furniture.language)
    assert arrival.keywords == (() if name == "docx" else furniture.keywords)
    assert arrival.dateline is not None
    assert (arrival.dateline.places, arrival.dateline.date) == (("HOUSTON",), "1969-07-20")


@pytest.mark.parametrize("name", ROUND)
def test_the_words_of_the_copy_come_back(name: str, tmp_path: Path) -> None:
    arrival = back(WHOLE, name, tmp_path)
    assert plain(arrival.copy) == plain(WHOLE.copy)
    for mark in ("## The descent", "**five times**", "(https://log.example.org/a?b=1&c=2)", "> The surface"):
        assert mark in arrival.copy.replace("&amp;", "&").replace("(<", "(").replace(">)", ")")


@pytest.mark.parametrize("name", ROUND)
def test_related_stories_come_back_and_are_no_part_of_the_copy(name: str, tmp_path: Path) -> None:
    picked = (
        Related("outside001", "The mission’s own log: “Go”", "https://log.example.org/mission?a=1&b=2"),
        Related("outside002", "Columbia waits", "https://herald.example.org/columbia/"),
    )
    arrival = back(replace(WHOLE, related=picked), name, tmp_path)
    assert [(one.title, one.address) for one in arrival.related] == [(one.title, one.address) for one in picked]
    assert "mission’s own log" not in arrival.copy
    assert len(arrival.photos) == len(WHOLE.photos)


@pytest.mark.parametrize("name", ROUND)
def test_photos_come_back_with_caption_and_credit(name: str, tmp_path: Path) -> None:
    arrival = back(WHOLE, name, tmp_path)
    assert [(one.caption, one.credit, one.alt) for one in arrival.photos] == [
        (photo.caption, photo.credit if name == "ninjs" else credit_line(photo), photo.alt) for photo in WHOLE.photos
    ]
    assert [one.after_paragraph for one in arrival.photos] == [0, 4]
    if name in WITH_PICTURES:
        assert all(one.data for one in arrival.photos)


@pytest.mark.parametrize(
    "words",
    [
        "1969. was the year of it, said one. # no heading",
        "- no list, and + none either, nor > a quotation",
        "*no* stress and _none_ in snake_case_words or `code`",
        "[no link](https://x.example.org) and ![no picture](x.png)",
        "A back\\slash, a | bar, 2 ~~ 3 and 5 * 4 * 3 &amp; AT&T;",
        "--- and === and +++ at the start",
    ],
)
def test_marks_that_are_words_stay_words_in_markdown(words: str, tmp_path: Path) -> None:
    """Escaped in the copy, escaped in the file: a reader of Markdown sees the same words."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>#+-.!|~=&()" else sign for sign in words)
    story = replace(WHOLE, copy=f"An opening paragraph of some words, to begin with.\n\n{escaped}", photos=())
    file = tmp_path / "markdown" / "eagle-lands.md"
    back(story, "markdown", tmp_path)
    body = file.read_text(encoding="utf-8").split("---\n\n", 1)[1]
    assert plain(body).partition("HOUSTON, July 20 — ")[2].strip() == plain(story.copy)


@pytest.mark.parametrize("name", ROUND)
def test_notes_come_back_apart_from_the_copy(name: str, tmp_path: Path) -> None:
    arrival = back(CORRECTED, name, tmp_path)
    assert [(one.kind, one.text) for one in arrival.notices] == [("correction", "The time was wrong at first.")]
    assert [one.at and one.at.date() for one in arrival.notices] == [CORRECTED.corrections[0].at.date()]
    assert plain(arrival.copy) == plain(WHOLE.copy)


def test_a_section_in_capitals_comes_back(tmp_path: Path) -> None:
    furniture = replace(WHOLE.furniture, section=("CHINA", "SOCIETY"))
    assert back(replace(WHOLE, furniture=furniture), "html", tmp_path).section == ("CHINA", "SOCIETY")
