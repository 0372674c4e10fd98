"""Taking times: milliseconds on the clock, by turns where two ways are compared."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter


def milliseconds(do: Callable[[], object]) -> float:
    """How long it takes."""
    begun = perf_counter()
    do()
    return (perf_counter() - begun) * 1_000


def timed(do: Callable[[], object], times: int) -> tuple[float, ...]:
    """How long it takes each time, after once for nothing."""
    do()
    return tuple(milliseconds(do) for _ in range(times))


def by_turns(one: Callable[[], object], other: Callable[[], object], times: int) -> tuple[tuple[float, ...], ...]:
    """How long the one and the other take, in turns: what disturbs the machine meanwhile disturbs both."""
    one()
    other()
    pairs = [(milliseconds(one), milliseconds(other)) for _ in range(times)]
    return tuple(zip(*pairs, strict=True))
