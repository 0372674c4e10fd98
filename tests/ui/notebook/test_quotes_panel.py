from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desk.preflight.checks import preflight
from desk.preflight.finding import Context, Finding
from desk.story.house import House
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Terms
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.quote import QuoteSheet
from desk.ui.notebook.card import NoteCard
from desk.ui.notebook.quotes_panel import MIME, QuotesPanel
from desk.ui.notebook.steps import with_quote
from tests.ui.dialogs.looking import buttons, click, keys, press, sheet, texts
from tests.ui.notebook.conftest import LANDED, LISTENER, STEP, Page


def found(story: Story) -> tuple[Finding, ...]:
    return preflight(story, Context(House(), datetime(1969, 7, 20, 12, tzinfo=UTC)))


def card(panel: QuotesPanel, key: str) -> NoteCard:
    made = panel.list.card(key)
    assert made is not None
    return made


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget]) -> QuotesPanel:
    made = QuotesPanel(bench)
    beside(made)
    page.show()
    bench.wire.findings_changed.emit(found(page.story))
    return made


def test_a_card_says_who_on_which_terms_and_how_the_words_stand(panel: QuotesPanel) -> None:
    said = texts(card(panel, "q1"))
    assert said[:3] == ["NA", "Neil Armstrong", "Commander, Apollo 11 · on the record"]
    assert "“Houston, Tranquility Base here. The Eagle has landed.”" in said
    assert texts(card(panel, "q1"), "mark") == ["Verbatim", "Not verified"]
    assert texts(card(panel, "q1"), "reference") == ["loop, 102:45:58"]


def test_words_that_differ_are_explained_and_each_way_out_is_a_button(panel: QuotesPanel, page: Page) -> None:
    differing = card(panel, "q2")
    assert "Words differ" in texts(differing, "mark")
    assert texts(differing, "explanation")[0].startswith("The notebook has: “That’s one small step for man”.")
    fixes = {one.text(): one for one in buttons(differing, "fix")}
    assert list(fixes) == ["Use the notebook's words", "Insert [a]"]
    fixes["Insert [a]"].click()
    assert "[“That’s one small step for [a] man,”](quote:q2)" in page.story.copy
    assert page.labels == ["Insert [a]"]


def test_what_somebody_typed_is_never_shown_as_markup(panel: QuotesPanel, page: Page, bench: Bench) -> None:
    words = "That’s <b>one</b> & <i>small</i> step for man"
    page.show(quotes=(LANDED, replace(STEP, words=words)))
    bench.wire.findings_changed.emit(found(page.story))
    shown = card(panel, "q2").findChildren(QLabel, "words")[0]
    assert "<b>one" not in shown.text() or shown.textFormat() is Qt.TextFormat.PlainText


