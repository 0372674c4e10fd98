"""A photo desk in a window, with three pictures in three stories, as its tests click and type in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from desk.newsroom import drafting, picturing, reading
from desk.storage import Desk
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.photo import Photo, Usage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Words
from desk.ui.photos.photo_desk import PhotoDesk
from tests.ui.conftest import REPORTER

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
COLOURS = {"red.jpg": (200, 20, 20), "green.jpg": (20, 160, 20), "blue.jpg": (20, 20, 200)}
STRANGER = Person("Second reporter", Role.REPORTER)


def start(desk: Desk, folder: Path) -> dict[str, Story]:
    """Three pictures in two stories of the reporter; the red one also in a story of somebody else."""
    photos: dict[str, Photo] = {}
    for name, colour in COLOURS.items():
        Image.new("RGB", (300, 200), colour).save(folder / name)
        photo = picturing.add_photo_file(desk, REPORTER, folder / name)
        photos[name] = replace(photo, caption=f"A {name[:-4]} plain.", credit="NASA", alt="A plain", usage=Usage.FREE)
    photos["blue.jpg"] = replace(photos["blue.jpg"], credit="", usage=Usage.UNKNOWN)
    made: dict[str, Story] = {}
    for slug, by, names in (
        ("theirs", STRANGER, ("red.jpg",)),
        ("first", REPORTER, ("red.jpg", "green.jpg")),
        ("second", REPORTER, ("red.jpg", "blue.jpg")),
    ):
        story = drafting.start_story(desk, by, Furniture(slug=slug, headline=f"The {slug} story"))
        full = story
        for number, name in enumerate(names):
            full = picturing.place_photo(full, replace(photos[name], key=f"{slug}{number}"), 9)
        made[slug] = drafting.keep(desk, by, story, full).story
    return made


class Shown:
    """The view in a window, with what it said."""

    def __init__(self, bench: Bench, view: PhotoDesk, settled: Callable[[], None]) -> None:
        self.bench, self.view, self.settled = bench, view, settled
        self.told: list[str] = []
        self.opened: list[str] = []
        self.put: list[Photo] = []
        self.changed: list[tuple[Story, ...]] = []
        self.left: list[bool] = []
        bench.wire.said.connect(self.told.append)
        bench.wire.refused.connect(self.told.append)
        bench.wire.open_requested.connect(self.opened.append)
        bench.wire.insert_requested.connect(self.put.append)
        view.changed.connect(self.changed.append)
        view.left.connect(lambda: self.left.append(True))

    @property
    def names(self) -> list[str]:
        return [one.photo.file_name for one in self.view.tiles.shelf.prints]

    @property
    def chosen(self) -> list[str]:
        return [one.photo.file_name for one in self.view.tiles.chosen]

    def click(self, name: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click the tile of that file, or the control of that name."""
        tiles = self.view.tiles
        if name in self.names:
            at = tiles.visualRect(tiles.shelf.index(self.names.index(name))).center()
            QTest.mouseClick(tiles.viewport(), LEFT, held, at)
        else:
            found = self.view.findChild(QPushButton, name)
            assert found is not None
            assert found.isEnabled(), name
            QTest.mouseClick(found, LEFT)
        QApplication.processEvents()
        self.settled()

    def field(self, name: str) -> QLineEdit | Words:
        found = self.view.findChild(QWidget, f"print_{name}")
        assert isinstance(found, QLineEdit | Words)
        return found

    def type(self, name: str, text: str) -> None:
        edit = self.field(name)
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        if not text:
            QTest.keyClick(edit, Qt.Key.Key_Backspace)

    def search(self, text: str) -> None:
        self.view.search.setFocus()
        self.view.search.clear()
        QTest.keyClicks(self.view.search, text)
        QTest.keyClick(self.view.search, Qt.Key.Key_Return)
        self.settled()

    def photos(self, story: Story) -> dict[str, Photo]:
        """The photos of a story as stored, by file name."""
        read: list[Story] = []
        self.bench.work.ask(reading.story, story.key).then(read.append)
        self.settled()
        return {one.file_name: one for one in read[0].photos}
