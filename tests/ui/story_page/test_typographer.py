"""Marks of each language: what is typed, letter by letter, and what comes of it."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paths import RESOURCES
from desk.ui.story_page.typographer import change_for, closes, empty_pair, marks_of, wrapped

LANGUAGES = tuple(tomllib.loads((RESOURCES / "typing" / "marks.toml").read_text(encoding="utf-8")))


def typed(keys: str, language: str = "en-GB") -> str:
    """What stands there after these keys, marks that close by themselves left out of sight at the end."""
    marks = marks_of(language)
    assert marks is not None
    before, after = "", ""
    for key in keys:
        if over := closes(before, key, after, marks):
            before, after = before + after[:over], after[over:]
            continue
        change = change_for(before, key, after, marks)
        before += key
        if change is not None:
            before = before[: len(before) - change.back] + change.text
            after = change.after + after
    return before + after


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_whole_marks(language: str) -> None:
    marks = marks_of(language)
    assert marks is not None
    assert len(marks.double) == len(marks.single) == 2
    assert marks.dash in "–—"
    opening, closing = marks.double
    assert typed('"Ok" x', language) == f"{opening}Ok{closing} x"


@pytest.mark.parametrize(
    ("keys", "language", "text"),
    [
        ('He said: "No," and went', "en-GB", "He said: “No,” and went"),
        ("It's the crew's '69 flight, 'twas late", "en-GB", "It’s the crew’s ’69 flight, ’twas late"),
        ("He is 5'10\" tall", "en-GB", 'He is 5’10" tall'),
        ("one -- two", "en-GB", "one – two"),
        ("one--two", "en-US", "one—two"),
        ("one --- two", "en-GB", "one — two"),
        ("one - two", "en-GB", "one – two"),
        ("- item - more", "en-GB", "- item – more"),
        ("---", "en-GB", "---"),
        ("| --- |", "en-GB", "| --- |"),
        ("well...", "en-GB", "well…"),
        ("1969-07-20", "en-GB", "1969-07-20"),
        ("(see (there))", "en-GB", "(see (there))"),
        ('Er sagt: "Ja."', "de", "Er sagt: „Ja.“"),
        ("Das 'Wort' geht's", "de", "Das ‚Wort‘ geht’s"),
        ('Il dit : "Oui !"', "fr", "Il dit\u00a0: «\u202fOui\u202f!\u202f»"),
        ("Quoi? Non! L'un; l'autre", "fr", "Quoi\u202f? Non\u202f! L’un\u202f; l’autre"),
        ("https://example.org 10:30", "fr", "https://example.org 10:30"),
        ("Quoi ?!", "fr", "Quoi\u202f?!"),
        ('"On"', "fr-CA", "«\u00a0On\u00a0»"),
        ('"Ja"', "sv", "”Ja”"),
        ('"Ja"', "de-CH", "«Ja»"),
    ],
)
def test_keys_become_what_is_meant(keys: str, language: str, text: str) -> None:
    assert typed(keys, language) == text


def test_a_language_without_a_row_is_left_alone() -> None:
    assert marks_of("ja") is None
    assert marks_of("en-AU") == marks_of("en")


def test_a_pair_is_closed_only_where_nothing_follows() -> None:
    marks = marks_of("en")
    assert marks is not None
    closed, alone = change_for("say ", '"', "", marks), change_for("say ", '"', "word", marks)
    assert closed is not None
    assert closed.after == "”"
    assert alone is not None
    assert alone.after == ""


def test_selected_words_are_wrapped() -> None:
    assert wrapped('"', marks_of("de")) == ("„", "“")
    assert wrapped("*", None) == ("*", "*")
    assert wrapped("a", marks_of("en")) is None
    assert wrapped('"', None) is None


def test_an_empty_pair_goes_at_once() -> None:
    assert empty_pair("a “", "” b", marks_of("en")) == (1, 1)
    assert empty_pair("«\u202f", "\u202f»", marks_of("fr")) == (2, 2)
    assert empty_pair("a", "b", marks_of("en")) == (0, 0)


@given(st.text(alphabet="ab \"'-.()[]1;:!?", max_size=40), st.sampled_from(LANGUAGES))
def test_letters_are_never_lost(keys: str, language: str) -> None:
    kept = [key for key in typed(keys, language) if key in "ab1;:!?"]
    assert kept == [key for key in keys if key in "ab1;:!?"]
