from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.newsroom.suggesting import Edit, Piece
from desk.ui.review.marked_text import MarkedText
from desk.ui.theme import Face, Theme

TEXT = "The 🌔 lander set down.\n\nIt was close."


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> MarkedText:
    made = MarkedText(theme, "marked", "Copy", Face(serif=True, size=17))
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    made.show_pieces((Piece("same", TEXT),), {})
    return made


def mended(edits: tuple[Edit, ...], text: str = TEXT) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def test_what_is_typed_comes_in_and_nothing_goes(field: MarkedText) -> None:
    field.select_stored(TEXT.index("set"), TEXT.index("set"))
    QTest.keyClicks(field, "gently ")
    assert mended(field.edits()) == TEXT.replace("set", "gently set")


def test_typing_over_words_strikes_them(field: MarkedText) -> None:
    at = TEXT.index("lander")
    field.select_stored(at, at + 6)
    QTest.keyClicks(field, "Eagle")
    assert field.edits() == (Edit(at, at + 6, "Eagle"),)
    assert "lander" in field.toPlainText()


def test_rubbing_out_strikes_what_is_stored_and_takes_what_is_new(field: MarkedText) -> None:
    at = TEXT.index("set")
    field.select_stored(at, at)
    QTest.keyClicks(field, "xy")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.edits() == ()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.edits() == (Edit(at - 1, at, ""),)


def test_paragraphs_are_joined_and_parted(field: MarkedText) -> None:
    at = TEXT.index("It was")
    field.select_stored(at, at)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert mended(field.edits()) == TEXT.replace("\n\n", "")
    field.show_pieces((Piece("same", TEXT),), {})
    at = TEXT.index("set")
    field.select_stored(at, at)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert mended(field.edits()) == TEXT.replace("set", "\n\nset")


def test_who_may_not_suggest_only_reads(field: MarkedText) -> None:
    field.setReadOnly(True)
    QTest.keyClicks(field, "x")
    assert field.edits() == ()
