"""The two previews of the open story: the light one beside the page, and the exact page in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from desk.ui.main_window import MainWindow
from desk.ui.publish.beside import WIDTH, Beside
from desk.ui.publish.exact_pages import ExactPages
from desk.ui.story_page import copy_text
from desk.ui.story_page.page import StoryPage
from desk.ui.writing import Writing


class Previews(QObject):
    """Ties both to the window and the story page that is in front."""

    def __init__(self, window: MainWindow, writing: Writing) -> None:
        super().__init__(window)
        self._window, self._writing = window, writing
        self._settings = window.bench.settings
        self.beside = Beside(window.bench, writing.page.copy, copy_text.block_source)
        self.exact = ExactPages(window.bench, lambda: writing.page.story, window)
        window.keep_beside(self.beside, writing)
        writing.typed.connect(self.beside.typed.start)
        writing.turned.connect(self._on_page_turned)
        self.beside.jump_requested.connect(self._on_jump)
        window.beside_widened.connect(self._on_widened)
        window.bench.commands.on("view.beside", self._turn)
        window.closing.connect(self.exact.close)
        window.show_beside(width=self._settings.beside)

    def _turn(self) -> None:
        """Show the preview beside the page as wide as it was last, or take it away."""
        shown = self._settings.beside > 0
        self._settings.beside = -abs(self._settings.beside) if shown else abs(self._settings.beside) or WIDTH
        self._window.show_beside(width=max(self._settings.beside, 0))

    def _on_page_turned(self, page: StoryPage) -> None:
        self.beside.turn_to(page.copy)

    def _on_widened(self, pixels: int) -> None:
        if self.beside.isVisible():
            self._settings.beside = pixels

    def _on_jump(self, number: int) -> None:
        copy = self._writing.page.copy
        block = copy.document().findBlockByNumber(number)
        if block.isValid():
            copy.setTextCursor(QTextCursor(block))
            copy.setFocus(Qt.FocusReason.OtherFocusReason)
            copy.ensureCursorVisible()
