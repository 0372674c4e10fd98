"""Find and replace on the page: counted as it is typed, walked with keys, every change seen first, one undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.change_list import ROW
from desk.ui.story_page.highlighter import AT_ONCE
from desk.ui.story_page.page import StoryPage
from desk.ui.story_page.replace_sheet import ReplaceSheet

COPY = (
    "The Moon is near.\n\n![A moon](photo:moonview22)\n\n[“On the moon,”](quote:eagle22222) he said. A **moon** rose."
)
Find = Callable[[str], None]


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


@pytest.fixture
def moon(page: StoryPage, settled: Callable[[], None]) -> StoryPage:
    """The page with a story in which the moon is in headline, copy, a caption and a logged quote."""
    photo = Photo("moonview22", caption="The moon below")
    page.show_story(replace(now(page), key="other22222", copy=COPY, photos=(photo,)))
    page.copy.setFocus()
    settled()
    return page


@pytest.fixture
def find(moon: StoryPage, bench: Bench, qtbot: QtBot) -> Find:
    """Open the bar and type words into it."""

    def type_words(words: str) -> None:
        bench.commands.action("edit.find").trigger()
        moon.find_bar.words.selectAll()
        QTest.keyClick(moon.find_bar.words, Qt.Key.Key_Delete)
        QTest.keyClicks(moon.find_bar.words, words)
        searched(moon, qtbot)

    return type_words


def searched(page: StoryPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page._seeking._timer.isActive() and not page._bench.work.busy, timeout=10_000)


def sheet_of(qtbot: QtBot) -> ReplaceSheet:
    def shown() -> list[ReplaceSheet]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, ReplaceSheet) and one.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=5_000)
    return shown()[0]


def test_hits_are_counted_as_you_type_from_the_cursor_on(moon: StoryPage, find: Find) -> None:
    find("moon")
    assert moon.find_bar.count.text() == "2 of 5"
    assert moon.copy.textCursor().selectedText() == "Moon"
    assert moon.find_bar.words.hasFocus()
    find("mars")
    assert moon.find_bar.count.text() == "Not found"
    find("")
    assert moon.find_bar.count.text() == ""


def test_enter_and_f3_walk_the_hits_round_and_escape_goes_back(moon: StoryPage, bench: Bench, find: Find) -> None:
    find("moon")
    bar = moon.find_bar
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert moon.cards.card("moonview22").caption.textCursor().selectedText() == "moon"  # type: ignore[union-attr]
    bench.commands.action("edit.find-next").trigger()
    assert moon.copy.textCursor().selectedText() == "moon"
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    QTest.keyClick(bar.words, Qt.Key.Key_Return)
    assert bar.count.text() == "1 of 5"
    assert moon.head.headline.textCursor().selectedText() == "moon"
    QTest.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "5 of 5"
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert moon.copy.hasFocus()
    assert moon.copy.textCursor().selectedText() == "moon"


def test_the_selected_words_are_what_is_sought(moon: StoryPage, bench: Bench, qtbot: QtBot) -> None:
    cursor = moon.copy.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextWord, n=1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    moon.copy.setTextCursor(cursor)
    bench.commands.action("edit.find").trigger()
    searched(moon, qtbot)
    assert moon.find_bar.words.text() == "Moon"
    assert moon.find_bar.count.text() == "2 of 5"


@pytest.mark.parametrize(("name", "count"), [("case", "1 of 1"), ("whole", "2 of 5")])
def test_case_and_whole_words_are_chosen_with_a_click(
    moon: StoryPage, find: Find, qtbot: QtBot, name: str, count: str
) -> None:
    find("Moon")
    QTest.mouseClick(getattr(moon.find_bar, name), Qt.MouseButton.LeftButton)
    searched(moon, qtbot)
    assert moon.find_bar.count.text() == count


def test_a_pattern_that_is_none_yet_says_so(moon: StoryPage, find: Find, qtbot: QtBot) -> None:
    QTest.mouseClick(moon.find_bar.pattern, Qt.MouseButton.LeftButton)
    moon.find_bar.pattern.setChecked(True)
    find("(moon")
    assert moon.find_bar.told.text().startswith("This is no pattern yet: missing closing parenthesis")
    find("(moon|near)")
    assert not moon.find_bar.told.isVisible()
    assert moon.find_bar.count.text() == "2 of 6"


def test_a_pattern_without_end_stops_and_says_so(moon: StoryPage, find: Find) -> None:
    moon.show_story(replace(now(moon), key="endless222", copy="a" * 60 + "!"))
    moon.find_bar.pattern.setChecked(True)
    find("(a|aa)+$")
    assert moon.find_bar.told.text() == "The pattern is too slow for paragraph 1. Make it simpler."


def test_only_the_selected_words_are_searched(moon: StoryPage, bench: Bench, find: Find, qtbot: QtBot) -> None:
    find("moon")
    cursor = moon.copy.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    moon.copy.setTextCursor(cursor)
    QTest.mouseClick(moon.find_bar.inside, Qt.MouseButton.LeftButton)
    searched(moon, qtbot)
    assert moon.find_bar.count.text() == "1 of 1"


def test_replace_goes_from_hit_to_hit_and_asks_before_quoted_words(
    moon: StoryPage, bench: Bench, find: Find, qtbot: QtBot
) -> None:
    find("moon")
    bench.commands.action("edit.replace").trigger()
    bar = moon.find_bar
    assert bar.put.hasFocus()
    QTest.keyClicks(bar.put, "moonlet")
    searched(moon, qtbot)
    for _ in range(2):
        QTest.keyClick(bar.put, Qt.Key.Key_Return)
        searched(moon, qtbot)
    assert now(moon).copy.startswith("The moonlet is near.")
    assert now(moon).photos[0].caption == "The moonlet below"
    QTest.keyClick(bar.put, Qt.Key.Key_Return)
    searched(moon, qtbot)
    assert "On the moon," in now(moon).copy
    assert bar.told.text().startswith("These are words of a logged quote.")
    QTest.mouseClick(bar.anyway, Qt.MouseButton.LeftButton)
    searched(moon, qtbot)
    assert "[“On the moonlet,”](quote:eagle22222)" in now(moon).copy
    QTest.keyClick(bar.put, Qt.Key.Key_Return)
    assert now(moon).copy.endswith("A **moonlet** rose.")


def test_replace_all_shows_every_change_and_goes_back_with_one_undo(
    moon: StoryPage, bench: Bench, find: Find, qtbot: QtBot
) -> None:
    before = now(moon)
    find("moon")
    bench.commands.action("edit.replace").trigger()
    QTest.keyClicks(moon.find_bar.put, "sun")
    QTest.mouseClick(moon.find_bar.replace_all, Qt.MouseButton.LeftButton)
    sheet = sheet_of(qtbot)
    assert sheet.list.count() == 5
    assert sheet._do.text() == "Replace 4"
    first = sheet.list.visualItemRect(sheet.list.item(0)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert sheet._do.text() == "Replace 3"
    QTest.keyClick(sheet.list, Qt.Key.Key_Space)
    assert sheet._do.text() == "Replace 4"
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    after = now(moon)
    assert after.furniture.headline == "Eagle lands: two men walk on the sun"
    assert after.photos[0].caption == "The sun below"
    assert after.copy == COPY.replace("Moon", "sun").replace("**moon**", "**sun**")
    bench.commands.action("edit.undo").trigger()
    assert now(moon) == before
    bench.commands.action("edit.redo").trigger()
    assert now(moon) == after


def test_cancel_changes_nothing(moon: StoryPage, bench: Bench, find: Find, qtbot: QtBot) -> None:
    before = now(moon)
    find("moon")
    QTest.mouseClick(moon.find_bar.replace_all, Qt.MouseButton.LeftButton)
    moon.find_bar.replace_all.click()
    QTest.keyClick(sheet_of(qtbot), Qt.Key.Key_Escape)
    assert now(moon) == before


def test_words_that_changed_meanwhile_stand_as_they_are(moon: StoryPage, bench: Bench, find: Find) -> None:
    find("moon")
    hits = moon._seeking._hits
    bench.wire.edit_requested.emit(lambda one: replace(one, copy="Other words."), "Rewrite")
    assert moon._seeking._onpage.put(tuple(hit for hit in hits if hit.text.part == "copy")) == 0
    assert now(moon).copy == "Other words."


def test_a_story_that_cannot_be_changed_is_only_searched(moon: StoryPage, find: Find) -> None:
    moon.set_writable(False, "The story is with the editor.")
    find("moon")
    assert moon.find_bar.count.text() == "2 of 5"
    assert not moon.find_bar.replace.isEnabled()
    assert not moon.find_bar.replace_all.isEnabled()


def test_the_found_words_have_a_ground(moon: StoryPage, find: Find) -> None:
    def letters() -> int:
        picture = moon.copy.viewport().grab().toImage()
        ground = moon._bench.theme.tokens.warn_soft
        return sum(picture.pixelColor(QPoint(x, y)).name() == ground for x in range(300) for y in range(40))

    moon.copy.moveCursor(QTextCursor.MoveOperation.End)
    assert letters() == 0
    find("moon")
    assert letters() > 50


def test_a_replacement_all_through_a_long_story_stays_quick_and_whole(
    moon: StoryPage, bench: Bench, find: Find, qtbot: QtBot
) -> None:
    copy = "\n\n".join(["The **Moon** over the sea."] * (AT_ONCE * 3))
    moon.show_story(replace(now(moon), key="longer2222", copy=copy))
    find("over the sea")
    moon.find_bar.put.setText("below")
    searched(moon, qtbot)
    assert moon._seeking._onpage.put(moon._seeking._hits) == AT_ONCE * 3
    assert now(moon).copy == copy.replace("over the sea", "below")
    assert not moon.copy.highlighter.complete
    moon.copy.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: bool(moon.copy.document().lastBlock().layout().formats()), timeout=5_000)
    bench.commands.action("edit.undo").trigger()
    assert now(moon).copy == copy


def test_rows_are_as_tall_as_they_are_drawn(moon: StoryPage, find: Find, qtbot: QtBot) -> None:
    find("moon")
    moon.find_bar.replace_all.click()
    sheet = sheet_of(qtbot)
    assert sheet.list.sizeHintForRow(0) == ROW
    sheet.reject()
