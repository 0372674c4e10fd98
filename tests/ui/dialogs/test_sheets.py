from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.story.errors import WrongUse
from desk.story.person import Person, Role
from desk.story.quote import Quote, QuoteStatus
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.commands import COMMANDS
from desk.ui.dialogs.about import About
from desk.ui.dialogs.crash import Crash
from desk.ui.dialogs.fields import When
from desk.ui.dialogs.keys import Keys
from desk.ui.dialogs.quote import QuoteSheet
from desk.ui.dialogs.sign_in import SignIn
from desk.ui.dialogs.steps import FIRST_STORY, first_story
from desk.ui.theme import Theme
from tests.ui.dialogs.looking import buttons, click, keys, press, texts

EDITOR, REPORTER = Person("Editor", Role.EDITOR), Person("Reporter")
SOURCES = (Source("s1", "Neil Armstrong"), Source("s2", "", description="a person who heard the loop"))
STORY = Story("k1", sources=SOURCES)
LANDED = Quote("q1", "s1", "The Eagle has landed.", said=datetime(1969, 7, 20, 20, 17, 40, tzinfo=UTC))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_sign_in_as_one_of_the_people_with_the_keyboard_alone(window: QWidget, qtbot: QtBot) -> None:
    sheet = SignIn(window, (EDITOR, REPORTER), EDITOR)
    sheet.open()
    keys(sheet.people, Qt.Key.Key_Down)
    with qtbot.waitSignal(sheet.answered) as answered:
        keys(sheet.people, Qt.Key.Key_Return)
    assert answered.args == [REPORTER]


def test_sign_in_with_a_new_name_and_role(window: QWidget, qtbot: QtBot) -> None:
    sheet = SignIn(window, (EDITOR,), EDITOR)
    sheet.open()
    keys(sheet.name, "  Second   Editor ")
    sheet.role.choose(Role.EDITOR)
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "yes")
    assert answered.args == [Person("Second Editor", Role.EDITOR)]


def test_sign_in_needs_a_name_on_an_empty_desk(window: QWidget) -> None:
    sheet = SignIn(window, ())
    sheet.open()
    press(sheet, "yes")
    assert texts(sheet, "sheetRefusal") == ["Give a name to sign in with."]
    sheet.reject()


def test_what_is_read_out_of_a_person_is_name_and_role(window: QWidget) -> None:
    sheet = SignIn(window, (EDITOR, REPORTER))
    spoken = sheet.people.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Reporter, Reporter"


def test_a_quote_is_edited_field_by_field(window: QWidget, qtbot: QtBot) -> None:
    sheet = QuoteSheet(window, LANDED, STORY, by="Editor", zone="UTC", new=False)
    sheet.open()
    assert sheet.said.text() == "1969-07-20 20:17"
    sheet.status.choose(QuoteStatus.TRANSLATED)
    keys(sheet.translation, "In other words")
    keys(sheet.reference, "loop, 102:45:58")
    sheet.terms.choose(Terms.BACKGROUND)
    keys(sheet.agreed, "not by name")
    with qtbot.waitSignal(sheet.answered) as answered:
        keys(sheet.reference, Qt.Key.Key_Return)
    quote = answered.args[0].quote
    assert (quote.status, quote.translation, quote.agreed) == (
        QuoteStatus.TRANSLATED,
        "In other words",
        "not by name",
    )
    assert quote.said == LANDED.said
    assert answered.args[0].verified is None


def test_a_name_that_the_notebook_does_not_have_becomes_a_new_source(window: QWidget, qtbot: QtBot) -> None:
    sheet = QuoteSheet(window, Quote("q2", words="Roger"), STORY, by="Editor", zone="UTC", new=True)
    sheet.open()
    edit = sheet.source.lineEdit()
    assert edit is not None
    edit.setText("Charles Duke")
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "yes")
    answer = answered.args[0]
    assert answer.new_source.name == "Charles Duke"
    assert answer.quote.source == answer.new_source.key


