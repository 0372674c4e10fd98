"""Languages, directions and times as they are printed."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from desk.export.language import direction, in_zone, print_dateline, print_day, print_time, tag, words_for
from desk.export.theme import SHIPPED
from desk.story.dateline import Dateline
from desk.story.house import House

WORDS = SHIPPED / "standard" / "words.json"
LANGUAGES = sorted(json.loads(WORDS.read_text("utf-8")))
MOMENT = datetime(2025, 3, 9, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("en-gb", "en-GB"), ("ZH_hant_tw", "zh-Hant-TW"), ("es-419", "es-419"), ("", "en"), ("e", "en"), ("en GB", "en")],
)
def test_tags(written: str, canonical: str) -> None:
    assert tag(written) == canonical


@pytest.mark.parametrize(
    ("language", "side"),
    [
        ("he", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn", "ltr"),
        ("en", "ltr"),
        ("zh", "ltr"),
    ],
)
def test_directions(language: str, side: str) -> None:
    assert direction(language) == side


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    words, english = words_for(language, WORDS), words_for("en", WORDS)
    assert set(english) - set(words) == ({"date_month_first"} if language != "en" else set())
    assert all(words.values())
    assert len(words["months"].split()) == 12
    assert "2025" in print_day(MOMENT, words, House())
    assert print_time(MOMENT, words, House()).endswith("UTC")
    assert "{n}" in words["minutes"]
    assert "{time}" in words["held"]


def test_english_follows_the_datelines_of_the_house() -> None:
    words = words_for("en-GB", WORDS)
    assert print_time(MOMENT, words, House()) == "March 9, 2025, 12:05 AM UTC"
    assert print_time(MOMENT, words, House(dateline_style="plain")) == "9 March 2025, 00:05 UTC"


def test_zones() -> None:
    assert in_zone(MOMENT, House(zone="Asia/Kathmandu")).utcoffset() == timedelta(hours=5, minutes=45)
    assert in_zone(MOMENT, House(zone="No/Where")).tzname() == "UTC"
    odd = MOMENT.astimezone(timezone(timedelta(hours=3), "+03"))
    assert print_time(odd, words_for("de", WORDS), House()) == "9. März 2025, 03:05 UTC+03"


def test_datelines_in_the_language_of_the_story() -> None:
    dateline = Dateline("Genève", "Suisse", date(2025, 3, 9), "AFP")
    assert print_dateline(dateline, words_for("fr", WORDS), House()) == ("GENÈVE", ", Suisse, 9 mars (AFP)", " —")
    assert print_dateline(dateline, words_for("en", WORDS), House()) == ("GENÈVE", ", Suisse, March 9 (AFP)", " —")
    assert print_dateline(dateline, words_for("fr", WORDS), House(dateline_style="ap"))[1] == ", Suisse (AFP)"
