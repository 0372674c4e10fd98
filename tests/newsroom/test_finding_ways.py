"""Finding ways: what a person may want to go to, on the desk and in the open story."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import drafting
from desk.newsroom.finding_ways import heading_places, ways
from desk.newsroom.sampling import REPORTER
from desk.storage import Desk
from desk.story.source import Source


def test_other_stories_come_first_then_the_places_of_this_one(desk: Desk) -> None:
    other = drafting.start_story(desk, REPORTER)
    story = drafting.start_story(desk, REPORTER)
    story = replace(story, copy="Words.\n\n## The landing\n\nMore.", sources=(Source("s1", "Neil Armstrong"),))
    found = ways(desk, story)
    assert found[0].story == other.key
    assert story.key not in {one.story for one in found}
    assert [(one.kind, one.name) for one in found if one.kind in ("Heading", "Source")] == [
        ("Heading", "The landing"),
        ("Source", "Neil Armstrong"),
    ]


def test_without_a_story_there_are_the_stories_alone(desk: Desk) -> None:
    drafting.start_story(desk, REPORTER)
    assert {one.kind for one in ways(desk, None)} == {"Story"}


def test_headings_have_level_words_and_place() -> None:
    copy = "# One\n\nWords\n\n###   *Two*  \n\n##\n\n```\n# no heading\n```"
    assert [(level, words, copy[place.start : place.end]) for level, words, place in heading_places(copy)] == [
        (1, "One", "One"),
        (3, "Two", "*Two*  "),
    ]
