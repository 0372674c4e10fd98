"""The house settings: what an editor decides for all stories, and everybody may read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import keeping_house, reading
from desk.preflight.checks import CHECKS
from desk.story.dateline import DATELINE_STYLES
from desk.story.house import House, Newsletter, Weighting
from desk.ui.bench import Bench
from desk.ui.dialogs.house import ADDRESSES, PAGES, HouseSheet, wrong
from tests.ui.conftest import EDITOR
from tests.ui.dialogs.looking import click, keys, press, texts


def opened(window: QWidget, house: House, *, writable: bool = True) -> HouseSheet:
    sheet = HouseSheet(window, house, writable=writable)
    sheet.open()
    QApplication.processEvents()
    return sheet


def edit(sheet: HouseSheet, name: str) -> QLineEdit:
    found = sheet.findChild(QLineEdit, name)
    assert found is not None
    return found


def retype(sheet: HouseSheet, name: str, text: str) -> None:
    one = edit(sheet, name)
    one.clear()
    keys(one, text)


def saved(sheet: HouseSheet, qtbot: QtBot) -> House:
    with qtbot.waitSignal(sheet.answered) as answered:
        press(sheet, "yes")
    house = answered.args[0]
    assert isinstance(house, House)
    return house


def test_saved_untouched_it_is_the_same_house(window: QWidget, qtbot: QtBot) -> None:
    house = House(weights=(Weighting("slug", "warning"), Weighting("byline", "off", ("World",))))
    assert set(saved(opened(window, house), qtbot).weights) == set(house.weights)
    assert saved(opened(window, House()), qtbot) == House()


def test_every_field_comes_back(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House())
    for name, typed in (
        ("name", "Moon Gazette"),
        ("url", "https://gazette.example.org"),
        ("zone", "America/Chicago"),
        ("words_a_minute", "200"),
    ):
        retype(sheet, name, typed)
    sheet.language.setCurrentIndex(1)
    click_tick(sheet)
    press(sheet, "page_pages")
    retype(sheet, "copyright", "Moon Gazette Ltd")
    retype(sheet, "footer", "Printed on the moon")
    press(sheet, "page_newsletter")
    retype(sheet, "title", "Moon mail")
    house = saved(sheet, qtbot)
    assert (house.name, house.url, house.zone) == ("Moon Gazette", "https://gazette.example.org", "America/Chicago")
    assert (house.words_a_minute, house.language, house.own_stories_allowed) == (200, "en-US", True)
    assert (house.copyright, house.footer) == ("Moon Gazette Ltd", "Printed on the moon")
    assert house.newsletter == replace(House().newsletter, title="Moon mail")


def click_tick(sheet: HouseSheet) -> None:
    click(sheet.own)


def test_the_dateline_style_shows_what_it_does(window: QWidget) -> None:
    sheet = opened(window, House())
    shown = {}
    for at, style in enumerate(DATELINE_STYLES):
        sheet.style_choice.setCurrentIndex(at)
        shown[style.name] = texts(sheet, "dateline_example")[0]
    assert shown["ap"].startswith("HOUSTON (AP) — …")
    assert "KANSAS CITY, Mo., July 20" in shown["house"]
    assert shown["plain"].startswith("Houston, Texas, 20 July")
    assert len(set(shown.values())) == len(DATELINE_STYLES)
    sheet.reject()


@pytest.mark.parametrize(
    ("changed", "field", "page"),
    [
        ({"name": ""}, "name", "House"),
        ({"url": "http://herald.example.org"}, "url", "House"),
        ({"url": ""}, "url", "House"),
        ({"zone": "Moon/Tranquility"}, "zone", "House"),
        ({"words_a_minute": 0}, "words_a_minute", "House"),
        ({"principles_url": "herald.example.org"}, "principles_url", "Pages"),
        ({"newsletter": Newsletter(action="javascript:alert(1)")}, "action", "Newsletter"),
        ({"sections": ()}, "sections", "Sections"),
    ],
)
def test_what_cannot_stand_is_named(changed: dict[str, object], field: str, page: str) -> None:
    name, sentence, number = wrong(replace(House(), **changed))  # type: ignore[arg-type]
    assert (name, PAGES[number]) == (field, page)
    assert sentence.endswith(".")


def test_a_house_without_newsletter_or_policies_may_stand() -> None:
    bare = replace(House(), principles_url="", corrections_url="", licence_url="", newsletter=Newsletter())
    assert wrong(bare) == ("", "", 0)
    assert {one.name for one in ADDRESSES if not one.optional} == {"url"}


def test_a_refusal_turns_to_the_page_and_the_field(window: QWidget) -> None:
    sheet = opened(window, House())
    press(sheet, "page_newsletter")
    retype(sheet, "action", "example.org")
    press(sheet, "page_checks")
    press(sheet, "yes")
    assert texts(sheet, "sheetRefusal") == ["Sign-up address: write a whole address that begins with https://."]
    assert edit(sheet, "action").hasFocus()
    sheet.reject()


def test_sections_are_added_written_over_moved_and_taken_out(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House(sections=(("World",), ("Local",))))
    press(sheet, "page_sections")
    rows = sheet.sections.list
    rows.setCurrentRow(0)
    press(sheet, "add_section")
    editor = rows.viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    keys(editor, "World / Asia / Japan")
    keys(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the list takes what was written when the key has been dealt with
    assert sheet.isVisible()  # Enter ends the writing, not the sheet
    rows.setCurrentRow(2)
    press(sheet, "section_up")
    press(sheet, "section_up")
    house = saved(sheet, qtbot)
    assert house.sections == (("Local",), ("World",), ("World", "Asia"), ("World", "Asia", "Japan"))
    sheet = opened(window, house)
    press(sheet, "page_sections")
    sheet.sections.list.setCurrentRow(0)
    keys(sheet.sections.list, Qt.Key.Key_Delete)
    assert saved(sheet, qtbot).sections[0] == ("World",)


def test_a_check_is_weighed_with_the_arrow_keys(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House())
    press(sheet, "page_checks")
    tree = sheet.weights.tree
    tree.setCurrentItem(sheet.weights.item("slug-length"))
    keys(tree, Qt.Key.Key_Right)
    tree.setCurrentItem(sheet.weights.item("exclamation"))
    keys(tree, Qt.Key.Key_Left)
    keys(tree, Qt.Key.Key_Left)
    assert saved(sheet, qtbot).weights == (Weighting("slug-length", "blocker"), Weighting("exclamation", "off"))


def test_a_check_is_weighed_with_the_mouse(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House())
    row = sheet.weights.item("headline-stop")
    menu = sheet.weights.tree.menu(row)
    assert [action.text() for action in menu.actions()] == ["Off", "Note", "Warning", "Blocker"]
    menu.actions()[1].trigger()
    assert saved(sheet, qtbot).weights == (Weighting("headline-stop", "note"),)


def test_a_weight_back_at_its_default_is_no_decision(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House(weights=(Weighting("slug-length", "off"),)))
    sheet.weights.tree.picked.emit(sheet.weights.item("slug-length"), "warning")
    assert saved(sheet, qtbot).weights == ()


def test_what_nobody_can_waive_is_shown_and_locked(window: QWidget, qtbot: QtBot) -> None:
    sheet = opened(window, House())
    for check in (one for one in CHECKS if not one.overridable):
        row = sheet.weights.item(check.name)
        assert row.text(1) == "always a blocker"
        sheet.weights.tree.setCurrentItem(row)
        keys(sheet.weights.tree, Qt.Key.Key_Left)
    assert saved(sheet, qtbot).weights == ()


def test_checks_are_searched(window: QWidget) -> None:
    sheet = opened(window, House())
    press(sheet, "page_checks")
    keys(sheet.weights.search, "full stop")
    seen = [check.name for check in CHECKS if not sheet.weights.item(check.name).isHidden()]
    assert seen == ["headline-stop", "caption-stop"]
    sheet.reject()


def test_who_is_no_editor_reads(window: QWidget) -> None:
    sheet = opened(window, House(), writable=False)
    assert texts(sheet, "sheetLine") == ["Only an editor can change them."]
    keys(edit(sheet, "name"), "x")
    tree = sheet.weights.tree
    tree.setCurrentItem(sheet.weights.item("slug-length"))
    keys(tree, Qt.Key.Key_Left)
    keys(sheet.sections.list, Qt.Key.Key_Delete)
    assert sheet.house == House()
    verbs = [one.text() for one in sheet.findChildren(QPushButton, "yes")]
    assert verbs == ["Close"]
    press(sheet, "yes")


def test_what_was_decided_is_kept_on_the_desk(
    window: QWidget, bench: Bench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    bench.work.person = EDITOR
    sheet = opened(window, House())
    retype(sheet, "name", "Moon Gazette")
    bench.work.do(keeping_house.save_house, saved(sheet, qtbot))
    stored: list[House] = []
    bench.work.ask(reading.house).then(stored.append)
    settled()
    assert stored[0].name == "Moon Gazette"


def test_a_theme_of_the_house_is_chosen_among_those_there_are(window: QWidget, qtbot: QtBot) -> None:
    sheet = HouseSheet(window, House(), ("standard", "ours", "plain"))
    sheet.open()
    press(sheet, "page_pages")
    assert [sheet.theme.itemText(at) for at in range(sheet.theme.count())] == ["Standard", "Ours", "Plain"]
    sheet.theme.setFocus()
    QTest.keyClick(sheet.theme, Qt.Key.Key_Down)
    assert saved(sheet, qtbot).theme == "ours"


def test_a_theme_that_is_gone_is_not_changed_by_saving_something_else(window: QWidget, qtbot: QtBot) -> None:
    sheet = HouseSheet(window, House(theme="lost"), ("standard", "plain"))
    sheet.open()
    assert saved(sheet, qtbot).theme == "lost"
