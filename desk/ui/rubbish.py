"""When Python looks for rubbish: in a pause, and not between two keys.

A full search walks every object there is and stops the program meanwhile: 60 to 220 ms with a story of 100,000 words
open. It is rarely needed, for most objects go by counting; so it waits until nobody has done anything for a while.
"""

from __future__ import annotations

import gc
from time import monotonic

from PySide6.QtCore import QObject, QTimer

YOUNG, MIDDLE, NEVER = 3_000, 20, 1_000_000  # objects made, searches of the young, searches of the middle
LOOK = 20_000  # milliseconds between two looks
QUIET = 8.0  # seconds without a key


class Rubbish(QObject):
    """Takes over from Python when to search; what lives already is taken to live as long as the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = monotonic()
        self._searched = 0.0
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, NEVER)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._on_look)
        self._look.start()

    def typed(self) -> None:
        """A key: whoever types is not to be stopped."""
        self._last = monotonic()

    def _on_look(self) -> None:
        """Search once in each pause."""
        if self._last > self._searched and monotonic() - self._last > QUIET:
            self._searched = monotonic()
            gc.collect()
