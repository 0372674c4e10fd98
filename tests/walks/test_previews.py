"""The preview beside the page: it follows the cursor, draws only what changed, and does nothing while it is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desk.newsroom.sampling import REPORTER
from desk.story.story import Story
from desk.ui.publish.light_page import LightPage
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Open = Callable[..., Walk]


def beside(walk: Walk) -> LightPage:
    found = walk.workplace.previews.beside.findChild(LightPage)
    assert found is not None
    return found


def rewrite(walk: Walk, copy: str) -> None:
    """Have other copy on the page, as one change."""

    def other(story: Story) -> Story:
        return replace(story, copy=copy)

    walk.workplace.bench.wire.edit_requested.emit(other, "Rewrite")
    walk.wait()


def cursor_at(walk: Walk, words: str) -> None:
    copy = walk.workplace.page.copy
    found = copy.document().find(words)
    assert not found.isNull()
    copy.setTextCursor(found)
    copy.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    copy.setFocus()


def shows(walk: Walk, words: str) -> None:
    walk.wait(lambda: words in beside(walk).toPlainText())


def test_what_is_typed_is_there_a_moment_later(open_window: Open) -> None:
    walk = open_window(REPORTER)
    assert not walk.shows("beside")
    walk.command("view.beside")
    assert walk.shows("beside")
    cursor_at(walk, "Mission Control answered")
    walk.type(" The **hatch** is open.")
    shows(walk, "The hatch is open.")
    walk.press(Qt.Key.Key_Return)
    walk.type("- one")
    shows(walk, "one")
    assert "- one" not in beside(walk).toPlainText()


def test_only_the_paragraph_that_changed_is_drawn_again(open_window: Open) -> None:
    walk = open_window(REPORTER)
    walk.command("view.beside")
    rewrite(walk, "\n\n".join(f"Paragraph {number} of the log." for number in range(30)))
    cursor_at(walk, "Paragraph 12")
    shows(walk, "Paragraph 12")
    walk.saved()
    changed: list[int] = []
    beside(walk).document().contentsChange.connect(lambda at, _removed, _added: changed.append(at))
    walk.type("!")
    shows(walk, "Paragraph 12 of the log.!")
    text = beside(walk).toPlainText()
    first, last = text.index("Paragraph 12"), text.index("Paragraph 13")
    assert changed
    assert all(first - 3 <= at <= last for at in changed)


def test_it_follows_the_cursor_through_a_hundred_thousand_words(open_window: Open) -> None:
    walk = open_window(REPORTER)
    rewrite(walk, "\n\n".join(f"Paragraph {number}: {'words of the log ' * 12}" for number in range(2_000)))
    walk.command("view.beside")
    for number in (1_999, 1_000, 3):
        cursor_at(walk, f"Paragraph {number}:")
        shows(walk, f"Paragraph {number}:")
        assert beside(walk).document().blockCount() < 200
        page = beside(walk)
        at = page.document().find(f"Paragraph {number}:")
        assert page.rect().contains(page.cursorRect(at).center())


def test_scrolling_goes_on_where_the_drawn_part_ends(open_window: Open) -> None:
    walk = open_window(REPORTER)
    rewrite(walk, "\n\n".join(f"Paragraph {number}: {'words of the log ' * 12}" for number in range(200)))
    walk.command("view.beside")
    cursor_at(walk, "Paragraph 0:")
    shows(walk, "Paragraph 20:")
    bar = beside(walk).verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
    assert "Paragraph 199:" in beside(walk).toPlainText()
    for _ in range(20):
        bar.setValue(0)
    assert "Paragraph 0:" in beside(walk).toPlainText()


def test_notes_tables_and_photos_are_what_they_are(open_window: Open) -> None:
    walk = open_window(REPORTER)
    walk.command("view.beside")
    rewrite(walk, f"{walk.story.copy}\n\nA claim[^a].\n\n| Task | Hours |\n|---|--:|\n| Walk | 2.5 |\n\n[^a]: The log.")
    cursor_at(walk, "A claim")
    shows(walk, "A claim1.")
    text = beside(walk).toPlainText()
    assert "|" not in text
    assert "1\xa0 The log." in text or "1  The log." in text
    photo = walk.story.photos[0].digest
    walk.wait(lambda: f'src="photo:{photo}"' in beside(walk).toHtml())


def test_a_paragraph_pressed_twice_is_where_the_cursor_goes(open_window: Open) -> None:
    walk = open_window(REPORTER)
    walk.command("view.beside")
    shows(walk, "Mission Control answered")
    page = beside(walk)
    found = page.document().find("Mission Control answered")
    page.setTextCursor(found)
    page.ensureCursorVisible()
    at = page.cursorRect(found).center() - QPoint(8, 0)
    QTest.mouseDClick(page.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert walk.workplace.page.copy.textCursor().block().text().startswith("Mission Control answered")
    assert walk.workplace.page.copy.hasFocus()


def test_it_is_as_wide_as_it_was_left_and_only_beside_the_page(open_window: Open) -> None:
    walk = open_window(REPORTER)
    walk.window.resize(1_800, 900)
    walk.command("view.beside")
    handle = walk.window.panes.handle(walk.window.panes.indexOf(walk.find("beside")))
    before = walk.find("beside").width()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, QPoint(-60, 5))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(-60, 5))
    width = walk.find("beside").width()
    assert width > before
    walk.command("view.beside")
    assert not walk.shows("beside")
    walk.command("view.beside")
    assert walk.find("beside").width() == width
    assert walk.workplace.bench.settings.beside == width
    walk.workplace.show_mode("preview")
    assert not walk.shows("beside")
    walk.workplace.show_mode("write")
    assert walk.shows("beside")
    assert walk.workplace.bench.commands.action("view.beside").isChecked()


def test_hidden_it_draws_nothing(open_window: Open) -> None:
    walk = open_window(REPORTER)
    cursor_at(walk, "Mission Control answered")
    walk.type(" Words.")
    walk.saved()
    assert beside(walk).toPlainText() == ""
