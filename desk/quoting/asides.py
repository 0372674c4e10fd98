"""Quoted words broken by an aside between dashes: "Q" — she paused — "Q"."""

from __future__ import annotations

from collections.abc import Sequence

from desk.quoting import lexicon
from desk.quoting.phrases import Phrase, is_adverb, phrase_after
from desk.quoting.tokens import Sort, Token

REACH = 12  # tokens between the two halves
_SPEAKING = lexicon.SAYING - lexicon.WEAK


def halves_of(tokens: Sequence[Token], quote: int) -> tuple[int, int] | None:
    """The places of both halves where the quotation at a place is one of them; a verb of saying is no aside."""
    for left, right in ((quote, _behind_dash(tokens, quote, 1)), (_behind_dash(tokens, quote, -1), quote)):
        if 0 <= left < right and not any(token.low in _SPEAKING for token in tokens[left + 1 : right]):
            return left, right
    return None


def _behind_dash(tokens: Sequence[Token], quote: int, step: int) -> int:
    """The place of the quotation on the far side of two dashes, or -1."""
    place = quote + step
    if not 0 <= place < len(tokens) or tokens[place].low != "—":
        return -1
    for _ in range(REACH):
        place += step
        if not 0 <= place + step < len(tokens) or tokens[place].sort is Sort.QUOTE:
            return -1
        if tokens[place].low == "—":
            return place + step if tokens[place + step].sort is Sort.QUOTE else -1
    return -1


def who_acts(tokens: Sequence[Token], left: int) -> Phrase | None:
    """Who pauses or laughs in the aside behind a half; None where it is no person by name or pronoun."""
    place = left + 2
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    found = phrase_after(tokens, place)
    return found if found is not None and found.kind in ("name", "pronoun") else None
