"""British and American spelling are one; words that sound different are two."""

from __future__ import annotations

import pytest

from desk.quoting.spelling import apart, one_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"),
        ("realised", "realized"),
        ("colours", "colors"),
        ("travelling", "traveling"),
        ("centre", "center"),
        ("defence", "defense"),
        ("programme", "program"),
    ],
)
def test_pairs(british: str, american: str) -> None:
    assert one_spelling(british) == one_spelling(american)


@pytest.mark.parametrize("word", ["advise", "four", "filled", "wise", "hour", "promise", "raised"])
def test_words_that_only_look_british_stay(word: str) -> None:
    assert one_spelling(word) == word


def test_contractions_written_out() -> None:
    assert apart("don't") == ("do", "not")
    assert apart("we'll") == ("we", "will")
    assert apart("moon") == ("moon",)
