"""Saving: what was typed goes to the desk, while the writer types on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from benchmarks import desks, wording
from benchmarks.bare import BareDesk
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns
from desk.newsroom import drafting
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.story import Story


class _Typed:
    """A story that grows by a word each time it is saved, on the desk and on the bare one."""

    def __init__(self, story: Story, desk: Desk, bare: BareDesk) -> None:
        self._desk, self._bare = desk, bare
        self._base = self._other = story
        self._numbers, self._others = count(), count()

    def keep(self) -> None:
        mine = wording.edited(self._base, next(self._numbers))
        self._base = drafting.keep(self._desk, wording.REPORTER, self._base, mine).story

    def save_barely(self) -> None:
        self._other = wording.edited(self._other, next(self._others))
        self._bare.save(self._other)


def run(size: Size) -> Iterator[Series]:
    """Stories of the two shorter lengths, on each desk."""
    for number in size.stories:
        folder, file = desks.full(size, number), desks.bare(size, number)
        written = [wording.story(words, seed=words) for words in size.words[:2]]
        desks.put(folder, *written)
        with open_desk(folder) as desk, BareDesk(file) as bare:
            bare.add(*written)
            for words, story in zip(size.words, written, strict=False):
                typed = _Typed(story, desk, bare)
                bare_times, times = by_turns(typed.save_barely, typed.keep, size.times)
                case = f"{words:,} words, {number:,} stories"
                yield Series(f"{case}: sqlite3 alone", bare_times)
                yield Series(case, times, f"{case}: sqlite3 alone")


BENCH = Bench("saving", "a story with a word more, merged, indexed and safe on the disk", "ms", run)
