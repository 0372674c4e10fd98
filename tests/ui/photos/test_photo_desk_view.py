"""The photo desk: tiles of every photo, searched and chosen, details set on many at once, taken back at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, picturing, reading, sampling
from desk.newsroom.photo_search import Show
from desk.storage import Desk
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.photo import Photo, Usage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
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


@pytest.fixture
def stories(bench: Bench, tmp_path: Path, settled: Callable[[], None]) -> dict[str, Story]:
    made: dict[str, Story] = {}
    bench.work.ask(start, tmp_path).then(made.update)
    settled()
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


def test_every_photo_is_a_tile_those_that_lack_something_first(shown: Shown) -> None:
    assert shown.names == ["blue.jpg", "red.jpg", "green.jpg"]
    assert shown.view._count.text() == "3 photos"
    index = shown.view.tiles.shelf.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "A blue plain., Credit missing, in 1 story"
    shown.view.lacking_first.click()
    assert shown.names == ["red.jpg", "blue.jpg", "green.jpg"]


def test_tiles_show_their_pictures(shown: Shown, qtbot: QtBot) -> None:
    tiles = shown.view.tiles

    def near(number: int, name: str) -> bool:
        at = tiles.visualRect(tiles.shelf.index(number)).center() - QPoint(0, 50)
        seen = tiles.viewport().grab().toImage().pixelColor(at)
        found = seen.red(), seen.green(), seen.blue()
        return max(abs(one - other) for one, other in zip(found, COLOURS[name], strict=True)) < 25

    qtbot.waitUntil(lambda: all(near(number, name) for number, name in enumerate(shown.names)), timeout=10_000)


def test_words_are_searched_in_every_field_and_in_one(shown: Shown) -> None:
    shown.search("green")
    assert shown.names == ["green.jpg"]
    assert shown.view._count.text() == "1 of 3 photos"
    assert shown.view.tiles.hasFocus()
    shown.search("story:second")
    assert shown.names == ["blue.jpg", "red.jpg"]
    shown.search("zebra")
    assert shown.view._found_none.isVisible()
    assert shown.view._found_none.text().startswith("No photo has ‘zebra’.")
    QTest.keyClick(shown.view.search, Qt.Key.Key_Escape)
    shown.view._soon.timeout.emit()
    assert len(shown.names) == 3


def test_only_what_is_missing_or_unsettled_is_shown_on_demand(shown: Shown) -> None:
    shown.click("show_lacking")
    assert shown.view.showing is Show.LACKING
    assert shown.names == ["blue.jpg"]
    shown.click("show_rights")
    assert shown.names == ["blue.jpg"]


def test_a_chosen_photo_shows_whose_it_is_and_where_it_stands(shown: Shown, stories: dict[str, Story]) -> None:
    assert shown.view.details._empty.isVisible()
    shown.click("red.jpg")
    assert shown.field("credit").text() == "NASA"  # type: ignore[union-attr]
    used = [one for one in shown.view.findChildren(QPushButton) if one.objectName().startswith("used_")]
    assert [one.text() for one in used] == ["The second story", "The first story", "The theirs story"]
    assert used[0].accessibleName() == "Open The second story, Draft"
    touches = shown.view.details._touches.text()
    assert touches == (
        "A change reaches 2 stories. Not reached: ‘The theirs story’: It is a story of Second reporter: left as it is."
    )
    shown.click(f"used_{stories['first'].key}")
    assert shown.opened == [stories["first"].key]


def test_details_of_one_are_set_in_all_its_stories(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("red.jpg")
    assert not shown.view.details.set.isEnabled()
    shown.type("credit", "Photo: NASA/Crew")
    shown.type("expires", "2030-05-03")
    assert shown.view.details.set.text() == "Set on 1 photo"
    shown.click("setDetails")
    for slug in ("first", "second"):
        photo = shown.photos(stories[slug])["red.jpg"]
        assert (photo.credit, photo.expires) == ("Photo: NASA/Crew", date(2030, 5, 3))
    assert shown.photos(stories["theirs"])["red.jpg"].credit == "NASA"
    assert shown.told[-1] == (
        "Set credit and expiry on 1 photo in 2 stories. "
        "Left alone: ‘The theirs story’: It is a story of Second reporter: left as it is."
    )
    assert {one.key for one in shown.changed[0]} == {stories["first"].key, stories["second"].key}
    assert shown.view.tiles.hasFocus()
    assert shown.chosen == ["red.jpg"]


def test_many_are_set_at_once_and_taken_back_at_once(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("blue.jpg")
    shown.click("green.jpg", CONTROL)
    credit = shown.field("credit")
    assert credit.text() == ""  # type: ignore[union-attr]
    assert credit.placeholderText() == "Several: none · NASA"
    assert shown.view.details._title.text() == "2 photos chosen"
    shown.type("credit", "Agency")
    shown.type("keywords", "moon, Apollo 11")
    shown.click("setDetails")
    blue, green = shown.photos(stories["second"])["blue.jpg"], shown.photos(stories["first"])["green.jpg"]
    assert (blue.credit, green.credit) == ("Agency", "Agency")
    assert blue.keywords == green.keywords == ("moon", "Apollo 11")
    assert (blue.usage, green.usage, blue.alt) == (Usage.UNKNOWN, Usage.FREE, "A plain")
    QTest.keyClick(shown.view.tiles, Qt.Key.Key_Z, CONTROL)
    shown.settled()
    assert shown.told[-1] == "Taken back: credit and keywords on 2 photos in 2 stories."
    assert [shown.photos(stories[slug]) for slug in stories] == [
        {one.file_name: one for one in story.photos} for story in stories.values()
    ]
    QTest.keyClick(shown.view.tiles, Qt.Key.Key_Z, CONTROL | SHIFT)
    shown.settled()
    assert shown.photos(stories["second"])["blue.jpg"].credit == "Agency"
    shown.click("photo_undo")
    assert shown.photos(stories["second"])["blue.jpg"].credit == ""


def test_usage_is_chosen_for_all(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("blue.jpg")
    shown.click("green.jpg", CONTROL)
    usage = shown.view.details.form.usage
    assert usage.currentText() == "As they are"
    usage.setFocus()
    QTest.keyClicks(usage, "Paid")
    shown.click("setDetails")
    assert shown.photos(stories["second"])["blue.jpg"].usage is Usage.PAID
    assert shown.photos(stories["first"])["green.jpg"].usage is Usage.PAID


def test_what_is_no_day_is_refused_with_a_sentence(shown: Shown) -> None:
    shown.click("red.jpg")
    shown.type("expires", "in May")
    shown.click("setDetails")
    assert shown.told == ["‘in May’ is no day: write it like 1969-07-20."]
    shown.type("expires", "")
    shown.type("credit", "NASA")


def test_what_was_typed_for_one_is_set_when_another_is_chosen(shown: Shown, stories: dict[str, Story]) -> None:
    shown.click("green.jpg")
    shown.type("credit", "Agency")
    shown.click("red.jpg")
    assert shown.photos(stories["first"])["green.jpg"].credit == "Agency"
    assert shown.field("credit").text() == "NASA"  # type: ignore[union-attr]


def test_what_was_typed_for_many_is_asked_about(shown: Shown, stories: dict[str, Story]) -> None:
    for answer, credit in (("no", "NASA"), ("yes", "Agency")):
        shown.click("blue.jpg")
        shown.click("green.jpg", CONTROL)
        shown.type("credit", "Agency")
        shown.click("red.jpg")
        [sheet] = [one for one in shown.view.findChildren(Confirm) if one.isVisible()]
        assert sheet.windowTitle() == "Set what you typed on 2 photos?"
        verb = sheet.findChild(QPushButton, answer)
        assert verb is not None
        QTest.mouseClick(verb, LEFT)
        shown.settled()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert shown.photos(stories["first"])["green.jpg"].credit == credit


def test_what_is_being_typed_stands_when_the_desk_changes(shown: Shown) -> None:
    shown.click("green.jpg")
    shown.type("credit", "Half a cre")
    shown.bench.wire.desk_changed.emit()
    shown.view._later.timeout.emit()
    shown.settled()
    assert shown.field("credit").text() == "Half a cre"  # type: ignore[union-attr]
    assert shown.chosen == ["green.jpg"]


def test_where_nothing_may_be_changed_nothing_can_be_typed(
    shown: Shown, bench: Bench, stories: dict[str, Story]
) -> None:
    bench.work.person = Person("Third reporter")
    shown.view.read()
    shown.settled()
    shown.click("green.jpg")
    assert shown.field("credit").isReadOnly()
    assert shown.view.details._touches.text().startswith("None of its stories can be changed now. Not reached: ")
    assert not shown.view.details.set.isEnabled()


def test_a_photo_is_put_into_the_open_story(shown: Shown, bench: Bench, stories: dict[str, Story]) -> None:
    shown.click("green.jpg")
    assert not shown.view.details.put.isEnabled()
    bench.wire.story_changed.emit(stories["second"])
    assert shown.view.details.put.toolTip() == "Put it into ‘second’"
    shown.click("putIntoStory")
    [photo] = shown.put
    assert (photo.file_name, photo.credit) == ("green.jpg", "NASA")
    assert stories["first"].photo(photo.key) is None
    assert shown.left == [True]


def test_keys_go_about(shown: Shown) -> None:
    tiles = shown.view.tiles
    assert tiles.hasFocus()
    QTest.keyClick(tiles, Qt.Key.Key_F, CONTROL)
    assert shown.view.search.hasFocus()
    QTest.keyClick(shown.view.search, Qt.Key.Key_Down)
    assert tiles.hasFocus()
    assert shown.chosen == ["blue.jpg"]
    QTest.keyClick(tiles, Qt.Key.Key_Right)
    assert shown.chosen == ["red.jpg"]
    QTest.keyClick(tiles, Qt.Key.Key_A, CONTROL)
    assert len(shown.chosen) == 3
    QTest.keyClick(tiles, Qt.Key.Key_F2)
    assert shown.field("credit").hasFocus()
    QTest.keyClick(tiles, Qt.Key.Key_Escape)
    assert shown.left == [True]


def test_all_controls_have_names(shown: Shown) -> None:
    shown.click("red.jpg")
    kinds = (QPushButton, QLineEdit, Words)
    controls = [one for kind in kinds for one in shown.view.findChildren(kind) if one.isVisible()]
    assert controls
    assert [one.objectName() for one in controls if not one.accessibleName()] == []


def test_rights_are_told_with_their_day(shown: Shown, bench: Bench, stories: dict[str, Story]) -> None:
    from desk.ui.photos.shelf_model import rights

    today = date(1969, 7, 20)
    one = next(one for one in shown.view.tiles.shelf.prints if one.photo.file_name == "green.jpg")

    def told(**fields: object) -> tuple[str, str]:
        use = one.uses[0]
        return rights(replace(one, uses=(replace(use, photo=replace(use.photo, **fields)),)), today)  # type: ignore[arg-type]

    assert told() == ("Free", "plain")
    assert told(usage=Usage.UNKNOWN) == ("Rights unknown", "warn")
    assert told(expires=today + timedelta(days=400)) == ("Free until 24 Aug 1970", "plain")
    assert told(expires=today + timedelta(days=3)) == ("Until 23 Jul", "warn")
    assert told(expires=today - timedelta(days=3)) == ("Expired 17 Jul", "bad")
    assert told(usage=Usage.EXPIRED, expires=today + timedelta(days=3)) == ("Expired", "bad")


def test_an_empty_desk_says_what_goes_there(bench: Bench, settled: Callable[[], None], qtbot: QtBot) -> None:
    view = PhotoDesk(bench, lambda then: then())
    with qtbot.waitExposed(view):
        view.show()
    settled()
    assert view._none.isVisible()
    assert view._count.text() == "0 photos"
    view.hide()
    view.deleteLater()


def test_thousands_of_tiles_fetch_only_those_in_sight(bench: Bench, settled: Callable[[], None], qtbot: QtBot) -> None:
    """The sample's picture in each of many stories, each time cut otherwise: as many pictures as tiles."""

    def many(desk: Desk) -> None:
        story = sampling.put_sample(desk)
        photos = tuple(replace(story.photos[0], key=f"p{n}", digest=f"{n:064x}") for n in range(3_000))
        drafting.keep(desk, REPORTER, story, replace(story, photos=photos))

    bench.work.ask(many)
    settled()
    asked: list[object] = []
    real = bench.pictures.want

    def counted(*wanted: object) -> None:
        asked.append(wanted[1])
        real(*wanted)  # type: ignore[arg-type]

    bench.pictures.want = counted  # type: ignore[method-assign, assignment]
    view = PhotoDesk(bench, lambda then: then())
    view.resize(1200, 800)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: bool(asked), timeout=10_000)
    settled()
    assert len(view.tiles.shelf.prints) == 3_000
    first = len(asked)
    assert first < 60
    view.tiles.verticalScrollBar().setValue(view.tiles.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: len(asked) > first, timeout=10_000)
    settled()
    assert len(asked) < 120
    view.tiles.selectionModel().select(view.tiles.shelf.index(2_999), QItemSelectionModel.SelectionFlag.Select)
    assert view.tiles.chosen[0].photo.digest
    view.hide()
    view.deleteLater()
