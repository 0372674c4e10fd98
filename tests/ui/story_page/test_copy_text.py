"""Copy and the document are the same words, to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desk.ui.story_page import copy_text

PHOTO = "![The plain under a black sky](photo:moonview22)"


@pytest.fixture
def document(qapp: QApplication) -> QTextDocument:
    return QTextDocument()


@pytest.mark.parametrize(
    "copy",
    [
        "",
        "one",
        "one\n\ntwo",
        "one\n\n\n\ntwo\n",
        "one\n\n\nodd number of lines\n\n",
        "- a\n- b\n\n1. c\n2. d",
        "no\u00a0break, 🌕 moon, 中文, e\u0301",
        PHOTO,
        f"before\n\n{PHOTO}\n\nafter",
        f"{PHOTO}\n\n{PHOTO}",
        f"in a line {PHOTO} it stays words",
        "![a \\] b](photo:key2)",
        "```\ncode\n\nmore\n```",
        "a  \nb\\\nc",
    ],
)
def test_what_is_read_is_what_was_put_in(document: QTextDocument, copy: str) -> None:
    copy_text.fill(document, copy)
    assert copy_text.read(document) == copy
    assert not document.isUndoAvailable()


@settings(max_examples=150, deadline=None)
@given(some.lists(some.sampled_from([*"ab \n\n\n*-#>[](“”🌕\u00a0", f"\n\n{PHOTO}\n\n"]), max_size=60).map("".join))
def test_any_copy_comes_back(qapp: QApplication, copy: str) -> None:
    document = QTextDocument()
    copy_text.fill(document, copy)
    assert copy_text.read(document) == copy


def test_a_photo_alone_in_its_paragraph_is_one_sign(document: QTextDocument) -> None:
    copy_text.fill(document, f"a\n\n{PHOTO}\n\nb")
    assert document.blockCount() == 3
    assert document.findBlockByNumber(1).text() == copy_text.OBJECT
    assert copy_text.photo_in(document.findBlockByNumber(1)) == "moonview22"
    assert copy_text.photo_positions(document) == [2]


def test_line_ends_and_control_characters_of_others_are_made_ours() -> None:
    assert copy_text.clean("a\r\nb\rc\x00\x07d\ufeff\ue000") == "a\nb\ncd\ue000"
    assert copy_text.clean("half \ud83c a pair") == "half \ufffd a pair"


def test_a_piece_goes_in_as_one_step_and_comes_out_with_one(document: QTextDocument) -> None:
    copy_text.fill(document, "before after")
    cursor = QTextCursor(document)
    cursor.setPosition(7)
    copy_text.insert(cursor, f"x\n\n{PHOTO}\n\ny ")
    assert copy_text.read(document) == f"before x\n\n{PHOTO}\n\ny after"
    document.undo()
    assert copy_text.read(document) == "before after"


def test_a_photo_put_into_the_middle_of_words_parts_them(document: QTextDocument) -> None:
    copy_text.fill(document, "before after")
    cursor = QTextCursor(document)
    cursor.setPosition(7)
    copy_text.insert(cursor, PHOTO)
    assert copy_text.read(document) == f"before \n\n{PHOTO}\n\nafter"


def test_undo_and_redo_bring_a_photo_back_with_its_key(document: QTextDocument) -> None:
    copy_text.fill(document, f"a\n\n{PHOTO}\n\nb")
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    assert copy_text.read(document) == ""
    document.undo()
    assert copy_text.read(document) == f"a\n\n{PHOTO}\n\nb"


def test_offsets_in_the_copy_are_found_in_the_document(document: QTextDocument) -> None:
    copy = f"🌕 one\n\n{PHOTO}\n\ntwo words"
    copy_text.fill(document, copy)
    position = copy_text.position_of(document, copy.index("words"))
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + 5, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "words"


def test_a_selection_is_copy_with_its_no_break_spaces(document: QTextDocument) -> None:
    copy_text.fill(document, f"10\u00a0km\n\n{PHOTO}")
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert copy_text.selected(cursor) == f"10\u00a0km\n\n{PHOTO}"
