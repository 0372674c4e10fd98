"""Where the published words stand in the record: every word in its place, every edit between named.

The published passage is read as a pattern: runs of words that must stand in the record letter for letter, and
between them the edits a newsroom may mark (an omission, a bracket). Nothing is scored; it fits or it does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desk.quoting.spoken import Kind, Piece

WAYS = 40  # readings that are compared
WORDS_READ = 20_000  # published words read for all of them
STEPS = 60_000  # of the search for places
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


def placements(pattern: Pattern, recorded: Sequence[str]) -> list[tuple[int, ...]]:
    """The ways the runs stand in the record in order: for each the index of every run's first word.

    At most WAYS of them, and fewer for long passages; a search that does not end in STEPS counts as none.
    """
    if not pattern.runs:
        return []
    search = _Search(pattern, recorded)
    length = sum(len(run) for run in pattern.runs)
    firsts = search.places[0][: max(1, min(WAYS, WORDS_READ // length))]
    found = (search.chain_from(first) for first in firsts)
    return [chain for chain in found if chain is not None]


class _Search:
    """A search with a limit for places of all runs, each behind the one before and as near as its gap asks."""

    def __init__(self, pattern: Pattern, recorded: Sequence[str]) -> None:
        self.gaps = pattern.gaps
        self.lengths = [len(run) for run in pattern.runs]
        self.places = _places(pattern, recorded)
        self.failed: set[tuple[int, int]] = set()
        self.steps = STEPS

    def chain_from(self, first: int) -> tuple[int, ...] | None:
        """The places of all runs if the first stands at a given one, nearest first; None if they do not fit."""
        chain = [first]
        ways = [self._onward(0, first)]
        while ways and self.steps > 0:
            if len(chain) == len(self.lengths):
                return tuple(chain)
            self.steps -= 1
            place = next(ways[-1], None)
            if place is None:
                self.failed.add((len(chain) - 1, chain.pop()))
                ways.pop()
            elif (len(chain), place) not in self.failed:
                chain.append(place)
                ways.append(self._onward(len(chain) - 1, place))
        return None

    def _onward(self, number: int, place: int) -> Iterator[int]:
        """Where the run behind a placed one may stand, nearest first."""
        if number + 1 == len(self.lengths):
            return
        places, end = self.places[number + 1], place + self.lengths[number]
        for at in range(bisect_left(places, end), len(places)):
            if not self.gaps[number + 1].elision and places[at] - end > BRACKET_REACH:
                return
            yield places[at]


def _places(pattern: Pattern, recorded: Sequence[str]) -> list[list[int]]:
    """Every place of every run in the record; equal runs share one list."""
    index: dict[str, list[int]] = {}
    for place, word in enumerate(recorded):
        index.setdefault(word, []).append(place)
    known: dict[tuple[str, ...], list[int]] = {}
    for run in pattern.runs:
        keys = tuple(piece.key for piece in run)
        if keys not in known:
            known[keys] = _places_of(keys, recorded, index)
    return [known[tuple(piece.key for piece in run)] for run in pattern.runs]


def _places_of(keys: tuple[str, ...], recorded: Sequence[str], index: dict[str, list[int]]) -> list[int]:
    """The places of one run, looked up by its rarest word, or by a linear search if even that one is common."""
    rarest = min(range(len(keys)), key=lambda at: len(index.get(keys[at], ())))
    candidates = index.get(keys[rarest], [])
    if len(candidates) * len(keys) > 10 * len(recorded):
        return occurrences(keys, recorded)
    starts = (place - rarest for place in candidates)
    return [start for start in starts if start >= 0 and tuple(recorded[start : start + len(keys)]) == keys]
