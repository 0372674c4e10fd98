"""Reading for spelling: which words of a paragraph are checked, and what is wrong."""

from __future__ import annotations

import pytest

from desk.spelling.names import news_words
from desk.spelling.reading import LONGEST, Span, misspelt, word_at
from desk.spelling.speller import Speller


def wrong(text: str, speller: Speller, *, quoted: bool = True) -> list[str]:
    return [one.word for one in misspelt(text, speller, quoted=quoted)]


def test_misspelt_words_with_their_places(speller: Speller) -> None:
    text = "Teh moon is 🙂 qoite near."
    assert misspelt(text, speller) == (Span(0, 3, "Teh"), Span(14, 19, "qoite"))
    assert text[14:19] == "qoite"


@pytest.mark.parametrize(
    "text",
    [
        "The [moon](https://example.org/teh/qoite) and [“words”](quote:tehqoite22) and ![alt](photo:tehqoite22)",
        "See https://teh.example/qoite?x=qoite, www.qoite.example, qoite.org/teh, de@qoite.example, @tehqoite #qoite",
        "Type `teh qoite` or ``teh ` qoite`` here.",
        "```\nteh qoite\n```",
        "[qoite]: https://example.org/teh",
        "A note.[^qoite]",
        "<span class=qoite>The moon</span> &nbsp; <!-- teh qoite -->",
        "A file in /usr/teh/qoite and ./teh/qoite.txt",
        "Numbers: 9am, 1960s, 2th, 20th, A4, COVID-19, 1,000km, mid-1960s.",
        "NASA’s XQZW and XQZWs met the MPs of the XQ-based XQZ.",
        "At 9 p.m. on Sept. 20 in the U.S., i.e. Dr. X.",
        "The dogs’ women’s men's o’clock ’tis rock ’n’ roll, don’t, O’Brien’s, L’Aquila.",
        "A well-known anti-war pre-dawn neo-classical X-ray.",
        "Café, naïve, Привет мир, 東京, שלום.",
        "**Bold** and *italic* and ***both*** and _so_",
        "",
        "\ud800 \udc00 \x00 \u200d \u0301 ’ - – — …",
    ],
)
def test_what_is_passed_over_or_right(speller: Speller, text: str) -> None:
    speller.know(news_words("en-GB"))
    assert wrong(text, speller) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The well-knwon moon", ["knwon"]),
        ("A qoite-teh thing", ["qoite-teh"]),
        ("[teh moon](https://example.org)", ["teh"]),
        ("A teh.", ["teh"]),
        ("**teh**/qoite", ["teh", "qoite"]),
        ("teh\nqoite", ["teh", "qoite"]),
        ("goverment’s", ["goverment’s"]),
        ("space\u00adcraftt", ["space\u00adcraftt"]),
        ("🙂teh🙂", ["teh"]),
        ("\ud800teh", ["teh"]),
    ],
)
def test_what_is_found(speller: Speller, text: str, expected: list[str]) -> None:
    assert wrong(text, speller) == expected


def test_quoted_words_are_checked_unless_they_are_left_alone(speller: Speller) -> None:
    text = '“Teh moon,” he said. "Teh sun," she said, and wrote teh end. “Teh last'
    assert wrong(text, speller) == ["Teh", "Teh", "teh", "Teh"]
    assert wrong(text, speller, quoted=False) == ["teh"]


def test_stretches_to_skip(speller: Speller) -> None:
    assert [one.word for one in misspelt("teh qoite teh", speller, [(4, 9)])] == ["teh", "teh"]


def test_a_paragraph_of_a_million_characters_is_not_read(speller: Speller) -> None:
    assert misspelt("teh " * 250_000, speller) == ()
    assert misspelt("x" * 1_000_000, speller) == ()
    assert len(misspelt("teh " * (LONGEST // 4), speller)) == LONGEST // 4


@pytest.mark.parametrize(
    "sign", ["`", "[", "](", "<", "<!--", "“", '"', "@", "http://", "a.", "a@a.", "/a", "'", "-", "&"]
)
def test_no_text_takes_long(speller: Speller, sign: str) -> None:
    misspelt((sign * LONGEST)[:LONGEST], speller)
    misspelt((f"{sign} " * LONGEST)[:LONGEST], speller)
    misspelt((f"{sign}x" * LONGEST)[:LONGEST], speller)


def test_the_word_at_a_place() -> None:
    assert word_at("The moon’s far", 5) == Span(4, 10, "moon’s")
    assert word_at("The moon", 8) == Span(4, 8, "moon")
    assert word_at("The – moon", 4) is None
