"""Intaking: an article in a text file read, its parts told apart; then kept as a story."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns, timed
from desk.intake.reading import read_bytes
from desk.newsroom.intaking import take_in_article
from desk.storage.opening import open_desk


def run(size: Size) -> Iterator[Series]:
    """The two shorter lengths read; the first also onto the desk."""
    first, second = size.words[:2]
    short, long = wording.article(first), wording.article(second)
    case = f"read, {first:,} words"
    yield Series(case, timed(lambda: read_bytes(short, "article.txt"), size.times))
    yield Series(f"read, {second:,} words", timed(lambda: read_bytes(long, "article.txt"), size.times // 8 or 1), case)
    with open_desk(size.folder / "intaking") as desk:
        read, kept = by_turns(
            lambda: read_bytes(short, "article.txt"),
            lambda: take_in_article(desk, wording.REPORTER, read_bytes(short, "article.txt")),
            size.times,
        )
    yield Series(f"read once more, {first:,} words", read)
    yield Series(f"read and kept, {first:,} words", kept, f"read once more, {first:,} words")


BENCH = Bench("intaking", "an article of plain text", "ms", run)
