"""What takes the whole window instead of the story: the import of an article, and the photo desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.ui.main_window import MainWindow
from desk.ui.photos.photo_desk import PhotoDesk
from desk.ui.publish.folder_import import choose_folder
from desk.ui.publish.import_view import ImportView

ARTICLES = "Articles (*.txt *.html *.htm *.md *.markdown *.docx *.odt *.rtf *.eml *.json *.xml);;All files (*)"


class WholeWindow(QObject):
    """Shows them when their commands ask. `left` when the person goes back to the story.

    `flush` stores what is typed in the open story and goes on then.
    """

    left = Signal()

    def __init__(self, window: MainWindow, flush: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(window)
        self._window, self._flush = window, flush
        bench = window.bench
        self.importing = ImportView(bench)
        self.photo_desk = PhotoDesk(bench, flush)
        self.importing.cancelled.connect(self.left)
        self.photo_desk.left.connect(self.left)
        bench.commands.on("story.import", self._choose_import)
        bench.commands.on("story.import-folder", lambda: choose_folder(bench, window))
        bench.commands.on("desk.photos", lambda: flush(self.show_photos))

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages for the middle of the window."""
        return self.importing, self.photo_desk

    def import_file(self, path: Path) -> None:
        """Show what is recognised in a file, before anything is kept."""
        self._flush(lambda: self._show_import(path))

    def show_photos(self) -> None:
        """Show all photos of the desk."""
        self._show(self.photo_desk, "photos")

    def _choose_import(self) -> None:
        settings = self._window.bench.settings
        chosen, _kind = QFileDialog.getOpenFileName(self._window, "Import an article", settings.last_folder, ARTICLES)
        if chosen:
            settings.last_folder = str(Path(chosen).parent)
            self.import_file(Path(chosen))

    def _show_import(self, path: Path) -> None:
        self._show(self.importing, "import")
        self.importing.read(path)

    def _show(self, page: QWidget, name: str) -> None:
        """No command that means the story is possible meanwhile: nobody would see what it does."""
        self._window.bench.commands.allow(story=False, writable=False, moves=())
        self._window.top.show_place(name)
        self._window.show_page(page, alone=True)
