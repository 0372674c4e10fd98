"""The words that benchmarks work on: as many as asked for, the same each time, in the shape of a news story."""

from __future__ import annotations

import pytest

from benchmarks import wording
from desk.intake.reading import read_bytes
from desk.markup.reading import tied_quotations, words


@pytest.mark.parametrize("length", [100, 1_000])
def test_a_story_has_the_words_that_were_asked_for(length: int) -> None:
    assert length * 0.9 <= words(wording.story(length).copy) <= length + 100


def test_a_story_is_the_same_each_time_and_another_one_for_each_seed() -> None:
    assert wording.story(200) == wording.story(200)
    assert wording.story(200, seed=2).key != wording.story(200).key


def test_its_quotations_are_in_the_notebook() -> None:
    story = wording.story(1_000)

    assert [tied.key for tied in tied_quotations(story.copy)] == [quote.key for quote in story.quotes]


def test_an_edit_adds_one_word_and_another_one_each_time() -> None:
    story = wording.story(200)

    assert words(wording.edited(story, 1).copy) == words(story.copy) + 1
    assert wording.edited(story, 1) != wording.edited(story, 2)


def test_an_article_has_the_parts_that_intake_tells_apart() -> None:
    arrival = read_bytes(wording.article(200).encode(), "article.txt")

    assert arrival.headline == wording.story(200).furniture.headline
    assert arrival.bylines == ("Staff Reporter",)
    assert arrival.dateline is not None
