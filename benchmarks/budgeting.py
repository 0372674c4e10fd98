"""Budgeting: the list of what is due, and its table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks import desks
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import timed
from desk.newsroom import budgeting
from desk.storage.opening import open_desk
from desk.story.budget import Filter, When


def run(size: Size) -> Iterator[Series]:
    """Today's list, all stories, and those as CSV, of each desk."""
    for number in size.stories:
        with open_desk(desks.full(size, number)) as desk:
            for when in (When.TODAY, When.ALL):
                read = partial(budgeting.read, desk, Filter(when=when))
                yield Series(f"{when.value.lower()} of {number:,}", timed(read, max(size.times // 4, 1)))
            found = budgeting.read(desk, Filter(when=When.ALL))
            yield Series(f"CSV of {number:,}", timed(partial(budgeting.as_csv, found, {}), size.few))


BENCH = Bench("budgeting", "the budget's list, and as CSV", "ms", run)
