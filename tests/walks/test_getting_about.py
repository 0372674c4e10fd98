"""Counting and focusing in the real window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from desk.newsroom.sampling import REPORTER
from desk.ui.dialogs.counts import Counts
from desk.ui.status_bar import Fact
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


def test_the_words_in_the_status_bar_open_the_counts(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    walk.wait(lambda: walk.shows("words_shown"))
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_A, CTRL)
    fact = walk.find("words_shown")
    assert isinstance(fact, Fact)
    walk.wait(lambda: "selected" in fact.text)
    walk.click("words_shown")
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Counts) and one.isVisible()]
    assert len(shown) == 1
    texts = [one.text() for one in shown[0].findChildren(QLabel)]
    assert [texts[at] for at in (0, 3, 6, 9)] == ["Words", "Characters", "Lines in the column", "Reading time"]
    assert texts[2] == f"{texts[1]} selected"
    shown[0].close()
    walk.press(Qt.Key.Key_Home, CTRL)
    walk.wait(lambda: "selected" not in fact.text)


def test_focus_is_chosen_by_command_and_kept(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    walk.command("view.focus-sentence")
    assert walk.workplace.page.focus_mode.mode == "sentence"
    assert walk.workplace.bench.settings.focus == "sentence"
    walk.command("view.focus-sentence")
    assert walk.workplace.page.focus_mode.mode == ""
