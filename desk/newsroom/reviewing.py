"""Reviewing: every move of the table as one transaction of rights, checks, change, revision and log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desk.newsroom.clock import now
from desk.newsroom.leaking import refuse_leaks
from desk.newsroom.minutes import minute
from desk.newsroom.relating import standing
from desk.preflight.checks import blocking, preflight
from desk.preflight.finding import Context, Finding
from desk.storage import house as houses
from desk.storage import log, revisions, stories
from desk.storage.desk import Desk
from desk.storage.transaction import Transaction
from desk.storage.vault import Vault
from desk.story.claim import Claim, ClaimState
from desk.story.correction import Correction
from desk.story.errors import ChangedMeanwhile, RuleError
from desk.story.house import House
from desk.story.person import Person
from desk.story.record import content_digest
from desk.story.revision import RevisionKind
from desk.story.stage import Move, Stage, refusal
from desk.story.stage import move as move_named
from desk.story.story import Story

REVISION_OF = {
    "submit": RevisionKind.SUBMITTED,
    "send-back": RevisionKind.SENT_BACK,
    "approve": RevisionKind.APPROVED,
    "publish": RevisionKind.PUBLISHED,
    "approve-correction": RevisionKind.PUBLISHED,
    "withdraw": RevisionKind.NAMED,
}
SEALING = ("approve", "approve-correction")


def findings(desk: Desk, story: Story, stale: Callable[[], bool] = lambda: False) -> tuple[Finding, ...]:
    """What preflight says of the story as it stands, heaviest first. Raises Stale once nobody wants to know."""
    with desk.reading() as tx:
        return _findings(tx, story, stale)


def move(
    desk: Desk,
    by: Person,
    story: Story,
    name: str,
    reason: str = "",
    confirmed: bool = False,
    notice: Correction | None = None,
    vault: Vault | None = None,
) -> Story:
    """Make the move of that name with the story as the person read it.

    Raises RuleError when role, stage, a missing reason or a blocker says no, ChangedMeanwhile when the stored story
    is not the one that was read. `confirmed` is the yes to approving with open comments; `notice` the correction
    that goes with approve-correction. A story with confidential sources goes on only with the `vault` open, so that it
    can be seen that nothing of them leaks.
    """
    step = _step(name)
    if step.checks:
        refuse_leaks(desk, vault, story)
    with desk.writing() as tx:
        stored = stories.get_for_update(tx, story.key)
        house = houses.get(tx)
        _must_be_allowed(step, by, stored, house, reason)
        if step.checks:
            _must_be_what_was_read(step, story, stored)
        if step.name == "approve-correction":
            linked = (replace(notice, claims=tuple(one.key for one in failed(stored))),) if notice else ()
            stored = replace(stored, corrections=(*stored.corrections, *linked))
            _must_have_a_new_notice(tx, stored)
        if step.checks:
            _must_pass(tx, step, stored)
        if step.name in SEALING:
            _must_have_no_open_comments(stored, confirmed)
        if step.name == "publish":
            _must_be_sealed(tx, stored)
            _must_be_past_embargo(stored)
        moved = _moved(step, by, stored)
        if (kind := REVISION_OF.get(step.name)) is not None:
            revisions.add(tx, moved, kind, by.name, now(), reason.strip())
        minute(tx, by, moved, step.name, reason.strip(), starts=stored.stage)
        return stories.put(tx, moved)


def sealed_digest(tx: Transaction, key: str) -> str:
    """The content digest of the approval in force; '' when the story is not approved or was reopened since."""
    sealed = ""
    for entry in log.listed(tx, key):
        if entry.move in SEALING:
            sealed = entry.content
        elif entry.move in ("reopen", "correct", "withdraw"):
            sealed = ""
    return sealed


def not_as_sealed(tx: Transaction, key: str) -> str:
    """'' when an approved or published story is what the approval in force sealed; else a sentence on it."""
    story = stories.get(tx, key)
    sealed = sealed_digest(tx, key) if story.stage in (Stage.APPROVED, Stage.PUBLISHED) else ""
    if not sealed or sealed == content_digest(story):
        return ""
    return f"‘{story.title}’ ({key}) is {story.stage}, but it is not what was approved: compare it with its revision."


def failed(story: Story) -> tuple[Claim, ...]:
    """The rows of the ledger that became ‘changed’ since readers got the story last: a notice is linked to them."""
    since = story.updated or story.published
    changed = (one for one in story.claims if one.state is ClaimState.CHANGED and one.at is not None)
    return tuple(one for one in changed if since is None or (one.at or since) >= since)


def _step(name: str) -> Move:
    try:
        return move_named(name)
    except KeyError:
        raise RuleError(f"There is no move ‘{name}’.") from None


def _findings(tx: Transaction, story: Story, stale: Callable[[], bool] = lambda: False) -> tuple[Finding, ...]:
    house = houses.get(tx)
    context = Context(
        house,
        now(),
        lambda slug: stories.slug_taken(tx, slug, story.key),
        lambda key: standing(tx, key),
    )
    return preflight(story, context, stale)


def _must_be_allowed(step: Move, by: Person, stored: Story, house: House, reason: str) -> None:
    if no := refusal(step, by, stored, own_allowed=house.own_stories_allowed):
        raise RuleError(no)
    if step.reason and not reason.strip():
        raise RuleError(f"‘{step.label}’ needs a reason: say in a sentence what is wanted.")


def _must_be_what_was_read(step: Move, read: Story, stored: Story) -> None:
    if read != stored:
        raise ChangedMeanwhile(
            f"‘{stored.title}’ was changed since you read it, so ‘{step.label}’ was not done: read it again."
        )


def _must_pass(tx: Transaction, step: Move, story: Story) -> None:
    blockers = blocking(_findings(tx, story), step.checks)
    if blockers:
        more = f" (and {len(blockers) - 1} more)" if len(blockers) > 1 else ""
        raise RuleError(f"‘{step.label}’ is not possible yet: {blockers[0].message}{more}")


def _must_have_no_open_comments(story: Story, confirmed: bool) -> None:
    open_ones = sum(comment.open for comment in story.comments)
    if open_ones and not confirmed:
        raise RuleError(f"{open_ones} open comment(s): resolve them, or confirm that the story goes with them.")


def _must_be_sealed(tx: Transaction, story: Story) -> None:
    if sealed_digest(tx, story.key) != content_digest(story):
        raise RuleError(f"‘{story.title}’ is not what was approved: reopen it and approve it again.")


def _must_be_past_embargo(story: Story) -> None:
    embargo = story.furniture.embargo
    if embargo is not None and embargo > now():
        raise RuleError(f"‘{story.title}’ is under embargo until {embargo:%Y-%m-%d %H:%M %Z}.")


def _must_have_a_new_notice(tx: Transaction, story: Story) -> None:
    """More notices than when readers last got the story."""
    out = next(one for one in revisions.listed(tx, story.key) if one.kind is RevisionKind.PUBLISHED)
    if len(story.corrections) <= len(revisions.story(tx, story.key, out.number).corrections):
        raise RuleError("A correction needs its notice: what was wrong and what is right.")


def _moved(step: Move, by: Person, story: Story) -> Story:
    """The story after the move: its stage, and what follows from it."""
    moved = replace(story, stage=step.ends or story.came_from or Stage.DRAFT)
    match step.name:
        case "take" | "reopen":
            return replace(moved, holder=by.name)
        case "spike":
            return replace(moved, came_from=story.stage, holder="")
        case "unspike":
            return replace(moved, came_from=None, holder=by.name if moved.stage is Stage.IN_REVIEW else "")
        case "publish":
            return replace(moved, published=story.published or now(), holder="")
        case "approve-correction" | "withdraw":
            return replace(moved, updated=now(), holder="")
        case "correct":
            return moved
    return replace(moved, holder="")
