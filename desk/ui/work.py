"""Work: actions on one thread, in order, so that nothing slow runs where people type."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.ui.lull import Lull

if TYPE_CHECKING:
    from desk.storage.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)
# Seconds after which the worker hands the interpreter over. A key needs it a dozen times until it is painted, and waits
# that long each time while the worker computes; Python’s own 0.005 would make it wait for some frames.
HANDOVER = 0.00005


class Errand(Generic[T]):
    """What was asked of the worker: say with `then` what to do with the answer, with `otherwise` with a refusal."""

    def __init__(self) -> None:
        self._then: Callable[[T], object] | None = None
        self._otherwise: Callable[[DeskError], object] | None = None

    def then(self, receive: Callable[[T], object]) -> Errand[T]:
        self._then = receive
        return self

    def otherwise(self, receive: Callable[[DeskError], object]) -> Errand[T]:
        self._otherwise = receive
        return self

    def bring(self, result: T) -> None:
        """Tell whoever asked, if there still is somebody."""
        if self._then is not None and _is_there(self._then):
            self._then(result)

    def refuse(self, error: DeskError) -> bool:
        """Tell whoever asked; False when nobody said what to do with a refusal."""
        if self._otherwise is None:
            return False
        self._otherwise(error)
        return True


def _is_there(receive: Callable[..., object]) -> bool:
    """Whether what that method or lambda belongs to still exists: a page may be gone before its answer comes."""
    cells = getattr(receive, "__closure__", None) or ()
    owners = (getattr(receive, "__self__", None), *(cell.cell_contents for cell in cells))
    return all(isValid(one) for one in owners if isinstance(one, QObject))


class Work(QObject):
    """Runs actions and readings on the one worker thread and brings what came of them back to the screen's thread.

    The desk is opened by the first job, so the window paints before the database is even imported.
    """

    refused = Signal(str)  # a DeskError nobody else took: fit to show
    failed = Signal(object)  # any other exception: a fault of the program
    busy_changed = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, opener: Callable[[], Desk], person: Person, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HANDOVER)
        self.person = person
        self._opener = opener
        self._desk: Desk | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk-work")
        self._waiting = 0
        self._ended = False
        self.lull = Lull(self)
        # Always through the event loop: a job that is done at once must not come back before the asker said `then`.
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def do(
        self,
        action: Callable[Concatenate[Desk, Person, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Errand[T]:
        """Run `action(desk, person, …)`. The person is the one who asked, even if another signs in meanwhile."""
        by = self.person
        return self._send(lambda desk: action(desk, by, *args, **kwargs))

    def ask(self, reader: Callable[Concatenate[Desk, P], T], *args: P.args, **kwargs: P.kwargs) -> Errand[T]:
        """Run `reader(desk, …)`: a reading, which is nobody's action."""
        return self._send(lambda desk: reader(desk, *args, **kwargs))

    def finish(self, seconds: float = 5.0) -> bool:
        """Wait for what was asked, close the desk and end the thread; False when the time did not suffice."""

        def close() -> None:
            if self._desk is not None:
                self._desk.close()
                self._desk = None

        self._ended = True
        last = self._thread.submit(close)
        self._thread.shutdown(wait=False)
        try:
            last.result(timeout=seconds)
        except TimeoutError:
            return False
        return True

    @property
    def busy(self) -> bool:
        """Whether anything asked has not yet come back."""
        return self._waiting > 0

    def _send(self, job: Callable[[Desk], T]) -> Errand[T]:
        errand: Errand[T] = Errand()
        if self._ended:
            return errand  # the window is closing: a timer that still fires asks in vain
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)

        def run() -> T:
            if self._desk is None:
                self._desk = self._opener()
            return job(self._desk)

        future = self._thread.submit(run)
        future.add_done_callback(lambda done: self._arrived.emit((errand, done)))
        return errand

    def _on_arrived(self, arrival: tuple[Errand[Any], Future[Any]]) -> None:
        """What the worker brings waits for the next lull, so that no key waits for it."""
        self.lull.then(lambda: self._bring(*arrival))

    def _bring(self, errand: Errand[Any], future: Future[Any]) -> None:
        self._waiting -= 1
        try:
            if (error := future.exception()) is None:
                errand.bring(future.result())
            elif isinstance(error, DeskError):
                if not errand.refuse(error):
                    self.refused.emit(str(error))
            else:
                log.error("an action failed", exc_info=error)
                self.failed.emit(error)
        finally:
            if self._waiting == 0:
                self.busy_changed.emit(False)
