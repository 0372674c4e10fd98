"""The sheet of related stories: searched off the screen's thread, added, ordered, removed; one step in the story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import sampling
from desk.newsroom.demonstrating import put_budget
from desk.story.related import Related
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.related import RelatedSheet
from desk.ui.publish.relating import Relating

SOON = 10_000


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1000, 800)
    made.show()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def story(bench: Bench, settled: Callable[[], None]) -> Story:
    put: list[Story] = []
    bench.work.ask(put_budget)
    bench.work.ask(sampling.put_sample).then(put.append)
    settled()
    return put[0]


@pytest.fixture
def sheet(bench: Bench, window: QWidget, story: Story, settled: Callable[[], None]) -> RelatedSheet:
    made = RelatedSheet(window, bench, story)
    made.open()
    settled()
    return made


def names(sheet: RelatedSheet) -> list[str]:
    return [one.title for one in sheet.picked]


def press(sheet: RelatedSheet, name: str) -> None:
    QApplication.processEvents()  # what was added just now is laid out
    [made] = [one for one in sheet.findChildren(QPushButton, name) if one.isVisible()]
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def look_for(sheet: RelatedSheet, words: str, qtbot: QtBot) -> None:
    sheet.search.setFocus()
    sheet.search.clear()
    QTest.keyClicks(sheet.search, words)
    found = sheet.list

    def there() -> bool:
        return found.count() == 1 and words in str(found.item(0).text()).casefold()

    qtbot.waitUntil(there, timeout=SOON)


def test_a_story_is_found_by_its_words_and_added_with_enter(sheet: RelatedSheet, qtbot: QtBot) -> None:
    look_for(sheet, "bakery", qtbot)
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    assert names(sheet) == ["Bakery that fed the harbour turns 150"]
    assert sheet.isVisible(), "Enter in the search adds; it does not close"
    qtbot.waitUntil(lambda: sheet.list.count() == 0, timeout=SOON)


def test_the_order_is_chosen_and_one_is_removed(sheet: RelatedSheet, qtbot: QtBot) -> None:
    for words in ("bakery", "ferry", "gauges"):
        look_for(sheet, words, qtbot)
        press(sheet, "relatedAdd")
    press(sheet, "relatedUp2")
    assert [one.split()[0] for one in names(sheet)] == ["Bakery", "River", "Harbour"]
    press(sheet, "relatedRemove0")
    assert [one.split()[0] for one in names(sheet)] == ["River", "Harbour"]
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "yes")
    assert answered.args is not None
    assert [one.title.split()[0] for one in answered.args[0]] == ["River", "Harbour"]


def test_one_that_is_elsewhere_needs_an_address_and_words(sheet: RelatedSheet) -> None:
    refusal = sheet.findChild(QLabel, "sheetRefusal")
    assert refusal is not None
    QTest.keyClicks(sheet.title, "The log")
    QTest.keyClicks(sheet.address, "log.example.org")
    press(sheet, "relatedAddElsewhere")
    assert "no whole web address" in refusal.text()
    sheet.address.clear()
    QTest.keyClicks(sheet.address, "https://log.example.org/")
    press(sheet, "relatedAddElsewhere")
    assert [(one.title, one.address) for one in sheet.picked] == [("The log", "https://log.example.org/")]
    assert refusal.text() == ""
    assert sheet.title.text() == ""


def test_nothing_found_is_said(sheet: RelatedSheet, qtbot: QtBot) -> None:
    QTest.keyClicks(sheet.search, "qqqqzzz")
    qtbot.waitUntil(lambda: sheet.none.text() == "No story has these words.", timeout=SOON)


def test_the_command_makes_one_step_of_it(
    bench: Bench, window: QWidget, story: Story, settled: Callable[[], None]
) -> None:
    Relating(bench, window)
    asked: list[tuple[Callable[[Story], Story], str]] = []
    bench.wire.edit_requested.connect(lambda step, told: asked.append((step, told)))
    bench.commands.allow(story=True, writable=True, moves=())
    one = Related("outside001", "The log", "https://log.example.org/")
    bench.wire.story_changed.emit(replace(story, related=(one,)))
    bench.commands.action("story.related").trigger()
    settled()
    sheet = window.findChildren(RelatedSheet)[-1]
    assert names(sheet) == ["The log"]
    press(sheet, "yes")
    step, told = asked[0]
    assert step(story).related == (one,)
    assert told == "Related stories"
