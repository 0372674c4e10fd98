"""Intaking: an article in a text file read, its parts told apart; then kept as a story."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns, timed
from desk.intake.arrival import Arrival
from desk.intake.reading import read_bytes
from desk.newsroom.intaking import take_in_article
from desk.storage.opening import open_desk


class _Sender:
    """Sends an article again and again, a word of it another one each time."""

    def __init__(self, words: int) -> None:
        self._text = wording.article(words)
        self._number = count()

    def read(self) -> Arrival:
        return read_bytes(wording.varied(self._text, next(self._number)).encode(), "article.txt")


def run(size: Size) -> Iterator[Series]:
    """The two shorter lengths read; the first also onto the desk."""
    first, second = size.words[:2]
    sender, long_winded = _Sender(first), _Sender(second)
    case = f"read, {first:,} words"
    with open_desk(size.folder / "intaking") as desk:
        read, kept = by_turns(sender.read, lambda: take_in_article(desk, wording.REPORTER, sender.read()), size.times)
    yield Series(case, read)
    yield Series(f"read and kept, {first:,} words", kept, case)
    yield Series(f"read, {second:,} words", timed(long_winded.read, size.times // 8 or 1), case)


BENCH = Bench("intaking", "an article of plain text", "ms", run)
