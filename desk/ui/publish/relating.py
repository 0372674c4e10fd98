"""Related stories of the open story: picked in a sheet, one step in the story."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.newsroom import relating
from desk.story.place import Place
from desk.story.related import Related
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.related import RelatedSheet


class Relating(QObject):
    """Answers story.related for the open story, and shows a related story that a check names."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench, self._window = bench, parent
        self._story: Story | None = None
        self._command = bench.commands.action("story.related")
        bench.wire.story_changed.connect(self._on_story)
        bench.wire.place_requested.connect(self._on_place)
        bench.commands.on("story.related", self._show)

    def _show(self) -> None:
        if self._story is not None:
            sheet = RelatedSheet(self._window, self._bench, self._story)
            sheet.answered.connect(self._keep)
            sheet.open()

    def _keep(self, related: tuple[Related, ...]) -> None:
        self._bench.wire.edit_requested.emit(partial(_picked, related), "Related stories")

    def _on_place(self, place: Place) -> None:
        if place.field == "related" and self._command.isEnabled():
            self._show()

    def _on_story(self, story: Story) -> None:
        self._story = story


def _picked(related: tuple[Related, ...], story: Story) -> Story:
    return relating.pick(story, related)
