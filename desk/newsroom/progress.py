"""Progress: how far a long piece of work has come, and whether the person has had enough of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.story.errors import DeskError


class Stopped(DeskError):
    """The person stopped it; what stood before still does."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`tell(done, total, what)` hears of each step; `stopped()` is asked before it. Both on the thread that works."""

    tell: Callable[[int, int, str], object] = lambda _done, _total, _what: None
    stopped: Callable[[], bool] = lambda: False

    def step(self, done: int, total: int, what: str) -> None:
        """So much is done, and `what` comes next. Raises Stopped when no more is wanted."""
        self.go_on()
        self.tell(done, total, what)

    def go_on(self) -> None:
        """Raises Stopped when no more is wanted."""
        if self.stopped():
            raise Stopped("Stopped: nothing was written, and what was there before is as it was.")


SILENT = Progress()
