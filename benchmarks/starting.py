"""Programs started to be watched: Desk and the bare editor, on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic_ns

from benchmarks import desks, wording
from benchmarks.bench import Size
from desk.ui.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 180  # seconds
NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True, slots=True)
class Start:
    """Milliseconds from the start of the process to each event, and MiB of memory at the end."""

    painted: float
    shown: float
    rest: float
    memory: float


@contextmanager
def x_server() -> Iterator[dict[str, str] | None]:
    """The environment of programs that show themselves on an X server of their own; None where there is no Xvfb."""
    if not shutil.which("Xvfb"):
        yield None
        return
    reading, writing = os.pipe()
    asked = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(asked, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"} if number else None
    finally:
        server.terminate()
        server.wait()


def bare_file(size: Size, words: int) -> Path:
    """The words of a story as the file that the bare editor opens."""
    file = size.folder / f"bare-{words}.md"
    file.write_text(wording.story(words, seed=words).copy, encoding="utf-8")
    return file


def desk_with(size: Size, words: int) -> Path:
    """The folder of the smaller full desk, on which a story of that length was open last."""
    folder = desks.full(size, size.stories[0])
    story = wording.story(words, seed=words)
    desks.put(folder, story)
    settings = Settings(folder / "window.ini")
    settings.person, settings.last_story = wording.REPORTER, story.key
    return folder


def start(kind: str, where: Path, screen: dict[str, str]) -> Start:
    """Start the 'bare' editor or the 'desk' and watch it until it rests."""
    asked = [sys.executable, "-m", "benchmarks.started", kind, str(where)]
    begun = monotonic_ns()
    done = subprocess.run(asked, cwd=ROOT, env=os.environ | screen, capture_output=True, timeout=PATIENCE, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(asked)} failed: {done.stderr.decode('utf-8', 'replace')[-2000:]}")
    told = json.loads(done.stdout)
    painted, shown, rest = ((told[name] - begun) / 1_000_000 for name in ("painted", "shown", "rest"))
    return Start(painted, shown, rest, told["memory"] / 1_048_576)
