"""A link is made without a mark being typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage


def test_an_address_is_typed_and_set_with_return(page: StoryPage, bench: Bench) -> None:
    bench.wire.place_requested.emit(Place("copy", words="Mission Control"))
    bench.commands.action("format.link").trigger()
    address = page._link.address
    address.clear()
    QTest.keyClicks(address, "nasa.gov")
    QTest.keyClick(address, Qt.Key.Key_Return)
    assert page.story is not None
    assert "[Mission Control](https://nasa.gov) answered" in page.story.copy
    assert not page._link.isVisible()


def test_escape_leaves_all_as_it_was(page: StoryPage, bench: Bench) -> None:
    before = page.story
    bench.wire.place_requested.emit(Place("copy", words="Mission Control"))
    bench.commands.action("format.link").trigger()
    QTest.keyClick(page._link.address, Qt.Key.Key_Escape)
    assert page.story == before
    assert not page._link.isVisible()


def test_a_link_opens_with_its_address_and_can_be_taken_off(page: StoryPage, bench: Bench) -> None:
    before = page.story
    bench.wire.place_requested.emit(Place("copy", words="Mission Control"))
    page._link.open()
    page._link.address.setText("desk@example.org")
    page._link._set()
    assert page.story is not None
    assert "(mailto:desk@example.org)" in page.story.copy
    page._link.open()
    assert page._link.address.text() == "mailto:desk@example.org"
    page._link._take_off()
    assert page.story == before
