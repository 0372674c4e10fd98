"""Copy looks like what it says: marks hidden, and shown where the cursor is; quotations wear their state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from desk.preflight.checks import preflight
from desk.preflight.finding import Context, Finding, Weight
from desk.story.house import House
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.copy_paint import SIGN
from desk.ui.story_page.page import StoryPage


def worn(page: StoryPage, words: str) -> QTextCharFormat:
    """The format in which the first of those words are drawn."""
    cursor = page.copy.document().find(words)
    block = cursor.block()
    at = cursor.selectionStart() - block.position()
    ranges = [one for one in block.layout().formats() if one.start <= at < one.start + one.length]
    return QTextCharFormat(ranges[0].format) if ranges else QTextCharFormat()


def line_under(page: StoryPage, words: str) -> str:
    """What is drawn under those words: solid or dotted, and its colour."""
    return worn(page, words).stringProperty(SIGN)


def hidden(made: QTextCharFormat) -> bool:
    return made.foreground().color().alpha() == 0


def go(page: StoryPage, words: str) -> None:
    cursor = page.copy.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    page.copy.setTextCursor(cursor)


def show(page: StoryPage, copy: str) -> None:
    assert page.story is not None
    page.show_story(replace(page.story, key=f"k{abs(hash(copy)) % 10**9}", copy=copy))


def test_marks_come_back_on_the_paragraph_with_the_cursor(page: StoryPage) -> None:
    show(page, "first **bold** words\n\nsecond paragraph")
    go(page, "first")
    assert not hidden(worn(page, "**"))
    assert worn(page, "bold").fontWeight() == 700
    go(page, "second")
    assert hidden(worn(page, "**"))
    assert worn(page, "bold").fontWeight() == 700


def test_the_address_of_a_link_shows_only_while_the_cursor_touches_it(page: StoryPage) -> None:
    show(page, "see the [report](https://nasa.gov) of then")
    go(page, "see")
    assert hidden(worn(page, "](https"))
    go(page, "report")
    assert not hidden(worn(page, "](https"))


def test_quotations_wear_the_state_of_their_record(page: StoryPage, bench: Bench, story: Story) -> None:
    assert line_under(page, "Houston") == f"solid {bench.theme.tokens.ok}"
    assert line_under(page, "Roger") == f"solid {bench.theme.tokens.warn}"
    finding = Finding(
        "words-differ",
        Weight.BLOCKER,
        Place("copy", words="“Roger, Tranquility. We copy you on the ground,”"),
        "Words differ.",
    )
    bench.wire.findings_changed.emit((finding,))
    assert line_under(page, "Roger") == f"dotted {bench.theme.tokens.bad}"
    assert line_under(page, "Houston") == f"solid {bench.theme.tokens.ok}"
    bench.wire.edit_requested.emit(lambda one: replace(one, quotes=one.quotes[1:]), "Remove quote")
    assert line_under(page, "Houston") == f"dotted {bench.theme.tokens.muted}"


def checked(page: StoryPage, bench: Bench) -> None:
    """Have the checks look at the story as it is typed now."""
    assert page.story is not None
    bench.wire.findings_changed.emit(preflight(page.story, Context(House(), datetime(1969, 7, 20, 12, tzinfo=UTC))))


def test_quoted_speech_without_a_record_is_marked(page: StoryPage, bench: Bench) -> None:
    show(page, "“It is a day to remember,” Collins said, and “we are going home.”")
    checked(page, bench)
    assert line_under(page, "remember") == f"dotted {bench.theme.tokens.muted}"
    assert line_under(page, "going") == f"dotted {bench.theme.tokens.muted}"


def test_titles_and_scare_quotes_wear_nothing(page: StoryPage, bench: Bench) -> None:
    show(page, "The so-called “home” had “The Old Man and the Sea” there.\n\n“It is fine,” Collins said.")
    checked(page, bench)
    assert line_under(page, "home") == ""
    assert line_under(page, "Old Man") == ""
    assert line_under(page, "It is fine") == f"dotted {bench.theme.tokens.muted}"


def test_typing_in_quoted_words_leaves_their_mark_until_they_are_looked_at(page: StoryPage, bench: Bench) -> None:
    show(page, "“It is a day to remember,” Collins said.")
    checked(page, bench)
    go(page, "remember")
    for key in "xyz":
        page.copy.insertPlainText(key)
        assert line_under(page, "day") == f"dotted {bench.theme.tokens.muted}"
    checked(page, bench)
    assert line_under(page, "day") == f"dotted {bench.theme.tokens.muted}"


def test_what_is_no_speech_any_more_wears_nothing_once_it_was_looked_at(page: StoryPage, bench: Bench) -> None:
    show(page, "“It is a day to remember,” Collins said.")
    checked(page, bench)
    page.copy.document().find("It is a day to remember,").insertText("Silent Running")
    assert line_under(page, "Silent") == f"dotted {bench.theme.tokens.muted}"
    page.copy.document().find("Collins said").insertText("was a film")
    checked(page, bench)
    assert line_under(page, "Silent") == ""


def test_styling_is_no_step_of_undo_and_changes_no_word(page: StoryPage, bench: Bench, story: Story) -> None:
    go(page, "Mission")
    go(page, "spacecraft")
    bench.theme.choose("dark")
    assert not page.copy.document().isUndoAvailable()
    assert page.story == story
    bench.theme.choose("light")


def test_emoji_do_not_shift_the_styles(page: StoryPage) -> None:
    show(page, "🌕🌕🌕 moon **bold** end\n\nx")
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    assert worn(page, "bold").fontWeight() == 700
    assert worn(page, "end").fontWeight() != 700


def test_a_long_story_is_styled_where_it_is_seen(page: StoryPage, qtbot: QtBot) -> None:
    show(page, "\n\n".join(f"Number {number} with **bold** words" for number in range(2_000)))
    assert worn(page, "bold").fontWeight() == 700
    last = page.copy.document().findBlockByNumber(1_999)
    assert not last.layout().formats()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    page.copy.ensureCursorVisible()
    qtbot.waitUntil(lambda: bool(last.layout().formats()), timeout=5_000)
    first_seen = page.copy.sight.at(0).blockNumber()
    assert 1_900 < first_seen < 2_000
    assert page.copy.document().findBlockByNumber(first_seen).layout().formats()


def test_the_same_record_may_be_quoted_rightly_and_wrongly(page: StoryPage, bench: Bench) -> None:
    show(page, "[“Houston,”](quote:eagle22222) and [“Boston,”](quote:eagle22222) he said\n\nEnd")
    finding = Finding("words-differ", Weight.BLOCKER, Place("copy", words="“Boston,”"), "Words differ.")
    bench.wire.findings_changed.emit((finding,))
    assert line_under(page, "Houston") == f"solid {bench.theme.tokens.ok}"
    assert line_under(page, "Boston") == f"dotted {bench.theme.tokens.bad}"
