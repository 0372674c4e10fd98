"""The copy as a whole: there, long enough, in order, with nothing left to fill in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.preflight.eagle import COPY, EAGLE, eagle, mended, pointed, remarks, says, showing, telling


def test_copy_that_is_only_a_photo_is_empty() -> None:
    assert says("copy", replace(EAGLE, copy="![The view](photo:view)\n\n  ")) == ["The copy is empty."]


@pytest.mark.parametrize(("words", "fits"), [(84, False), (85, True), (115, True), (116, False)])
def test_the_copy_may_be_fifteen_per_cent_off_its_target(words: int, fits: bool) -> None:
    story = replace(eagle(target_words=100), copy="moon " * words)
    expected = [] if fits else [f"The copy has {words} words; 100 were asked for, and 85 to 115 will do."]
    assert says("words", story) == expected


def test_without_a_target_any_length_will_do() -> None:
    assert says("words", eagle(target_words=0)) == []


@pytest.mark.parametrize(
    "left",
    ["TK", "TKTK", "tktk", "XXX", "XXXX", "???", "[year?]", "[check spelling]", "[TK: name of ship]", "Lorem ipsum"],
)
def test_placeholders_are_found_wherever_they_leave_the_desk(left: str) -> None:
    assert pointed("placeholders", telling(f"The ship was {left} then.")) == [left]
    for story in (
        eagle(headline=f"The {left} lands"),
        eagle(standfirst=f"Down with {left}"),
        showing(caption=f"The {left} on the moon"),
        showing(alt=f"A plain, {left}"),
    ):
        (remark,) = remarks("placeholders", story)
        assert remark.place.words == left
        assert remark.message.startswith(f"‘{left}’ stands in the ")


@pytest.mark.parametrize(
    "fine",
    [
        "They flew with TK 1951 that day.",
        "A shop of TK Maxx opened.",
        "Super Bowl XXX was played.",
        "The XXX Olympiad began.",
        "He said […] it was fine.",
        "“[We] came in peace,” he said.",
        "[Who was on board?](https://example.org/crew)",
        "Why go?",
        "catkin, ATK, TKO",
        "An address: https://example.org/TK/XXX",
    ],
)
def test_what_only_looks_like_a_placeholder(fine: str) -> None:
    assert says("placeholders", telling(fine)) == []


def test_the_headline_once_more_as_the_first_line() -> None:
    story = replace(EAGLE, copy=f"**Eagle lands: two men on the moon**\n\n{COPY}")
    assert says("headline-again", story) == ["The copy begins with the headline once more."]
    assert mended("headline-again", story).copy == COPY


def test_html_is_not_for_readers() -> None:
    story = telling("The <b>Eagle</b> <!-- ask again --> landed; 3 < 4 > 2.")
    assert pointed("html", story) == ["<b>", "</b>", "<!-- ask again -->"]
    assert says("html", story)[2] == "‘<!-- ask again -->’ is meant as a hidden remark, but readers would see it."
    assert "ask again" not in mended("html", story).copy


def test_headings_go_down_one_level_at_a_time() -> None:
    assert says("heading-order", telling("## Descent\n\nDown.\n\n### Fuel\n\nLow.\n\n## Landing\n\nDone.")) == []
    story = telling("### Descent\n\nDown.")
    assert says("heading-order", story) == ["The heading ‘Descent’ is level 3 but comes after the headline."]
    assert pointed("heading-order", story) == ["### Descent"]
    assert says("heading-order", telling("## Descent\n\n#### Fuel")) == [
        "The heading ‘Fuel’ is level 4 but comes after a heading of level 2."
    ]


def test_level_one_is_the_headline() -> None:
    assert says("heading-order", telling("# Descent\n\nDown.\n\n### Fuel\n\nLow.")) == [
        "The heading ‘Descent’ is level 1, which is the headline’s; make it level 2 (##).",
    ]


def test_a_heading_without_words_goes() -> None:
    story = telling("## \n\nDown.")
    assert says("heading-words", story) == ["A heading has no words."]
    assert says("heading-words", mended("heading-words", story)) == []


def test_long_sentences_are_named() -> None:
    long = "The crew " + "and the crew " * 15 + "slept."
    assert says("long-sentences", telling(f"Short. {long} Short.")) == [
        f"The sentence ‘The crew and the crew and the crew and…’ has {len(long.split())} words."
    ]
    assert pointed("long-sentences", telling(f"Short. {long} Short.")) == [long]
