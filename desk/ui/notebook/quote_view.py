"""What a quote's card shows, worked out from the story and the findings: plain values, compared before redrawing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from desk.quoting.judge import judge
from desk.quoting.judgement import Difference, Verdict
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.kit import State

if TYPE_CHECKING:
    from desk.preflight.finding import Finding

NO_RECORD = ("no-record",)  # the checks that find quoted words without a record

# What may stand between a place and the end of the tied words it lies in, and the address after them.
_TIED = re.compile(r"(?:\\.|[^\[\]\\]){0,4000}\]\(quote:([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One card: the quote, who said it, the narrowest terms, its findings, and how the copy has the words.

    `published` are the words in the copy when they differ from the record, else ''.
    """

    quote: Quote
    source: Source | None
    terms: Terms
    findings: tuple[Finding, ...] = ()
    published: str = ""
    used: bool = False
    writable: bool = True

    @property
    def name(self) -> str:
        if self.source is None:
            return "No source yet"
        return self.source.name or self.source.description

    @property
    def about(self) -> str:
        """`Commander, Apollo 11 · on the record`."""
        affiliation = self.source.affiliation if self.source else ""
        return " · ".join(part for part in (affiliation, self.terms.value) if part)

    @property
    def state(self) -> State:
        """The colour of the card's edge; a pill says the same in a word."""
        if self.verdict is not None:
            return "bad"
        return "plain" if self.quote.verified or not self.used else "warn"

    @property
    def verdict(self) -> Verdict | None:
        """What is wrong with the words in the copy, if anything is."""
        return compared(self.quote.words, self.published)[0] if self.published else None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The published words against the recorded ones, stretch by stretch."""
        return compared(self.quote.words, self.published)[1]

    @property
    def explanation(self) -> str:
        """What the check says about the words in the copy."""
        about_words = (one.message for one in self.findings if one.place.words == self.published)
        first = next(about_words, "")
        return first or compared(self.quote.words, self.published)[2]


@lru_cache(maxsize=512)
def compared(recorded: str, published: str) -> tuple[Verdict | None, tuple[Difference, ...], str]:
    """The red verdict on published words (None when they may run), the differences and the reason."""
    judged = judge(recorded, published)
    return (judged.verdict if judged.red else None), judged.differences, judged.reason


def quote_views(story: Story, findings: Iterable[Finding], *, writable: bool) -> tuple[QuoteView, ...]:
    """The cards of a story's quotes, in the order of the notebook."""
    by_key: dict[str, list[Finding]] = {}
    for finding in findings:
        if key := quote_key(story, finding.place):
            by_key.setdefault(key, []).append(finding)
    return tuple(
        QuoteView(
            quote,
            story.source(quote.source),
            story.terms_of(quote),
            tuple(by_key.get(quote.key, ())),
            next(_differing(quote, by_key.get(quote.key, ())), ""),
            f"](quote:{quote.key})" in story.copy,
            writable,
        )
        for quote in story.quotes
    )


def no_record(story: Story, findings: Iterable[Finding]) -> tuple[Place, ...]:
    """Where words stand in quotation marks that no record vouches for."""
    return tuple(one.place for one in findings if one.check in NO_RECORD and not quote_key(story, one.place))


def quote_key(story: Story, place: Place) -> str:
    """The key of the quote that a place belongs to: named by it, or tied to the words in the copy; '' for none."""
    if place.key and story.quote(place.key) is not None:
        return place.key
    if place.part != "copy" or place.end < 0 or story.copy[place.start : place.end] != place.words:
        return ""
    tied = _TIED.match(story.copy, place.end)
    return tied.group(1) if tied and story.quote(tied.group(1)) is not None else ""


def _differing(quote: Quote, findings: Iterable[Finding]) -> Iterator[str]:
    """The published words of those findings that must not run so."""
    for finding in findings:
        words = finding.place.words
        if finding.place.part != "quote" and words and compared(quote.words, words)[0] is not None:
            yield words
