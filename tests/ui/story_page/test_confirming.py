"""Quotations on the page: the card of the words pointed at, and the keys that confirm, change and mend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import EAGLE, ROGER, STORY, put

Open = Callable[[str], StoryPage]


@pytest.fixture
def opened(empty_page: StoryPage, bench: Bench, settled: Callable[[], None]) -> Open:
    """Opens the story with other words."""

    def open_(copy: str) -> StoryPage:
        story = replace(STORY, copy=copy)
        bench.work.ask(put, story)
        settled()
        empty_page.show_story(story)
        bench.commands.allow(story=True, writable=True, moves=())
        settled()
        return empty_page

    return open_


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def stand_in(page: StoryPage, words: str) -> None:
    """Put the cursor into those words."""
    page.copy.setFocus()
    cursor = page.copy.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    page.copy.setTextCursor(cursor)


def press(bench: Bench, name: str, settled: Callable[[], None]) -> None:
    bench.commands.action(name).trigger()
    settled()


def point_at(page: StoryPage, words: str, settled: Callable[[], None]) -> None:
    """Let the pointer rest on those words."""
    cursor = page.copy.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 3)
    at = page.copy.cursorRect(cursor).center()
    viewport = page.copy.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    settled()


def shown(page: StoryPage, name: str) -> str:
    return " ".join(one.text() for one in page.confirming.card.findChildren(QLabel, name) if one.isVisible())


def verbs(page: StoryPage) -> list[str]:
    return [one.text() for one in page.confirming.card.findChildren(QPushButton) if one.isVisible()]


def verb(page: StoryPage, text: str) -> QPushButton:
    return next(one for one in page.confirming.card.findChildren(QPushButton) if one.isVisible() and one.text() == text)


def test_pointing_at_a_quotation_shows_its_record(page: StoryPage, settled: Callable[[], None]) -> None:
    point_at(page, "The Eagle has landed", settled)
    card = page.confirming.card
    assert card.isVisible()
    assert shown(page, "recordState") == "Verified"
    assert shown(page, "recordWords") == "“Houston, Tranquility Base here. The Eagle has landed.”"
    assert "Verified by Editor" in shown(page, "recordSentence")
    assert page.rect().contains(card.geometry())


def test_pointing_beside_quotations_shows_nothing(page: StoryPage, settled: Callable[[], None]) -> None:
    point_at(page, "Mission Control", settled)
    assert not page.confirming.card.isVisible()


def test_typing_takes_the_card_away(page: StoryPage, settled: Callable[[], None]) -> None:
    point_at(page, "The Eagle has landed", settled)
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.copy, "x")
    assert not page.confirming.card.isVisible()


def test_the_card_goes_when_the_pointer_goes_elsewhere_but_not_on_its_way_to_it(
    page: StoryPage, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    point_at(page, "The Eagle has landed", settled)
    card = page.confirming.card
    QTest.mouseMove(page.copy.viewport(), QPoint(5, page.copy.viewport().height() - 5))
    card.entered.emit()
    assert not page.confirming._grace.isActive()
    card.left.emit()
    qtbot.waitUntil(lambda: not card.isVisible(), timeout=5_000)


def test_one_key_links_words_that_the_notebook_has(
    opened: Open, bench: Bench, told: list[str], settled: Callable[[], None]
) -> None:
    page = opened("It came at once. “Roger, Tranquility. We copy you on the ground,” somebody said.")
    stand_in(page, "Tranquility")
    QTest.keyClick(page.copy, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # submit is not typed
    press(bench, "quote.confirm", settled)
    tied = f"It came at once. [“Roger, Tranquility. We copy you on the ground,”](quote:{ROGER}) somebody said."
    assert now(page).copy == tied
    assert told[-1] == "Linked to the notebook: Charles Duke. Undo takes it back."
    page.undo()
    assert "quote:" not in now(page).copy


def test_one_key_logs_words_with_who_the_text_names(
    opened: Open, bench: Bench, told: list[str], settled: Callable[[], None]
) -> None:
    page = opened("“You are go for landing,” said flight director Gene Kranz.")
    stand_in(page, "go for landing")
    press(bench, "quote.confirm", settled)
    quote = now(page).quotes[-1]
    source = now(page).source(quote.source)
    assert source is not None
    assert (source.name, source.title) == ("Gene Kranz", "Flight director")
    assert now(page).copy == f"[“You are go for landing,”](quote:{quote.key}) said flight director Gene Kranz."
    assert "not verified" in told[-1]
    page.undo()
    assert now(page).quotes == STORY.quotes
    assert now(page).sources == STORY.sources


def test_where_nothing_is_proposed_the_key_opens_the_chooser(
    opened: Open, bench: Bench, qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = opened("“Words that nobody has on record.”")
    stand_in(page, "nobody")
    press(bench, "quote.confirm", settled)
    choice = page.confirming.choice
    assert choice.isVisible()
    QTest.keyClicks(choice.search, "duke capsule")
    assert not choice.list.isVisible()
    choice.search.clear()
    QTest.keyClicks(choice.search, "duke")
    QTest.keyClick(choice.search, Qt.Key.Key_Down)
    while not choice.list.chosen.startswith("source:"):
        QTest.keyClick(choice.list, Qt.Key.Key_Down)
    QTest.keyClick(choice.list, Qt.Key.Key_Return)
    quote = now(page).quotes[-1]
    assert (quote.source, quote.words) == ("duke222222", "Words that nobody has on record.")
    assert f"](quote:{quote.key})" in now(page).copy


def test_one_key_changes_what_was_confirmed(page: StoryPage, bench: Bench, settled: Callable[[], None]) -> None:
    bench.commands.allow(story=True, writable=True, moves=())
    stand_in(page, "The Eagle")
    press(bench, "quote.change", settled)
    choice = page.confirming.choice
    assert choice.list.chosen == f"quote:{EAGLE}"
    QTest.keyClicks(choice.search, "no record")
    QTest.keyClick(choice.search, Qt.Key.Key_Return)
    assert f"quote:{EAGLE}" not in now(page).copy
    assert "“Houston, Tranquility Base here. The Eagle has landed.”" in now(page).copy
    # One key brings it back: the notebook has the words.
    stand_in(page, "The Eagle")
    press(bench, "quote.confirm", settled)
    assert now(page).copy == STORY.copy


def test_words_that_differ_show_how_and_are_mended_by_key_and_by_click(
    opened: Open, bench: Bench, settled: Callable[[], None]
) -> None:
    copy = f"[“Roger, Tranquility. We copy you on the moon,”](quote:{ROGER}) he said."
    page = opened(copy)
    stand_in(page, "Tranquility")
    press(bench, "quote.confirm", settled)
    assert shown(page, "recordState") == "Words differ"
    assert "<s>ground</s>" in shown(page, "recordWords")
    assert "A word was replaced." in shown(page, "recordSentence")
    first = page.focusWidget()
    assert isinstance(first, QPushButton)
    assert first.text() == "Use the notebook's words"
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert now(page).copy == f"[“Roger, Tranquility. We copy you on the ground,”](quote:{ROGER}) he said."
    page.undo()
    assert now(page).copy == copy
    point_at(page, "Tranquility", settled)
    QTest.mouseClick(verb(page, "Use the notebook's words"), Qt.MouseButton.LeftButton)
    assert "the ground,”" in now(page).copy
    assert not page.confirming.card.isVisible()


def test_a_linked_quotation_is_verified_from_its_card(
    page: StoryPage, bench: Bench, settled: Callable[[], None]
) -> None:
    point_at(page, "We copy you", settled)
    assert shown(page, "recordState") == "Not verified"
    QTest.mouseClick(verb(page, "Verify"), Qt.MouseButton.LeftButton)
    quote = now(page).quote(ROGER)
    assert quote is not None
    assert quote.verified_by == "Reporter"


def test_escape_leaves_the_card_for_the_copy(page: StoryPage, bench: Bench, settled: Callable[[], None]) -> None:
    bench.commands.allow(story=True, writable=True, moves=())
    stand_in(page, "The Eagle")
    press(bench, "quote.confirm", settled)
    focused = page.focusWidget()
    assert focused is not None
    assert page.confirming.card.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert not page.confirming.card.isVisible()
    assert page.copy.hasFocus()


def test_a_page_that_is_only_read_shows_the_record_without_verbs(page: StoryPage, settled: Callable[[], None]) -> None:
    page.set_writable(False, "It is in review.")
    QApplication.processEvents()  # the sentence takes its room
    point_at(page, "The Eagle has landed", settled)
    assert page.confirming.card.isVisible()
    assert verbs(page) == []


def test_a_link_survives_editing_around_it(page: StoryPage) -> None:
    stand_in(page, "spacecraft")
    QTest.keyClicks(page.copy, "new ")
    cursor = page.copy.document().find("Mission Control")
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    page.copy.setTextCursor(cursor)
    QTest.keyClick(page.copy, Qt.Key.Key_Backspace)
    assert f"The Eagle has landed.”](quote:{EAGLE})" in now(page).copy
    assert f"on the ground,”](quote:{ROGER})" in now(page).copy


def test_words_that_come_back_as_plain_text_are_offered_and_linked_by_key(
    opened: Open, bench: Bench, told: list[str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    page = opened("It was the moment. ")
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QGuiApplication.clipboard().setText("“Houston, Tranquility Base here. The Eagle has landed,” came the call.")
    bench.commands.action("edit.paste-plain").trigger()
    qtbot.waitUntil(lambda: any("The notebook has" in one for one in told), timeout=5_000)
    assert told[-1].endswith("Ctrl+Shift+Return in the words links them.")
    # The cursor stands behind the words that were pasted: the nearest quotation of the paragraph is meant.
    press(bench, "quote.confirm", settled)
    assert f"has landed,”](quote:{EAGLE}) came the call." in now(page).copy


def test_a_paragraph_without_quotations_says_so(
    opened: Open, bench: Bench, told: list[str], settled: Callable[[], None]
) -> None:
    page = opened("Nothing was said.")
    stand_in(page, "Nothing")
    press(bench, "quote.confirm", settled)
    assert told == ["There is no quotation in this paragraph."]


def test_the_card_is_closed_with_the_story(page: StoryPage, settled: Callable[[], None]) -> None:
    point_at(page, "The Eagle has landed", settled)
    page.clear()
    assert not page.confirming.card.isVisible()
    assert isinstance(page.confirming.card, QWidget)
