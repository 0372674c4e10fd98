"""Start: from nothing to the first picture, to the story on the page, to rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import starting
from benchmarks.bench import Bench, Series, Size


def run(size: Size) -> Iterator[Series]:
    """A short and a long story open, on each kind of screen, in turns with the bare editor."""
    yield from _on_screen("offscreen", starting.NO_SCREEN, size)
    with starting.x_server() as screen:
        if screen:
            yield from _on_screen("X", screen, size)


def _on_screen(name: str, screen: dict[str, str], size: Size) -> Iterator[Series]:
    for words in dict.fromkeys((size.words[0], size.words[-1])):
        file, folder = starting.bare_file(size, words), starting.desk_with(size, words)
        bare, desk = _by_turns(file, folder, screen, size.few)
        case = f"{name}, {words:,} words"
        painted, rest = f"{case}: bare editor painted", f"{case}: bare editor at rest"
        yield Series(painted, tuple(one.painted for one in bare))
        yield Series(rest, tuple(one.rest for one in bare))
        yield Series(f"{case}: first paint", tuple(one.painted for one in desk), painted)
        yield Series(f"{case}: story on the page", tuple(one.shown for one in desk), painted)
        yield Series(f"{case}: at rest", tuple(one.rest for one in desk), rest)


def _by_turns(
    file: Path, folder: Path, screen: dict[str, str], times: int
) -> tuple[list[starting.Start], list[starting.Start]]:
    """Starts of the bare editor and of Desk in turns, after one of each for nothing, unless once is all."""
    bare, desk = [], []
    for _ in range(times + (times > 1)):
        bare.append(starting.start("bare", file, screen))
        desk.append(starting.start("desk", folder, screen))
    return bare[-times:], desk[-times:]


BENCH = Bench("start", "the program from its start", "ms", run)
