"""Stages of a story and MOVES between them: who may move what from where, and what must be said with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desk.story.person import Person, Role

if TYPE_CHECKING:
    from desk.story.story import Story


class Stage(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in review"
    CHANGES_REQUESTED = "changes requested"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTING = "correcting"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"

    @property
    def label(self) -> str:
        return self.value.capitalize()


class Who(StrEnum):
    """Who may make a move; the sentence is what everybody else is told."""

    AUTHOR = "only one of its authors can do that"
    EDITOR = "only an editor can do that"
    OTHER_EDITOR = "only an editor who is not its sole author can do that"
    HOLDER = "only the editor who has taken it can do that"
    ANYBODY = "anybody on the desk can do that"


UNPUBLISHED = (Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED)
WRITABLE = (Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.IN_REVIEW, Stage.CORRECTING)


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the table. `ends` None means the stage it came from. `checks` is the set that must not block."""

    name: str
    label: str
    starts: tuple[Stage, ...]
    ends: Stage | None
    who: tuple[Who, ...]
    reason: bool = False
    checks: str = ""


MOVES = (
    Move("submit", "Submit", (Stage.DRAFT, Stage.CHANGES_REQUESTED), Stage.SUBMITTED, (Who.AUTHOR,), checks="submit"),
    Move("recall", "Recall", (Stage.SUBMITTED,), Stage.DRAFT, (Who.AUTHOR,)),
    Move("take", "Take", (Stage.SUBMITTED,), Stage.IN_REVIEW, (Who.OTHER_EDITOR,)),
    Move("send-back", "Request changes", (Stage.IN_REVIEW,), Stage.CHANGES_REQUESTED, (Who.HOLDER,), reason=True),
    Move("approve", "Approve", (Stage.IN_REVIEW,), Stage.APPROVED, (Who.OTHER_EDITOR,), checks="approve"),
    Move("reopen", "Reopen", (Stage.APPROVED,), Stage.IN_REVIEW, (Who.EDITOR,)),
    Move("publish", "Publish", (Stage.APPROVED,), Stage.PUBLISHED, (Who.EDITOR,), checks="publish"),
    Move("correct", "Correct", (Stage.PUBLISHED,), Stage.CORRECTING, (Who.ANYBODY,), reason=True),
    Move("approve-correction", "Publish correction", (Stage.CORRECTING,), Stage.PUBLISHED, (Who.OTHER_EDITOR,),
         checks="approve"),
    Move("withdraw", "Withdraw", (Stage.PUBLISHED,), Stage.WITHDRAWN, (Who.EDITOR,), reason=True),
    Move("spike", "Spike", UNPUBLISHED, Stage.SPIKED, (Who.EDITOR, Who.AUTHOR)),
    Move("unspike", "Unspike", (Stage.SPIKED,), None, (Who.EDITOR, Who.AUTHOR)),
)  # fmt: skip


def move(name: str) -> Move:
    """The move of that name; KeyError when there is none."""
    return {one.name: one for one in MOVES}[name]


def entry_label(name: str) -> str:
    """What an entry of the log is called: the label of its move, or what else was done with the story."""
    return next((one.label for one in MOVES if one.name == name), name.replace("-", " ").capitalize())


def _is(who: Who, person: Person, story: Story, own_allowed: bool) -> bool:
    editor = person.role is Role.EDITOR
    return {
        Who.AUTHOR: person.name in story.authors,
        Who.EDITOR: editor,
        Who.OTHER_EDITOR: editor and (own_allowed or story.authors != (person.name,)),
        Who.HOLDER: editor and story.holder == person.name,
        Who.ANYBODY: True,
    }[who]


def refusal(step: Move, person: Person, story: Story, *, own_allowed: bool = False) -> str:
    """Why the person may not make the move now, as a sentence; '' when they may.

    `own_allowed` is the desk's setting that lets an editor review a story of which they are the sole author.
    """
    if story.stage not in step.starts:
        return f"‘{story.title}’ is {story.stage}, so ‘{step.label}’ is not possible now."
    who = step.who
    if step.name in ("spike", "unspike") and (story.came_from or story.stage) is not Stage.DRAFT:
        who = (Who.EDITOR,)  # a reporter may stop a draft, an editor any unpublished story
    if not any(_is(one, person, story, own_allowed) for one in who):
        return f"{person.name} cannot ‘{step.label}’ this story: {who[0]}."
    return ""


def moves_open_to(person: Person, story: Story, *, own_allowed: bool = False) -> tuple[Move, ...]:
    """The moves the person can make with the story as it stands."""
    return tuple(one for one in MOVES if not refusal(one, person, story, own_allowed=own_allowed))


def may_suggest(person: Person, story: Story) -> bool:
    """Whether what the person types becomes suggestions: the editor who reviews the story of somebody else."""
    return story.stage is Stage.IN_REVIEW and story.holder == person.name and person.name not in story.authors


def may_write(person: Person, story: Story) -> bool:
    """Whether the person may change the story's words now: its author while it is a draft, its holder in review."""
    if story.stage not in WRITABLE:
        return False
    if story.stage is Stage.IN_REVIEW:
        return story.holder == person.name
    return person.name in story.authors or person.role is Role.EDITOR


def may_check(story: Story) -> bool:
    """Whether facts may be checked now: by everybody, until the story is approved; then it is sealed as it is."""
    return story.stage in (*WRITABLE, Stage.SUBMITTED)
