"""Keys in the copy: lists, links, photos and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.story.photo import Photo
from desk.story.story import Story
from desk.ui.story_page.page import StoryPage

PHOTO = "![The plain](photo:moonview22)"


@pytest.fixture
def write(page: StoryPage, settled: Callable[[], None]) -> Callable[[str], None]:
    """Show a story with that copy, the cursor at its end."""

    def show(copy: str) -> None:
        assert page.story is not None
        page.show_story(replace(page.story, key="other22222", copy=copy, photos=(Photo("moonview22"),)))
        page.copy.setFocus()
        page.copy.moveCursor(QTextCursor.MoveOperation.End)
        settled()

    return show


def copy_of(page: StoryPage) -> str:
    assert page.story is not None
    return page.story.copy


def test_a_list_goes_on_and_ends_with_an_empty_item(page: StoryPage, write: Callable[[str], None]) -> None:
    write("")
    QTest.keyClicks(page.copy, "- one")
    QTest.keyClick(page.copy, Qt.Key.Key_Return)
    QTest.keyClicks(page.copy, "two")
    QTest.keyClick(page.copy, Qt.Key.Key_Return)
    QTest.keyClick(page.copy, Qt.Key.Key_Return)
    QTest.keyClicks(page.copy, "After.")
    assert copy_of(page) == "- one\n- two\n\nAfter."


def test_every_return_makes_a_paragraph(page: StoryPage, write: Callable[[str], None]) -> None:
    write("## Heading")
    for _ in range(3):
        QTest.keyClick(page.copy, Qt.Key.Key_Return)
    assert copy_of(page) == "## Heading\n\n\n\n\n\n"


def test_shift_return_breaks_the_line(page: StoryPage, write: Callable[[str], None]) -> None:
    write("one")
    QTest.keyClick(page.copy, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.copy, "two")
    assert copy_of(page) == "one\\\ntwo"


def test_backspace_behind_a_link_rubs_out_its_words(page: StoryPage, write: Callable[[str], None]) -> None:
    write("the [report](https://nasa.gov)")
    QTest.keyClick(page.copy, Qt.Key.Key_Backspace)
    assert copy_of(page) == "the [repor](https://nasa.gov)"


def test_backspace_takes_a_link_of_one_letter_as_a_whole(page: StoryPage, write: Callable[[str], None]) -> None:
    write("the [r](https://nasa.gov)")
    QTest.keyClick(page.copy, Qt.Key.Key_Backspace)
    assert copy_of(page) == "the "


def test_backspace_below_a_photo_goes_to_it_and_never_beside_it(page: StoryPage, write: Callable[[str], None]) -> None:
    write(f"one\n\n{PHOTO}\n\ntwo")
    cursor = page.copy.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    page.copy.setTextCursor(cursor)
    QTest.keyClick(page.copy, Qt.Key.Key_Backspace)
    assert copy_of(page) == f"one\n\n{PHOTO}\n\ntwo"
    assert page.copy.photo_here == "moonview22"
    QTest.keyClick(page.copy, Qt.Key.Key_Backspace)
    assert copy_of(page) == "one\n\ntwo"


def test_words_typed_on_a_photo_stand_below_it(page: StoryPage, write: Callable[[str], None]) -> None:
    write(PHOTO)
    QTest.keyClicks(page.copy, "Below.")
    assert copy_of(page) == f"{PHOTO}\n\nBelow."


def test_a_selection_over_the_edge_of_a_photo_leaves_it_alone_in_its_paragraph(
    page: StoryPage, write: Callable[[str], None]
) -> None:
    write(f"{PHOTO}\n\ntwo words")
    cursor = page.copy.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    page.copy.setTextCursor(cursor)
    QTest.keyClick(page.copy, Qt.Key.Key_Delete)
    QTest.keyClicks(page.copy, "few ")
    assert copy_of(page) == f"{PHOTO}\n\nfew words"
    QTest.keyClick(page.copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert copy_of(page) == f"{PHOTO}\n\nwords"
    QTest.keyClick(page.copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert copy_of(page) == f"{PHOTO}\n\ntwo words"
    for _ in range(2):
        QTest.keyClick(page.copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert copy_of(page) == f"{PHOTO}\n\nfew words"


def test_up_at_the_top_goes_to_the_byline_and_tab_never_traps(page: StoryPage, write: Callable[[str], None]) -> None:
    write("one")
    QTest.keyClick(page.copy, Qt.Key.Key_Up)
    assert page.head.byline.hasFocus()
    page.copy.setFocus()
    QTest.keyClick(page.copy, Qt.Key.Key_Tab)
    assert not page.copy.hasFocus()
    assert copy_of(page) == "one"


def test_composition_is_no_copy_until_it_is_committed(page: StoryPage, write: Callable[[str], None]) -> None:
    write("the moon ")
    QApplication.sendEvent(page.copy, QInputMethodEvent("yue", []))
    assert copy_of(page) == "the moon "
    commit = QInputMethodEvent("", [])
    commit.setCommitString("月亮")
    QApplication.sendEvent(page.copy, commit)
    assert copy_of(page) == "the moon 月亮"
    inside = page.copy.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert page.copy.rect().contains(inside.toRect().center())


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", Qt.LayoutDirection.RightToLeft), ("en-GB", Qt.LayoutDirection.LeftToRight)],
)
def test_a_language_from_right_to_left_is_written_so(
    page: StoryPage, story: Story, language: str, direction: Qt.LayoutDirection
) -> None:
    page.show_story(replace(story, key="other22222", furniture=replace(story.furniture, language=language)))
    assert page.copy.direction == direction
    assert page.head.headline.layoutDirection() == direction


@pytest.mark.parametrize("words", ["*" * 20_001, "a" * 19_000, "“" * 20_000, "\ud83c\x00\x07 end"])
def test_bad_words_do_no_harm(page: StoryPage, write: Callable[[str], None], words: str) -> None:
    write("")
    page.copy.change(
        lambda cursor: cursor.insertText(words.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    )
    assert len(copy_of(page)) >= 5
