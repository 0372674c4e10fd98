"""The command line: run benchmarks, all or those named, each in a process of its own; print one table."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

from benchmarks import report
from benchmarks.bench import Size, tiny
from benchmarks.benches import BENCHES

QUIET = "default.warning=false"  # a screen that nobody sees says of every window what it cannot do
BY_NAME = {bench.name: bench for bench in BENCHES}


def main(words: Sequence[str]) -> int:
    """Run what is asked for; the exit code."""
    asked = _parser().parse_args(words)
    os.environ.setdefault("QT_LOGGING_RULES", QUIET)
    before = report.machine()
    rows: list[report.Row] = []
    with tempfile.TemporaryDirectory(prefix="desk-benchmarks-") as folder:
        size = tiny(Path(folder)) if asked.tiny else Size(Path(folder))
        for name in asked.names or BY_NAME:
            sys.stderr.write(f"{name}: {BY_NAME[name].what} …\n")
            rows += _apart(name, size)
    sys.stdout.write(f"{report.table(rows)}\n\n")
    told = {**before, "load at the end": report.load()}
    sys.stdout.write("".join(f"{what} {value}; " for what, value in told.items()).rstrip("; ") + "\n")
    if asked.json:
        text = json.dumps({"machine": told, "rows": [asdict(row) for row in rows]}, ensure_ascii=False, indent=1)
        asked.json.write_text(text + "\n", encoding="utf-8")
    return 0


def _apart(name: str, size: Size) -> list[report.Row]:
    """Its rows, measured in a new process: no benchmark feels what another has left behind."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(report.measured, BY_NAME[name], size).result()


def _parser() -> argparse.ArgumentParser:
    told = "\n".join(f"  {bench.name:12} {bench.what}" for bench in BENCHES)
    parser = argparse.ArgumentParser(
        "python -m benchmarks",
        description="How long what people wait for takes, and against what.",
        epilog=f"benchmarks:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[[], *BY_NAME], help="all, unless some are named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--tiny", action="store_true", help="tiny sizes: whether it runs, not how fast")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
