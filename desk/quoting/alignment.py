"""Where the published words stand in the record: every word in its place, every edit between named.

The published passage is read as a pattern: runs of words that must stand in the record letter for letter, and
between them the edits a newsroom may mark (an omission, a bracket). Nothing is scored; it fits or it does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from desk.quoting.spoken import Kind, Piece

BRACKET_REACH = 8  # the most recorded words one bracket may stand for


@dataclass(frozen=True, slots=True)
class Gap:
    """The marked edits before a run (or after the last): whether words may be missing, and the brackets."""

    elision: bool = False
    brackets: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """The published passage: gaps[0] runs[0] gaps[1] … runs[n-1] gaps[n]."""

    runs: tuple[tuple[Piece, ...], ...]
    gaps: tuple[Gap, ...]


def pattern_of(pieces: Sequence[Piece]) -> Pattern:
    """The published pieces as runs of words with the marked edits between them."""
    runs: list[tuple[Piece, ...]] = []
    gaps: list[Gap] = []
    run: list[Piece] = []
    gap = Gap()
    for piece in pieces:
        if piece.kind is Kind.WORD:
            if not run:
                gaps.append(gap)
                gap = Gap()
            run.append(piece)
            continue
        if run:
            runs.append(tuple(run))
            run = []
        elided = gap.elision or piece.kind is Kind.ELISION
        gap = Gap(elided, gap.brackets + ((piece,) if piece.kind is Kind.BRACKET else ()))
    if run:
        runs.append(tuple(run))
    gaps.append(gap)
    return Pattern(tuple(runs), tuple(gaps))


def occurrences(needle: Sequence[str], hay: Sequence[str]) -> list[int]:
    """Every index at which the words of needle stand in hay, in linear time (Knuth, Morris, Pratt)."""
    fallback = [0] * len(needle)
    length = 0
    for place in range(1, len(needle)):
        while length and needle[place] != needle[length]:
            length = fallback[length - 1]
        length += needle[place] == needle[length]
        fallback[place] = length
    found: list[int] = []
    length = 0
    for place, word in enumerate(hay):
        while length and (length == len(needle) or word != needle[length]):
            length = fallback[length - 1]
        length += word == needle[length]
        if length == len(needle):
            found.append(place - length + 1)
    return found


def placements(pattern: Pattern, recorded: Sequence[str], at_most: int = 40) -> list[tuple[int, ...]]:
    """The ways the runs stand in the record in order: for each the index of every run's first word."""
    keys = [[piece.key for piece in run] for run in pattern.runs]
    if not keys:
        return []
    possible = occurrences(keys[-1], recorded)
    onward: list[dict[int, int]] = [{}]
    for number in range(len(keys) - 2, -1, -1):
        possible, following = _linked(
            occurrences(keys[number], recorded), possible, len(keys[number]), pattern.gaps[number + 1]
        )
        onward.append(following)
    onward.reverse()
    return [_chain(first, onward) for first in possible[:at_most]]


def _linked(here: list[int], following: list[int], length: int, gap: Gap) -> tuple[list[int], dict[int, int]]:
    """The places from which the next run can be reached, and the nearest place of it."""
    reach: dict[int, int] = {}
    for place in here:
        at = bisect_left(following, place + length)
        if at < len(following) and (gap.elision or following[at] - place - length <= BRACKET_REACH):
            reach[place] = following[at]
    return list(reach), reach


def _chain(first: int, onward: list[dict[int, int]]) -> tuple[int, ...]:
    chain = [first]
    for following in onward[:-1]:
        chain.append(following[chain[-1]])
    return tuple(chain)
