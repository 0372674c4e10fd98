"""Several stories open at once: tabs, everything as it was left in each, and two side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.newsroom.sampling import REPORTER
from desk.ui.app import make_window
from desk.ui.settings import Settings
from desk.ui.story_page.spot import spot_of
from desk.ui.workplace import Workplace
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Walk]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def second(walk: Walk) -> tuple[str, str]:
    """Begin a second story; the keys of the first and of the second."""
    first = walk.story.key
    walk.command("story.new")
    walk.wait(lambda: walk.story.key != first)
    return first, walk.story.key


def test_keys_go_from_tab_to_tab_and_back(open_window: Open) -> None:
    walk = open_window(REPORTER)
    assert not walk.shows("story_tabs")
    first, other = second(walk)
    assert walk.shows("story_tabs")
    assert walk.workplace.writing.tabs.keys == (first, other)
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_Tab, CTRL)
    walk.wait(lambda: walk.story.key == first)
    walk.press(Qt.Key.Key_Backtab, CTRL, SHIFT)
    walk.wait(lambda: walk.story.key == other)


def test_undo_and_the_cursor_survive_a_switch(open_window: Open) -> None:
    walk = open_window(REPORTER)
    before = walk.story.copy
    copy = walk.workplace.page.copy
    copy.setFocus()
    copy.moveCursor(QTextCursor.MoveOperation.End)
    walk.type(" More.")
    at, scrolled = copy.textCursor().position(), walk.workplace.page.sheet.verticalScrollBar().value()
    assert scrolled
    first, _other = second(walk)
    walk.workplace.open(first)
    walk.wait(lambda: walk.story.key == first)
    assert walk.workplace.page.copy.textCursor().position() == at
    assert walk.workplace.page.sheet.verticalScrollBar().value() == scrolled
    assert walk.story.copy == before + " More."
    walk.command("edit.undo")
    assert walk.story.copy == before


def test_a_middle_click_closes_and_the_last_one_leaves_nothing_open(open_window: Open) -> None:
    walk = open_window(REPORTER)
    first, _other = second(walk)
    tabs = walk.workplace.writing.tabs
    middle = Qt.MouseButton.MiddleButton
    QTest.mouseClick(tabs, middle, Qt.KeyboardModifier.NoModifier, tabs.tabRect(1).center())
    walk.wait(lambda: walk.story.key == first)
    assert tabs.keys == (first,)
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_W, CTRL)
    walk.wait(lambda: walk.workplace.story is None)
    assert walk.shows("opening_sentence")


def test_tabs_and_the_cursor_are_back_after_a_restart(open_window: Open, tmp_path: Path, qtbot: QtBot) -> None:
    window = make_window(str(tmp_path / "desk"), Settings(tmp_path / "window.ini"), REPORTER)
    window.show()
    walk = Walk(qtbot, Workplace(window, ask_who=False))
    walk.workplace.begin()
    walk.wait(lambda: walk.workplace.story is not None)
    copy = walk.workplace.page.copy
    copy.setFocus()
    copy.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.wait(500)  # a photo has its height only when its picture has come
    at = spot_of(walk.workplace.page.sheet, copy)
    assert at.position
    assert at.past
    first, other = second(walk)
    walk.saved()
    window.close()
    qtbot.waitUntil(window.isHidden, timeout=3_000)
    assert window.bench.work.finish(20)
    window.deleteLater()
    again = open_window(REPORTER)
    assert again.workplace.writing.tabs.keys == (first, other)
    assert again.story.key == other
    again.workplace.open(first)
    again.wait(lambda: again.story.key == first)
    page = again.workplace.page
    again.wait(lambda: spot_of(page.sheet, page.copy)[:3] == at[:3])


def test_two_side_by_side_are_both_written_and_the_panels_follow(open_window: Open) -> None:
    walk = open_window(REPORTER)
    first, other = second(walk)
    told: list[str] = []
    walk.workplace.bench.wire.story_changed.connect(lambda story: told.append(story.key))
    walk.command("view.split")
    walk.wait(lambda: walk.story.key == first)
    assert walk.shows("left_side")
    assert walk.shows("right_side")
    walk.workplace.page.copy.setFocus()
    walk.type("One ")
    assert "One " in walk.story.copy
    walk.press(Qt.Key.Key_F6, SHIFT)
    walk.wait(lambda: walk.story.key == other)
    assert told[-1] == other
    walk.workplace.page.copy.setFocus()
    walk.type("Two ")
    assert "Two " in walk.story.copy
    walk.command("view.split")
    assert not walk.shows("right_side")
    assert walk.story.key == other
