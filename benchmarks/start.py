"""Start: from nothing to the first picture, to the story on the page, to rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks import starting
from benchmarks.bench import Bench, Series, Size

EVENTS = (
    ("first paint", lambda start: start.painted),
    ("story on the page", lambda start: start.shown),
    ("at rest", lambda start: start.rest),
)


def run(size: Size) -> Iterator[Series]:
    """A short and a long story open, on each kind of screen, in turns with the bare editor."""
    yield from _on_screen("offscreen", starting.NO_SCREEN, size)
    with starting.x_server() as screen:
        if screen:
            yield from _on_screen("X", screen, size)


def _on_screen(name: str, screen: dict[str, str], size: Size) -> Iterator[Series]:
    shortest = size.words[0]
    for words in (shortest, size.words[-1]):
        file, folder = starting.bare_file(size, words), starting.desk_with(size, words)
        bare, desk = _by_turns(file, folder, screen, size.few)
        case = f"{name}, {words:,} words"
        first = f"{case}: bare editor painted"
        yield Series(first, tuple(one.painted for one in bare))
        yield Series(f"{case}: bare editor at rest", tuple(one.rest for one in bare))
        for event, at in EVENTS:
            against = f"{case}: bare editor {'painted' if event == 'first paint' else 'at rest'}"
            yield Series(f"{case}: {event}", tuple(at(one) for one in desk), against)


def _by_turns(
    file: Path, folder: Path, screen: dict[str, str], times: int
) -> tuple[list[starting.Start], list[starting.Start]]:
    """Starts of the bare editor and of Desk in turns, after one of each for nothing."""
    pairs = [(starting.start("bare", file, screen), starting.start("desk", folder, screen)) for _ in range(times + 1)][
        1:
    ]
    return [bare for bare, _desk in pairs], [desk for _bare, desk in pairs]


BENCH = Bench("start", "the program from its start", "ms", run)
