"""Search finds words wherever they may be told, newest first; what is confidential is not in the index at all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.storage import Desk, contacts, search, stories
from desk.storage.search import asked_for, findable, fold
from desk.story.quote import Quote
from desk.story.source import Contact, Source, Terms
from desk.story.story import Story
from tests.storage.stories import LANDING, NOON


def put(desk: Desk, story: Story) -> None:
    with desk.writing() as tx:
        if stories.listed(tx):
            stories.get_for_update(tx, story.key)
        stories.put(tx, story)


def found(desk: Desk, words: str) -> list[str]:
    with desk.reading() as tx:
        return [line.key for line in search.find(tx, words)]


@pytest.mark.parametrize(
    "words",
    ["eagle", "EAGLE", "eag", "moon walk", "cafe", "café", "“one small step”", '"tranquility base" here', "lands",
     "commander apollo", "step man", "“small step for”", "eagle — houston", "base, here."],
)  # fmt: skip
def test_words_are_found_in_headline_slug_standfirst_copy_and_notebook(desk: Desk, words: str) -> None:
    put(desk, LANDING)
    assert found(desk, words) == [LANDING.key]


@pytest.mark.parametrize(
    "words",
    ["mars", "agle", '"base tranquility"', '"eag"', "eag ", "eagle mars", "quote", "step234567", "", "  ", '"', "—"],
)
def test_what_is_not_there_is_not_found(desk: Desk, words: str) -> None:
    put(desk, LANDING)
    assert found(desk, words) == []


@pytest.mark.parametrize(
    "words",
    ["eagle'", "eagle AND NOT", "NEAR(eagle", "eagle*", "headline:eagle", "(eagle", "eagle & !x", "eagle:*",
     "\\eagle"],
)  # fmt: skip
def test_operators_are_words_like_any_other(desk: Desk, words: str) -> None:
    put(desk, LANDING)
    assert found(desk, words) in ([], [LANDING.key])


def test_the_newest_comes_first_and_the_limit_holds(desk: Desk) -> None:
    with desk.writing() as tx:
        for number in (2, 0, 1):
            stories.put(tx, replace(LANDING, key=f"story{number}"), NOON + timedelta(days=number))
    assert found(desk, "eagle") == ["story2", "story1", "story0"]
    with desk.reading() as tx:
        assert [line.key for line in search.find(tx, "eagle", limit=2)] == ["story2", "story1"]


@pytest.mark.parametrize(("words", "there"), [("登月", True), ("阿波罗", True), ("波罗", True), ("月登", False)])
def test_words_are_found_in_scripts_without_blanks(desk: Desk, words: str, there: bool) -> None:
    put(desk, replace(LANDING, copy="阿波罗11号登月。"))
    assert found(desk, words) == ([LANDING.key] if there else [])


def test_words_that_left_the_story_are_not_found_any_more(desk: Desk) -> None:
    put(desk, LANDING)
    put(desk, replace(LANDING, copy="Something else."))
    assert found(desk, "tranquility") == []
    assert found(desk, "something") == [LANDING.key]
    assert found(desk, "commander") == [LANDING.key]


SECRETIVE = replace(
    LANDING,
    copy="Told by [“the seal was loose”](quote:hidden2345) someone.",
    sources=(
        Source("source2345", "Whistler", title="Technician", organisation="Plant", terms=Terms.BACKGROUND,
               description="a person who was there", note="calls at midnight"),
        Source("source3456", "Commander", note="prefers mornings"),
    ),
    quotes=(
        Quote("hidden2345", "source2345", "the seal was loose", terms=Terms.OFF_RECORD, note="whispered"),
        Quote("deeply2345", "source3456", "launch slipped", terms=Terms.DEEP_BACKGROUND),
        Quote("openly2345", "source2345", "pumps were checked"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["whistler", "technician", "plant", "midnight", "mornings", "seal", "loose", "whispered", "slipped",
     "0100"],
)  # fmt: skip
def test_confidential_words_are_not_in_the_index(desk: Desk, words: str) -> None:
    with desk.writing() as tx:
        contacts.put(tx, Contact("contact234", "Commander", phone="555 0100", email="commander@example.org"))
    put(desk, SECRETIVE)
    assert found(desk, words) == []
    assert found(desk, "pumps checked") == [LANDING.key]
    assert found(desk, "“a person who was there”") == [LANDING.key]
    assert found(desk, "told commander") == [LANDING.key]


def test_a_source_that_goes_off_the_record_leaves_the_files_of_the_index(local_desk: Desk) -> None:
    put(local_desk, replace(LANDING, sources=(Source("source2345", "Zanzibarian"),)))
    put(local_desk, replace(LANDING, sources=(Source("source2345", "Zanzibarian", terms=Terms.OFF_RECORD),)))
    assert found(local_desk, "zanzibarian") == []
    assert local_desk.file is not None
    with closing(sqlite3.connect(local_desk.file)) as connection:
        blocks = connection.execute("SELECT block FROM finder_data").fetchall()
    assert all(b"zanzibar" not in block for (block,) in blocks)
    assert local_desk.folder is not None
    assert (local_desk.folder / "desk.sqlite-wal").stat().st_size == 0
    assert local_desk.file.read_bytes().lower().count(b"zanzibar") == 1  # in the story, where the name now belongs


def test_folding() -> None:
    assert fold("Crème  BRÛLÉE, l’été!") == "creme brulee l ete"
    assert fold("Straße Łódź") == "strasse łodz"
    assert fold("阿波罗 11号") == "阿 波 罗 11 号"
    assert fold("_ — …") == ""


def test_the_last_word_is_taken_as_begun() -> None:
    assert [(one.words, one.prefix) for one in asked_for('one “two three” fo')] == [
        (("one",), False), (("two", "three"), False), (("fo",), True),
    ]  # fmt: skip
    assert not asked_for("fo ")[0].prefix


@given(st.text(max_size=80))
def test_any_text_folds_to_words_with_one_blank_between(words: str) -> None:
    folded = fold(words)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded


def test_a_story_without_confidential_quotes_keeps_its_tied_words() -> None:
    assert findable(LANDING)["copy"] == "houston tranquility base here one small step he said in the cafe"
