"""Checking: what people find out about the facts of a story, as pure changes of the value, and the checker's copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desk.export.checkers_copy import checkers_copy
from desk.export.write import write_file
from desk.newsroom.clock import now
from desk.newsroom.leaking import leaking_files, refuse_leaks
from desk.preflight.finding import Context
from desk.preflight.ledger import statements
from desk.preflight.reading import Reading
from desk.storage import house as houses
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.claim import Claim, ClaimState, Fact
from desk.story.errors import RuleError
from desk.story.house import House
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.stage import may_check
from desk.story.story import Story

_ANY = House()  # of a ledger nothing depends on the house


def facts(_desk: Desk, story: Story) -> tuple[Fact, ...]:
    """The ledger of the story as it is handed over, typed words included."""
    return ledger_of(story)


def ledger_of(story: Story) -> tuple[Fact, ...]:
    """The ledger of a story."""
    return Reading(story, Context(_ANY, now())).facts


def decide(story: Story, fact: Fact, state: ClaimState, by: Person, at: datetime, reason: str = "") -> Story:
    """The fact with that state, decided by that person on the sentence as it stands now.

    The decision takes the place of all that were made before; its source stays. Raises RuleError for one that needs a
    reason and has none, and when the story is approved already.
    """
    _must_be_open(story)
    if state is ClaimState.AGAIN:
        raise RuleError("A fact is to be checked again when its sentence changes; nobody decides that.")
    if state in (ClaimState.WAIVED, ClaimState.CANNOT) and not reason.strip():
        raise RuleError(f"Say why ‘{fact.place.words}’ is {_TOLD[state]}: the reason stays in the ledger.")
    if state is ClaimState.UNCHECKED:
        return _decided(story, fact, replace(_noted(story, fact), state=state, checker="", at=None, reason=""))
    return _decided(
        story, fact, replace(_noted(story, fact), state=state, checker=by.name, at=at, reason=reason.strip())
    )


def set_source(story: Story, fact: Fact, source: str = "", reference: str = "") -> Story:
    """The fact with what it is checked against: a source of the notebook by its key, or a reference in words.

    Raises RuleError where the notebook has no such source.
    """
    _must_be_open(story)
    if source and story.source(source) is None:
        raise RuleError("That source is not in the notebook any more.")
    return _put(story, replace(_noted(story, fact), source=source, reference=reference.strip()))


def checkers_page(desk: Desk, by: Person, story: Story, vault: Vault | None = None) -> bytes:
    """The checker's copy of the story as it is handed over: one HTML page in UTF-8 that `by` takes along.

    Raises RuleError where it would give a confidential source away.
    """
    with desk.reading() as tx:
        house = houses.get(tx)
    refuse_leaks(desk, vault, story)
    page = checkers_copy(story, statements(Reading(story, Context(house, now()))), by.name, now(), house)
    if vault is not None and leaking_files(desk, vault, story, {"checkers-copy.html": page}):
        raise RuleError(
            "Nothing left the desk: the checker’s copy would have something of a confidential source in it."
        )
    return page


def lay_down(_desk: Desk, _by: Person, content: bytes, file: Path) -> Path:
    """Write the checker's copy, a page or a PDF, into that file; the file. Raises CannotWrite."""
    write_file(content, file)
    return file


_TOLD = {ClaimState.WAIVED: "waived", ClaimState.CANNOT: "not to be confirmed"}


def _must_be_open(story: Story) -> None:
    if not may_check(story):
        raise RuleError(f"‘{story.title}’ is {story.stage}: its facts stand as they were approved.")


def _rows(story: Story, fact: Fact) -> tuple[Claim, ...]:
    """What the story has of the fact by now, the newest first: also what came after the fact was read."""
    known = {one.key for one in (fact.claim, *fact.others) if one is not None}
    rows = (one for one in story.claims if one.key in known or (one.kind, one.place) == (fact.kind, fact.place))
    return tuple(sorted(rows, key=lambda one: one.at.timestamp() if one.at else 0.0, reverse=True))


def _noted(story: Story, fact: Fact) -> Claim:
    """The newest that is noted of the fact; a row that says nothing yet where there is none."""
    return next(iter(_rows(story, fact)), Claim(new_key(), fact.kind, fact.place, fact.sentence))


def _decided(story: Story, fact: Fact, claim: Claim) -> Story:
    """The claim, on the words and the sentence as they stand now, in the place of all that stood for this fact."""
    gone = {one.key for one in _rows(story, fact)} - {claim.key}
    story = replace(story, claims=tuple(one for one in story.claims if one.key not in gone))
    return _put(story, replace(claim, place=fact.place, sentence=fact.sentence))


def _put(story: Story, claim: Claim) -> Story:
    """The claim changed or added; one that says nothing goes."""
    rows = [claim if one.key == claim.key else one for one in story.claims]
    if claim not in rows:
        rows.append(claim)
    if claim.state is ClaimState.UNCHECKED and not (claim.source or claim.reference):
        rows.remove(claim)
    return replace(story, claims=tuple(rows))
