"""Focus: what is being written stands out; neither the copy nor undo knows of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desk.ui.bench import Bench
from desk.ui.story_page.focus import sentence
from desk.ui.story_page.page import StoryPage

TWO = "The Eagle has landed. It is quiet here."


def inks(page: StoryPage) -> int:
    """How many dark pixels the copy shows."""
    image = page.copy.viewport().grab().toImage()
    every = (image.pixelColor(x, y).lightness() for x in range(0, image.width(), 2) for y in range(image.height()))
    return sum(lightness < 90 for lightness in every)


def test_a_sentence_is_found_at_either_end_and_past_an_emoji() -> None:
    assert sentence(TWO, 3) == (0, 22)
    assert sentence(TWO, 22) == (22, len(TWO))
    assert sentence(TWO, len(TWO)) == (22, len(TWO))
    assert sentence("", 0) == (0, 0)
    assert sentence("🚀 up. Down.", 9) == (7, 12)


def test_the_rest_is_faded_and_comes_back(page: StoryPage, bench: Bench) -> None:
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.Start)
    before, copy = inks(page), page.story.copy if page.story else ""
    steps = page.copy.document().availableUndoSteps()
    bench.commands.action("view.focus-paragraph").trigger()
    one_paragraph = inks(page)
    bench.commands.action("view.focus-sentence").trigger()
    one_sentence = inks(page)
    assert one_sentence < one_paragraph < before
    assert not bench.commands.action("view.focus-paragraph").isChecked()
    assert bench.settings.focus == "sentence"
    bench.theme.choose("light")
    assert inks(page) == one_sentence
    bench.commands.action("view.focus-sentence").trigger()
    assert inks(page) == before
    assert page.story is not None
    assert page.story.copy == copy
    assert page.copy.document().availableUndoSteps() == steps


def test_it_goes_with_the_cursor(page: StoryPage, bench: Bench) -> None:
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.Start)
    bench.commands.action("view.focus-paragraph").trigger()
    first = page.focus_mode.stretch()
    QTest.keyClick(page.copy, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.focus_mode.stretch() > first
