"""Words from elsewhere come in clean; nothing of the notebook goes out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.clipboard import COPY_MIME, QUOTE_MIME, given_out, piece_of
from desk.ui.story_page.page import StoryPage


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def to_end(page: StoryPage) -> None:
    page.copy.moveCursor(QTextCursor.MoveOperation.End)


def html(text: str, plain: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(text)
    mime.setText(plain)
    return mime


def test_other_programs_get_words_and_desk_gets_copy(story: Story) -> None:
    mime = given_out(story.copy, story)
    assert "quote:" not in mime.text()
    assert "“Houston, Tranquility Base here. The Eagle has landed.”" in mime.text()
    piece = piece_of(mime)
    assert piece is not None
    assert piece.copy == story.copy


def test_a_damaged_piece_is_passed_over() -> None:
    mime = QMimeData()
    mime.setData(COPY_MIME, b"{not json")
    assert piece_of(mime) is None


def test_html_comes_in_as_clean_copy_and_goes_back_in_one_step(qtbot: QtBot, page: StoryPage, bench: Bench) -> None:
    before = now(page).copy
    to_end(page)
    page.copy.insertFromMimeData(
        html("<p> The <b>Eagle</b> has <i>landed</i>.</p><ul><li>one</li></ul><script>x</script>", "The Eagle")
    )
    qtbot.waitUntil(lambda: now(page).copy != before, timeout=10_000)
    assert now(page).copy == before + "The **Eagle** has *landed*.\n\n- one"
    bench.commands.action("edit.undo").trigger()
    assert now(page).copy == before


def test_what_is_typed_while_a_paste_is_cleaned_stands_behind_it(qtbot: QtBot, page: StoryPage) -> None:
    before = now(page).copy
    to_end(page)
    page.copy.insertFromMimeData(html("<b>pasted</b>", "pasted"))
    QTest.keyClicks(page.copy, " typed")
    qtbot.waitUntil(lambda: "pasted" in now(page).copy, timeout=10_000)
    assert now(page).copy == before + "**pasted** typed"


def test_plain_words_keep_their_paragraphs_and_no_break_spaces(page: StoryPage) -> None:
    before = now(page).copy
    to_end(page)
    mime = QMimeData()
    mime.setText("a\r\nb\r\n\r\nc\u00a0d")
    page.copy.insertFromMimeData(mime)
    assert now(page).copy == before + "a\nb\n\nc\u00a0d"


@pytest.mark.parametrize("words", ["x " * 1_000_001, "x" * 1_000_000])
def test_too_much_is_refused_with_a_sentence(
    qtbot: QtBot, page: StoryPage, bench: Bench, story: Story, words: str
) -> None:
    mime = QMimeData()
    mime.setText(words)
    with qtbot.waitSignal(bench.wire.refused):
        page.copy.insertFromMimeData(mime)
    assert page.story == story


def test_a_dropped_quote_goes_in_tied_to_its_record(page: StoryPage) -> None:
    to_end(page)
    mime = QMimeData()
    mime.setData(QUOTE_MIME, b"eagle22222")
    assert page.copy.canInsertFromMimeData(mime)
    page.copy.insertFromMimeData(mime)
    assert now(page).copy.endswith(
        "[“Houston, Tranquility Base here. The Eagle has landed,”](quote:eagle22222) Neil Armstrong said."
    )
