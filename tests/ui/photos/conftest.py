"""What the tests of the photos share: a story with two photos, and something that holds it as the story page does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import picturing
from desk.paths import RESOURCES
from desk.storage import Desk
from desk.story.errors import DeskError
from desk.story.furniture import Furniture
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.photos.photo_desk import PhotoDesk
from desk.ui.photos.photos_panel import PhotosPanel
from tests.ui.conftest import REPORTER
from tests.ui.photos.photo_desks import Shown, start

PICTURE = RESOURCES / "sample" / "tranquility.jpg"
AWAITED = Photo("p2", caption="The crew before the launch.", credit="Photo: NASA", usage=Usage.FREE)
WORDS = "The lander came down past a boulder field.\n\nThe news came by radio.\n\n![](photo:p2)"


class Page:
    """Stands in the story page's place: holds the open story, takes the steps that are asked for."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.story = Story("k1", Furniture(slug="eagle-lands"), WORDS, photos=(AWAITED,), authors=("Reporter",))
        self.labels: list[str] = []
        self.places: list[Place] = []
        self.told: list[str] = []
        wire = bench.wire
        wire.edit_requested.connect(self._take)
        wire.place_requested.connect(self.places.append)
        wire.said.connect(self.told.append)
        wire.refused.connect(self.told.append)
        bench.work.refused.connect(wire.refused)
        bench.commands.allow(story=True, writable=True, moves=())

    def show(self, story: Story | None = None) -> None:
        self.story = story or self.story
        self.bench.wire.story_changed.emit(self.story)

    def photo(self, key: str) -> Photo:
        found = self.story.photo(key)
        assert found is not None
        return found

    def _take(self, step: Callable[[Story], Story], label: str) -> None:
        try:
            after = step(self.story)
        except DeskError as error:
            self.bench.wire.refused.emit(str(error))
            return
        self.labels.append(label)
        self.show(after)


@pytest.fixture
def page(bench: Bench, settled: Callable[[], None]) -> Page:
    """The story with the sample's picture, kept on the desk, as its lead, and one that is awaited."""
    made = Page(bench)
    kept: list[Photo] = []

    def keep(desk: Desk) -> Photo:
        return picturing.add_photo_file(desk, REPORTER, PICTURE)

    bench.work.ask(keep).then(kept.append)
    settled()
    lead = replace(kept[0], key="p1", role=PhotoRole.LEAD, usage=Usage.FREE)
    made.story = picturing.place_photo(made.story, lead)
    return made


@pytest.fixture
def panel(bench: Bench, page: Page, settled: Callable[[], None], qtbot: QtBot) -> Iterator[PhotosPanel]:
    """The panel in a window as wide as the side of the desk, with the story open."""
    window = QWidget()
    window.resize(348, 900)
    made = PhotosPanel(bench, window)
    made.resize(348, 900)
    with qtbot.waitExposed(window):
        window.show()
    page.show()
    settled()
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def stories(bench: Bench, tmp_path: Path, settled: Callable[[], None]) -> dict[str, Story]:
    made: dict[str, Story] = {}
    bench.work.ask(start, tmp_path).then(made.update)
    settled()
    return made


@pytest.fixture
def shown(bench: Bench, stories: dict[str, Story], settled: Callable[[], None], qtbot: QtBot) -> Iterator[Shown]:
    view = PhotoDesk(bench, lambda then: then())
    view.resize(1200, 800)
    made = Shown(bench, view, settled)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    yield made
    view.hide()
    settled()
    view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
