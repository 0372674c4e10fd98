"""A walk over the photo desk: crop the lead, set details on all photos, take it back, put one into another story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.newsroom import previewing, reading
from desk.story import framing
from desk.story.photo import Frame
from tests.newsroom.desks import REPORTER
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_lead_is_cropped_and_the_page_follows(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    lead = walk.story.lead
    assert lead is not None
    walk.command("photo.crop", asks=True)
    canvas = walk.find("cropCanvas")
    canvas.setFocus()
    QTest.keyClicks(canvas, "2---")
    walk.click("yes")
    walk.saved()
    cut = walk.story.lead
    assert cut is not None
    assert framing.crop_of(cut, Frame.LEAD) is not None
    pages: list[previewing.ExactPage] = []
    walk.workplace.bench.work.ask(previewing.exact_page, walk.story, {}).then(pages.append)
    walk.wait(lambda: bool(pages))
    page = pages[0].files["index.html"].decode()
    mark = framing.mark(cut)
    assert mark
    assert f"{lead.digest[:12]}-{mark}-16x9-" in page
    assert f"{mark}-1.91x1-1200.jpg" in page
    walk.command("edit.undo")
    assert walk.story.lead == lead


def test_details_are_set_on_the_photo_desk_and_the_open_story_has_them(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    before = walk.story
    walk.click("rail_photos")
    walk.wait(lambda: walk.shows("photo_tiles"))
    bench = walk.workplace.bench
    assert not walk.shows("rail")
    assert not bench.commands.action("edit.undo").isEnabled()
    tiles = walk.workplace.whole.photo_desk.tiles
    walk.wait(lambda: bool(tiles.shelf.prints))
    QTest.keyClick(tiles, Qt.Key.Key_A, CONTROL)
    walk.fill("print_copyright", "Public domain")
    walk.click("setDetails")
    assert walk.story.photos[0].copyright == "Public domain"
    stored: list[object] = []
    bench.work.ask(reading.story, before.key).then(stored.append)
    walk.wait(lambda: bool(stored))
    assert stored == [walk.story]
    QTest.keyClick(tiles, Qt.Key.Key_Z, CONTROL)
    walk.wait(lambda: walk.story.photos == before.photos)
    QTest.keyClick(tiles, Qt.Key.Key_Escape)
    walk.wait(lambda: walk.shows("rail"))
    assert bench.commands.action("photo.crop").isEnabled()
    assert walk.shows("mode_write")


def test_a_photo_goes_from_the_photo_desk_into_another_story(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    first = walk.story
    walk.command("story.new")
    walk.wait(lambda: walk.story.key != first.key)
    walk.command("desk.photos")
    tiles = walk.workplace.whole.photo_desk.tiles
    walk.wait(lambda: bool(tiles.shelf.prints))
    QTest.keyClick(tiles, Qt.Key.Key_A, CONTROL)
    walk.click("putIntoStory")
    walk.wait(lambda: bool(walk.story.photos))
    [photo] = walk.story.photos
    assert photo.digest == first.photos[0].digest
    assert f"(photo:{photo.key})" in walk.story.copy
    assert walk.shows("rail")
    walk.saved()
    walk.command("desk.photos")
    walk.wait(lambda: bool(tiles.shelf.prints) and len(tiles.shelf.prints[0].uses) == 2)
    QTest.keyClick(tiles, Qt.Key.Key_A, CONTROL)
    walk.wait(lambda: walk.shows(f"used_{first.key}"))
    walk.click(f"used_{first.key}")
    walk.wait(lambda: walk.story.key == first.key)
    assert walk.shows("rail")


def test_a_story_kept_on_another_page_follows_the_photo_desk(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    first = walk.story
    walk.command("story.new")
    walk.wait(lambda: walk.story.key != first.key)
    walk.command("desk.photos")
    tiles = walk.workplace.whole.photo_desk.tiles
    walk.wait(lambda: bool(tiles.shelf.prints))
    QTest.keyClick(tiles, Qt.Key.Key_A, CONTROL)
    walk.fill("print_copyright", "Public domain")
    walk.click("setDetails")
    [page] = [one for one in walk.workplace.writing.pages if one.key == first.key]
    assert page.last is not None
    assert page.last.photos[0].copyright == "Public domain"
    QTest.keyClick(tiles, Qt.Key.Key_Escape)
    walk.wait(lambda: walk.shows("rail"))
    walk.workplace.open(first.key)
    walk.wait(lambda: walk.story.key == first.key)
    assert walk.story.photos[0].copyright == "Public domain"
