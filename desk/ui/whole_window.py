"""What takes the whole window instead of the story: the import of articles, and the photo desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desk.ui.arrivals import Arrivals
from desk.ui.main_window import MainWindow
from desk.ui.photos.photo_desk import PhotoDesk


class WholeWindow(QObject):
    """Shows them when their commands ask. `left` when the person goes back to the story.

    `flush` stores what is typed in the open story and goes on then.
    """

    left = Signal()

    def __init__(self, window: MainWindow, flush: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(window)
        self._window, self._flush = window, flush
        bench = window.bench
        self.arrivals = Arrivals(window, flush, lambda: self._show(self.arrivals.view, "import"))
        self.photo_desk = PhotoDesk(bench, flush)
        self.arrivals.left.connect(self.left)
        self.photo_desk.left.connect(self.left)
        bench.commands.on("desk.photos", lambda: flush(self.show_photos))

    @property
    def pages(self) -> tuple[QWidget, ...]:
        """The pages for the middle of the window."""
        return self.arrivals.view, self.photo_desk

    def show_photos(self) -> None:
        """Show all photos of the desk."""
        self._show(self.photo_desk, "photos")

    def _show(self, page: QWidget, name: str) -> None:
        """No command that means the story is possible meanwhile: nobody would see what it does."""
        self._window.bench.commands.allow(story=False, writable=False, moves=())
        self._window.top.show_place(name)
        self._window.show_page(page, alone=True)
