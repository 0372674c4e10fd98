"""The report: medians, 99th percentiles and ratios, and the table they stand in."""

from __future__ import annotations

import pytest

from benchmarks.bench import Bench, Series
from benchmarks.report import figure, p99, rows, table

BENCH = Bench("reading", "a page read", "ms", lambda size: iter(()))


def test_a_series_is_a_multiple_of_the_one_it_is_held_against() -> None:
    bare, ours = rows(BENCH, [Series("bare", (1.0, 2.0, 9.0)), Series("ours", (3.0, 5.0, 4.0), "bare")])

    assert (bare.median, bare.p99, bare.n, bare.ratio) == (2.0, 9.0, 3, None)
    assert (ours.median, ours.p99, ours.ratio, ours.against) == (4.0, 5.0, 2.0, "bare")


def test_99_of_100_do_not_exceed_the_p99() -> None:
    assert p99([float(number) for number in range(1, 301)]) == 297


def test_of_few_samples_the_p99_is_the_largest() -> None:
    assert p99([3.0, 7.0, 5.0]) == 7.0


@pytest.mark.parametrize(
    ("number", "written"), [(0.0432, "0.043"), (1.274, "1.27"), (31.42, "31.4"), (1207.6, "1,208")]
)
def test_a_figure_has_the_places_that_mean_something(number: float, written: str) -> None:
    assert figure(number) == written


def test_the_table_is_markdown_that_reads_well_as_it_is() -> None:
    made = rows(BENCH, [Series("bare", (2.0,)), Series("ours", (4.0,), "bare")])

    assert table(made).splitlines() == [
        "| benchmark | case |  median |     p99 |   n |  ratio | to   |",
        "| --------- | ---- | ------: | ------: | --: | -----: | ---- |",
        "| reading   | bare | 2.00 ms | 2.00 ms |   1 |        |      |",
        "| reading   | ours | 4.00 ms | 4.00 ms |   1 | 2.00 × | bare |",
    ]
