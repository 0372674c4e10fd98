"""Quotations on the page: what state each record's words are in, and how a quote goes into the copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from desk.preflight.finding import Finding
from desk.story.errors import RuleError
from desk.story.quote import Quote
from desk.story.source import Terms
from desk.story.story import Story

_WHOLE = re.compile(r"[“\"']?\s*[^\W\d_].*[.!?…][”\"']?\s*", re.DOTALL)
_TIED = re.compile(r"\]\(quote:([A-Za-z0-9_-]+)\)")
_OUTER = '“”"«» '


def states(story: Story, findings: Iterable[Finding]) -> dict[str, str]:
    """The state of each quote's words in the copy: verified, linked or differs."""
    differing = {
        key
        for finding in findings
        if finding.place.part == "copy" and finding.weight.rank > 0 and "differ" in finding.check
        for key in [finding.place.key]
    }
    return {
        quote.key: "differs" if quote.key in differing else "verified" if quote.verified else "linked"
        for quote in story.quotes
    }


def state_reader(states_by_key: dict[str, str]) -> Callable[[str], str]:
    """What the highlighter asks: the state of a key; a key that the notebook does not have has no record."""
    return lambda key: states_by_key.get(key, "none")


def changed_keys(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The keys whose words must be dressed anew."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


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
