"""Listing: all lines of the list at the left."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import desks
from benchmarks.bare import BareDesk
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns, timed
from benchmarks.wording import REPORTER
from desk.newsroom import reading
from desk.storage.lines import View
from desk.storage.opening import open_desk


def run(size: Size) -> Iterator[Series]:
    """All stories of each desk, and how many each view has."""
    for number in size.stories:
        with open_desk(desks.full(size, number)) as desk, BareDesk(desks.bare(size, number)) as bare:
            bare_times, times = by_turns(
                bare.listed, lambda: reading.listed(desk, View.ALL, REPORTER), max(size.times // 4, 1)
            )
            case = f"{number:,} lines"
            yield Series(f"{case}: sqlite3 alone", bare_times)
            yield Series(case, times, f"{case}: sqlite3 alone")
            yield Series(f"counts of {number:,}", timed(lambda: reading.counts(desk, REPORTER), size.times))


BENCH = Bench("listing", "the lines of all stories, newest first", "ms", run)
