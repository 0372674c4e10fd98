"""How the page looks to who writes: set once, on every page, and kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.settings import PageLook
from desk.ui.story_page.look_sheet import LookSheet
from desk.ui.story_page.page import StoryPage


def letters(page: StoryPage) -> int:
    return page.copy.document().defaultFont().pixelSize()


def test_zoom_enlarges_words_head_and_page_and_is_kept(page: StoryPage, story: Story) -> None:
    page.show_story(story)
    headline = page.head.headline.document().defaultFont().pixelSize()
    page._bench.commands.action("view.zoom-in").trigger()
    assert page._bench.settings.page_look.zoom == 110
    assert letters(page) == 19
    assert page.head.headline.document().defaultFont().pixelSize() == round(headline * 1.1)
    page._bench.commands.action("view.zoom-normal").trigger()
    assert letters(page) == 17


def test_the_wheel_with_control_zooms(page: StoryPage, story: Story) -> None:
    page.show_story(story)
    where, none = QPointF(40, 40), QPoint()
    for down in (120, -120, -120):
        wheel = QWheelEvent(where, where, none, QPoint(0, down), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(page.copy.viewport(), wheel)
    assert page._bench.settings.page_look.zoom == 90


def test_the_sheet_shows_each_choice_at_once_and_escape_brings_back_what_was(page: StoryPage, story: Story) -> None:
    page.show_story(story)
    before = page._bench.settings.page_look
    sheet = LookSheet(page, page._cupboard.looking)
    sheet.open()
    sheet.size_choice.setCurrentText("22 px")
    sheet.letters.setCurrentText("Without serifs")
    sheet.gap.setCurrentText("Open")
    assert page._bench.settings.page_look == PageLook(serif=False, size=22, gap=9)
    assert letters(page) == 22
    assert page.copy.document().firstBlock().blockFormat().lineHeight() == 9
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page._bench.settings.page_look == before
    assert letters(page) == 17


def test_what_was_typed_can_be_taken_back_after_the_lines_were_moved(page: StoryPage, story: Story) -> None:
    page.show_story(story)
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.copy, " More")
    page._cupboard.looking.choose(PageLook(gap=20))
    assert page.story is not None
    assert page.story.copy == story.copy + " More"
    page.undo()
    page.undo()
    assert page.story.copy == story.copy


def test_lines_are_moved_without_a_step_where_nothing_was_typed(page: StoryPage, story: Story) -> None:
    page.show_story(story)
    page._cupboard.looking.choose(PageLook(gap=20))
    assert not page.copy.document().isUndoAvailable()
    QTest.keyClicks(page.copy, "A")
    assert page.copy.document().isUndoAvailable()


def test_a_typewriter_holds_the_line(page: StoryPage, story: Story, qtbot: QtBot) -> None:
    page.resize(900, 600)
    page.show_story(story)
    page.show()
    page.activateWindow()
    page.copy.setFocus()
    qtbot.waitUntil(page.copy.hasFocus)
    page._bench.commands.action("view.typewriter").trigger()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    heights = set()
    for _line in range(4):
        QTest.keyClick(page.copy, Qt.Key.Key_Return)
        heights.add(page.copy.y() + page.copy.cursorRect().center().y())
    assert len(heights) == 1
    assert abs(heights.pop() - page.sheet.viewport().height() * 0.45) <= 1


def test_what_somebody_has_spoiled_is_as_it_was_made(page: StoryPage) -> None:
    settings = page._bench.settings
    for spoiled in ("[]", "{", '{"size": 999, "zoom": "big", "serif": 3}'):
        settings._store.setValue("page", spoiled)
        assert settings.page_look == PageLook()
