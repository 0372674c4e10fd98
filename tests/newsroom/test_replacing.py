"""Replacing from afar: one story a step, in the log, with a revision to go back to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.newsroom import drafting, reading, replacing, reviewing, sampling
from desk.storage import Desk
from desk.story.errors import ChangedMeanwhile, RuleError
from desk.story.person import Person
from desk.story.revision import RevisionKind
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def changed(story: Story) -> Story:
    return replace(story, copy=story.copy.replace("moon", "Moon"))


def test_a_replacement_is_stored_logged_and_taken_back_by_its_revision(desk: Desk) -> None:
    story = sampling.put_sample(desk)
    kept = replacing.replace_words(desk, EDITOR, story, changed(story), "3 places, across the desk")
    assert reading.story(desk, story.key) == kept
    assert kept.copy == changed(story).copy
    assert kept.authors == story.authors
    entry = reading.moves(desk, story.key)[-1]
    assert (entry.move, entry.by, entry.reason) == ("replace words", "Editor", "3 places, across the desk")
    assert entry.starts is entry.ends is story.stage
    newest = reading.history(desk, story.key)[0]
    assert (newest.kind, newest.reason) == (RevisionKind.REPLACED, "before 3 places, across the desk")
    assert drafting.restore(desk, REPORTER, kept, newest.number).copy == story.copy


def test_nothing_is_written_where_nothing_differs(local_desk: Desk) -> None:
    story = sampling.put_sample(local_desk)
    assert replacing.replace_words(local_desk, EDITOR, story, story, "0 places") == story
    assert not [one for one in reading.moves(local_desk, story.key) if one.move == replacing.MOVE]


def test_a_story_that_has_changed_since_is_left_as_it_is(desk: Desk) -> None:
    story = sampling.put_sample(desk)
    now = drafting.keep(desk, REPORTER, story, replace(story, copy=story.copy + "\n\nMore.")).story
    with pytest.raises(ChangedMeanwhile, match="has changed since it was searched"):
        replacing.replace_words(desk, EDITOR, story, changed(story), "3 places")
    assert reading.story(desk, story.key) == now


def test_notebook_and_stage_stand(local_desk: Desk) -> None:
    story = sampling.put_sample(local_desk)
    tampered = replace(changed(story), stage=Stage.APPROVED, quotes=(), sources=())
    kept = replacing.replace_words(local_desk, EDITOR, story, tampered, "3 places")
    assert (kept.stage, kept.quotes, kept.sources) == (story.stage, story.quotes, story.sources)


def test_submitted_and_held_stories_are_left_alone_with_a_sentence(local_desk: Desk) -> None:
    story = reviewing.move(local_desk, REPORTER, ready_story(local_desk), "submit")
    assert replacing.why_not(REPORTER, story) == "It is submitted: left as it is."
    with pytest.raises(RuleError, match=r"was not changed\. It is submitted"):
        replacing.replace_words(local_desk, REPORTER, story, changed(story), "3 places")
    held = reviewing.move(local_desk, EDITOR, story, "take")
    assert replacing.why_not(REPORTER, held) == "Editor has it in review: left as it is."
    assert replacing.why_not(EDITOR, held) == ""


def test_somebody_elses_draft_is_theirs(local_desk: Desk) -> None:
    story = sampling.put_sample(local_desk)
    assert replacing.why_not(Person("Stranger"), story) == "It is a story of Reporter: left as it is."
