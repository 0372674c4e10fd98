"""The photo desk: tiles of every photo, searched and chosen; where each photo stands, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, sampling
from desk.newsroom.photo_search import Show
from desk.storage import Desk
from desk.story.photo import Usage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.fields import Words
from desk.ui.photos.photo_desk import PhotoDesk
from tests.ui.conftest import REPORTER
from tests.ui.photos.photo_desks import COLOURS, CONTROL, Shown


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
