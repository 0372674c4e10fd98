"""Finding: stories by their words, as the search field above the list asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from benchmarks import desks
from benchmarks.bare import BareDesk
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns
from benchmarks.wording import word
from desk.newsroom import reading
from desk.storage.opening import open_desk

LIMIT = 50
QUESTIONS = (
    ("a frequent word", f"{word(60)} "),
    ("a rare word", f"{word(3_000)} "),
    ("two words", f"{word(80)} {word(300)} "),
    ("a word half typed", word(400)[:3]),
)


def run(size: Size) -> Iterator[Series]:
    """Each question to each desk."""
    for number in size.stories:
        with open_desk(desks.full(size, number)) as desk, BareDesk(desks.bare(size, number)) as bare:
            for what, question in QUESTIONS:
                asked = question if question.endswith(" ") else f"{question}*"
                bare_times, times = by_turns(
                    partial(bare.find, asked, LIMIT),
                    partial(reading.found, desk, question, LIMIT),
                    size.times,
                )
                case = f"{what}, {number:,} stories"
                yield Series(f"{case}: sqlite3 alone", bare_times)
                yield Series(case, times, f"{case}: sqlite3 alone")


BENCH = Bench("finding", f"the {LIMIT} newest stories with words", "ms", run)
