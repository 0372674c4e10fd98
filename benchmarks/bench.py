"""What a benchmark is: a name, what it times, and how it is run at a size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: of everything enough to quote, or so little that a test can run it.

    `folder` is where benchmarks make what they need; what several need (a full desk) is made there once. `words`
    are lengths of stories, `stories` sizes of desks, `pixels` width and height of a photo, `photos` how many a story
    has. `keys` are pressed, `times` is how often what takes milliseconds is repeated, `few` what takes seconds.
    """

    folder: Path
    words: tuple[int, ...] = (1_000, 10_000, 100_000)
    stories: tuple[int, ...] = (1_000, 10_000)
    pixels: tuple[int, int] = (6_000, 4_000)
    photos: int = 10
    keys: int = 300
    times: int = 200
    few: int = 10


def tiny(folder: Path) -> Size:
    """So little of everything that a run takes a second: whether the benchmarks work, not how fast Desk is."""
    return Size(folder, words=(100, 200), stories=(10, 20), pixels=(640, 480), photos=1, keys=4, times=3, few=1)


@dataclass(frozen=True, slots=True)
class Series:
    """Samples of one case. `against` names the case of the same benchmark that it is a multiple of; '' for none."""

    case: str
    samples: tuple[float, ...]
    against: str = ""


@dataclass(frozen=True, slots=True)
class Bench:
    """One benchmark; `run` yields its series in the order of the table, a reference before what is held against it."""

    name: str
    what: str
    unit: str
    run: Callable[[Size], Iterator[Series]]
