"""The rail: the views of the desk with their counts, the stories of one, and the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QPushButton, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import sourcing
from desk.storage import Desk, stories
from desk.storage.lines import Line
from desk.storage.stories import View
from desk.story.furniture import Furniture
from desk.story.source import Contact
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.budget.lines_model import LINE_ROLE, Heading
from desk.ui.budget.rail import Rail
from tests.ui.conftest import EDITOR, REPORTER

NOW = datetime(1969, 7, 20, 12, tzinfo=UTC)


def story(number: int, headline: str, stage: Stage = Stage.DRAFT) -> Story:
    return Story(
        f"k{number}",
        Furniture(slug=f"s{number}", section=("Science", "Space"), headline=headline),
        "The lander came down past a boulder field.",
        authors=("Reporter",),
        stage=stage,
        holder="Editor" if stage is Stage.IN_REVIEW else "",
        created=NOW + timedelta(minutes=number),
    )


STORIES = (
    story(1, "Eagle lands"),
    story(2, "Ferry timetable changes"),
    story(3, "Flood defence accounts", Stage.SUBMITTED),
    story(4, "School roof delayed", Stage.IN_REVIEW),
    story(5, "Museum finds its map", Stage.APPROVED),
    story(6, "Rain", Stage.SPIKED),
)


@pytest.fixture
def put(bench: Bench, settled: Callable[[], None]) -> Callable[..., None]:
    """Stores stories on the desk."""

    def put_them(*those: Story) -> None:
        def write(desk: Desk) -> None:
            with desk.writing() as tx:
                for one in those:
                    stories.put(tx, one)

        bench.work.ask(write)
        settled()

    return put_them


@pytest.fixture
def rail(bench: Bench, qtbot: QtBot) -> Iterator[Rail]:
    window = QWidget()
    window.resize(272, 800)
    made = Rail(bench, window)
    made.resize(272, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rows(rail: Rail) -> list[str]:
    model = the_list(rail).model()
    found = []
    for row in range(model.rowCount()):
        one = model.index(row, 0).data(LINE_ROLE)
        found.append(f"— {one.text}" if isinstance(one, Heading) else one.title)
    return found


def the_list(rail: Rail) -> QListView:
    found = rail.findChild(QListView, "story_list")
    assert found is not None
    return found


def press(rail: Rail, name: str) -> None:
    found = rail.findChild(QPushButton, name)
    assert found is not None
    assert found.isVisible()
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def search(rail: Rail) -> QLineEdit:
    found = rail.findChild(QLineEdit, "desk_search")
    assert found is not None
    return found


def counted(rail: Rail) -> dict[str, str]:
    views = [
        one
        for one in rail.findChildren(QPushButton)
        if one.objectName().startswith(("view_", "rail_contacts", "rail_photos"))
    ]
    return {one.objectName(): one.accessibleName() for one in views}


def test_views_are_counted(rail: Rail, put: Callable[..., None], settled: Callable[[], None], bench: Bench) -> None:
    put(*STORIES)
    bench.work.do(sourcing.save_contact, Contact("c1", "Neil Armstrong"))
    bench.wire.desk_changed.emit()
    settled()
    assert counted(rail) == {
        "view_mine": "My stories, 5",
        "view_in_review": "In review, 2",
        "view_approved": "Approved, 1",
        "view_published": "Published, 0",
        "view_all": "All, 6",
        "rail_contacts": "Contacts, 1",
        "rail_photos": "Photos, 0",
    }


def test_lines_are_grouped_by_stage(rail: Rail, put: Callable[..., None], settled: Callable[[], None]) -> None:
    put(*STORIES)
    press(rail, "view_all")
    settled()
    assert rows(rail) == [
        "— In review", "School roof delayed", "— Submitted", "Flood defence accounts",
        "— Draft", "Ferry timetable changes", "Eagle lands", "— Approved", "Museum finds its map", "— Spiked", "Rain",
    ]  # fmt: skip


def test_a_line_opens_its_story_by_click_and_by_enter(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], bench: Bench
) -> None:
    asked: list[str] = []
    bench.wire.open_requested.connect(asked.append)
    put(*STORIES)
    rail.refresh()
    settled()
    shown = the_list(rail)
    place = shown.visualRect(shown.model().index(rows(rail).index("Eagle lands"), 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    bench.wire.story_changed.emit(STORIES[0])
    QTest.keyClick(shown, Qt.Key.Key_Up)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert asked == ["k1", "k2"]


def test_the_open_story_is_marked(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], bench: Bench
) -> None:
    put(*STORIES)
    rail.refresh()
    settled()
    bench.wire.story_changed.emit(STORIES[1])
    line = the_list(rail).currentIndex().data(LINE_ROLE)
    assert isinstance(line, Line)
    assert line.key == "k2"
    bench.wire.story_closed.emit()
    assert not the_list(rail).currentIndex().isValid()


def test_the_search_finds_words_anywhere_in_a_story(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], qtbot: QtBot
) -> None:
    put(*STORIES)
    QTest.keyClicks(search(rail), "ferry")
    qtbot.waitUntil(lambda: rows(rail) == ["Ferry timetable changes"], timeout=5_000)
    search(rail).clear()
    QTest.keyClicks(search(rail), "boulder")
    QTest.keyClick(search(rail), Qt.Key.Key_Return)
    settled()
    assert len(rows(rail)) >= 5
    assert the_list(rail).hasFocus()


def test_what_is_not_found_is_told_and_esc_brings_the_view_back(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], qtbot: QtBot
) -> None:
    put(*STORIES)
    QTest.keyClicks(search(rail), "zebra")
    told = rail.findChild(QLabel, "search_none")
    assert told is not None
    qtbot.waitUntil(told.isVisible, timeout=5_000)
    assert told.text() == "No story has ‘zebra’. Try fewer or shorter words."
    QTest.keyClick(search(rail), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Eagle lands" in rows(rail), timeout=5_000)


def test_down_goes_from_the_search_into_the_list(rail: Rail, bench: Bench) -> None:
    bench.commands.action("story.search").trigger()
    assert search(rail).hasFocus()
    QTest.keyClick(search(rail), Qt.Key.Key_Down)
    assert the_list(rail).hasFocus()


def test_an_editor_begins_with_what_waits_for_one(rail: Rail, bench: Bench, settled: Callable[[], None]) -> None:
    bench.work.person = EDITOR
    bench.wire.person_changed.emit(EDITOR)
    settled()
    assert rail.view.value == "In review"
    bench.work.person = REPORTER
    bench.wire.person_changed.emit(REPORTER)
    settled()
    assert rail.view.value == "My stories"


def test_an_empty_view_says_what_goes_there(rail: Rail, bench: Bench, settled: Callable[[], None]) -> None:
    begun: list[int] = []
    bench.commands.on("story.new", lambda: begun.append(1))
    rail.refresh()
    settled()
    press(rail, "empty_new_story_mine")
    press(rail, "rail_new_story")
    assert begun == [1, 1]
    press(rail, "view_approved")
    settled()
    assert rail.findChild(QWidget, "rail_empty_approved").isVisible()  # type: ignore[union-attr]


def test_photos_open_the_photo_desk(rail: Rail, bench: Bench) -> None:
    opened: list[int] = []
    bench.commands.on("desk.photos", lambda: opened.append(1))
    press(rail, "rail_photos")
    assert opened == [1]


def test_contacts_open_the_contact_book(rail: Rail, bench: Bench) -> None:
    opened: list[int] = []
    bench.commands.on("note.contacts", lambda: opened.append(1))
    press(rail, "rail_contacts")
    assert opened == [1]


def test_a_full_desk_shows_the_newest_and_says_there_are_more(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None]
) -> None:
    put(*(story(number, f"Story {number}") for number in range(1, 451)))
    press(rail, "view_all")
    settled()
    assert rows(rail)[:2] == ["— Draft", "Story 450"]
    assert rows(rail)[-1] == "— 50 more: the search finds them"
    assert len(rows(rail)) == 402


def test_the_same_lines_again_leave_the_list_where_it_is(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], bench: Bench
) -> None:
    put(*(story(number, f"Story {number}") for number in range(1, 60)))
    press(rail, "view_all")
    settled()
    bar = the_list(rail).verticalScrollBar()
    bar.setValue(bar.maximum())
    bench.wire.desk_changed.emit()
    settled()
    assert bar.value() == bar.maximum() > 0


def test_a_line_whose_words_changed_is_drawn_again_in_its_place(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None], bench: Bench
) -> None:
    put(*STORIES)
    press(rail, "view_all")
    settled()
    model, reset, changed = the_list(rail).model(), [], []
    model.modelReset.connect(lambda: reset.append(True))
    model.dataChanged.connect(lambda first, _last: changed.append(first.data(LINE_ROLE).title))

    def rename(desk: Desk) -> None:
        with desk.writing() as tx:
            before = stories.get(tx, STORIES[1].key)
            stories.put(
                tx, replace(before, furniture=replace(before.furniture, headline="Ferries keep their timetable"))
            )

    bench.work.ask(rename)
    bench.wire.desk_changed.emit()
    settled()
    assert (reset, changed) == ([], ["Ferries keep their timetable"])


@pytest.mark.parametrize("title", ["", "A", "Word " * 60, "Unbroken" * 40, "🙂" * 80, "Eagle — lands\u00a0now"])
def test_any_title_is_drawn_in_two_lines_at_most(
    title: str, rail: Rail, put: Callable[..., None], settled: Callable[[], None]
) -> None:
    put(story(1, title))
    rail.refresh()
    settled()
    shown = the_list(rail)
    assert shown.sizeHintForRow(1) <= 76
    assert not shown.grab().isNull()


def test_lines_stand_under_one_another_when_the_rail_gets_narrower(
    rail: Rail, put: Callable[..., None], settled: Callable[[], None]
) -> None:
    put(*(story(number, "River levels: what the gauges say") for number in range(9)))
    rail.show_view(View.ALL)
    settled()
    for width, height in ((272, 900), *((width, 700) for width in range(262, 232, -2))):
        rail.resize(width, height)  # the scroll bar comes and goes
        QTest.qWait(20)
        shown, model = the_list(rail), the_list(rail).model()
        option = QStyleOptionViewItem()
        option.widget = shown
        for row in range(model.rowCount() - 1):
            here, below = model.index(row, 0), model.index(row + 1, 0)
            apart = shown.visualRect(below).top() - shown.visualRect(here).top()
            assert apart == shown.itemDelegate().sizeHint(option, here).height(), (row, width, height)
