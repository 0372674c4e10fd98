"""A folder of articles looked at one by one: each side by side before it is kept, and the report afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.newsroom.intaking import Taken
from desk.ui.bench import Bench
from desk.ui.publish.folder_import import FolderImport
from desk.ui.publish.import_view import ImportView


class FolderLook(QObject):
    """Shows one file after another in the import window. `done` when the last is decided, or no more are wanted."""

    done = Signal()

    def __init__(self, bench: Bench, view: ImportView, over: QWidget, show: Callable[[], object]) -> None:
        super().__init__(view)
        self._bench, self._view, self._over, self._show = bench, view, over, show
        self._files: tuple[Path, ...] = ()
        self._taken: list[Taken] = []
        view.decided.connect(self._on_decided)

    @property
    def under_way(self) -> bool:
        """Whether files are still to be looked at."""
        return bool(self._files)

    def begin(self, files: tuple[Path, ...]) -> None:
        """Show the first of the files."""
        self._files, self._taken = files, []
        self._show()
        self._next()

    def stop(self) -> None:
        """No more are wanted: what was kept stays."""
        self._end()

    def _next(self) -> None:
        number = len(self._taken)
        if number == len(self._files):
            self._end()
        else:
            self._view.read(self._files[number], f"{number + 1:,} of {len(self._files):,}")

    def _on_decided(self, taken: Taken) -> None:
        self._taken.append(taken)
        self._next()

    def _end(self) -> None:
        files, self._files = self._files, ()
        if files:
            self.done.emit()
            FolderImport(self._bench, self._over).show_report(self._taken, len(files))
