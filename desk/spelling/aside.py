"""Aside: suggestions made in a process of their own.

Hunspell takes 30 to 400 ms for them and holds Python's one lock all the while, so in a thread it would stop the window
as surely as in the window's own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import IO

from desk.paths import RESOURCES
from desk.spelling.dictionaries import Dictionary
from desk.spelling.engine import Engine
from desk.spelling.speller import suggested
from desk.story.errors import BadFile

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows no console comes up


class Aside:
    """Starts the process when it is first asked. `suggest` waits for the answer: call it from a thread."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = Lock()
        self._closed = False

    def suggest(self, dictionaries: Sequence[Dictionary], word: str) -> tuple[str, ...] | None:
        """What may have been meant, best first; None when there is no such process here, or it came to an end."""
        asked = json.dumps({"word": word, "from": [(one.language, str(one.aff)) for one in dictionaries]})
        try:
            process = self._started()
            if process is None or process.stdin is None or process.stdout is None:
                return None
            process.stdin.write(asked + "\n")
            process.stdin.flush()
            return tuple(json.loads(process.stdout.readline()))
        except (OSError, ValueError):  # it could not be started, or ended in the middle of an answer
            self._end()
            return None

    def close(self) -> None:
        """End the process, also in the middle of an answer; nothing is suggested from here on."""
        self._closed = True
        self._end()

    def _started(self) -> subprocess.Popen[str] | None:
        with self._lock:
            if self._closed or getattr(sys, "frozen", False):
                return None  # a frozen program has no Python beside it to start
            if self._process is None:
                paths = [str(RESOURCES.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
                self._process = subprocess.Popen(
                    [sys.executable, "-X", "utf8", "-m", "desk.spelling.aside"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    encoding="utf-8",
                    env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
                    creationflags=_NO_WINDOW,
                )
            return self._process

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _shut(pipe)


def answer(asked: str, engines: dict[str, Engine]) -> tuple[str, ...]:
    """What is suggested for one line of JSON: the word, and the language and file of each dictionary."""
    question = json.loads(asked)
    for language, aff in question["from"]:
        if aff not in engines:
            try:
                engines[aff] = Engine(Dictionary(language, Path(aff)))
            except BadFile:  # whoever asks has opened it too, and has said so
                return ()
    return suggested([engines[aff] for _language, aff in question["from"]], question["word"])


def _shut(pipe: IO[str]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # what was still to be written has nobody to read it


def _serve() -> None:
    """Answer line by line until whoever started this is gone."""
    engines: dict[str, Engine] = {}
    for asked in sys.stdin:
        print(json.dumps(answer(asked, engines)), flush=True)


if __name__ == "__main__":
    _serve()
