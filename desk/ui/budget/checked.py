"""The checks of the stories that can be seen, asked one after the other while nothing else is asked of the worker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desk.newsroom import budgeting
from desk.newsroom.budgeting import Checked
from desk.storage.lines import Line
from desk.ui.bench import Bench

PAUSE = 60  # milliseconds between two stories: a save that waits goes before the next


class Checks(QObject):
    """Remembers what came, as long as the story is the one it came for. `came` when there is more to show."""

    came = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._known: dict[str, tuple[datetime, Checked]] = {}
        self._wanted: list[Line] = []
        self._asking = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._next)

    def of(self, line: Line) -> Checked | None:
        """What the checks said of the story as it is; None while that is not known."""
        at, found = self._known.get(line.key, (None, None))
        return found if at == line.updated_at else None

    def want(self, lines: Iterable[Line]) -> None:
        """These can be seen; those that were wanted before and cannot be seen any more are not asked for."""
        self._wanted = [line for line in lines if self.of(line) is None]
        if self._wanted and not self._asking:
            self._pause.start()

    def forget(self) -> None:
        """What is known holds no longer: the house has other rules."""
        self._known.clear()

    def _next(self) -> None:
        if self._bench.work.busy:
            self._pause.start()
            return
        if self._wanted and not self._asking:
            line = self._wanted.pop(0)
            self._asking = True
            errand = self._bench.work.ask(budgeting.checked, line.key)
            errand.then(partial(self._on_checked, line)).otherwise(lambda _error: self._on_checked(line, Checked()))

    def _on_checked(self, line: Line, found: Checked) -> None:
        self._asking = False
        self._known[line.key] = (line.updated_at, found)
        self.came.emit()
        if self._wanted:
            self._pause.start()
