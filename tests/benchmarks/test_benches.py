"""Every benchmark runs, at tiny sizes, and its figures can be true. How fast anything is no test says."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from math import isfinite
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from benchmarks import memory, peers, report, start
from benchmarks.bench import Bench, tiny
from benchmarks.benches import BENCHES

ROOT = Path(__file__).resolve().parents[2]
APART = (start.BENCH, memory.BENCH, peers.BENCH)  # each of their samples is a program of its own
HERE = tuple(bench for bench in BENCHES if bench not in APART)


def _must_be_able_to_be_true(rows: list[report.Row]) -> None:
    assert rows
    assert len({row.case for row in rows}) == len(rows), "no two cases are called the same"
    for row in rows:
        assert 0 < row.median <= row.p99
        assert isfinite(row.p99)
        assert row.n > 0
        assert (row.ratio is None) == (row.against == "")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("bench", HERE, ids=[bench.name for bench in HERE])
def test_a_benchmark_gives_figures_that_can_be_true(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    _must_be_able_to_be_true(report.measured(bench, tiny(tmp_path)))


def test_the_program_is_started_and_watched_until_it_rests(tmp_path: Path) -> None:
    rows = report.measured(start.BENCH, replace(tiny(tmp_path), words=(100,)))

    _must_be_able_to_be_true(rows)
    found = {row.case: row.median for row in rows}
    events = ("first paint", "story on the page", "at rest")
    painted, shown, rest = (found[f"offscreen, 100 words: {event}"] for event in events)
    assert painted <= shown <= rest


def test_its_memory_is_measured(tmp_path: Path) -> None:
    _must_be_able_to_be_true(report.measured(memory.BENCH, replace(tiny(tmp_path), words=(100,))))


def test_the_command_line_prints_a_table_and_writes_json(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    asked = [sys.executable, "-m", "benchmarks", "journalling", "quoting", "--tiny", "--json", str(file)]

    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("| benchmark ")
    written = json.loads(file.read_text(encoding="utf-8"))
    assert {row["bench"] for row in written["rows"]} == {"journalling", "quoting"}
    assert "processors" in written["machine"]


def test_a_name_that_is_none_is_refused_with_the_names() -> None:
    asked = [sys.executable, "-m", "benchmarks", "speed"]

    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "journalling" in done.stderr
