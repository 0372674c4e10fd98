"""The page: furniture and copy typed where they stand, places shown, wishes of the panels done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.markup.reading import words
from desk.story.dateline import Dateline
from desk.story.errors import RuleError
from desk.story.furniture import SLOTS, SlotKind
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage


def now(page: StoryPage) -> Story:
    assert page.story is not None
    return page.story


def to_end(page: StoryPage) -> None:
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)


def test_a_story_is_shown_as_it_is(page: StoryPage, story: Story) -> None:
    assert page.story == story
    assert page.head.headline.text == story.furniture.headline
    assert page.head.section.text() == "Science / Space"
    assert page.head.byline.text() == "Reporter"
    assert page.head.dateline.shown.text() == "HOUSTON, July 20"
    assert page.head.count.text() == "37/70"


def test_typing_changes_the_story_at_once(page: StoryPage, story: Story) -> None:
    to_end(page)
    QTest.keyClicks(page.copy, " It was 20:17 UTC.")
    assert now(page).copy == story.copy + " It was 20:17 UTC."


def test_return_moves_from_the_headline_to_the_copy(page: StoryPage) -> None:
    head = page.head
    head.section.setFocus()
    visited: list[str] = []
    for _ in range(5):
        focused = page.window().focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert visited == ["section", "headline", "standfirst", "byline", "copy"]


def test_tab_walks_in_the_order_of_the_page(page: StoryPage) -> None:
    page.head.section.setFocus()
    visited: list[str] = []
    for _ in range(8):
        focused = page.window().focusWidget()
        assert focused is not None
        visited.append(focused.objectName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert visited == ["section", "headline", "standfirst", "byline", "dateline", "due", "more", "copy"]


def test_the_headline_is_typed_counted_and_never_holds_a_line_end(page: StoryPage) -> None:
    field = page.head.headline
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "x" * 71)
    assert page.head.count.text() == "71/70 too long"
    field.selectAll()
    field.insertFromMimeData(_text("Eagle\nlands\u00a0now"))
    assert now(page).furniture.headline == "Eagle lands\u00a0now"
    assert page.head.count.text() == "15/70"


def test_section_and_byline_are_read_from_what_is_typed(page: StoryPage) -> None:
    for field, typed in ((page.head.section, "World / Asia"), (page.head.byline, "Reporter, Editor")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, typed)
    assert now(page).furniture.section == ("World", "Asia")
    assert now(page).furniture.byline == ("Reporter", "Editor")


def test_the_dateline_is_typed_as_parts_and_shown_as_printed(page: StoryPage) -> None:
    QTest.mouseClick(page.head.dateline.shown, Qt.MouseButton.LeftButton)
    fields = page.head.dateline.fields
    for name, typed in (("place", "Kansas City"), ("region", "Missouri"), ("date", "1969-07-21"), ("agency", "AP")):
        fields[name].setFocus()
        fields[name].selectAll()
        QTest.keyClicks(fields[name], typed)
    QTest.keyClick(fields["date"], Qt.Key.Key_Return)
    assert now(page).furniture.dateline == Dateline("Kansas City", "Missouri", date(1969, 7, 21), "AP")
    assert page.head.dateline.shown.text() == "KANSAS CITY, Mo., July 21 (AP)"


def test_a_date_that_is_none_says_what_would_be(page: StoryPage) -> None:
    page.head.dateline.open()
    field = page.head.dateline.fields["date"]
    field.selectAll()
    QTest.keyClicks(field, "the other day")
    QTest.keyClick(field, Qt.Key.Key_Return)
    told = page.findChild(QWidget, "dateline-told")
    assert told is not None
    assert told.isVisible()
    assert now(page).furniture.dateline.date == date(1969, 7, 20)


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("slug", "eagle", "eagle"),
        ("headline_web", "Eagle has landed", "Eagle has landed"),
        ("keywords", "Apollo 11, moon", ("Apollo 11", "moon")),
        ("language", "en-US", "en-US"),
        ("deadline", "1969-07-20 21:00", datetime(1969, 7, 20, 21, 0, tzinfo=UTC)),
        ("target_words", "1,200", 1200),
        ("priority", "1", 1),
        ("note", "Hold for the photo", "Hold for the photo"),
    ],
)
def test_rare_furniture_is_typed_in_a_form_made_from_the_slots(
    page: StoryPage, name: str, typed: str, expected: object
) -> None:
    QTest.mouseClick(page.head.more, Qt.MouseButton.LeftButton)
    field = page.head.field(name)
    assert isinstance(field, QLineEdit | QTextEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert getattr(now(page).furniture, name) == expected


def test_every_slot_has_a_field_with_a_name(page: StoryPage) -> None:
    for slot in SLOTS:
        field = page.head.field(slot.name)
        assert field is not None
        assert field.accessibleName()
        assert field.objectName()
        assert slot.kind in SlotKind


def test_a_wish_of_a_panel_is_one_step_and_goes_back_with_one(page: StoryPage, bench: Bench, story: Story) -> None:
    def edit(one: Story) -> Story:
        return replace(
            one,
            copy=one.copy.replace("two astronauts", "two men") + "\n\nMore.",
            furniture=replace(one.furniture, slug="moon"),
        )

    bench.wire.edit_requested.emit(edit, "Mend")
    assert page.story == edit(story)
    bench.commands.action("edit.undo").trigger()
    assert page.story == story
    bench.commands.action("edit.redo").trigger()
    assert page.story == edit(story)


def test_a_wish_that_the_rules_refuse_says_why(qtbot: QtBot, page: StoryPage, bench: Bench, story: Story) -> None:
    def edit(_one: Story) -> Story:
        raise RuleError("A source needs a name.")

    with qtbot.waitSignal(bench.wire.refused) as refused:
        bench.wire.edit_requested.emit(edit, "Add source")
    assert refused.args == ["A source needs a name."]
    assert page.story == story


def test_the_last_thing_done_is_taken_back_whatever_it_was(page: StoryPage, bench: Bench) -> None:
    before = now(page)
    to_end(page)
    QTest.keyClicks(page.copy, " One.")
    page.head.headline.setFocus()
    page.head.headline.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.head.headline, "!!")
    bench.wire.edit_requested.emit(
        lambda one: replace(one, sources=(*one.sources, Source("new2222222", "NASA"))), "Add source"
    )
    to_end(page)
    QTest.keyClicks(page.copy, " Two.")
    states = [now(page)]
    for _ in range(4):
        QTest.keyClick(page.copy, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        states.append(now(page))
    assert states[1].copy == before.copy + " One."
    assert len(states[1].sources) == 3
    assert states[2].sources == before.sources
    assert states[2].furniture.headline.endswith("!!")
    assert states[3].furniture == before.furniture
    assert states[4] == before
    for _ in range(4):
        bench.commands.action("edit.redo").trigger()
    assert now(page) == states[0]


def test_taking_back_leaves_what_a_colleague_changed_meanwhile(page: StoryPage, bench: Bench) -> None:
    bench.wire.edit_requested.emit(lambda one: replace(one, furniture=replace(one.furniture, slug="moon")), "Slug")
    theirs = replace(now(page), furniture=replace(now(page).furniture, standfirst="Theirs"))
    page.show_story(theirs)
    bench.commands.action("edit.undo").trigger()
    assert now(page).furniture.slug == "eagle-lands"
    assert now(page).furniture.standfirst == "Theirs"


def test_a_story_that_comes_again_changes_only_what_differs(page: StoryPage, story: Story) -> None:
    cursor = page.copy.textCursor()
    cursor.setPosition(10)
    page.copy.setTextCursor(cursor)
    page.show_story(replace(story, copy=story.copy + "\n\nA third paragraph."))
    assert now(page).copy.endswith("A third paragraph.")
    assert page.copy.textCursor().position() == 10


def test_read_only_says_why_and_takes_no_words(qtbot: QtBot, page: StoryPage, bench: Bench, story: Story) -> None:
    page.set_writable(False, "The story is with the editor.")
    told = page.findChild(QWidget, "why-read-only")
    assert told is not None
    assert told.isVisible()
    QTest.keyClicks(page.copy, "no")
    QTest.keyClicks(page.head.headline, "no")
    bench.commands.action("format.bold").trigger()
    with qtbot.waitSignal(bench.wire.refused):
        bench.wire.edit_requested.emit(lambda one: replace(one, copy="no"), "Edit")
    assert page.story == story
    page.set_writable(True, "")
    assert not told.isVisible()


@pytest.mark.parametrize("name", [slot.name for slot in SLOTS])
def test_a_place_in_the_furniture_gets_the_keyboard(page: StoryPage, bench: Bench, name: str) -> None:
    bench.wire.place_requested.emit(Place(name))
    focused = page.window().focusWidget()
    assert focused is not None
    assert focused.objectName() == ("dateline-place" if name == "dateline" else name)


def test_a_place_in_the_copy_is_selected_even_after_it_moved(page: StoryPage, bench: Bench, story: Story) -> None:
    at = story.copy.index("Mission Control")
    place = Place("copy", words="Mission Control", start=at, end=at + 15)
    page.copy.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(page.copy, "Now. ")
    bench.wire.place_requested.emit(place)
    assert page.copy.textCursor().selectedText() == "Mission Control"


def test_a_place_in_the_headline_is_selected(page: StoryPage, bench: Bench) -> None:
    bench.wire.place_requested.emit(Place("headline", words="two men"))
    assert page.head.headline.textCursor().selectedText() == "two men"


def test_the_words_of_a_quote_are_shown(page: StoryPage, bench: Bench) -> None:
    bench.wire.place_requested.emit(Place("quote", key="eagle22222"))
    assert page.copy.textCursor().selectedText() == "“Houston, Tranquility Base here. The Eagle has landed.”"


def test_a_quote_is_put_at_the_cursor_with_who_said_it(page: StoryPage, bench: Bench, story: Story) -> None:
    to_end(page)
    bench.wire.insert_requested.emit(story.quotes[1])
    assert now(page).copy.endswith(
        "communicator said. [“Roger, Tranquility. We copy you on the ground,”](quote:roger22222) Charles Duke said."
    )


def test_words_off_the_record_do_not_go_in(qtbot: QtBot, page: StoryPage, bench: Bench, story: Story) -> None:
    with qtbot.waitSignal(bench.wire.refused):
        bench.wire.insert_requested.emit(replace(story.quotes[0], terms=Terms.OFF_RECORD))
    assert page.story == story


def test_a_part_of_a_sentence_goes_in_without_who_said_it(page: StoryPage, bench: Bench) -> None:
    to_end(page)
    bench.wire.insert_requested.emit(Quote("leaps22222", "arm2222222", "one giant leap"))
    assert now(page).copy.endswith("said. [“one giant leap”](quote:leaps22222)")


def test_the_selected_words_are_told(qtbot: QtBot, page: StoryPage, bench: Bench) -> None:
    with qtbot.waitSignal(bench.wire.selection_changed, check_params_cb=lambda words: words == "A spacecraft"):
        cursor = page.copy.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
        page.copy.setTextCursor(cursor)


def test_words_are_counted_against_the_target(qtbot: QtBot, page: StoryPage) -> None:
    count = words(now(page).copy)
    qtbot.waitUntil(lambda: page.head.words.text() == f"{count} of 900", timeout=5_000)
    to_end(page)
    QTest.keyClicks(page.copy, " Two more.")
    qtbot.waitUntil(lambda: page.head.words.text() == f"{count + 2} of 900", timeout=5_000)


def test_commands_format_the_words_at_the_cursor(page: StoryPage, bench: Bench) -> None:
    bench.wire.place_requested.emit(Place("copy", words="two astronauts"))
    bench.commands.action("format.bold").trigger()
    assert "carrying **two astronauts** set" in now(page).copy
    bench.commands.action("edit.undo").trigger()
    bench.commands.action("format.heading").trigger()
    assert now(page).copy.startswith("## A spacecraft")


def test_no_story_shows_no_page(page: StoryPage, bench: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bench.wire.story_closed):
        page.clear()
    assert page.story is None
    assert not page.sheet.isVisible()


def test_the_page_scrolls_as_one(qtbot: QtBot, page: StoryPage, settled: Callable[[], None]) -> None:
    page.show_story(replace(now(page), key="longer2222", copy="\n\n".join(["One paragraph of words."] * 200)))
    settled()
    bar = page.sheet.verticalScrollBar()
    assert bar.value() == 0
    top = page.copy.y()
    bar.setValue(60)
    assert page.copy.y() == top - 60
    to_end(page)
    page.copy.ensureCursorVisible()
    assert page.copy.y() == 0
    assert page.copy.verticalScrollBar().value() > 1_000
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() - 400, timeout=3_000)
    page.head.headline.setFocus()
    assert page.head.headline.mapTo(page, page.head.headline.rect().topLeft()).y() >= 0


KEYS = (
    ("view.palette", Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    ("format.bold", Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier),
    ("format.link", Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    ("story.export", Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier),
    ("edit.undo", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ("move.submit", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
)


@pytest.mark.parametrize("place", ["copy", "headline", "byline"])
@pytest.mark.parametrize(("name", "key", "modifier"), KEYS)
def test_the_keys_of_commands_work_wherever_the_keyboard_is(
    page: StoryPage, bench: Bench, place: str, name: str, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    page.addActions([action for _command, action in bench.commands.all()])
    action = bench.commands.action(name)
    done: list[str] = []
    action.triggered.connect(lambda: done.append(name))
    field = page.copy if place == "copy" else page.head.field(place)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, key, modifier)
    page._link.hide()
    assert done == [name]


def test_everything_that_takes_the_keyboard_has_a_name(page: StoryPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is page.window():
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget


def _text(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime
