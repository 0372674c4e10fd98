"""Flagging: the flags of the open story from the Story menu, and its legal clearance."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.newsroom import clearing
from desk.newsroom.clock import now
from desk.story.furniture import slot
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.clearing import ClearanceSheet

FLAGS = {
    "story.legal": "legal",
    "story.sensitive": "sensitive",
    "story.not-for-publication": "not_for_publication",
}


class Flagging(QObject):
    """Answers the flags' commands and review.clearance."""

    def __init__(self, bench: Bench, window: QWidget) -> None:
        super().__init__(window)
        self._bench = bench
        self._window = window
        self._story: Story | None = None
        bench.wire.story_changed.connect(self._on_story_changed)
        bench.wire.story_closed.connect(self._on_story_closed)
        for command, name in FLAGS.items():
            bench.commands.on(command, partial(self._turn, name))
        bench.commands.on("review.clearance", self.ask)

    def ask(self) -> None:
        """Ask who cleared the story, and why it may run."""
        if self._story is None:
            return
        if not self._story.furniture.legal:
            self._bench.wire.refused.emit("The story has no legal flag, so there is nothing to clear: set it first.")
            return
        sheet = ClearanceSheet(self._window, self._story.clearances)
        sheet.answered.connect(lambda given: self._clear(*given))
        sheet.open()

    def _clear(self, name: str, reason: str) -> None:
        by, at = self._bench.work.person, now()
        self._bench.wire.edit_requested.emit(
            lambda story: clearing.clear(story, by, name, reason, at), "Legal clearance"
        )

    def _turn(self, name: str) -> None:
        if self._story is None:
            return
        changed: dict[str, Any] = {name: not getattr(self._story.furniture, name)}
        self._bench.wire.edit_requested.emit(
            lambda story: replace(story, furniture=replace(story.furniture, **changed)), slot(name).label
        )
        self._show()  # a refused one is ticked as it was

    def _show(self) -> None:
        for command, name in FLAGS.items():
            is_set = self._story is not None and getattr(self._story.furniture, name)
            self._bench.commands.action(command).setChecked(is_set)

    def _on_story_changed(self, story: Story) -> None:
        self._story = story
        self._show()

    def _on_story_closed(self) -> None:
        self._story = None
        self._show()
