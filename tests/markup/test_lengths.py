"""Lengths: what a reader sees is counted, by paragraph, and the parts add up to the whole."""

from __future__ import annotations

import pytest

from desk.markup.lengths import Length, length, length_of
from desk.markup.reading import words


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("", Length()),
        ("Houston, Tranquility Base here.", Length(4, 31, 1)),
        ("**The Eagle** has *landed*.", Length(4, 21, 1)),
        ("## Descent", Length(1, 7, 1)),
        ("> pull quote", Length(2, 10, 1)),
        ("- one\n- two", Length(2, 6, 2)),
        ("[“Roger”](quote:roger22222) and [a link](https://example.org)", Length(4, 18, 1)),
        ("![Alt of a photo](photo:abc2222222)", Length()),
        ("snake_case stays", Length(2, 16, 1)),
        ("5 \\* 3", Length(2, 5, 1)),
    ],
)
def test_marks_do_not_count(paragraph: str, expected: Length) -> None:
    assert length_of(paragraph, 38) == expected


def test_lines_break_between_words_at_the_measure() -> None:
    assert length_of("aaaa bbbb cccc", 9).lines == 2
    assert length_of("aaaa bbbb cccc", 8).lines == 3
    assert length_of("a" * 25, 10).lines == 3  # a word longer than the line goes on in the next
    assert length_of("a" * 25 + " bb", 10).lines == 3


def test_the_parts_are_the_whole() -> None:
    copy = "# Landing\n\nA spacecraft set down.\n\n![x](photo:p222222222)\n\n1. one\n2. two"
    assert length(copy, 38) == Length(words(copy), 35, 4)
