"""Quotations on the page: what state each record's words are in, and how a quote goes into the copy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desk.preflight.finding import Finding
from desk.story.errors import RuleError
from desk.story.quote import Quote
from desk.story.source import Terms
from desk.story.story import Story

RED = frozenset({"words-differ", "wrong-speaker"})  # checks that find published words at odds with their record
LOOSE = "quote-record"  # the check that finds speech without one
_WHOLE = re.compile(r"[“\"']?\s*[^\W\d_].*[.!?…][”\"']?\s*", re.DOTALL)
_OUTER = '“”"«» '


@dataclass(frozen=True, slots=True)
class States:
    """What the quotations in the copy are: by the key of their record, the words that differ from it, and the speech
    that has none. Quoted words that are nobody's speech (titles, scare quotes) are in neither.
    """

    by_key: Mapping[str, str] = field(default_factory=dict)
    differing: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()

    def of(self, key: str, words: str) -> str:
        """The state of words that are tied to a key: verified, linked, differs, or none without a record.

        Of words that are tied to nothing (key '', the words without their marks) none for speech, else ''.
        """
        if not key:
            return "none" if words in self.loose else ""
        state = self.by_key.get(key, "none")
        return "differs" if state != "none" and words in self.differing else state

    def changed(self, other: States) -> set[str]:
        """What stands in the paragraphs that may have to be dressed anew: addresses of quotes, and loose words."""
        keys = self.by_key.keys() | other.by_key.keys()
        if self.differing == other.differing:
            keys = {key for key in keys if self.by_key.get(key) != other.by_key.get(key)}
        return {f"](quote:{key})" for key in keys} | (self.loose ^ other.loose)


def states(story: Story, findings: Iterable[Finding]) -> States:
    """The states of the story's quotations, with what the checks found about the words as published."""
    findings = tuple(findings)
    return States(
        {quote.key: "verified" if quote.verified else "linked" for quote in story.quotes},
        frozenset(one.place.words for one in findings if one.check in RED and one.place.part == "copy"),
        frozenset(one.place.words for one in findings if one.check == LOOSE and one.place.part == "copy"),
    )


def tied(story: Story, quote: Quote) -> str:
    """The quote as it goes into the copy: its words tied to the record, and who said them when they are a sentence.

    Raises RuleError for words that may not be printed.
    """
    if story.terms_of(quote) is Terms.OFF_RECORD:
        raise RuleError("These words are off the record: they cannot go into the copy.")
    words = " ".join((quote.translation or quote.words).strip(_OUTER).split()).replace("[", "\\[").replace("]", "\\]")
    source = story.source(quote.source)
    name = source.public_name if source else ""
    if not name or _WHOLE.fullmatch(words) is None:
        return f"[“{words}”](quote:{quote.key})"
    if words.endswith("."):
        words = words[:-1] + ","
    return f"[“{words}”](quote:{quote.key}) {name} said."
