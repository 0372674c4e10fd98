"""The speller: dictionaries, the words of the desk, and what may have been meant."""

from __future__ import annotations

import pytest

from desk.spelling.dictionaries import chosen, found
from desk.spelling.engine import Engine
from desk.spelling.names import news_words
from desk.spelling.speller import Speller


@pytest.mark.parametrize(
    "word",
    [
        "moon", "Moon", "don't", "don’t", "donʼt", "children’s", "o’clock", "café", "cafe\u0301", "naïve", "L’Aquila",
        "spacecraft", "space\u00adcraft", "", "Привет", "東京", "שלום", "\ud800", "a" * 1_000, "🙂",
    ],
)  # fmt: skip
def test_right_words(speller: Speller, word: str) -> None:
    assert speller.check(word)


@pytest.mark.parametrize("word", ["teh", "dont", "Teh", "goverment", "goverment’s", "Zelenskyy", "cafë́x", "moon’x"])
def test_wrong_words(speller: Speller, word: str) -> None:
    assert not speller.check(word)


def test_a_language_is_checked_as_it_is_spelled_there(british: Engine) -> None:
    dictionary = chosen("en-US", found())
    assert dictionary is not None
    american = Speller([Engine(dictionary)])
    assert american.check("color")
    assert not american.check("colour")
    both = Speller([*american.engines, british])
    assert both.check("color")
    assert both.check("colour")


def test_without_a_dictionary_everything_is_right() -> None:
    assert Speller([]).check("teh")
    assert Speller([]).suggest("teh") == ()


def test_known_words_are_right_at_once_and_wrong_again_when_forgotten(speller: Speller) -> None:
    assert not speller.check("Zelenskyy")
    assert speller.know(["Zelenskyy", "blog-roll"])
    assert all(map(speller.check, ["Zelenskyy", "Zelenskyy’s", "ZELENSKYY", "blog‑roll", "Blog-roll"]))
    assert not speller.check("zelenskyy")  # a name is no common word
    assert speller.is_known("Zelenskyy’s")
    assert not speller.is_known("moon")
    assert speller.know([])
    assert not speller.check("Zelenskyy")


def test_the_revision_tells_when_words_became_known(speller: Speller) -> None:
    before = speller.revision
    speller.add("fortyish")
    assert speller.revision == before + 1
    assert not speller.know(["fortyish"])
    assert speller.revision == before + 1


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("teh", "the"), ("Teh", "The"), ("dont", "don't"), ("occured", "occurred"), ("goverment", "government"),
        ("seperate", "separate"), ("recieve", "receive"), ("untill", "until"), ("thecat", "the cat"),
        ("accomodate", "accommodate"), ("wellknown", "well known"),
    ],
)  # fmt: skip
def test_the_nearest_word_comes_first(speller: Speller, word: str, meant: str) -> None:
    assert speller.near(word)[0] == meant


def test_nothing_is_near_what_is_no_word(speller: Speller) -> None:
    assert speller.near("qzxvkjqz") == ()
    assert speller.near("\ud800\ud800") == ()
    assert speller.near("x" * 100) == ()
    assert speller.near("") == ()


def test_suggestions_are_remembered(speller: Speller) -> None:
    assert speller.remembered("sattelite") is None
    assert speller.suggest("sattelite")[0] == "satellite"
    assert speller.remembered("sattelite") == speller.suggest("sattelite")


def test_news_words_are_for_english_only(british: Engine) -> None:
    speller = Speller([british], news_words("en-GB"))
    assert all(map(speller.check, ["Kyiv", "livestream", "Livestream", "wifi"]))
    assert not news_words("fr")
