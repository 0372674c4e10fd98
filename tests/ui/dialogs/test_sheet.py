from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.sheet import Scrim
from desk.ui.dialogs.steps import first_story
from desk.ui.dialogs.tell import Tell
from desk.ui.theme import Theme
from tests.ui.dialogs.looking import buttons, keys, press, texts


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_enter_is_the_primary_verb(window: QWidget, qtbot: QtBot) -> None:
    sheet = Confirm(window, "Spike this story?", "It can be unspiked.", "Spike")
    sheet.open()
    with qtbot.waitSignal(sheet.answered):
        keys(sheet, Qt.Key.Key_Return)


def test_escape_is_not_yet(window: QWidget) -> None:
    sheet = Confirm(window, "Spike this story?", "It can be unspiked.", "Spike")
    answers: list[object] = []
    sheet.answered.connect(answers.append)
    sheet.open()
    keys(sheet, Qt.Key.Key_Escape)
    assert answers == []
    assert not sheet.isVisible()


def test_the_window_is_shaded_as_long_as_the_sheet_is_open(window: QWidget) -> None:
    sheet = Tell(window, "The desk is read-only", "Nothing is changed.")
    sheet.open()
    assert [one.isVisible() for one in window.findChildren(Scrim)] == [True]
    press(sheet, "yes")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(Scrim) == []


def test_a_reason_is_several_lines_and_enter_still_sends_it(window: QWidget, qtbot: QtBot) -> None:
    sheet = AskReason(window, "Request changes?", "Why.", "Request changes")
    sheet.open()
    keys(sheet.reason, "First")
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    keys(sheet.reason, "second")
    with qtbot.waitSignal(sheet.answered) as answered:
        keys(sheet.reason, Qt.Key.Key_Return)
    assert answered.args == ["First\nsecond"]


def test_a_reason_of_blanks_is_none(window: QWidget) -> None:
    sheet = AskReason(window, "Request changes?", "Why.", "Request changes")
    sheet.open()
    keys(sheet.reason, "   ")
    keys(sheet.reason, Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert texts(sheet, "sheetRefusal") == ["Say why in a sentence: it is kept with the story."]
    keys(sheet.reason, "Now")
    assert texts(sheet, "sheetRefusal") == []


def test_a_no_break_space_is_kept(window: QWidget) -> None:
    sheet = AskReason(window, "Title", "Why.", "Verb", value="10\u00a0000 people")
    assert sheet.reason.words == "10\u00a0000 people"


def test_titles_are_text_and_never_markup(window: QWidget) -> None:
    sheet = Tell(window, "<b>Title</b>", "<i>A sentence</i>")
    sheet.open()
    assert texts(sheet, "sheetTitle") == ["<b>Title</b>"]
    assert sheet.heading.textFormat() is Qt.TextFormat.PlainText
    assert sheet.line.textFormat() is Qt.TextFormat.PlainText
    sheet.reject()


@pytest.mark.parametrize("size", [(1280, 720), (640, 360), (420, 300)])
def test_a_sheet_fits_its_window_and_its_verbs_stay_in_sight(window: QWidget, size: tuple[int, int]) -> None:
    window.resize(*size)
    sheet = first_story(window)
    sheet.open()
    QApplication.processEvents()
    assert sheet.width() <= size[0]
    assert sheet.height() <= size[1]
    [yes] = buttons(sheet, "yes")
    assert sheet.rect().contains(yes.mapTo(sheet, yes.rect().center()))
    sheet.reject()


def test_a_sheet_follows_its_window(window: QWidget) -> None:
    sheet = Tell(window, "Title", "A sentence.")
    sheet.open()
    before = sheet.pos()
    window.resize(1200, 900)
    QApplication.processEvents()
    assert sheet.pos() != before
    sheet.reject()


def test_without_a_window_it_stands_on_the_screen(theme: Theme) -> None:
    sheet = Tell(None, "Title", "A sentence.")
    sheet.open()
    assert sheet.screen().availableGeometry().contains(sheet.geometry().center())
    sheet.reject()


def test_every_control_has_a_name_and_an_accessible_name(window: QWidget) -> None:
    sheet = AskReason(window, "Title", "Why.", "Verb")
    for one in (*buttons(sheet, "yes"), *buttons(sheet, "no"), sheet.reason):
        assert one.objectName()
        assert one.accessibleName()
    assert sheet.accessibleName() == "Title"
