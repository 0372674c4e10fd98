"""Quoting: every quotation of a story with who said it; and of one paragraph that was changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns
from desk.markup.reading import plain
from desk.quoting.scan import scan, scan_near

USUAL = 900  # words of a news story


def run(size: Size) -> Iterator[Series]:
    """The whole text, then the paragraph in its middle."""
    words = min(USUAL, size.words[0])
    text = plain(wording.story(words).copy)
    before, middle = scan(text), len(text) // 2
    number = count()
    whole, near = by_turns(
        lambda: scan(wording.varied(text, next(number))),
        lambda: scan_near(wording.varied(text, next(number)), middle, before),
        size.times,
    )
    yield Series(f"{words:,} words", whole)
    yield Series("one paragraph of them", near, f"{words:,} words")


BENCH = Bench("quoting", "finding the quotations and their speakers", "ms", run)
