"""Searching: words found as they are seen, patterns that cannot hang, replacements that break nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.story.errors import DeskError
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.story_page.searching import MOST, Hit, Wanted, place_of, replaced, search

EMPTY = Story("apollo2222", Furniture())


def hits(copy: str, wanted: Wanted, put: str = "") -> tuple[Hit, ...]:
    return search(replace(EMPTY, copy=copy), wanted, put).hits


def sources(copy: str, wanted: Wanted) -> list[str]:
    return [hit.source for hit in hits(copy, wanted)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted("moon"), ["moon", "Moon", "moon"]),
        (Wanted("moon", case=True), ["moon", "moon"]),
        (Wanted("moon", whole=True), ["moon", "Moon"]),
        (Wanted(r"M\w+\.", pattern=True, case=True), ["Moonlight."]),
        (Wanted("M.*", case=True), []),
        (Wanted("^The", pattern=True), ["The"]),
    ],
)
def test_words_case_whole_words_and_patterns(wanted: Wanted, expected: list[str]) -> None:
    copy = "The moon, the Moon and moonwalks."
    if wanted.pattern and wanted.case:
        copy = "moon Moonlight."
    assert sources(copy, wanted) == expected


def test_typed_quotes_and_spaces_find_printed_ones() -> None:
    assert sources("it’s \u201ca\u00a0b\u201d", Wanted('it\'s "a b"')) == ["it’s \u201ca\u00a0b\u201d"]


def test_marks_neither_hide_a_hit_nor_are_one() -> None:
    copy = "The **Eagle** has [landed](https://nasa.gov/eagle)."
    (hit,) = hits(copy, Wanted("eagle has"), "lander had")
    assert (hit.source, hit.put) == ("Eagle** has", "lander had**")
    assert [hit.source for hit in hits(copy, Wanted("nasa"))] == []


def test_a_hit_over_the_edge_of_a_link_is_known() -> None:
    first, second = hits("has [landed](https://nasa.gov). Has landed.", Wanted("has landed"))
    assert first.crossing
    assert not second.crossing


def test_words_of_a_logged_quote_are_known() -> None:
    tied, free = hits("[“We copy you,”](quote:roger22222) he said. We copy.", Wanted("we copy"))
    assert tied.tied
    assert not tied.crossing
    assert not free.tied


def test_letters_outside_the_first_plane_shift_nothing() -> None:
    (hit,) = hits("🚀🚀 **go** for 🌙 landing", Wanted("landing"))
    assert hit.text.text[hit.start : hit.end] == "landing"


def test_furniture_and_captions_are_found_in_the_order_of_the_page() -> None:
    story = Story(
        "apollo2222",
        Furniture(headline="Moon", standfirst="The moon"),
        "moon\n\n![A moon](photo:moonview22)\n\nmoon",
        photos=(Photo("moonview22", caption="Moon below"),),
    )
    found = search(story, Wanted("moon"), "sun").hits
    assert [hit.text.part for hit in found] == ["headline", "standfirst", "copy", "caption", "copy"]
    after = replaced(story, found)
    assert after.furniture.headline == "sun"
    assert after.furniture.standfirst == "The sun"
    assert after.photos[0].caption == "sun below"
    assert after.copy == "sun\n\n![A moon](photo:moonview22)\n\nsun"


def test_groups_of_a_pattern_go_into_the_replacement() -> None:
    (hit,) = hits("20 July", Wanted(r"(\d+) (\w+)", pattern=True), r"$2 \1, $$0 \\")
    assert hit.put == "July 20, $20 July \\"
    (plain,) = hits("20 July", Wanted("July"), "$1")
    assert plain.put == "$1"


def test_a_bad_pattern_says_where() -> None:
    with pytest.raises(DeskError, match=r"This is no pattern yet: missing closing parenthesis, after ‘a\(b’\."):
        search(EMPTY, Wanted("a(b", pattern=True))


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:a|aa)+$", r"(\w+\s?)*$"])
def test_a_pattern_that_would_run_for_ever_stops_with_a_sentence(pattern: str) -> None:
    copy = "\n\n".join(["a" * 60 + "!"] * 2_000)
    found = search(replace(EMPTY, copy=copy), Wanted(pattern, pattern=True))
    assert found.told.endswith("Make it simpler.") or found.told.endswith("Make the pattern simpler.")


def test_there_is_a_most() -> None:
    found = search(replace(EMPTY, copy="a " * (MOST + 5)), Wanted("a"))
    assert len(found.hits) == MOST
    assert found.told == f"These are the first {MOST:,}."


def test_words_between_quotation_marks_are_known() -> None:
    assert [hit.quoted for hit in hits("“We copy you,” he said. We copy.", Wanted("we copy"))] == [True, False]
    assert [hit.quoted for hit in hits("‘We copy’, he said. We don’t copy. It’s", Wanted("copy"))] == [True, False]


def test_everywhere_is_also_what_the_page_does_not_show() -> None:
    story = Story(
        "apollo2222",
        Furniture(headline_web="Moon", headline_breaking="MOON"),
        "The moon",
        photos=(Photo("moonview22", caption="Moon below"),),
    )
    found = search(story, Wanted("moon"), "sun", everywhere=True).hits
    assert [hit.text.part for hit in found] == ["headline_web", "headline_breaking", "copy", "caption"]
    assert place_of(found[0].text) == "the web headline"
    after = replaced(story, found)
    assert (after.furniture.headline_web, after.photos[0].caption, after.copy) == ("sun", "sun below", "The sun")
    assert len(search(story, Wanted("moon")).hits) == 1
