"""Input methods and scripts: composition, where its window stands, right to left, positions in UTF-16 and not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text, formatting
from desk.ui.story_page.noting import Notes
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import with_copy

LETTERS = st.text(
    st.sampled_from("aé 语語日本한국אבجد🌖👩\u200d🚀e\u0301\u0308🇫🇷*_[]`“”\u00a0\u202f\n"), max_size=40
)  # fmt: skip


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def compose(page: StoryPage, shown: str, commit: str = "") -> None:
    kind = QInputMethodEvent.AttributeType.Cursor
    event = QInputMethodEvent(shown, [QInputMethodEvent.Attribute(kind, len(shown), 1, None)])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(page.copy, event)


def test_letters_that_are_composed_are_no_copy_until_they_are_taken(page: StoryPage, bench: Bench) -> None:
    before = now(page)
    page.copy.setFocus()
    saves = QSignalSpy(bench.wire.saved_changed)
    for shown in ("に", "にほ", "にほん"):
        compose(page, shown)
        assert now(page) == before
        assert page.copy.document().firstBlock().layout().preeditAreaText() == shown
    assert saves.count() == 0
    compose(page, "", "日本")
    assert now(page).copy == "日本" + before.copy
    bench.commands.action("edit.undo").trigger()
    assert now(page) == before


def test_marks_that_are_composed_stay_as_they_are(page: StoryPage) -> None:
    before = now(page).copy
    page.copy.setFocus()
    compose(page, '"')
    compose(page, "", '"')
    assert now(page).copy == '"' + before


def test_what_was_selected_goes_when_composing_begins(page: StoryPage) -> None:
    page.copy.setFocus()
    page.copy.selectAll()
    compose(page, "にほん")
    assert now(page).copy == ""


def test_on_a_photo_the_words_go_into_a_paragraph_below(page: StoryPage) -> None:
    page.copy.put("![a](photo:moon222222)\n\nx", "ja")
    page.copy.setFocus()
    compose(page, "にほん")
    compose(page, "", "日本")
    assert copy_text.read(page.copy.document()) == "![a](photo:moon222222)\n\n日本\n\nx"


def test_the_window_of_the_input_method_stands_at_the_cursor(page: StoryPage) -> None:
    page.show_story(with_copy("\n\n".join(["Words of the story."] * 80)))
    page.copy.put("\n\n".join(["Words of the story."] * 80), "ja")
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.ensureCursorVisible()
    asked = page.copy.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    there = page.copy.cursorRect().translated(page.copy.viewport().pos())
    assert asked.toRect() == there  # holds as long as the copy has no margins, which Qt leaves out
    assert page.copy.rect().intersects(there)


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("שלום world", Qt.LayoutDirection.RightToLeft),
        ("**مرحبا** world", Qt.LayoutDirection.RightToLeft),
        ("Words, then שלום", Qt.LayoutDirection.LeftToRight),
        ("“1969” Eagle", Qt.LayoutDirection.LeftToRight),
    ],
)
@pytest.mark.parametrize("language", ["en", "he"])
def test_each_paragraph_runs_as_its_first_letter_does(
    page: StoryPage, words: str, direction: Qt.LayoutDirection, language: str
) -> None:
    page.copy.put(f"Before\n\n{words}", language)
    assert page.copy.document().lastBlock().textDirection() == direction


@pytest.mark.parametrize("came", ["ש", "שלום world"])
def test_a_paragraph_that_turns_to_the_left_is_seen_as_soon_as_it_is_written(
    page: StoryPage, qtbot: QtBot, came: str
) -> None:
    page.show_story(with_copy("Before\n\n"))
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.insertPlainText(came)
    last = page.copy.document().lastBlock
    qtbot.waitUntil(lambda: last().textDirection() is Qt.LayoutDirection.RightToLeft)
    assert page.copy.document().firstBlock().textDirection() is Qt.LayoutDirection.LeftToRight


@given(LETTERS)
def test_positions_go_there_and_back(text: str) -> None:
    for points in range(len(text) + 1):
        units = copy_text.to_units(text, points)
        assert units == len(text[:points].encode("utf-16-le")) // 2
        assert copy_text.to_code_points(text, units) == points


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(LETTERS)
def test_what_is_written_comes_back_to_the_byte(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    copy_text.fill(document, text)
    assert copy_text.read(document) == text
    breaks, at = set(), text.find("\n\n")
    while at >= 0:
        breaks.add(at + 1)  # between the two signs of one paragraph break is no place in the document
        at = text.find("\n\n", at + 2)
    for offset in set(range(len(text) + 1)) - breaks:
        cursor = QTextCursor(document)
        cursor.setPosition(copy_text.position_of(document, offset), QTextCursor.MoveMode.KeepAnchor)
        assert copy_text.selected(cursor) == text[:offset]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(LETTERS, LETTERS, st.data())
def test_every_change_is_noted_as_it_is(qapp: QApplication, text: str, put: str, data: st.DataObject) -> None:
    document = QTextDocument()
    copy_text.fill(document, text)
    document.documentLayout()  # without one nothing is told
    notes = Notes(document, dict)
    noted = [copy_text.read(document).encode("utf-16-le")]

    def note(position: int, _removed: int, added: int) -> None:
        change, was = notes.change(position, added), noted[-1]
        end = 2 * (change.position + change.removed)
        noted.append(was[: 2 * change.position] + change.added.encode("utf-16-le") + was[end:])

    document.contentsChange.connect(note)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    cursor = QTextCursor(document)
    cursor.setPosition(copy_text.position_of(document, start))
    cursor.setPosition(copy_text.position_of(document, end), QTextCursor.MoveMode.KeepAnchor)
    copy_text.insert(cursor, put)
    assert noted[-1].decode("utf-16-le") == copy_text.read(document)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(LETTERS.filter(lambda text: "\n" not in text), st.sampled_from(["strong", "em", "code"]), st.data())
def test_marks_go_round_whole_letters(qapp: QApplication, text: str, kind: str, data: st.DataObject) -> None:
    document = QTextDocument()
    copy_text.fill(document, text)
    cursor = QTextCursor(document)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    cursor.setPosition(copy_text.position_of(document, start))
    cursor.setPosition(copy_text.position_of(document, end), QTextCursor.MoveMode.KeepAnchor)
    formatting.toggle(cursor, kind)
    after = copy_text.read(document)
    assert after.encode("utf-8")  # no half of a pair
    letters = after
    for sign in "*`":
        letters = letters.replace(sign, "")
    assert letters == text.replace("*", "").replace("`", "")
