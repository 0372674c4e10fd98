"""Pasting in other ways: words without form, and a quote for the notebook."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


@pytest.fixture
def clipboard(page: StoryPage, bench: Bench) -> QMimeData:
    """The clipboard with words in two forms, the window's keys at work."""
    page.addActions([action for _command, action in bench.commands.all()])
    mime = QMimeData()
    mime.setHtml("<h2>The <b>Eagle</b></h2>")
    mime.setText("The Eagle")
    QGuiApplication.clipboard().setMimeData(mime)
    return mime


def test_plain_words_lose_their_form(page: StoryPage, story: Story, clipboard: QMimeData) -> None:
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(page.copy, Qt.Key.Key_V, BOTH)
    assert now(page).copy == story.copy + "The Eagle"
    QTest.keyClick(page.copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert now(page) == story


def test_plain_words_go_where_the_keyboard_is(page: StoryPage, clipboard: QMimeData) -> None:
    page.head.headline.setFocus()
    page.head.headline.selectAll()
    QTest.keyClick(page.head.headline, Qt.Key.Key_V, BOTH)
    assert now(page).furniture.headline == "The Eagle"


def test_a_quote_goes_to_the_notebook_and_the_copy_stays(
    page: StoryPage, bench: Bench, story: Story, clipboard: QMimeData
) -> None:
    told: list[str] = []
    bench.wire.selection_changed.connect(told.append)
    logged: list[str] = []
    bench.commands.on("note.quote", lambda: logged.append(told[-1]))
    bench.commands.action("edit.paste-quote").trigger()
    assert logged == ["The Eagle"]
    assert told == ["The Eagle", ""]
    assert page.story == story


@pytest.mark.parametrize("name", ["edit.paste-plain", "edit.paste-quote"])
@pytest.mark.parametrize("words", ["", "   ", "x" * 30_000])
def test_nothing_and_too_much_are_refused_with_a_sentence(
    qtbot: QtBot, page: StoryPage, bench: Bench, story: Story, name: str, words: str
) -> None:
    page.copy.setFocus()
    QGuiApplication.clipboard().setText(words)
    with qtbot.waitSignal(bench.wire.refused):
        bench.commands.action(name).trigger()
    assert page.story == story


def test_a_story_that_cannot_be_changed_takes_nothing(
    qtbot: QtBot, page: StoryPage, bench: Bench, story: Story, clipboard: QMimeData
) -> None:
    page.set_writable(False, "The story is with the editor.")
    page.copy.setFocus()
    with qtbot.waitSignal(bench.wire.refused) as refused:
        bench.commands.action("edit.paste-plain").trigger()
    assert refused.args == ["The story is with the editor."]
    assert page.story == story
