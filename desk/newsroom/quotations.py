"""Quotations: every quoted word of a story's copy, who is said to have said it, and what the notebook has of it."""

from __future__ import annotations

from dataclasses import dataclass

from desk.markup.reading import plain
from desk.quoting.notebook import match, open_notebook
from desk.quoting.quotation import Quotation, Record
from desk.quoting.scan import find_quotations
from desk.story.story import Story


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation of the copy: its words, the proposed speaker ('' for none), and the verdict of the notebook.

    `tier` is 1 (sure) to 3 (a guess); `record` the key of the notebook's quote that has the words, '' for none.
    """

    words: str
    speaker: str
    description: str
    cue: str
    via: str
    tier: int
    record: str
    verdict: str
    reason: str


def quotations(story: Story) -> tuple[Quoted, ...]:
    """The quotations of the copy in their order, each held against the story's notebook."""
    text = plain(story.copy)
    names = {source.key: source.name for source in story.sources}
    records = [Record(quote.key, names.get(quote.source, ""), quote.words) for quote in story.quotes]
    notebook = open_notebook(records)

    def held(found: Quotation) -> Quoted:
        words = text[found.start : found.end]
        matched = match(words, found.speaker, notebook)
        judgement = matched.judgement
        return Quoted(
            words=words,
            speaker=found.speaker,
            description=found.description,
            cue=found.cue,
            via=found.via,
            tier=int(found.tier),
            record=matched.record.key if matched.record else "",
            verdict=judgement.verdict.value,
            reason=judgement.reason,
        )

    return tuple(held(found) for found in find_quotations(text, records))
