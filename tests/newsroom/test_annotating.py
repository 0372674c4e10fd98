"""Annotating: remarks of a file as comments of the story, on their words wherever these have come to stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.intake.arrival import Arrival, FoundComment, FoundPhoto
from desk.newsroom import intaking, reading
from desk.newsroom.annotating import NOBODY, annotated, place_of
from desk.storage.desk import Desk
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.story import Story
from tests.newsroom.desks import REPORTER

NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)
STORY = Story(
    "s1",
    furniture=Furniture(headline="Two men walk on the moon", standfirst="And come back"),
    copy="The crew saw a field of *large* boulders.\n\nThe crew flew on \\* over the field.",
    photos=(Photo("p1", caption="The field from above"),),
)


def remark(words: str, before: str = "") -> FoundComment:
    return FoundComment("Editor", "Sure?", NOON, words, before)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("field of large boulders", "field of *large* boulders"),
        ("flew on * over", "flew on \\* over"),
        ("boulders. The crew flew", "boulders.\n\nThe crew flew"),
    ],
)
def test_words_are_found_through_the_marks_of_the_copy(words: str, place: str) -> None:
    found = place_of(STORY, remark(words))
    assert (found.part, found.words) == ("copy", place)
    assert STORY.copy[found.start : found.end] == place


def test_of_several_the_one_with_the_same_words_before_it() -> None:
    assert place_of(STORY, remark("field", "The crew saw a")).start == STORY.copy.index("field")
    assert place_of(STORY, remark("field", "The crew flew on * over the")).start == STORY.copy.rindex("field")


def test_words_may_stand_in_the_furniture_or_under_a_photo() -> None:
    assert place_of(STORY, remark("Two men walk")).part == "headline"
    assert place_of(STORY, remark("come back")).part == "standfirst"
    assert place_of(STORY, remark("from above")) == Place("photo", "p1", "caption", "from above", 10, 20, "The field ")


def test_what_did_not_come_in_is_about_the_whole_story() -> None:
    assert place_of(STORY, remark("")) == Place("story")
    assert place_of(STORY, remark("never written")) == Place("story")


def test_comments_are_open_and_have_a_person_and_a_time() -> None:
    unsigned = FoundComment("", "Who says so?")
    made = annotated(STORY, (remark("boulders"), unsigned), NOON).comments
    assert [(one.by, one.at, one.open) for one in made] == [("Editor", NOON, True), (NOBODY, NOON, True)]


def test_they_come_in_with_the_article(local_desk: Desk) -> None:
    arrival = Arrival(
        headline="Two men walk on the moon",
        copy="The crew saw a field.",
        photos=(FoundPhoto("The field"),),
        comments=(replace(remark("saw a field"), at=NOON.replace(tzinfo=None)),),
    )
    story = intaking.take_in_article(local_desk, REPORTER, arrival)
    [one] = reading.story(local_desk, story.key).comments
    assert (one.by, one.text, one.place.words, one.at) == ("Editor", "Sure?", "saw a field", NOON)
