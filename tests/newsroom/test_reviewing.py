"""Reviewing: the moves on a real desk: rights, reasons, checks, log, revisions, and the seal of an approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desk.newsroom import commenting, drafting, reading, reviewing, safekeeping
from desk.newsroom.clock import now
from desk.storage.desk import Desk
from desk.story.correction import Correction, CorrectionKind
from desk.story.errors import ChangedMeanwhile, RuleError
from desk.story.place import Place
from desk.story.record import content_digest
from desk.story.revision import RevisionKind
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, SECOND, ready_story


def in_review(desk: Desk) -> Story:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit", "Fresh from Houston")
    return reviewing.move(desk, EDITOR, story, "take")


def approved(desk: Desk) -> Story:
    return reviewing.move(desk, EDITOR, in_review(desk), "approve")


def test_from_draft_to_published(desk: Desk) -> None:
    story = approved(desk)
    published = reviewing.move(desk, SECOND, story, "publish")
    assert published.stage is Stage.PUBLISHED
    assert published.published is not None
    log = reading.moves(desk, story.key)
    assert [(one.move, one.by) for one in log] == [
        ("submit", "Reporter"), ("take", "Editor"), ("approve", "Editor"), ("publish", "Second editor"),
    ]  # fmt: skip
    assert log[0].reason == "Fresh from Houston"
    kinds = [one.kind for one in reading.history(desk, story.key)]
    assert kinds[:3] == [RevisionKind.PUBLISHED, RevisionKind.APPROVED, RevisionKind.SUBMITTED]


def test_the_log_is_a_chain(desk: Desk) -> None:
    first, second, third = reading.moves(desk, approved(desk).key)
    assert (second.previous, third.previous) == (first.digest, second.digest)
    assert safekeeping.check_log(desk) == ()


def test_a_move_that_the_role_does_not_allow_changes_nothing(desk: Desk) -> None:
    story = in_review(desk)
    with pytest.raises(RuleError, match="Reporter cannot ‘Approve’ this story"):
        reviewing.move(desk, REPORTER, story, "approve")
    assert reading.story(desk, story.key) == story
    assert [one.move for one in reading.moves(desk, story.key)] == ["submit", "take"]


def test_one_editor_at_a_time(desk: Desk) -> None:
    story = in_review(desk)
    with pytest.raises(RuleError, match="is in review, so ‘Take’ is not possible now"):
        reviewing.move(desk, SECOND, story, "take")


@pytest.mark.parametrize("reason", ["", "   "])
def test_sending_back_needs_a_reason(desk: Desk, reason: str) -> None:
    story = in_review(desk)
    with pytest.raises(RuleError, match="needs a reason"):
        reviewing.move(desk, EDITOR, story, "send-back", reason)
    back = reviewing.move(desk, EDITOR, story, "send-back", "Say how much fuel was left.")
    assert (back.stage, back.holder) == (Stage.CHANGES_REQUESTED, "")


def test_a_story_that_something_blocks_is_not_submitted_and_the_sentence_says_what(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER)
    with pytest.raises(RuleError, match="‘Submit’ is not possible yet: "):
        reviewing.move(desk, REPORTER, story, "submit")


def test_what_was_changed_since_it_was_read_is_not_approved(desk: Desk) -> None:
    read = in_review(desk)
    drafting.keep(desk, EDITOR, read, replace(read, furniture=replace(read.furniture, priority=2)))
    with pytest.raises(ChangedMeanwhile, match="was changed since you read it"):
        reviewing.move(desk, EDITOR, read, "approve")
    assert reading.story(desk, read.key).stage is Stage.IN_REVIEW


def test_open_comments_need_a_yes(desk: Desk) -> None:
    story = in_review(desk)
    asked = commenting.comment(story, EDITOR, "Sure?", Place("story"), now())
    story = drafting.keep(desk, EDITOR, story, asked).story
    with pytest.raises(RuleError, match="open comment"):
        reviewing.move(desk, EDITOR, story, "approve")
    assert reviewing.move(desk, EDITOR, story, "approve", confirmed=True).stage is Stage.APPROVED


def test_an_approval_seals_the_content_until_it_is_reopened(desk: Desk) -> None:
    story = approved(desk)
    with desk.reading() as tx:
        assert reviewing.sealed_digest(tx, story.key) == content_digest(story)
    reopened = reviewing.move(desk, SECOND, story, "reopen")
    assert (reopened.stage, reopened.holder) == (Stage.IN_REVIEW, "Second editor")
    with desk.reading() as tx:
        assert reviewing.sealed_digest(tx, story.key) == ""


def test_an_approved_story_is_read_only(desk: Desk) -> None:
    story = approved(desk)
    with pytest.raises(RuleError, match="is approved"):
        drafting.keep(desk, EDITOR, story, replace(story, copy="Something else"))


def test_an_embargo_holds_publication(desk: Desk) -> None:
    story = ready_story(desk)
    later = replace(story, furniture=replace(story.furniture, embargo=now() + timedelta(hours=3)))
    story = drafting.keep(desk, REPORTER, story, later).story
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve")):
        story = reviewing.move(desk, by, story, name)
    with pytest.raises(RuleError, match="embargo"):
        reviewing.move(desk, EDITOR, story, "publish")


def test_a_correction_carries_its_notice_and_the_date(desk: Desk) -> None:
    story = reviewing.move(desk, EDITOR, approved(desk), "publish")
    story = reviewing.move(desk, REPORTER, story, "correct", "The weight of the rock was wrong.")
    fixed = replace(story, copy=story.copy.replace("about 21 kilograms", "about 21.5 kilograms"))
    story = drafting.keep(desk, REPORTER, story, fixed).story
    with pytest.raises(RuleError, match="needs its notice"):
        reviewing.move(desk, EDITOR, story, "approve-correction")
    notice = Correction(now(), CorrectionKind.CORRECTION, "An earlier version gave the wrong weight.", "Editor")
    corrected = reviewing.move(desk, EDITOR, story, "approve-correction", notice=notice)
    assert (corrected.stage, corrected.corrections) == (Stage.PUBLISHED, (notice,))
    assert corrected.updated is not None
    assert corrected.published == story.published


def test_a_spiked_story_returns_to_the_stage_it_came_from(desk: Desk) -> None:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    spiked = reviewing.move(desk, EDITOR, story, "spike")
    assert spiked.stage is Stage.SPIKED
    assert reviewing.move(desk, EDITOR, spiked, "unspike").stage is Stage.SUBMITTED


def test_withdrawing_needs_a_reason_and_ends_the_seal(desk: Desk) -> None:
    story = reviewing.move(desk, EDITOR, approved(desk), "publish")
    with pytest.raises(RuleError, match="needs a reason"):
        reviewing.move(desk, EDITOR, story, "withdraw")
    withdrawn = reviewing.move(desk, EDITOR, story, "withdraw", "It was not so.")
    assert withdrawn.stage is Stage.WITHDRAWN
    assert withdrawn.updated is not None  # the notice on its page says since when
    with desk.reading() as tx:
        assert reviewing.sealed_digest(tx, story.key) == ""


def test_a_move_nobody_knows_is_refused(desk: Desk) -> None:
    with pytest.raises(RuleError, match="There is no move ‘teleport’"):
        reviewing.move(desk, EDITOR, ready_story(desk), "teleport")
