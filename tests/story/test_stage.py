"""Every move by every role, from every stage: the table of the newsroom, line by line."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from desk.story.person import Person, Role
from desk.story.stage import MOVES, UNPUBLISHED, Move, Stage, may_write, moves_open_to, refusal
from desk.story.story import Story

REPORTER, COLLEAGUE = Person("Reporter"), Person("Colleague")
EDITOR, SECOND = Person("Editor", Role.EDITOR), Person("Second editor", Role.EDITOR)
STORY = Story("k", authors=("Reporter",))

# move: from -> (to, those of the four people who may). The editor here has taken the story.
TABLE: dict[str, tuple[tuple[Stage, ...], tuple[str, ...]]] = {
    "submit": ((Stage.DRAFT, Stage.CHANGES_REQUESTED), ("Reporter",)),
    "recall": ((Stage.SUBMITTED,), ("Reporter",)),
    "take": ((Stage.SUBMITTED,), ("Editor", "Second editor")),
    "send-back": ((Stage.IN_REVIEW,), ("Editor",)),
    "approve": ((Stage.IN_REVIEW,), ("Editor", "Second editor")),
    "reopen": ((Stage.APPROVED,), ("Editor", "Second editor")),
    "publish": ((Stage.APPROVED,), ("Editor", "Second editor")),
    "correct": ((Stage.PUBLISHED,), ("Reporter", "Colleague", "Editor", "Second editor")),
    "approve-correction": ((Stage.CORRECTING,), ("Editor", "Second editor")),
    "withdraw": ((Stage.PUBLISHED,), ("Editor", "Second editor")),
    "spike": (UNPUBLISHED, ("Editor", "Second editor")),
    "unspike": ((Stage.SPIKED,), ("Editor", "Second editor")),
}


@pytest.mark.parametrize(("step", "stage"), list(product(MOVES, Stage)), ids=lambda one: getattr(one, "name", str(one)))
def test_each_move_by_each_person_from_each_stage(step: Move, stage: Stage) -> None:
    starts, people = TABLE[step.name]
    story = replace(STORY, stage=stage, holder="Editor", came_from=Stage.SUBMITTED if stage is Stage.SPIKED else None)
    allowed = {one.name for one in (REPORTER, COLLEAGUE, EDITOR, SECOND) if not refusal(step, one, story)}
    expected = set(people) if stage in starts else set()
    if step.name == "spike" and stage is Stage.DRAFT:
        expected |= {"Reporter"}
    assert allowed == expected


def test_the_table_has_every_move() -> None:
    assert {move.name for move in MOVES} == set(TABLE)


def test_a_refusal_says_who_may() -> None:
    take = next(move for move in MOVES if move.name == "take")
    said = refusal(take, REPORTER, replace(STORY, stage=Stage.SUBMITTED))
    assert said == "Reporter cannot ‘Take’ this story: only an editor who is not its sole author can do that."


def test_a_refusal_says_at_what_stage_the_story_is() -> None:
    take = next(move for move in MOVES if move.name == "take")
    assert refusal(take, EDITOR, STORY) == "‘Untitled’ is draft, so ‘Take’ is not possible now."


def test_an_editor_may_not_approve_what_they_alone_wrote_unless_the_desk_allows_it() -> None:
    own = replace(STORY, authors=("Editor",), stage=Stage.SUBMITTED)
    assert "take" not in [move.name for move in moves_open_to(EDITOR, own)]
    assert "take" in [move.name for move in moves_open_to(EDITOR, own, own_allowed=True)]
    assert "take" in [move.name for move in moves_open_to(EDITOR, replace(own, authors=("Editor", "Reporter")))]


def test_a_reporter_unspikes_only_their_own_draft() -> None:
    spiked = replace(STORY, stage=Stage.SPIKED, came_from=Stage.DRAFT)
    assert [move.name for move in moves_open_to(REPORTER, spiked)] == ["unspike"]
    assert moves_open_to(REPORTER, replace(spiked, came_from=Stage.SUBMITTED)) == ()
    assert moves_open_to(COLLEAGUE, spiked) == ()


@pytest.mark.parametrize(
    ("stage", "writers"),
    [
        (Stage.DRAFT, {"Reporter", "Editor", "Second editor"}),
        (Stage.SUBMITTED, set()),
        (Stage.IN_REVIEW, {"Editor"}),
        (Stage.CHANGES_REQUESTED, {"Reporter", "Editor", "Second editor"}),
        (Stage.APPROVED, set()),
        (Stage.PUBLISHED, set()),
        (Stage.CORRECTING, {"Reporter", "Editor", "Second editor"}),
        (Stage.SPIKED, set()),
        (Stage.WITHDRAWN, set()),
    ],
)
def test_who_may_write(stage: Stage, writers: set[str]) -> None:
    story = replace(STORY, stage=stage, holder="Editor")
    assert {one.name for one in (REPORTER, COLLEAGUE, EDITOR, SECOND) if may_write(one, story)} == writers
