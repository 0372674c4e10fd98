"""Recovering: what was typed but not stored when the program ended is brought back, or kept beside the story."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import drafting, reading, recovering, reviewing
from desk.storage.desk import Desk
from desk.story.revision import RevisionKind
from desk.story.story import Story
from tests.newsroom.desks import REPORTER, ready_story


def typed_and_lost(desk: Desk, story: Story, words: str) -> None:
    """Type at the start of the copy, then end without storing, as in a crash."""
    with drafting.open_journal(desk) as journal:
        journal.begin(story)
        journal.note(story.key, 0, 0, words)


def test_words_typed_before_a_crash_are_back_in_the_story(local_desk: Desk) -> None:
    story = drafting.start_story(local_desk, REPORTER)
    typed_and_lost(local_desk, story, "A spacecraft")
    with drafting.open_journal(local_desk) as journal:
        assert recovering.recover(local_desk, REPORTER, journal) == ("Untitled",)
        assert reading.story(local_desk, story.key).copy == "A spacecraft"
        assert recovering.recover(local_desk, REPORTER, journal) == ()


def test_a_story_that_went_on_meanwhile_is_not_overwritten(local_desk: Desk) -> None:
    story = drafting.start_story(local_desk, REPORTER)
    typed_and_lost(local_desk, story, "Typed here")
    drafting.keep(local_desk, REPORTER, story, replace(story, copy="Stored from elsewhere"))
    with drafting.open_journal(local_desk) as journal:
        assert recovering.recover(local_desk, REPORTER, journal) == ("Untitled",)
    assert reading.story(local_desk, story.key).copy == "Stored from elsewhere"
    assert _named_words(local_desk, story) == ["Typed here"]


def test_words_for_a_story_that_may_no_longer_be_written_become_a_revision(local_desk: Desk) -> None:
    story = ready_story(local_desk)
    typed_and_lost(local_desk, story, "Late words. ")
    reviewing.move(local_desk, REPORTER, story, "submit")
    with drafting.open_journal(local_desk) as journal:
        recovering.recover(local_desk, REPORTER, journal)
    assert _named_words(local_desk, story)[0].startswith("Late words. ")


def _named_words(desk: Desk, story: Story) -> list[str]:
    named = [one for one in reading.history(desk, story.key) if one.kind is RevisionKind.NAMED]
    return [reading.revision(desk, story.key, one.number).copy for one in named]
