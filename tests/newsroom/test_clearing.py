"""What is not for publication stays; what needs a lawyer goes out only under a name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desk.newsroom import clearing, drafting, publishing, reading, reviewing
from desk.newsroom.clock import now
from desk.preflight.finding import Weight
from desk.storage import Desk
from desk.story.errors import RuleError
from desk.story.flags import CommentState
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story


def in_review(desk: Desk, **flags: Any) -> Story:
    """The ready story with those flags, taken by the editor."""
    story = ready_story(desk)
    flagged = replace(story, furniture=replace(story.furniture, **flags))
    story = drafting.keep(desk, REPORTER, story, flagged).story
    return reviewing.move(desk, EDITOR, reviewing.move(desk, REPORTER, story, "submit"), "take")


def messages(desk: Desk, story: Story) -> list[tuple[str, Weight]]:
    return [(one.check, one.weight) for one in reviewing.findings(desk, story)]


def test_not_for_publication_refuses_approval_and_every_export(local_desk: Desk, tmp_path: Path) -> None:
    story = in_review(local_desk, not_for_publication=True)
    with pytest.raises(RuleError, match="‘Approve’ is not possible yet: It is marked ‘not for publication’"):
        reviewing.move(local_desk, EDITOR, story, "approve")
    for proof in (False, True):
        with pytest.raises(RuleError, match=r"was not exported\. It is marked ‘not for publication’"):
            publishing.export_story(local_desk, EDITOR, story, tmp_path / "out", proof=proof)
    assert not (tmp_path / "out").exists()


def test_legal_is_approved_only_under_a_name(local_desk: Desk) -> None:
    story = in_review(local_desk, legal=True)
    with pytest.raises(RuleError, match="name who cleared it, and why it may run"):
        reviewing.move(local_desk, EDITOR, story, "approve")
    cleared = clearing.clear(story, EDITOR, "The desk’s lawyer", "Read on Sunday; every claim is sourced.", now())
    story = drafting.keep(local_desk, EDITOR, story, cleared).story
    assert reviewing.move(local_desk, EDITOR, story, "approve").stage is Stage.APPROVED
    assert reading.story(local_desk, story.key).clearances[0].name == "The desk’s lawyer"


def test_words_that_changed_since_are_told(local_desk: Desk) -> None:
    story = in_review(local_desk, legal=True)
    story = clearing.clear(story, EDITOR, "Lawyer", "Read.", now())
    assert "legal-words" not in dict(messages(local_desk, story))
    edited = replace(story, copy=story.copy + " More.")
    assert dict(messages(local_desk, edited))["legal-words"] is Weight.WARNING


def test_only_an_editor_notes_a_clearance_and_never_without_reason_or_flag(local_desk: Desk) -> None:
    story = in_review(local_desk, legal=True)
    with pytest.raises(RuleError, match="only an editor can"):
        clearing.clear(story, REPORTER, "Lawyer", "Read.", now())
    with pytest.raises(RuleError, match="needs a name and a reason"):
        clearing.clear(story, EDITOR, "Lawyer", "  ", now())
    with pytest.raises(RuleError, match="no legal flag"):
        clearing.clear(replace(story, furniture=replace(story.furniture, legal=False)), EDITOR, "Lawyer", "R", now())
    cleared = clearing.clear(story, EDITOR, "Lawyer", "Read.", now())
    draft = reviewing.move(local_desk, EDITOR, story, "send-back", "Ask again.")
    with pytest.raises(RuleError, match="Reporter cannot change a legal clearance"):
        drafting.keep(local_desk, REPORTER, draft, replace(draft, clearances=cleared.clearances))


def test_what_was_asked_for_and_what_is_sensitive_are_told(local_desk: Desk) -> None:
    story = in_review(local_desk, sensitive=True, comment_asked=CommentState.ASKED)
    told = dict(messages(local_desk, story))
    assert (told["sensitive"], told["comment-awaited"]) == (Weight.NOTE, Weight.WARNING)
    answered = replace(story, furniture=replace(story.furniture, comment_asked=CommentState.ANSWERED))
    assert "comment-awaited" not in dict(messages(local_desk, answered))
