"""Getting to a place by keys: go to anything, the outline, two footnotes’ ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget

from desk.newsroom.sampling import REPORTER
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Open = Callable[..., Walk]
CTRL = Qt.KeyboardModifier.ControlModifier


def rewrite(walk: Walk, copy: str) -> None:
    walk.workplace.bench.wire.edit_requested.emit(lambda story: replace(story, copy=copy), "Rewrite")


def go_to(walk: Walk, letters: str) -> None:
    walk.press(Qt.Key.Key_P, CTRL)
    walk.wait(lambda: walk.shows("goTo_field"))
    walk.find("goTo_field").setFocus()
    walk.type(letters)
    walk.press(Qt.Key.Key_Return)


def test_a_few_letters_go_to_a_heading_a_source_and_another_story(open_window: Open) -> None:
    walk = open_window(REPORTER)
    first = walk.story.key
    copy = walk.workplace.page.copy
    rewrite(walk, "Words.\n\n## What the crew said\n\nMore words.")
    go_to(walk, "crew said")
    walk.wait(lambda: copy.textCursor().selectedText() == "What the crew said")
    go_to(walk, "armstrong")
    walk.wait(lambda: walk.window.side.currentWidget() in (walk.workplace.sources, walk.workplace.quotes))
    walk.command("story.new")
    walk.wait(lambda: walk.story.key != first)
    go_to(walk, "eagle")
    walk.wait(lambda: walk.story.key == first)


def test_behind_a_sign_it_is_the_palette(open_window: Open) -> None:
    walk = open_window(REPORTER)
    go_to(walk, ">outline")
    walk.wait(lambda: walk.shows("outline"))


def test_the_outline_follows_the_cursor_and_goes_where_it_is_told(open_window: Open) -> None:
    walk = open_window(REPORTER)
    copy = walk.workplace.page.copy
    rewrite(walk, "## One\n\nWords.\n\n### Two")
    copy.moveCursor(QTextCursor.MoveOperation.End)
    walk.command("view.outline")
    shown = walk.find("outline_list", QListWidget)
    assert isinstance(shown, QListWidget)
    walk.wait(lambda: [shown.item(row).text() for row in range(shown.count())] == ["One", "    Two"])
    assert shown.currentRow() == 1
    copy.moveCursor(QTextCursor.MoveOperation.Start)
    walk.wait(lambda: shown.currentRow() == 0)
    shown.setFocus()
    walk.press(Qt.Key.Key_Down)
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: copy.textCursor().selectedText() == "Two")
    walk.command("view.outline")
    assert not walk.shows("outline")
