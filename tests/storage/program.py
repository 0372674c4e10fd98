"""Another program, for what one program cannot show: crashes, locks, limits."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(script: str, *words: object) -> subprocess.Popen[str]:
    """Python running the script, in which `desk` can be imported; the words are its arguments."""
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(script: str, *words: object) -> tuple[int, str]:
    """How the script ended and what it said, on either stream."""
    with start(script, *words) as program:
        said, complained = program.communicate()
    return program.returncode, said + complained
