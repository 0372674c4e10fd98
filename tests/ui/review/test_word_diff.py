from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.ui.review.word_diff import Difference, Stretch, compare


def side(found: Difference, kind: str) -> str:
    return "".join(one.text for one in found.stretches if one.kind in ("same", kind))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def marked(found: Difference) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[one.kind].format(one.text) for one in found.stretches)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("two astronauts landed on the moon", "two astronauts set down on the moon",
         "two astronauts[- landed-]{+ set down+} on the moon"),
        ("the moon on Sunday", "the moon, on Sunday", "the moon{+,+} on Sunday"),
        ("It was very close.", "", "[-It was very close.-]"),
        ("", "It was close.", "{+It was close.+}"),
        ("the  same words", "the same words", "the same words"),
        ("don’t say", "do say", "[-don’t-]{+do+} say"),
        ("one\n\ntwo", "one\n\nnew\n\ntwo", "one\n\n{+new\n\n+}two"),
        ("one\n\ntwo\n\nthree", "one\n\nthree", "one\n\n[-two\n\n-]three"),
    ],
)  # fmt: skip
def test_what_came_in_and_what_went_out_is_told_word_by_word(before: str, after: str, shown: str) -> None:
    assert marked(compare(before, after)) == shown


def test_words_are_counted_and_marks_are_not() -> None:
    found = compare("He said: no, never!", "He said yes.")
    assert (found.added, found.removed) == (1, 2)


def test_equal_texts_have_no_difference() -> None:
    found = compare("one\n\ntwo", "one\n\ntwo")
    assert found == Difference((Stretch("same", "one\n\ntwo"),))
    assert not found.changed


def test_words_that_stayed_by_chance_between_large_changes_belong_to_them() -> None:
    found = compare("Nothing of this old sentence of ours remains.", "Everything that is new of late appears here.")
    assert [one.kind for one in found.stretches] == ["gone", "new", "same"]


def test_a_reworded_paragraph_keeps_its_neighbours_whole() -> None:
    paragraphs = [f"Paragraph {number} says what paragraph {number} has to say." for number in range(200)]
    after = [*paragraphs[:100], "Something else.", *paragraphs[101:]]
    found = compare("\n\n".join(paragraphs), "\n\n".join(after))
    assert [one.text for one in found.stretches if one.kind != "same"] == [
        "Paragraph 100 says what paragraph 100 has to say",
        "Something else",
    ]


WORDS = st.lists(st.sampled_from(["moon", "on", "the", "landed", ".", ",", "“low”", "\n\n", "don’t"]), max_size=40)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS)
def test_both_texts_can_be_put_together_again(before: list[str], after: list[str]) -> None:
    old, new = " ".join(before), " ".join(after)
    found = compare(old, new)
    assert squeezed(side(found, "gone")) == squeezed(old)
    assert squeezed(side(found, "new")) == squeezed(new)


def test_ten_thousand_words_against_ten_thousand_are_compared_whole() -> None:
    before = [f"word{number % 977}" for number in range(10_000)]
    after = [f"other{number % 7}" if number % 9 == 0 else word for number, word in enumerate(before)]
    found = compare(" ".join(before), " ".join(after))
    assert side(found, "new") == " ".join(after)
    assert found.added >= 10_000 // 9
