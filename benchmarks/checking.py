"""Checking: preflight over a whole story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from itertools import count

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import timed
from desk.preflight.checks import preflight
from desk.preflight.finding import Context
from desk.story.house import House
from desk.story.story import Story

CONTEXT = Context(House(), datetime(1969, 7, 20, 12, tzinfo=UTC))
USUAL = 900  # words of a news story


def run(size: Size) -> Iterator[Series]:
    """A news story, and a long read against it."""
    short, long = min(USUAL, size.words[0]), size.words[1]
    first = f"{short:,} words"
    number = count()
    for words, times in ((short, size.times), (long, max(size.times // 8, 1))):
        story = wording.story(words)
        case = f"{words:,} words"
        check = partial(_check, story, number)
        yield Series(case, timed(check, times), "" if case == first else first)


def _check(story: Story, number: Iterator[int]) -> None:
    preflight(wording.edited(story, next(number)), CONTEXT)


BENCH = Bench("checking", "every check of preflight", "ms", run)
