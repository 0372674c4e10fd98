"""Capitalised words in a row, and which of them are the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting import lexicon
from desk.quoting.lists import listed
from desk.quoting.phrases import PARTICLES, is_time_here, name_start
from desk.quoting.tokens import Token

SUFFIXES = listed("jr jr. sr sr. ii iii iv")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words in a row; the name is what is left after titles."""

    start: int
    name: int
    end: int


def runs_of(tokens: Sequence[Token]) -> list[Run]:
    """The runs of capitalised words of a sentence."""
    out: list[Run] = []
    place = 0
    while place < len(tokens):
        if not _named(tokens, place):
            place += 1
            continue
        end = place + 1
        while end < len(tokens) and (_named(tokens, end) or _joins(tokens, end)):
            end += 1
        stop = end
        while stop - 1 > place and tokens[stop - 1].low in SUFFIXES:
            stop -= 1
        out.append(Run(place, name_start(tokens, place, stop), stop))
        place = end
    return out


def _named(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if not token.capital or token.text.startswith(("@", "#")):
        return False
    if is_time_here(tokens, place):
        return False
    low = token.low
    if low in ("will", "per", "so") and place and place + 1 < len(tokens) and tokens[place + 1].capital:
        return True
    if low in lexicon.PREPOSITIONS or low in lexicon.CONJUNCTIONS or low in lexicon.SUBJECT_PRONOUNS:
        return False
    return (
        low not in lexicon.DETERMINERS
        and low not in lexicon.AUXILIARIES
        and not (low in lexicon.ADVERBS and place == 0)
    )


def _joins(tokens: Sequence[Token], place: int) -> bool:
    """A particle between two names: Ludwig van Beethoven."""
    return tokens[place].low in PARTICLES and place + 1 < len(tokens) and _named(tokens, place + 1)
