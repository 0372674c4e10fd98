"""Spelling on the page: lines under wrong words in sight, not under the one being typed, not in the way of a key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desk.spelling.dictionaries import chosen, found
from desk.spelling.engine import Engine
from desk.spelling.speller import Speller
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.spelling import LAYER, SpellMarks
from desk.ui.story_page.underlines import Underlines
from desk.ui.theme import Theme

COPY = "Teh moon is near.\n\nIt is 🙂 qoite near, “teh sun” is not."


@pytest.fixture(scope="session")
def engine() -> Engine:
    dictionary = chosen("en-GB", found())
    assert dictionary is not None
    return Engine(dictionary)


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> CopyEditor:
    editor = CopyEditor(theme)
    editor.resize(600, 500)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    return editor


@pytest.fixture
def marks(editor: CopyEditor, theme: Theme, engine: Engine) -> SpellMarks:
    made = SpellMarks(editor, theme, Underlines(editor, (LAYER,)))
    made.use(Speller([engine]))
    return made


def lined(editor: QTextEdit) -> list[str]:
    """The words that have a line under them."""
    return [one.cursor.selectedText() for one in editor.extraSelections()]


def look(editor: QTextEdit) -> tuple[QTextCharFormat.UnderlineStyle, QColor]:
    """Style and colour of the first line."""
    first = editor.extraSelections()[0]
    return first.format.underlineStyle(), first.format.underlineColor()


def put(editor: CopyEditor, marks: SpellMarks, copy: str) -> None:
    editor.put(copy, "en-GB")
    marks.begin()
    marks._underlines.begin()


def shows(qtbot: QtBot, editor: QTextEdit, *words: str) -> None:
    qtbot.waitUntil(lambda: lined(editor) == list(words), timeout=5_000)


def to(editor: QTextEdit, position: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position)
    editor.setTextCursor(cursor)


def test_wrong_words_in_sight_are_marked(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks, theme: Theme) -> None:
    put(editor, marks, COPY)
    shows(qtbot, editor, "Teh", "qoite", "teh")
    assert look(editor) == (QTextCharFormat.UnderlineStyle.WaveUnderline, QColor(theme.tokens.bad))
    theme.choose("dark")
    assert look(editor) == (QTextCharFormat.UnderlineStyle.WaveUnderline, QColor(theme.tokens.bad))


def test_the_word_being_typed_is_never_marked(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "The moon")
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " qoit")
    qtbot.wait(450)
    assert lined(editor) == []
    QTest.keyClicks(editor, "e ")
    assert lined(editor) == []  # not before the pause
    shows(qtbot, editor, "qoite")


def test_leaving_the_word_marks_it(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "The moon")
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " qoite")
    qtbot.wait(450)
    QTest.keyClick(editor, Qt.Key.Key_Home)
    shows(qtbot, editor, "qoite")


def test_typing_in_a_marked_word_takes_its_line(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, COPY)
    shows(qtbot, editor, "Teh", "qoite", "teh")
    editor.setFocus()
    to(editor, 3)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    shows(qtbot, editor, "qoite", "teh")  # as soon as the key has been painted


def test_what_is_typed_behind_a_marked_word_is_not_under_its_line(
    qtbot: QtBot, editor: CopyEditor, marks: SpellMarks
) -> None:
    put(editor, marks, COPY)
    shows(qtbot, editor, "Teh", "qoite", "teh")
    editor.setFocus()
    to(editor, 4)
    QTest.keyClicks(editor, "big ")
    assert lined(editor) == ["Teh", "qoite", "teh"]


def test_no_key_is_read_for_spelling(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "The moon")
    shows(qtbot, editor)
    looked: list[bool] = []
    marks._underlines.due.connect(lambda: looked.append(True))
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor, " and the qoite long way to it")
    assert looked == []
    qtbot.waitUntil(lambda: lined(editor) == ["qoite"])


def test_scrolling_marks_what_comes_into_sight(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "\n\n".join(["The moon"] * 200 + ["Teh end"]))
    shows(qtbot, editor)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    shows(qtbot, editor, "Teh")
    editor.verticalScrollBar().setValue(0)
    shows(qtbot, editor)


def test_the_rest_of_the_story_is_read_in_passing(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "\n\n".join(f"The moon {'x' * number}" for number in range(300)))
    qtbot.waitUntil(lambda: len(marks._read) == 300, timeout=5_000)


def test_becoming_known_and_being_switched_off(
    qtbot: QtBot, editor: CopyEditor, marks: SpellMarks, engine: Engine
) -> None:
    put(editor, marks, COPY)
    shows(qtbot, editor, "Teh", "qoite", "teh")
    speller = Speller([engine])
    marks.use(speller)
    speller.add("qoite")
    marks.forget()
    shows(qtbot, editor, "Teh", "teh")
    marks.turn(on=False)
    shows(qtbot, editor)
    marks.turn(on=True)
    shows(qtbot, editor, "Teh", "teh")
    marks.use(None)
    shows(qtbot, editor)


def test_the_next_misspelt_word_and_round_again(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, COPY)
    found_words: list[str] = []
    for _ in range(5):
        with qtbot.waitSignal(marks.searched) as told:
            marks.go_to_next()
        assert told.args == [True]
        found_words.append(editor.textCursor().selectedText())
    assert found_words == ["Teh", "qoite", "teh", "Teh", "qoite"]


def test_the_next_one_may_be_behind_the_only_paragraph(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "Teh moon")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(marks.searched):
        marks.go_to_next()
    assert editor.textCursor().selectedText() == "Teh"


def test_where_nothing_is_wrong_nothing_is_found(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks) -> None:
    put(editor, marks, "\n\n".join(["The moon is near."] * 500))
    with qtbot.waitSignal(marks.searched) as told:
        marks.go_to_next()
    assert told.args == [False]


@pytest.mark.parametrize(
    "copy",
    ["x" * 60_000, "teh " * 250_000, "🙂" * 2_000 + " teh", "e\u0301" * 100, "\ud800\udc00 \ud800", "\x00\ufffc"],
)
def test_odd_paragraphs_stop_nothing(qtbot: QtBot, editor: CopyEditor, marks: SpellMarks, copy: str) -> None:
    put(editor, marks, copy + "\n\nThe moon")
    marks.look()
    qtbot.waitUntil(lambda: marks._unread >= 2, timeout=5_000)


def test_a_wrong_word_behind_letters_beyond_the_first_plane(
    qtbot: QtBot, editor: CopyEditor, marks: SpellMarks
) -> None:
    put(editor, marks, "🙂🙂\u2028𝒳 qoite".replace("\u2028", "\n"))
    shows(qtbot, editor, "qoite")
