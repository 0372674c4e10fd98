"""The lull after a key: the longest time until the next one, and so the time for all that is not the key itself.

Whoever types leaves 40 ms from key to key at the least, and mostly 100. What is to be done meanwhile (bring what
the worker found, store the story, draw panels again) is done as soon as a key has been painted, and not at a moment of
its own, which may be the one before the next key.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer

PAINTED = 10  # milliseconds after a key in which it is painted
ENOUGH = 0.045  # seconds after a key in which nothing new is begun until the next one
STILL = 190  # milliseconds after that after which what waits is no longer held up
PAUSE = 440  # milliseconds after that after which somebody has stopped typing


class Lull(QObject):
    """Runs what it is given in order, each in a turn of the loop of its own; at once where nobody types."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: deque[Callable[[], object]] = deque()
        self._later: list[Callable[[], object]] = []
        self._key = float("-inf")
        self._painted = QTimer(self, singleShot=True, interval=PAINTED, timerType=Qt.TimerType.PreciseTimer)
        self._still = QTimer(self, singleShot=True, interval=STILL)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._painted.timeout.connect(self._on_painted)
        for timer in (self._still, self._next):
            timer.timeout.connect(self._on_time)
        self._pause.timeout.connect(self._on_pause)

    def typed(self) -> None:
        """A key: first it is painted."""
        self._key = monotonic()
        self._painted.start()

    def then(self, job: Callable[[], object]) -> None:
        """Run that in the next lull, after all that was given before."""
        self._jobs.append(job)
        if self._may_run():
            self._next.start()

    def in_pause(self, job: Callable[[], object]) -> None:
        """Run that, which makes the worker compute for long, when somebody stops typing: once, if asked twice."""
        if not (self._painted.isActive() or self._pause.isActive()):
            job()
        elif job not in self._later:
            self._later.append(job)

    def _on_painted(self) -> None:
        self._still.start()
        self._pause.start()
        self._on_time()

    def _on_pause(self) -> None:
        later, self._later = self._later, []
        for job in later:
            self.then(job)

    def _may_run(self) -> bool:
        if self._painted.isActive():
            return False
        return not self._still.isActive() or monotonic() - self._key < ENOUGH

    def _on_time(self) -> None:
        if not self._jobs or not self._may_run():
            return
        job = self._jobs.popleft()
        try:
            job()
        finally:
            if self._jobs and self._may_run():
                self._next.start()
