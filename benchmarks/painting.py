"""When the screen shows it: the moment a window has painted something and handed it over. Nothing of Desk in here."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

Painted = Callable[[int], object]


class FirstPaint(QObject):
    """Tells, once, when the first window of the program has been painted."""

    def __init__(self, application: QCoreApplication, painted: Painted) -> None:
        super().__init__(application)
        self._application = application
        self._painted = painted
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the exposed window paint, which it does before it returns, and look at the clock then."""
        if event.type() is not QEvent.Type.Expose or not isinstance(watched, QWindow) or not watched.isExposed():
            return False
        self._application.removeEventFilter(self)
        QCoreApplication.sendEvent(watched, event)
        self._painted(monotonic_ns())
        return True


class Repaints(QObject):
    """Tells each time when the window of `part` has painted with that part in it."""

    def __init__(self, part: QWidget, painted: Painted) -> None:
        window = part.window()
        super().__init__(window)
        self._part = part
        self._window = window
        self._painted = painted
        self._inside = self._seen = False
        part.installEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window paint all that is to be painted, and look at the clock if the part was among it."""
        if event.type() is QEvent.Type.Paint and watched is self._part:
            self._seen = True
        if event.type() is not QEvent.Type.UpdateRequest or watched is not self._window or self._inside:
            return False
        self._inside, self._seen = True, False
        QCoreApplication.sendEvent(self._window, event)
        self._inside = False
        if self._seen:
            self._painted(monotonic_ns())
        return True

    def end(self) -> None:
        """Watch no longer."""
        self._part.removeEventFilter(self)
        self._window.removeEventFilter(self)
