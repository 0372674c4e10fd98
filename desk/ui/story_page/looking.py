"""How the page looks to who writes: its letters, width and lines, its zoom, and the typewriter mode; of all pages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desk.ui.bench import Bench
from desk.ui.settings import PageLook

ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)  # percent


class Looking(QObject):
    """Answers the commands `view.zoom-…` and `view.typewriter`; `changed` when the pages must look otherwise."""

    changed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._settings = bench.settings
        self.look = bench.settings.page_look
        self.typewriter = bench.settings.typewriter
        on = bench.commands.on
        on("view.zoom-in", lambda: self.zoom(1))
        on("view.zoom-out", lambda: self.zoom(-1))
        on("view.zoom-normal", lambda: self.choose(replace(self.look, zoom=100)))
        action = bench.commands.action("view.typewriter")
        action.setChecked(self.typewriter)
        action.triggered.connect(self._on_typewriter)

    def choose(self, look: PageLook) -> None:
        """Have the pages look like that from now on."""
        if look != self.look:
            self.look = self._settings.page_look = look
            self.changed.emit()

    def zoom(self, steps: int) -> None:
        """Make the page larger, or smaller with a number below 0."""
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self.look.zoom))
        self.choose(replace(self.look, zoom=ZOOMS[min(max(nearest + steps, 0), len(ZOOMS) - 1)]))

    def _on_typewriter(self, on: bool) -> None:
        self.typewriter = self._settings.typewriter = on
        self.changed.emit()
