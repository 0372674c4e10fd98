"""Memory: what the program needs with a story open, at rest."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import starting
from benchmarks.bench import Bench, Series, Size


def run(size: Size) -> Iterator[Series]:
    """A short and a long story, against the bare editor with the same words."""
    for words in dict.fromkeys((size.words[0], size.words[-1])):
        file, folder = starting.bare_file(size, words), starting.desk_with(size, words)
        for kind, case, against in (
            ("bare", f"{words:,} words: bare editor", ""),
            ("desk", f"{words:,} words", f"{words:,} words: bare editor"),
        ):
            where = file if kind == "bare" else folder
            starts = [starting.start(kind, where, starting.NO_SCREEN) for _ in range(max(size.few // 3, 1))]
            yield Series(case, tuple(one.memory for one in starts), against)


BENCH = Bench("memory", "the program’s own memory (PSS) at rest", "MiB", run)
