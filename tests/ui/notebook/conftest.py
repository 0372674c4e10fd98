"""What the tests of the notebook share: a story on the moon, its notebook, and a side panel to stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.story.furniture import Furniture
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.bench import Bench

ARMSTRONG = Source("s1", "Neil Armstrong", title="Commander", organisation="Apollo 11")
DUKE = Source("s2", "Charles Duke", title="Capsule communicator", organisation="NASA")
LISTENER = Source("s3", "Somebody", terms=Terms.BACKGROUND, description="a person who heard the loop")
LANDED = Quote("q1", "s1", "Houston, Tranquility Base here. The Eagle has landed.", reference="loop, 102:45:58")
STEP = Quote("q2", "s1", "That’s one small step for man")
COPY = (
    "The news came by radio: [“Houston, Tranquility Base here. The Eagle has landed.”](quote:q1)\n\n"
    "Then he stepped off. [“That’s one small step for a man,”](quote:q2) he said."
)
STORY = Story(
    "k1",
    Furniture(slug="eagle-lands", headline="Eagle lands"),
    COPY,
    sources=(ARMSTRONG, DUKE, LISTENER),
    quotes=(LANDED, STEP),
    authors=("Reporter",),
    created=datetime(1969, 7, 20, tzinfo=UTC),
)


class Page:
    """Stands in the story page's place: holds the open story, takes the steps that are asked for."""

    def __init__(self, bench: Bench, story: Story) -> None:
        self.bench, self.story = bench, story
        self.labels: list[str] = []
        self.inserted: list[object] = []
        self.told: list[str] = []
        wire = bench.wire
        wire.edit_requested.connect(self._take)
        wire.insert_requested.connect(self.inserted.append)
        wire.said.connect(self.told.append)
        wire.refused.connect(self.told.append)
        bench.commands.allow(story=True, writable=True, moves=())

    def show(self, **changes: object) -> None:
        self.story = replace(self.story, **changes)  # type: ignore[arg-type]
        self.bench.wire.story_changed.emit(self.story)

    def _take(self, step: Callable[[Story], Story], label: str) -> None:
        self.labels.append(label)
        self.story = step(self.story)
        self.bench.wire.story_changed.emit(self.story)


@pytest.fixture
def page(bench: Bench) -> Page:
    return Page(bench, STORY)


@pytest.fixture
def beside(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Puts a panel into a window as wide as the side of the desk."""
    windows: list[QWidget] = []

    def put(panel: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        window.resize(348, 700)
        panel.setParent(window)
        panel.resize(348, 700)
        window.show()
        panel.show()
        qtbot.waitExposed(window)
        return window

    yield put
    for window in windows:
        window.deleteLater()
