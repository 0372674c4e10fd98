"""The report: each series as a row, all rows as one table or as JSON."""

from __future__ import annotations

import math
import os
import platform
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from benchmarks.bench import Bench, Series, Size

HEADS = ("benchmark", "case", "median", "p99", "n", "ratio", "to")


@dataclass(frozen=True, slots=True)
class Row:
    """A series in figures. `ratio` is the median as a multiple of that of the case `against`; None for no such case."""

    bench: str
    case: str
    unit: str
    median: float
    p99: float
    n: int
    ratio: float | None
    against: str


def measured(bench: Bench, size: Size) -> list[Row]:
    """Run a benchmark; its rows."""
    return rows(bench, bench.run(size))


def rows(bench: Bench, all_series: Iterable[Series]) -> list[Row]:
    """The rows of a benchmark, in its order."""
    medians: dict[str, float] = {}
    made = []
    for one in all_series:
        medians[one.case] = median = statistics.median(one.samples)
        ratio = median / medians[one.against] if one.against else None
        made.append(
            Row(bench.name, one.case, bench.unit, median, p99(one.samples), len(one.samples), ratio, one.against)
        )
    return made


def p99(samples: Sequence[float]) -> float:
    """The sample that 99 of 100 do not exceed; of fewer than 100 samples the largest."""
    return sorted(samples)[math.ceil(0.99 * len(samples)) - 1]


def table(some: Iterable[Row]) -> str:
    """The rows as a Markdown table that also reads well as it is."""
    cells = [_cells(row) for row in some]
    widths = [max(3, *(len(line[at]) for line in (HEADS, *cells))) for at in range(len(HEADS))]
    rule = tuple("-" * (width - 1) + ":" if 2 <= at <= 5 else "-" * width for at, width in enumerate(widths))
    return "\n".join(_line(line, widths) for line in (HEADS, rule, *cells))


def _cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{figure(row.ratio)} ×"
    return (
        row.bench,
        row.case,
        f"{figure(row.median)} {row.unit}",
        f"{figure(row.p99)} {row.unit}",
        f"{row.n}",
        ratio,
        row.against,
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.rjust(width) if 2 <= at <= 5 else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"| {' | '.join(padded)} |"


def figure(number: float) -> str:
    """A number with as many places as mean something: 0.043, 1.27, 31.4, 1,208."""
    places = 3 if number < 0.1 else 2 if number < 10 else 1 if number < 100 else 0
    return f"{number:,.{places}f}"


def machine() -> dict[str, str]:
    """What ran here, without a name of the machine: system, processors, versions, and how busy it is."""
    versions = {name: version(name) for name in ("PySide6-Essentials", "SQLAlchemy", "Pillow", "markdown-it-py")}
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processors": f"{os.cpu_count()}",
        "Python": platform.python_version(),
        **versions,
        "load": load(),
    }


def load() -> str:
    """How many programs wanted a processor in the last minute; '' where the system does not say."""
    return f"{os.getloadavg()[0]:.2f}" if hasattr(os, "getloadavg") else ""
