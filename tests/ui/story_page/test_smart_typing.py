"""Smart typing on the page, by real keys: the replacement is a step of its own, code and addresses stay as typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.marks import spans
from desk.ui.story_page.page import StoryPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


@pytest.fixture
def blank(page: StoryPage, story: Story) -> StoryPage:
    """The page with a story in English without words yet."""
    page.show_story(replace(story, key="blank22222", copy="", furniture=replace(story.furniture, language="en-GB")))
    page.copy.setFocus()
    return page


def test_undo_takes_the_replacement_back_first(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, 'a "')
    assert now(blank).copy == "a “”"
    QTest.keyClick(blank.copy, Qt.Key.Key_Z, CONTROL)
    assert now(blank).copy == 'a "'
    QTest.keyClick(blank.copy, Qt.Key.Key_Z, CONTROL)
    assert now(blank).copy == ""


def test_a_quotation_is_typed_through(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, '"The Eagle has landed," he said -- it\'s down.')
    assert now(blank).copy == "“The Eagle has landed,” he said – it’s down."


def test_backspace_takes_an_empty_pair_out(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, "a (")
    assert now(blank).copy == "a ()"
    QTest.keyClick(blank.copy, Qt.Key.Key_Backspace)
    assert now(blank).copy == "a "


def test_selected_words_are_wrapped_and_stay_selected(blank: StoryPage) -> None:
    blank.copy.insertPlainText("Eagle 🌖 landed")
    blank.copy.selectAll()
    QTest.keyClicks(blank.copy, '"*')
    assert now(blank).copy == "“*Eagle 🌖 landed*”"
    assert blank.copy.textCursor().selectedText() == "Eagle 🌖 landed"


@pytest.mark.parametrize(
    ("copy", "at", "keys", "after"),
    [
        ("`a`", 2, '"', '`a"`'),
        ("[a](https://example.org)", 22, '"', '[a](https://example.or"g)'),
        ("```\na\n```", 5, "--", "```\na--\n```"),
    ],
)
def test_code_and_addresses_stay_as_typed(blank: StoryPage, copy: str, at: int, keys: str, after: str) -> None:
    blank.show_story(replace(now(blank), key="code222222", copy=copy))
    cursor = blank.copy.textCursor()
    cursor.setPosition(at)
    blank.copy.setTextCursor(cursor)
    QTest.keyClicks(blank.copy, keys)
    assert now(blank).copy == after


def test_it_follows_the_language_of_the_story(blank: StoryPage, bench: Bench) -> None:
    bench.wire.edit_requested.emit(
        lambda story: replace(story, furniture=replace(story.furniture, language="de")), "Language"
    )
    QTest.keyClicks(blank.copy, '"Ja"')
    assert now(blank).copy == "„Ja“"


def test_it_can_be_turned_off_for_good(blank: StoryPage, bench: Bench) -> None:
    action = bench.commands.action("edit.smart")
    assert action.isChecked()
    action.trigger()
    QTest.keyClicks(blank.copy, '"a" -- (')
    assert now(blank).copy == '"a" -- ('
    assert not bench.settings.smart_typing


def test_lists_go_on_and_end_with_an_empty_item(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, "1. one\rtwo\r\rafter")
    assert now(blank).copy == "1. one\n2. two\n\nafter"


def test_what_is_to_be_filled_in_stands_out() -> None:
    assert [one.told or one.kind for one in spans("It cost TK and XXX [check]")] == ["tk", "tk", "tk"]
    assert [one.kind for one in spans("[who?](https://example.org)")] == ["link"]
    assert spans("TK Maxx") == ()


def test_marks_beside_an_emoji_are_right(blank: StoryPage) -> None:
    blank.copy.insertPlainText("🌖🌖 ")
    QTest.keyClicks(blank.copy, '"a"')
    assert now(blank).copy == "🌖🌖 “a”"
