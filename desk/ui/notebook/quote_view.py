"""What a quote's card shows, worked out from the story and the findings: plain values, compared before redrawing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desk.preflight.finding import Fix, Weight
from desk.preflight.fixes import Rewrite
from desk.preflight.matching import in_marks, judged
from desk.quoting.judgement import Difference
from desk.story.document import key_in
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.kit import State
from desk.ui.quoted_words import origin

if TYPE_CHECKING:
    from desk.preflight.finding import Finding

NO_RECORD = ("quote-record", "quote-missing")
WORDS_DIFFER, UNVERIFIED = "words-differ", "quote-unverified"
# The word on the pill for what else a check may say about a quote.
SHORTLY = {
    "wrong-speaker": "Wrong speaker",
    "background-named": "Named in the copy",
    "quote-meaning": "Meaning",
    "quote-paraphrase": "Not the words",
    "quote-source": "No source",
    "quote-empty": "No words",
}
# What may stand between a place and the end of the tied words it lies in, and the address after them.
_TIED = re.compile(r"(?:\\.|[^\[\]\\]){0,4000}\]\(quote:([\w-]+)\)")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One card: the quote, who said it, the narrowest terms, what the checks say of it, whether the copy has it.

    `origin` is where it can be heard or read again, in words; `heard` the key of the document that plays, if one does.
    """

    quote: Quote
    source: Source | None
    terms: Terms
    findings: tuple[Finding, ...] = ()
    used: bool = False
    writable: bool = True
    origin: str = ""
    heard: str = ""

    @property
    def name(self) -> str:
        if self.source is None:
            return "No source yet"
        return self.source.desk_name

    @property
    def about(self) -> str:
        """`Commander, Apollo 11 · on the record`."""
        affiliation = self.source.affiliation if self.source else ""
        return " · ".join(part for part in (affiliation, self.terms.value) if part)

    @property
    def state(self) -> State:
        """The colour of the card's edge; a pill says the same in a word."""
        if any(one.weight is Weight.BLOCKER for one in self.findings):
            return "bad"
        return "warn" if self.findings else "plain"

    @property
    def differing(self) -> Place | None:
        """Where the copy has other words than the record."""
        return next((one.place for one in self.findings if one.check == WORDS_DIFFER), None)

    @property
    def marks(self) -> tuple[tuple[str, State], ...]:
        """The pills: how close the words are, whether they are verified, and what is wrong."""
        place, quote = self.differing, self.quote
        wrong = tuple((SHORTLY[one.check], _state(one)) for one in self.findings if one.check in SHORTLY)
        if place is not None:
            verdict = judged(quote, place.words).verdict.value
            return ((verdict.capitalize(), "bad"), *dict.fromkeys(wrong))
        status = quote.status.value
        close: State = "ok" if status == "verbatim" else "plain"
        verified: tuple[str, State] = ("Verified", "ok") if quote.verified else ("Not verified", "warn")
        return ((status[0].upper() + status[1:], close), verified, *dict.fromkeys(wrong))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The published words against the recorded ones, stretch by stretch; none when they may run."""
        return judged(self.quote, self.differing.words).differences if self.differing is not None else ()

    @property
    def explanations(self) -> tuple[str, ...]:
        """What the checks say, in sentences."""
        place = self.differing
        first: tuple[str, ...] = ()
        if place is not None:
            stop = "" if self.quote.words.endswith((".", "!", "?", "…")) else "."
            first = (f"The notebook has: “{self.quote.words}”{stop} {judged(self.quote, place.words).reason}",)
        rest = (one.message for one in self.findings if one.check not in (WORDS_DIFFER, UNVERIFIED))
        return tuple(dict.fromkeys((*first, *rest)))

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The sure ways out: those of the findings, and whatever else would make differing words right."""
        place = self.differing
        found = [one.fix for one in self.findings if one.fix is not None]
        if place is not None:
            for fix in judged(self.quote, place.words).fixes:
                if fix.words:
                    words = in_marks(place.words, fix.words)
                    found.append(Fix(fix.label[:1].upper() + fix.label[1:], Rewrite(place, words)))
        return tuple({one.apply: one for one in reversed(found)}.values())[::-1]


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
            f"](quote:{quote.key})" in story.copy,
            writable,
            origin(quote, story.named),
            _heard(story, quote),
        )
        for quote in story.quotes
    )


def _heard(story: Story, quote: Quote) -> str:
    """The key of the document from which the quote can be heard, or read at its time."""
    document = story.document(key_in(quote.recording))
    return document.key if document is not None and (document.may_be_heard or document.may_be_read) else ""


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


def _state(finding: Finding) -> State:
    return "bad" if finding.weight is Weight.BLOCKER else "warn"
