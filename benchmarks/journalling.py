"""Journalling: what a key costs before it is safe from a crash."""

from __future__ import annotations

import os
from collections.abc import Iterator
from time import perf_counter

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import timed
from desk.storage.journal import Journal

A_KEY = 60  # bytes, about what the journal writes for one
ALONE = "one write of 60 bytes"


def run(size: Size) -> Iterator[Series]:
    """A key noted, against the bare write to a file; and a long story begun anew."""
    story = wording.story(size.words[1])
    notes = size.times * 10
    with Journal(size.folder / "journal") as journal, (size.folder / "bytes").open("ab", buffering=0) as file:
        journal.begin(story)
        alone, noted = [], []
        for at in range(notes):
            begun = perf_counter()
            os.write(file.fileno(), b"x" * A_KEY)
            between = perf_counter()
            journal.note(story.key, at, 0, "a")
            ended = perf_counter()
            alone.append((between - begun) * 1_000_000)
            noted.append((ended - between) * 1_000_000)
        yield Series(ALONE, tuple(alone))
        yield Series("a key noted", tuple(noted), ALONE)
        begun_anew = timed(lambda: journal.begin(story), size.times)
        yield Series(f"begun, {size.words[1]:,} words", tuple(sample * 1_000 for sample in begun_anew))


BENCH = Bench("journalling", "the side journal of typing", "µs", run)
