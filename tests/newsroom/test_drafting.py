"""Drafting: what is typed is kept, merged with what others did, and can be brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.newsroom import commenting, drafting, reading, reviewing
from desk.newsroom.clock import now
from desk.storage.desk import Desk
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.place import Place
from desk.story.revision import RevisionKind
from desk.story.stage import Stage
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def test_a_new_story_is_a_draft_of_whoever_began_it(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER, Furniture(headline="Eagle lands"))
    assert (story.stage, story.authors) == (Stage.DRAFT, ("Reporter",))
    assert reading.story(desk, story.key) == story


def test_what_was_typed_is_kept_without_any_field_being_required(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER)
    kept = drafting.keep(desk, REPORTER, story, replace(story, copy="A spacecraft"))
    assert reading.story(desk, story.key).copy == "A spacecraft"
    assert kept.conflicts == ()


def test_two_people_writing_different_parts_both_keep_their_words(desk: Desk) -> None:
    base = drafting.start_story(desk, REPORTER, Furniture(headline="Eagle"))
    drafting.keep(desk, EDITOR, base, replace(base, furniture=Furniture(headline="Eagle lands")))
    kept = drafting.keep(desk, REPORTER, base, replace(base, copy="A spacecraft"))
    assert (kept.story.furniture.headline, kept.story.copy) == ("Eagle lands", "A spacecraft")


def test_where_both_wrote_the_same_mine_stands_and_theirs_is_in_the_history(desk: Desk) -> None:
    base = drafting.start_story(desk, REPORTER, Furniture(headline="Eagle"))
    drafting.keep(desk, EDITOR, base, replace(base, furniture=Furniture(headline="Theirs")))
    kept = drafting.keep(desk, REPORTER, base, replace(base, furniture=Furniture(headline="Mine")))
    assert kept.story.furniture.headline == "Mine"
    assert kept.conflicts == ("headline",)
    replaced = [one for one in reading.history(desk, base.key) if one.kind is RevisionKind.REPLACED]
    assert reading.revision(desk, base.key, replaced[0].number).furniture.headline == "Theirs"


def test_whoever_writes_in_a_draft_is_one_of_its_authors(desk: Desk) -> None:
    base = drafting.start_story(desk, REPORTER)
    kept = drafting.keep(desk, EDITOR, base, replace(base, copy="Words")).story
    assert kept.authors == ("Reporter", "Editor")


def test_nobody_else_writes_in_a_reporters_draft(desk: Desk) -> None:
    base = drafting.start_story(desk, REPORTER)
    with pytest.raises(RuleError, match="Colleague cannot change its words now"):
        drafting.keep(desk, Person("Colleague"), base, replace(base, copy="Words"))


def test_a_story_in_review_is_written_only_by_the_editor_who_has_it_but_everybody_may_comment(desk: Desk) -> None:
    story = ready_story(desk)
    story = reviewing.move(desk, REPORTER, story, "submit")
    story = reviewing.move(desk, EDITOR, story, "take")
    with pytest.raises(RuleError, match="in review"):
        drafting.keep(desk, REPORTER, story, replace(story, copy="Changed behind the editor’s back"))
    remarked = commenting.comment(story, REPORTER, "The second photo comes later.", Place("story"), now())
    kept = drafting.keep(desk, REPORTER, story, remarked).story
    assert [one.by for one in kept.comments] == ["Reporter"]
    edited = drafting.keep(desk, EDITOR, kept, replace(kept, furniture=replace(kept.furniture, priority=1))).story
    assert edited.authors == ("Reporter",)


def test_a_revision_is_kept_of_the_first_change_and_then_not_of_every_key(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER)
    for words in ("A", "A s", "A sp"):
        story = drafting.keep(desk, REPORTER, story, replace(story, copy=words)).story
    assert [one.kind for one in reading.history(desk, story.key)] == [RevisionKind.AUTOMATIC]


def test_a_revision_can_be_named_and_a_name_is_needed(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER)
    assert drafting.name_revision(desk, REPORTER, story, "before the call").reason == "before the call"
    with pytest.raises(RuleError, match="needs a name"):
        drafting.name_revision(desk, REPORTER, story, "  ")


def test_restoring_brings_the_words_back_and_keeps_what_stood_before(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER)
    first = drafting.keep(desk, REPORTER, story, replace(story, copy="First words")).story
    named = drafting.name_revision(desk, REPORTER, first, "first")
    second = drafting.keep(desk, REPORTER, first, replace(first, copy="Second words")).story
    restored = drafting.restore(desk, REPORTER, second, named.number)
    assert restored.copy == "First words"
    newest = reading.history(desk, story.key)
    assert [one.kind for one in newest[:2]] == [RevisionKind.RESTORED, RevisionKind.REPLACED]
    assert reading.revision(desk, story.key, newest[1].number).copy == "Second words"
