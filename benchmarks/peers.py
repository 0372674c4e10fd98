"""Peers: from a key on the keyboard to its letter on the screen, in real X windows, Desk and other programs alike.

The key is pressed and the painting watched from outside, so that every program is measured by the same means.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic_ns, sleep

from benchmarks import starting
from benchmarks.bench import Bench, Series, Size
from benchmarks.typist import LETTERS
from benchmarks.xscreen import XScreen

ROOM = (1200, 800)  # pixels of every window
CLICK = (480, 330)  # where the words of a program are
PART = (0, 24, 1190, 740)  # x, y, width, height in which a letter may appear: all but the title and the foot
EVERY = 0.1  # seconds from key to key
LOST = 2.0  # seconds after which a key is taken for one that painted nothing
CALM, PATIENCE = 1.5, 60.0  # seconds without large painting until a program is open; and at most
LARGE = 100_000  # pixels


@dataclass(frozen=True, slots=True)
class Program:
    """A program that edits words: its name, its command with {file} (Markdown) or {desk} (a folder) in it."""

    name: str
    command: tuple[str, ...]
    click: tuple[int, int] = CLICK

    @property
    def here(self) -> bool:
        """Whether it is installed."""
        return shutil.which(self.command[0]) is not None


BARE = Program("bare editor", (sys.executable, "-m", "benchmarks.bare_window", "{file}"))
DESK = Program("Desk", (sys.executable, "main.py", "open", "{desk}"), (480, 560))  # below its headline
PEERS = (
    Program("FocusWriter", ("focuswriter", "{file}")),
    Program("ReText", ("retext", "{file}")),
    Program("ghostwriter", ("ghostwriter", "{file}")),
)
# novelWriter and Manuskript open projects of their own and no file of words: they are not run here.


def run(size: Size) -> Iterator[Series]:
    """Each length at the start of the text; what is not installed is told of and passed over."""
    there = [BARE, DESK, *(peer for peer in PEERS if peer.here)]
    for peer in PEERS:
        if not peer.here:
            sys.stderr.write(f"  {peer.name}: not installed\n")
    with starting.x_server() as screen:
        if screen is None or not shutil.which("openbox"):
            sys.stderr.write("  no X server or no window manager here: nothing is measured\n")
            return
        with _managed(screen):
            for words in size.words:
                file, desk = starting.bare_file(size, words), starting.desk_with(size, words)
                for program in there:
                    if samples := _typed(program, screen, file, desk, size.keys):
                        against = "" if program is BARE else f"{words:,} words, X: {BARE.name}"
                        yield Series(f"{words:,} words, X: {program.name}", samples, against)
                    else:
                        sys.stderr.write(f"  {program.name}, {words:,} words: no key was painted\n")


@contextmanager
def _managed(screen: dict[str, str]) -> Iterator[None]:
    """A window manager on that screen, so that windows get the keyboard."""
    manager = subprocess.Popen(["openbox"], env=os.environ | screen, stderr=subprocess.DEVNULL)
    sleep(1)
    try:
        yield
    finally:
        manager.terminate()
        manager.wait()


def _typed(program: Program, screen: dict[str, str], file: Path, desk: Path, keys: int) -> tuple[float, ...]:
    """Milliseconds from key to paint; nothing when no key painted anything."""
    home = file.parent / f"home-{program.name.replace(' ', '-')}"
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    command = [word.format(file=file, desk=desk) for word in program.command]
    screen_now = XScreen(screen["DISPLAY"])
    process = subprocess.Popen(
        command,
        cwd=starting.ROOT,
        env=os.environ | screen | own,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _until_open(screen_now)
        _place(screen)
        return _strike(screen_now, keys, program.click)
    finally:
        screen_now.close()
        _end(process)


def _until_open(screen: XScreen) -> None:
    """Wait until something large was painted and nothing large follows."""
    end = monotonic_ns() + int(PATIENCE * 1e9)
    large = False
    while monotonic_ns() < end:
        if max((one.width * one.height for one in screen.painted(CALM)), default=0) >= LARGE:
            large = True
        elif large:
            return


def _place(screen: dict[str, str]) -> None:
    """All windows alike, where the keys' letters are looked for."""
    asked = ["xdotool", "getactivewindow", "windowsize", *map(str, ROOM), "windowmove", "0", "0"]
    if shutil.which("xdotool"):
        subprocess.run(asked, env=os.environ | screen, check=False, timeout=10, capture_output=True)
    sleep(1)


def _strike(screen: XScreen, keys: int, click: tuple[int, int]) -> tuple[float, ...]:
    """Keys, each after the one before was painted; a fixed pace, as a typist has."""
    random, samples, missed = Random(5), [], 0
    screen.click(*click)
    sleep(0.5)
    for keys_there in ("Control_L+Home", "End"):
        screen.press(keys_there)
        sleep(0.5)
    for number in range(keys + 10):
        letter = random.choice(LETTERS)
        screen.forget()
        begun = monotonic_ns()
        screen.press("space" if letter == " " else letter)
        at = next((one.at for one in screen.painted(LOST) if one.meets(*PART)), 0)
        if not at:
            missed += 1
            if missed > 5:
                return ()
        elif number >= 10:
            samples.append((at - begun) / 1_000_000)
        sleep(max(EVERY - (monotonic_ns() - begun) / 1e9, 0))
    return tuple(samples)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and what it started: its own group, nothing else."""
    for number in (15, 9):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        sleep(0.5)
    process.wait()


BENCH = Bench("peers", "from a key to its letter on an X screen, against other programs", "ms", run)