def test_verify_marks_the_quote_with_who_and_when(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    press(card(panel, "q1"), "verifyQuote")
    quote = page.story.quote("q1")
    assert quote is not None
    assert (quote.verified_by, page.labels) == ("Reporter", ["Verify quote"])
    assert quote.verified_at is not None
    assert "Verified" in texts(card(panel, "q1"), "mark")


def test_arrows_go_from_card_to_card_and_enter_inserts(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    panel.list.focus(0)
    keys(card(panel, "q1"), Qt.Key.Key_Down)
    assert card(panel, "q2").hasFocus()
    keys(card(panel, "q2"), Qt.Key.Key_Return)
    assert page.inserted == [STEP]
    keys(card(panel, "q2"), Qt.Key.Key_Up)
    assert card(panel, "q1").hasFocus()


def test_the_tools_of_a_card_show_when_it_has_the_focus(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    [insert] = card(panel, "q1").findChildren(QToolButton, "insertQuote")
    panel.list.focus(1)
    QApplication.sendEvent(card(panel, "q1"), QEvent(QEvent.Type.Leave))
    assert not insert.isVisible()
    panel.list.focus(0)
    assert insert.isVisible()
    assert insert.accessibleName() == "Insert into the copy"
    click(insert)
    assert page.inserted == [LANDED]


def test_delete_takes_a_quote_out_and_says_how_it_comes_back(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    panel.list.focus(0)
    keys(card(panel, "q1"), Qt.Key.Key_Delete)
    assert page.story.quotes == (STEP,)
    assert page.labels == ["Remove quote"]
    assert page.told == ["The quote is out of the notebook. Undo brings it back."]
    assert card(panel, "q2").hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_log_a_quote_takes_the_words_that_are_selected_in_the_copy(
    panel: QuotesPanel, page: Page, bench: Bench, qtbot: QtBot
) -> None:
    page.show(copy=page.story.copy + " Then: “one giant leap for mankind.”")
    bench.wire.selection_changed.emit("“one giant leap for mankind.”")
    bench.commands.action("note.quote").trigger()
    opened = sheet(QuoteSheet)
    assert opened.words.words == "one giant leap for mankind."
    edit = opened.source.lineEdit()
    keys(edit, "neil")
    keys(edit.completer().popup() if edit else None, Qt.Key.Key_Down)
    keys(edit.completer().popup() if edit else None, Qt.Key.Key_Return)
    opened.verified.click()
    keys(opened.words, Qt.Key.Key_Return)
    logged = page.story.quotes[-1]
    assert (logged.words, logged.source, logged.verified_by) == ("one giant leap for mankind.", "s1", "Reporter")
    assert page.labels == ["Log quote"]
    assert page.story.copy.endswith(f"[“one giant leap for mankind.”](quote:{logged.key})")


def test_quoted_words_with_no_record_are_counted_and_shown(
    panel: QuotesPanel, page: Page, bench: Bench, qtbot: QtBot
) -> None:
    page.show(copy=page.story.copy + "\n\nMission Control answered: “We copy you on the ground,” Duke said.")
    bench.wire.findings_changed.emit(found(page.story))
    assert "Quoted words with no record: 1" in texts(panel, "looseTitle")
    with qtbot.waitSignal(bench.wire.place_requested) as shown:
        press(panel, "looseWay")
    place = shown.args[0]
    assert isinstance(place, Place)
    assert "We copy you on the ground" in place.words


def test_terms_that_are_not_on_the_record_are_a_word_and_a_mark(panel: QuotesPanel, page: Page) -> None:
    page.show(quotes=(replace(LANDED, source=LISTENER.key),))
    assert texts(card(panel, "q1"), "termsPill") == ["! On background"]
    page.show(quotes=(replace(LANDED, terms=Terms.OFF_RECORD),))
    assert texts(card(panel, "q1"), "termsPill") == ["! Off the record"]


def test_an_empty_notebook_says_what_goes_there_and_offers_the_first(panel: QuotesPanel, page: Page) -> None:
    page.show(quotes=(), copy="")
    panel._on_findings_changed(())
    assert "No quotes yet" in texts(panel)
    [log] = buttons(panel, "logFirstQuote")
    assert log.isEnabled()


def test_from_nine_quotes_on_there_is_a_field_to_search(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    assert not panel.list.search.isVisible()
    page.show(quotes=tuple(Quote(f"n{number}", "s1", f"synthetic words {number}") for number in range(9)))
    assert panel.list.search.isVisible()
    keys(panel.list.search, "words 7")
    assert [one.accessibleName() for one in panel.list.cards] == ["Quote of Neil Armstrong: synthetic words 7"]
    keys(panel.list.search, Qt.Key.Key_Down)
    assert panel.list.cards[0].hasFocus()
    keys(panel.list.cards[0], Qt.Key.Key_Up)
    assert panel.list.search.hasFocus()
    keys(panel.list.search, "xyz")
    assert "None of the 9 quotes has ‘words 7xyz’ in it." in texts(panel, "quotesNone")
    keys(panel.list.search, Qt.Key.Key_Escape)
    assert len(panel.list.cards) == 9


def test_hundreds_of_quotes_come_in_portions(panel: QuotesPanel, page: Page, qtbot: QtBot) -> None:
    page.show(quotes=tuple(Quote(f"n{number}", "s1", f"synthetic words {number}") for number in range(70)))
    assert len(panel.list.cards) == 30
    [more] = buttons(panel, "quotesMore")
    assert more.text() == "Show 30 more of 70"
    click(more)
    assert len(panel.list.cards) == 60


def test_a_card_that_did_not_change_is_kept_as_it_is(panel: QuotesPanel, page: Page) -> None:
    before = card(panel, "q1")
    page.show(quotes=(LANDED, replace(STEP, note="seen twice")))
    assert card(panel, "q1") is before
    assert "seen twice" in texts(card(panel, "q2"), "reference")[0]


def test_a_story_that_may_not_be_changed_shows_its_quotes_without_tools(panel: QuotesPanel, bench: Bench) -> None:
    bench.commands.allow(story=True, writable=False, moves=())
    assert not buttons(card(panel, "q1"), "verifyQuote")
    assert not card(panel, "q1").findChildren(QToolButton)


def test_a_quote_that_is_dragged_out_carries_its_key_and_nothing_that_others_can_read(panel: QuotesPanel) -> None:
    data = panel.drag(LANDED).mimeData()
    assert bytes(data.data(MIME).data()) == b"q1"
    assert data.formats() == [MIME]


def test_pulling_a_card_starts_a_drag(panel: QuotesPanel, qtbot: QtBot) -> None:
    pulled = card(panel, "q1")
    pulled.dragged.disconnect()
    with qtbot.waitSignal(pulled.dragged):
        QTest.mousePress(pulled, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        QTest.mouseMove(pulled, QPoint(60, 60))


def test_two_clicks_open_a_quote(panel: QuotesPanel) -> None:
    QTest.mouseDClick(card(panel, "q1"), Qt.MouseButton.LeftButton)
    assert sheet(QuoteSheet).words.words == LANDED.words


def test_the_menu_of_a_card_offers_what_can_be_done(panel: QuotesPanel, page: Page, bench: Bench, qtbot: QtBot) -> None:
    lines = {one.objectName(): one for one in card(panel, "q1").menu().actions()}
    assert [one.text() for one in lines.values()] == [
        "Insert into the copy",
        "Show in the copy",
        "Verify",
        "Edit…",
        "Remove",
    ]
    with qtbot.waitSignal(bench.wire.place_requested) as shown:
        lines["showQuoteLine"].trigger()
    assert shown.args == [Place("quote", "q1")]


def test_unticking_verified_takes_the_mark_away(page: Page, bench: Bench) -> None:
    verified = replace(LANDED, verified_by="Editor", verified_at=datetime(1969, 7, 21, tzinfo=UTC))
    story = replace(page.story, quotes=(verified,))
    changed = with_quote(verified, None, False, bench.work.person)(story).quotes[0]
    assert (changed.verified_by, changed.verified_at) == ("", None)


def test_another_theme_is_worn_at_once(panel: QuotesPanel, bench: Bench) -> None:
    before = card(panel, "q1")
    bench.theme.choose("dark")
    assert card(panel, "q1") is not before
    assert texts(card(panel, "q1"), "mark") == ["Verbatim", "Not verified"]
    bench.theme.choose("light")
