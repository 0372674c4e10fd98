"""The exact page on demand: the engine is fetched when it is first wanted, and the page kept up to date while shown."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desk.needs import engine_sentence
from desk.newsroom import previewing, publishing
from desk.newsroom.previewing import ExactPage
from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.unlock import refused
from desk.ui.publish.exact_window import ExactWindow

if TYPE_CHECKING:
    from desk.export.format import Rendition

log = logging.getLogger(__name__)
PAUSE = 700  # ms after the last change of the story
ENGINE = "desk.ui.publish.engine"


class ExactPages(QObject):
    """Answers `view.exact-page` and `view.in-browser` for the story that `open_story` gives."""

    def __init__(self, bench: Bench, open_story: Callable[[], Story | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._open_story, self._over = bench, open_story, parent
        self.window: ExactWindow | None = None
        self._developed: dict[Photo, tuple[Rendition, ...]] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._make)
        bench.commands.on("view.exact-page", self.show)
        bench.commands.on("view.in-browser", self.in_browser)
        bench.wire.story_changed.connect(lambda _story: self._later())
        bench.wire.house_changed.connect(lambda _house: self._later())

    def show(self) -> None:
        """Show the exact page of the open story; where there is no engine, the browser has it."""
        if self._open_story() is None:
            return
        if self.window is None:
            self.window = self._made_window()
        if self.window is None:
            self.in_browser()
            return
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._make()

    def in_browser(self) -> None:
        """Write a proof into a folder that only this person can read, and have the browser show it."""
        if (story := self._open_story()) is not None:
            errand = self._bench.work.ask(publishing.proof_in_temp, story, self._bench.safe.vault)
            errand.then(self._on_written).otherwise(refused(self._over, self._bench, self.in_browser))

    def close(self) -> None:
        """The program ends."""
        self._pause.stop()
        if self.window is not None:
            self.window.close()

    def _made_window(self) -> ExactWindow | None:
        try:
            engine = import_module(ENGINE)
        except ImportError as error:
            log.warning("there is no page engine: %s", error)
            why = engine_sentence() or "This computer has no engine for web pages."
            self._bench.wire.said.emit(f"{why} The page opens in the browser instead.")
            return None
        engine.prepare()
        made = ExactWindow(self._bench, engine.EngineView())
        made.closed.connect(self._on_closed)
        made.failed.connect(self._on_failed)
        made.say("The page is being made …")
        return made

    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
        self.window = None
        self._pause.stop()

    def _on_failed(self) -> None:
        if self.window is not None:
            self.window.close()
            self._bench.wire.refused.emit("The page engine has stopped. Open the page in the browser instead.")

    def _later(self) -> None:
        if self.window is not None:
            self._pause.start()

    def _make(self) -> None:
        """Have every photo developed that is not yet, one job each, and then the page."""
        story = self._open_story()
        if self.window is None or story is None:
            return
        self._developed = {photo: made for photo, made in self._developed.items() if photo in story.photos}
        waiting = [photo for photo in story.photos if photo.digest and photo not in self._developed]
        if not waiting:
            self._bench.work.ask(previewing.exact_page, story, self._developed).then(partial(self._on_page, story))
            return
        self.window.say(f"{len(waiting)} photo{'s' if len(waiting) != 1 else ''} still to be developed …")
        errand = self._bench.work.ask(previewing.develop, waiting[0])
        errand.then(partial(self._on_developed, waiting[0]))

    def _on_developed(self, photo: Photo, made: tuple[Rendition, ...]) -> None:
        self._developed[photo] = made
        if isValid(self):
            self._make()

    def _on_page(self, story: Story, page: ExactPage) -> None:
        if self.window is not None and isValid(self.window):
            self.window.show_page(story.key, story.title, page.files, proof=page.proof)

    def _on_written(self, index: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(index)):
            self._bench.wire.said.emit(f"No browser could be opened; the page lies in {index}.")
