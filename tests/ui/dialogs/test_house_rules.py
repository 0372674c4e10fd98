"""The desk's own rules in the house settings: written, tried on an example, kept."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.story.house import House, OwnRule
from desk.ui.dialogs.house import HouseSheet
from tests.ui.dialogs.looking import keys, press

RULE = OwnRule(r"\bmoon walk\b", "one word here.", "moonwalk")


def opened(window: QWidget, *rules: OwnRule, writable: bool = True) -> HouseSheet:
    sheet = HouseSheet(window, House(rules=rules), writable=writable)
    sheet.open()
    press(sheet, "page_wording")
    return sheet


def test_a_rule_is_added_and_shows_what_it_does(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window)
    assert sheet.rules.verdict.text() == "The desk has no rules of its own yet."
    press(sheet, "add_rule")
    for name, typed in (("pattern", "moon walk"), ("replacement", "moonwalk"), ("why", "one word here.")):
        sheet.rules.edit(name).setFocus()
        keys(sheet.rules.edit(name), typed)
    keys(sheet.rules.edit("match"), "Their moon walk.")
    assert sheet.rules.verdict.text() == "‘moon walk’ becomes ‘moonwalk’."
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "yes")
    assert answered.args[0].rules == (OwnRule("moon walk", "one word here.", "moonwalk", "Their moon walk."),)


def test_a_bad_one_is_told_while_it_is_written_and_not_kept(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, RULE)
    sheet.rules.edit("pattern").clear()
    keys(sheet.rules.edit("pattern"), "(moon")
    assert "is no regular expression" in sheet.rules.verdict.text()
    with qtbot.assertNotEmitted(sheet.answered):
        press(sheet, "yes")
    assert sheet.isVisible()


def test_a_rule_is_taken_out(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, RULE, OwnRule("astronaut", "say which."))
    assert sheet.rules.list.count() == 2
    press(sheet, "remove_rule")
    assert [one.pattern for one in sheet.rules.rules] == ["astronaut"]


def test_who_is_no_editor_sees_them_and_changes_nothing(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, RULE, writable=False)
    assert sheet.rules.edit("pattern").text() == RULE.pattern
    assert sheet.rules.edit("pattern").isReadOnly()
    keys(sheet.rules.edit("pattern"), "x")
    assert sheet.rules.rules == (RULE,)
