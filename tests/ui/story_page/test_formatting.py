"""Marks put on and taken off, lists that go on: each one step of undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from desk.ui.story_page import copy_text, formatting


class Sheet:
    """A document with a selection, written as `a|b|c` or a cursor as `a|b`."""

    def __init__(self, marked: str) -> None:
        self.document = QTextDocument()
        first, *rest = marked.split("|")
        copy_text.fill(self.document, marked.replace("|", ""))
        self.cursor = QTextCursor(self.document)
        start = copy_text.position_of(self.document, len(first))
        end = copy_text.position_of(self.document, len(first) + (len(rest[0]) if len(rest) > 1 else 0))
        self.cursor.setPosition(start)
        self.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)

    def after(self, edit: Callable[[QTextCursor], object]) -> str:
        """The copy after an edit, and checked: one step of undo brings back what was."""
        before = copy_text.read(self.document)
        edit(self.cursor)
        after = copy_text.read(self.document)
        if after != before:
            self.document.undo()
            assert copy_text.read(self.document) == before
            self.document.redo()
            assert copy_text.read(self.document) == after
        return after


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("two |bold| words", "two **bold** words"),
        ("two |bold |words", "two **bold** words"),
        ("two **|bold|** words", "two bold words"),
        ("two |**bold**| words", "two bold words"),
        ("two bo|ld words", "two **bold** words"),
        ("two | words", "two **** words"),
        ("🌕 two |bold| words", "🌕 two **bold** words"),
    ],
)
def test_bold(qapp: QApplication, marked: str, expected: str) -> None:
    assert Sheet(marked).after(lambda cursor: formatting.toggle(cursor, "strong")) == expected


def test_italic_inside_bold(qapp: QApplication) -> None:
    assert Sheet("**a |b| c**").after(lambda cursor: formatting.toggle(cursor, "em")) == "**a *b* c**"


@pytest.mark.parametrize(
    ("name", "marked", "expected"),
    [
        ("heading", "He|ading", "## Heading"),
        ("heading", "## He|ading", "Heading"),
        ("subheading", "## He|ading", "### Heading"),
        ("list", "|one\n\ntwo|", "- one\n\n- two"),
        ("list", "|- one\n- two|", "one\ntwo"),
        ("numbers", "|one\ntwo\nthree|", "1. one\n2. two\n3. three"),
        ("block-quote", "wor|ds", "> words"),
    ],
)
def test_lines(qapp: QApplication, name: str, marked: str, expected: str) -> None:
    assert Sheet(marked).after(lambda cursor: formatting.toggle_lines(cursor, name)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("one| two", "one\n\n two"),
        ("- one|", "- one\n- "),
        ("9. nine|", "9. nine\n10. "),
        ("- one\n- |", "- one\n\n"),
        ("- |", ""),
        ("> one|", "> one\n> "),
        ("## Heading|", "## Heading\n\n"),
    ],
)
def test_return(qapp: QApplication, marked: str, expected: str) -> None:
    assert Sheet(marked).after(formatting.new_line) == expected


def test_a_link_is_set_changed_and_taken_off(qapp: QApplication) -> None:
    sheet = Sheet("the |report| says")
    assert (
        sheet.after(lambda cursor: formatting.set_link(cursor, "https://nasa.gov/a(b)"))
        == "the [report](https://nasa.gov/a%28b%29) says"
    )
    assert (
        sheet.after(lambda cursor: formatting.set_link(cursor, "https://nasa.gov"))
        == "the [report](https://nasa.gov) says"
    )
    assert sheet.after(lambda cursor: formatting.set_link(cursor, "")) == "the report says"
