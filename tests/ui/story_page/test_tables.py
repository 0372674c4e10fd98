"""Tables: rows of cells that are kept in columns, written by Tab and Return."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.story.story import Story
from desk.ui.story_page.marks import LINE, is_table, spans
from desk.ui.story_page.page import StoryPage
from desk.ui.story_page.tables import aligned, cells_of


def rows(*lines: str) -> str:
    return LINE.join(lines)


@pytest.fixture
def blank(page: StoryPage, story: Story) -> StoryPage:
    """The page with a story without words yet."""
    page.show_story(replace(story, key="blank22222", copy="", furniture=replace(story.furniture, language="en-GB")))
    page.copy.setFocus()
    return page


def copy_of(page: StoryPage) -> str:
    assert page.story is not None
    return page.story.copy


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| Stage | Fuel |", ["Stage", "Fuel"]),
        ("Stage | Fuel", ["Stage", "Fuel"]),
        ("|  |  |", ["", ""]),
        ("| a \\| b | c |", ["a \\| b", "c"]),
        ("| a |", ["a"]),
        ("| a | b", ["a", "b"]),
    ],
)
def test_a_row_is_cells_between_pipes(line: str, cells: list[str]) -> None:
    assert cells_of(line) == cells


def test_columns_come_under_one_another_and_keep_their_side() -> None:
    table = rows("Stage|Burn", "---|--:", "Descent | 756 s", "月 | 1")
    assert aligned(table) == rows(
        "| Stage   | Burn  |", "| ------- | ----: |", "| Descent | 756 s |", "| 月      | 1     |"
    )
    assert aligned(aligned(table)) == aligned(table)


@pytest.mark.parametrize("text", ["a | b", rows("a | b", "c | d"), "---", rows("Words", "---"), rows("| a |", "***")])
def test_what_has_no_row_of_dashes_below_its_heads_is_no_table(text: str) -> None:
    assert not is_table(text)


def test_a_table_wears_pipes_and_heads() -> None:
    kinds = [(one.kind, one.start) for one in spans(rows("| a |", "| --- |", "| b |"))]
    assert kinds == [("table", 0), ("column", 0), ("pipe", 0), ("pipe", 4), ("pipe", 6), ("pipe", 14), ("pipe", 18)]


def test_a_table_is_written_with_tab_and_return_alone(blank: StoryPage) -> None:
    blank._bench.commands.action("insert.table").trigger()
    for typed, key in (("Stage", Qt.Key.Key_Tab), ("Burn", Qt.Key.Key_Tab), ("Descent", Qt.Key.Key_Tab)):
        QTest.keyClicks(blank.copy, typed)
        QTest.keyClick(blank.copy, key)
    QTest.keyClicks(blank.copy, "756 s")
    QTest.keyClick(blank.copy, Qt.Key.Key_Return)
    QTest.keyClicks(blank.copy, "Ascent")
    QTest.keyClick(blank.copy, Qt.Key.Key_Tab)
    QTest.keyClicks(blank.copy, "435 s")
    QTest.keyClick(blank.copy, Qt.Key.Key_Tab)
    QTest.keyClick(blank.copy, Qt.Key.Key_Return)
    QTest.keyClicks(blank.copy, "Both burned well.")
    assert copy_of(blank) == (
        "| Stage   | Burn  |\n| ------- | ----- |\n| Descent | 756 s |\n| Ascent  | 435 s |\n\nBoth burned well."
    )


def test_shift_tab_goes_back_past_the_dashes(blank: StoryPage) -> None:
    blank.copy.insertPlainText("")
    blank._bench.commands.action("insert.table").trigger()
    QTest.keyClick(blank.copy, Qt.Key.Key_Tab)
    QTest.keyClick(blank.copy, Qt.Key.Key_Tab)
    QTest.keyClick(blank.copy, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(blank.copy, "Burn")
    assert copy_of(blank).split("\n")[0].endswith("| Burn|") or "Burn" in copy_of(blank).split("\n")[0]


def test_tab_elsewhere_leaves_the_copy(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, "Words")
    QTest.keyClick(blank.copy, Qt.Key.Key_Tab)
    assert copy_of(blank) == "Words"


def test_a_footnote_is_made_and_found_from_both_ends(blank: StoryPage) -> None:
    QTest.keyClicks(blank.copy, "The engine burned.")
    blank._bench.commands.action("insert.footnote").trigger()
    QTest.keyClicks(blank.copy, "For 756 seconds.")
    assert copy_of(blank) == "The engine burned.[^1]\n\n[^1]: For 756 seconds."
    blank._bench.commands.action("view.other-end").trigger()
    assert blank.copy.textCursor().blockNumber() == 0
    blank._bench.commands.action("view.other-end").trigger()
    assert blank.copy.textCursor().blockNumber() == 1


def test_a_footnote_wears_its_sign_and_its_words() -> None:
    assert [(one.kind, one.start, one.end) for one in spans("Burned.[^1]")] == [("note", 7, 11)]
    kinds = {one.kind: (one.first, one.last) for one in spans("[^1]: For long.")}
    assert kinds == {"note": (2, 3), "footnote": (5, 15)}
