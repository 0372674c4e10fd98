"""Single-source claims: what rests on somebody who may not be named, and on nobody and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from desk.preflight.finding import Check, Remark, Subject, Weight
from desk.preflight.ledger import statements
from desk.preflight.passages import shortened
from desk.preflight.reading import Reading
from desk.story.claim import ClaimKind, ClaimState, Fact, Statement
from desk.story.place import Place
from desk.story.source import Source, SourceKind, Terms


class Rest(NamedTuple):
    """What a sentence rests on: the keys of sources, and whether on something else as well (a document, an address)."""

    sources: frozenset[str]
    elsewhere: bool


def single_source(reading: Reading) -> Iterator[Remark]:
    """One remark for each source who may not be named, at the first sentence that nobody else bears out.

    A sentence rests on a source by words that are tied to a quote of theirs, or by a fact that was checked against
    them; it is borne out by a second source, or a reference, on any of its facts. A waived fact has been decided.
    """
    unnamed = {one.key: one for one in reading.story.sources if _unnamed(one)}
    alone: dict[str, list[Statement]] = {}
    for statement in _resting(reading) if unnamed else ():
        rest = _rest(reading, statement)
        if len(rest.sources) == 1 and not rest.elsewhere and (key := next(iter(rest.sources))) in unnamed:
            alone.setdefault(key, []).append(statement)
    for key, found in alone.items():
        yield Remark(_place(reading, found[0]), _told(unnamed[key], found))


def _unnamed(source: Source) -> bool:
    """A document that may not be named is evidence by itself."""
    hidden = source.confidential or source.terms is not Terms.ON_RECORD
    return hidden and source.kind is not SourceKind.DOCUMENT


def _resting(reading: Reading) -> Iterator[Statement]:
    """The sentences of the copy that rest on anybody at all."""
    if not reading.tied and not any(one.source for one in reading.story.claims):
        return
    for statement in statements(reading):
        if statement.place.part == "copy":
            yield statement


def _rest(reading: Reading, statement: Statement) -> Rest:
    sources: set[str] = set()
    elsewhere = False
    for fact in statement.facts:
        for claim in (fact.claim, *fact.others):
            if claim is None:
                continue
            sources |= {claim.source} - {""}
            elsewhere = elsewhere or bool(claim.reference) or claim.state is ClaimState.WAIVED
    start, end = statement.place.start, statement.place.end
    for tied in reading.tied:
        quote = reading.story.quote(tied.key) if start <= tied.start < end else None
        if quote is not None and quote.source:
            sources.add(quote.source)
    return Rest(frozenset(sources), elsewhere)


def _place(reading: Reading, statement: Statement) -> Place:
    """The tied words of the sentence, or what was checked in it: that is where a second source is noted."""
    start, end = statement.place.start, statement.place.end
    tied = next((one for one in reading.tied if start <= one.start < end), None)
    if tied is not None:
        return reading.copy.place(tied.start, tied.end)
    return next((fact.place for fact in statement.facts if _has_source(fact)), statement.place)


def _has_source(fact: Fact) -> bool:
    return fact.kind is not ClaimKind.QUOTATION and any(one and one.source for one in (fact.claim, *fact.others))


def _told(source: Source, found: list[Statement]) -> str:
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    sentences = "sentence rests" if len(found) == 1 else "sentences rest"
    name = source.desk_name if source.confidential else source.description or "somebody unnamed"
    return (
        f"‘{shortened(found[0].words, 50)}’{more}: the {sentences} on one source who may not be named, ‘{name}’. "
        "Note a second source, or a document, on a fact of it."
    )


CHECKS = (
    Check("single-source", "What rests on an unnamed source has a second one", Subject.FACTS, Weight.WARNING,
          single_source),
)  # fmt: skip
