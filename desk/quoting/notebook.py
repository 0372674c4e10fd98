"""The notebook's quotes, found again by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desk.quoting.judge import judge
from desk.quoting.judgement import Fix, Judgement, Profile, Ruling, Verdict
from desk.quoting.names import same_name
from desk.quoting.quotation import Record
from desk.quoting.spoken import Kind, pieces_of

CANDIDATES = 5  # records a quotation is held against
NEAR = 0.6  # share of its words a record must have to be meant by altered words
COMMON = 200  # a word in more records than this finds none


@dataclass(frozen=True, slots=True)
class Notebook:
    """Records with an index from every word to the records that have it."""

    records: tuple[Record, ...]
    places: dict[str, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A published quotation held against the notebook: the record it comes from, if any, and the judgement."""

    record: Record | None
    judgement: Judgement


def open_notebook(records: Sequence[Record]) -> Notebook:
    """Indexes records; the work grows with their words."""
    places: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        for key in dict.fromkeys(_keys(record.words)):
            places.setdefault(key, []).append(number)
    return Notebook(tuple(records), places)


def _keys(words: str) -> list[str]:
    return [piece.key for piece in pieces_of(words, bracketed=True) if piece.kind is Kind.WORD]


def match(
    published: str, speaker: str, records: Sequence[Record] | Notebook, profile: Profile = Profile.STRICT
) -> Match:
    """Finds the record of published words and judges them, the speaker ('' when the copy names none) included.

    'no record' when nothing recorded comes near, 'wrong speaker' when the words are somebody else's.
    """
    notebook = records if isinstance(records, Notebook) else open_notebook(records)
    found = [(record, judge(record.words, published, profile)) for record in _candidates(notebook, published)]
    if not found:
        nothing = "Nothing like these words is in the notebook."
        return Match(None, Judgement(Ruling.ALTERED, Verdict.NO_RECORD, reason=nothing))
    record, judgement = min(found, key=lambda pair: (pair[1].red, not _agrees(speaker, pair[0])))
    if not judgement.red and not _agrees(speaker, record):
        return Match(record, _of_somebody_else(judgement, record))
    return Match(record, judgement)


def _agrees(speaker: str, record: Record) -> bool:
    return not speaker or not record.speaker or same_name(speaker, record.speaker)


def _of_somebody_else(judgement: Judgement, record: Record) -> Judgement:
    return replace(
        judgement,
        ruling=Ruling.ALTERED,
        verdict=Verdict.WRONG_SPEAKER,
        reason=f"The notebook has these words from {record.speaker}.",
        fixes=(Fix(f"attribute to {record.speaker}", record.speaker),),
    )


def _candidates(notebook: Notebook, published: str) -> list[Record]:
    """The records that share the most words with published ones, if enough."""
    keys = dict.fromkeys(_keys(published))
    counts: Counter[int] = Counter()
    for key in keys:
        places = notebook.places.get(key, [])
        if len(places) <= COMMON:
            counts.update(places)
    least = max(1.0, NEAR * len(keys))
    return [notebook.records[number] for number, count in counts.most_common(CANDIDATES) if count >= least]
