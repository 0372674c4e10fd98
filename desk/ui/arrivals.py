"""Articles from outside: one file or a folder of them, chosen, looked at, and opened as drafts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from desk.ui.main_window import MainWindow
from desk.ui.publish.folder_import import choose_folder
from desk.ui.publish.folder_look import FolderLook
from desk.ui.publish.import_view import ImportView

ARTICLES = "Articles (*.txt *.html *.htm *.md *.markdown *.docx *.odt *.rtf *.eml *.json *.xml);;All files (*)"

Flush = Callable[[Callable[[], object]], object]


class Arrivals(QObject):
    """Answers story.import and story.import-folder. `kept` brings the draft that an article became; `left` when the
    person is done with importing and nothing is to be opened. `show` has the view take the window.
    """

    kept = Signal(object)  # Story
    left = Signal()

    def __init__(self, window: MainWindow, flush: Flush, show: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._flush, self._show, bench = window, flush, show, window.bench
        self._settings = bench.settings
        self.view = ImportView(bench)
        self._looking = FolderLook(bench, self.view, window, self._show)
        self.view.kept.connect(self.kept)
        self.view.cancelled.connect(self._on_cancelled)
        self._looking.done.connect(self.left)
        bench.commands.on("story.import", self._choose)
        bench.commands.on("story.import-folder", lambda: choose_folder(bench, window, self._look_through))

    def read(self, path: Path) -> None:
        """Show what is recognised in a file, before anything is kept."""
        self._flush(lambda: self._read(path))

    def _choose(self) -> None:
        folder = self._settings.last_folder
        chosen, _kind = QFileDialog.getOpenFileName(self._window, "Import an article", folder, ARTICLES)
        if chosen:
            self._settings.last_folder = str(Path(chosen).parent)
            self.read(Path(chosen))

    def _read(self, path: Path) -> None:
        self._show()
        self.view.read(path)

    def _look_through(self, files: tuple[Path, ...]) -> None:
        self._flush(lambda: self._looking.begin(files))

    def _on_cancelled(self) -> None:
        if self._looking.under_way:
            self._looking.stop()
        else:
            self.left.emit()
