"""Facts: what in the story nobody has checked, or not since its sentence was edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from desk.preflight.finding import Check, Remark, Subject, Weight
from desk.preflight.passages import shortened
from desk.preflight.reading import Reading
from desk.story.claim import ClaimState
from desk.story.place import Place

_OPEN = (ClaimState.UNCHECKED, ClaimState.AGAIN)


def unchecked(reading: Reading) -> Iterator[Remark]:
    """One line for the whole ledger, with the counts; it points to the first that waits."""
    waiting = [fact for fact in reading.facts if fact.state in _OPEN]
    if not waiting:
        return
    counts = Counter(fact.state for fact in waiting)
    told = [f"{counts[ClaimState.UNCHECKED]} unchecked"] if counts[ClaimState.UNCHECKED] else []
    told += [f"{counts[ClaimState.AGAIN]} to check again"] if counts[ClaimState.AGAIN] else []
    first = next((fact for fact in waiting if fact.state is ClaimState.AGAIN), waiting[0])
    message = f"Of {len(reading.facts)} facts in the ledger, {' and '.join(told)}."
    yield Remark(first.place if reading.story.claims else Place("story", field="claims"), message)


def unconfirmed(reading: Reading) -> Iterator[Remark]:
    for fact in reading.facts:
        if fact.state is ClaimState.CANNOT:
            by = fact.claim.checker if fact.claim else ""
            yield Remark(fact.place, f"{by or 'Nobody'} could not confirm ‘{shortened(fact.place.words)}’.")


CHECKS = (
    Check("facts-unconfirmed", "Every fact could be confirmed", Subject.FACTS, Weight.WARNING, unconfirmed),
    Check("facts-unchecked", "Every fact is checked", Subject.FACTS, Weight.NOTE, unchecked),
)
