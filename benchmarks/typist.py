"""A typist: keys that fall due whatever the program is doing, and how long each one takes to the screen."""

from __future__ import annotations

import threading
from random import Random
from time import monotonic_ns, sleep

from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from benchmarks.painting import Repaints
from benchmarks.window import wait

EVERY = 33  # milliseconds from key to key: as fast as a key held down repeats
LETTERS = "etaoinshrdlu" * 3 + " " * 8


class Typist(QObject):
    """Types into an editor; `samples` are the milliseconds from when each key was due to when it was painted.

    The keys come from a thread with a clock of its own, so that a key which falls into a pause of the program waits,
    and its waiting is counted.
    """

    _due = Signal(str, object)  # a letter, and when it was due in nanoseconds

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        super().__init__()
        self.samples: list[float] = []
        self._editor = editor
        self._unpainted: list[int] = []
        self._due.connect(self._on_due)

    def type(self, keys: int) -> tuple[float, ...]:
        """Type that many keys, after ten that do not count."""
        repaints = Repaints(self._editor.viewport(), self._on_painted)
        thread = threading.Thread(target=self._strike, args=(keys + 10,), name="typist")
        thread.start()
        wait(lambda: len(self.samples) == keys + 10)
        thread.join()
        repaints.end()
        return tuple(self.samples[10:])

    def _strike(self, keys: int) -> None:
        random = Random(5)
        begun = monotonic_ns()
        for number in range(1, keys + 1):
            due = begun + number * EVERY * 1_000_000
            sleep(max(due - monotonic_ns(), 0) / 1_000_000_000)
            self._due.emit(random.choice(LETTERS), due)

    def _on_due(self, letter: str, due: int) -> None:
        self._unpainted.append(due)
        QTest.keyClicks(self._editor, letter)

    def _on_painted(self, at: int) -> None:
        self.samples += [(at - due) / 1_000_000 for due in self._unpainted]
        self._unpainted.clear()