def test_a_quote_without_words_and_a_time_that_is_none_are_told(window: QWidget) -> None:
    sheet = QuoteSheet(window, Quote("q2"), STORY, by="Editor", zone="UTC", new=True)
    sheet.open()
    press(sheet, "yes")
    assert texts(sheet, "sheetRefusal") == ["A quote needs the words that were said."]
    keys(sheet.words, "Roger")
    keys(sheet.said, "yesterday")
    press(sheet, "yes")
    assert texts(sheet, "sheetRefusal") == ["‘yesterday’ is no time: write it like 1969-07-20 20:17."]
    assert sheet.focusWidget() is sheet.said
    sheet.reject()


def test_other_words_are_not_verified_any_more(window: QWidget) -> None:
    verified = Quote("q1", "s1", "The Eagle has landed.", verified_by="Editor")
    sheet = QuoteSheet(window, verified, STORY, by="Editor", zone="UTC", new=False)
    assert sheet.verified.isChecked()
    sheet.words.setPlainText("The Eagle will land.")
    assert not sheet.verified.isChecked()
    sheet.reject()


@pytest.mark.parametrize(
    ("typed", "hour"), [("1969-07-20 20:17", 20), ("1969-07-20T20:17", 20), ("1969-07-20", 0), ("", None)]
)
def test_times_are_read_in_the_zone_of_the_house(theme: Theme, typed: str, hour: int | None) -> None:
    when = When(None, "America/Chicago")
    when.setText(typed)
    moment = when.moment
    assert (moment.hour if moment else None) == hour
    if moment is not None:
        assert str(moment.utcoffset()) == "-1 day, 19:00:00"


def test_a_time_that_does_not_exist_is_refused(theme: Theme) -> None:
    when = When(None, "UTC")
    when.setText("1969-02-30 20:17")
    with pytest.raises(WrongUse, match="no time"):
        _ = when.moment


def test_a_fault_can_be_read_copied_and_left(window: QWidget, qtbot: QtBot) -> None:
    sheet = Crash(window, "What you typed is safe.", "Traceback\nline 1")
    sheet.open()
    assert not sheet.details.isVisible()
    press(sheet, "showDetails")
    assert sheet.details.isVisible()
    press(sheet, "copyDetails")
    assert QGuiApplication.clipboard().text() == "Traceback\nline 1"
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "quit")
    assert answered.args == ["quit"]


def shown(sheet: Keys) -> list[str]:
    found = []
    for menu in range(sheet.tree.topLevelItemCount()):
        branch = sheet.tree.topLevelItem(menu)
        assert branch is not None
        children = (branch.child(number) for number in range(branch.childCount()))
        found += [child.text(0) for child in children if child is not None]
    return found


def test_every_command_stands_in_the_list_of_keys(window: QWidget) -> None:
    sheet = Keys(window)
    assert len(shown(sheet)) == len(COMMANDS)


def test_commands_are_found_by_word_or_key(window: QWidget) -> None:
    sheet = Keys(window)
    sheet.open()
    keys(sheet.search, "quote log")
    assert shown(sheet) == ["Log a quote"]
    sheet.search.setText("ctrl+shift+q")
    assert shown(sheet) == ["Log a quote"]
    sheet.search.setText("nothing like it")
    assert "No command has ‘nothing like it’ in it." in texts(sheet)
    sheet.reject()


def test_the_first_story_has_five_steps_with_their_keys(window: QWidget, qtbot: QtBot) -> None:
    sheet = first_story(window)
    sheet.open()
    assert len(FIRST_STORY) == 5
    assert "Ctrl+Shift+Q" in texts(sheet)
    with qtbot.waitSignal(sheet.answered):
        keys(sheet, Qt.Key.Key_Return)


def test_about_names_the_versions_and_whose_work_it_stands_on(window: QWidget) -> None:
    sheet = About(window)
    assert "Qt 6" in texts(sheet, "versions")[0]
    assert "Source Serif 4" in texts(sheet)


def test_buttons_inside_a_sheet_do_not_take_enter_from_its_verb(window: QWidget) -> None:
    sheet = Crash(window, "What you typed is safe.", "details")
    assert [one.isDefault() for one in sheet.findChildren(QPushButton) if one.objectName() == "yes"] == [True]
    assert not any(one.isDefault() for one in buttons(sheet, "showDetails"))
    click(sheet.copy)
    sheet.reject()
