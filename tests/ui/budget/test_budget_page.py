"""The budget page: list, board and calendar of one filter, filters that are kept, a table in a file, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import budgeting
from desk.newsroom.budgeting import Checked
from desk.storage import Desk, stories
from desk.storage.lines import Line
from desk.story.budget import Filter, When
from desk.story.flags import Flag
from desk.story.furniture import Furniture
from desk.story.lacking import Lack
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.budget import paper
from desk.ui.budget.budget_page import BudgetPage
from desk.ui.budget.marks import due, length, marks
from desk.ui.budget.month import first_shown, other_month
from desk.ui.dialogs.ask_reason import AskReason
from tests.ui.dialogs.looking import sheet

NOW = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
LINE = Line("k1", "Eagle lands", "eagle", "Science / Space", Stage.DRAFT, 310, 600, None, NOW, "", "Reporter", 3)


def story(key: str, hours: float | None, stage: Stage = Stage.DRAFT, **furniture: object) -> Story:
    deadline = NOW + timedelta(hours=hours) if hours is not None else None
    made = Furniture(slug=key, headline=f"Story {key}", section=("Science", "Space"), deadline=deadline)
    made = replace(made, **furniture)  # type: ignore[arg-type]
    return Story(key, made, "The lander came down.", authors=("Reporter",), stage=stage)


STORIES = (
    story("draft", 1),
    story("legal", 3, legal=True),
    story("submitted", 5, Stage.SUBMITTED),
    story("review", 2, Stage.IN_REVIEW),
    story("approved", 4, Stage.APPROVED),
    story("undated", None),
    story("later", 24 * 3),
)


@pytest.fixture
def page(bench: Bench, qtbot: QtBot, settled: Callable[[], None]) -> Iterator[BudgetPage]:
    def write(desk: Desk) -> None:
        with desk.writing() as tx:
            for one in STORIES:
                stories.put(tx, one)

    bench.work.ask(write)
    made = BudgetPage(bench)
    made.resize(1160, 760)
    made.show()
    qtbot.waitExposed(made)
    settled()
    yield made
    made.hide()
    made.deleteLater()


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def heads(page: BudgetPage) -> list[str]:
    return [one.text() for one in page.board.findChildren(QLabel) if one.isVisible()]


def rows(page: BudgetPage, column: int = 1) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_board_has_a_column_for_each_step_and_those_due_first(page: BudgetPage) -> None:
    assert heads(page) == ["WRITING · 2", "SUBMITTED · 1", "IN REVIEW · 1", "APPROVED · 1"]
    writing = page.board.columns[0]
    assert [writing.model().index(row, 0).data().split(",")[0] for row in range(2)] == ["Story draft", "Story legal"]
    title = page.findChild(QLabel, "budgetTitle")
    assert title is not None
    assert title.text() == f"{datetime.now(UTC):%A}’s budget"


def test_the_list_sorts_by_any_heading_and_opens_with_enter(page: BudgetPage, settled: Callable[[], None]) -> None:
    press(page, "budget_list")
    settled()
    assert rows(page) == ["Story draft", "Story review", "Story legal", "Story approved", "Story submitted"]
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert rows(page)[0] == "Story submitted"
    opened: list[str] = []
    page.table.chosen.connect(opened.append)
    page.table.take_keyboard()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == ["review"]


def test_a_card_opens_its_story_by_click_and_by_key(page: BudgetPage, bench: Bench) -> None:
    opened: list[str] = []
    bench.wire.open_requested.connect(opened.append)
    column = page.board.columns[0]
    place = column.visualRect(column.model().index(0, 0)).center()
    QTest.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.board.take_keyboard()
    QTest.keyClick(column, Qt.Key.Key_Right)
    assert page.board.columns[1].hasFocus()
    QTest.keyClick(page.board.columns[1], Qt.Key.Key_Return)
    assert opened == ["draft", "submitted"]


def test_what_the_checks_say_comes_for_what_is_seen(page: BudgetPage, qtbot: QtBot) -> None:
    press(page, "budget_list")
    qtbot.waitUntil(lambda: bool(rows(page)) and all("check" in text for text in rows(page, 6)), timeout=10_000)
    assert rows(page, 6)[2].startswith("Legal, No photo, ")


def test_a_filter_narrows_every_look(page: BudgetPage, settled: Callable[[], None]) -> None:
    bar = page.filter
    bar.when.setCurrentIndex(4)
    bar.when.activated.emit(4)
    settled()
    assert bar.wanted.when is When.OPEN
    assert heads(page)[0] == "WRITING · 4"
    QTest.keyClicks(bar.text, "leg")
    QTest.qWait(250)
    settled()
    assert heads(page)[0] == "WRITING · 1"
    bar.wants.choose(Flag.SENSITIVE)
    bar.wants.activated.emit(0)
    settled()
    empty = page.findChild(QWidget, "budgetEmpty")
    assert empty is not None
    assert empty.isVisible()
    press(page, "budgetAll")
    settled()
    assert bar.wanted == Filter(when=When.OPEN)
    assert heads(page)[0] == "WRITING · 4"


def test_a_filter_is_kept_chosen_again_and_forgotten(
    page: BudgetPage, bench: Bench, settled: Callable[[], None]
) -> None:
    bar = page.filter
    bar.wants.choose(Lack.PHOTO)
    bar.wants.activated.emit(0)
    press(page, "keepFilter")
    QTest.keyClicks(sheet(AskReason).reason, "Photos to come")
    QTest.keyClick(sheet(AskReason).reason, Qt.Key.Key_Return)
    settled()
    assert [one.name for one in bench_filters(bench, settled)] == ["Photos to come"]
    assert not bar.keep.isVisible()
    page.show_filter(Filter(when=When.ALL))
    settled()
    assert bar.keep.isVisible()
    bar.kept.setCurrentIndex(1)
    bar.kept.activated.emit(1)
    settled()
    assert bar.wanted == Filter(lack=Lack.PHOTO)
    press(page, "forgetFilter")
    settled()
    assert not bar.kept.isVisible()


def bench_filters(bench: Bench, settled: Callable[[], None]) -> tuple[Filter, ...]:
    found: list[tuple[Filter, ...]] = []
    bench.work.ask(budgeting.filters).then(found.append)
    settled()
    return found[0]


def test_the_calendar_goes_by_day_and_month_and_opens_a_day(page: BudgetPage, settled: Callable[[], None]) -> None:
    press(page, "budget_calendar")
    settled()
    days = page.month.days
    today = datetime.now(UTC).date()
    assert days.day == today
    shown, _line = days.at(days.cell(today).center())
    assert shown == today
    opened: list[str] = []
    page.month.story_chosen.connect(opened.append)
    first = days.cell(today).topLeft()
    first.setX(first.x() + 30)
    first.setY(first.y() + 32)
    QTest.mouseClick(days, Qt.MouseButton.LeftButton, pos=first)
    assert opened == ["draft"]
    assert "Story draft" in days.accessibleName()
    days.setFocus()
    QTest.keyClick(days, Qt.Key.Key_PageDown)
    settled()
    assert days.day == other_month(today, 1)
    QTest.keyClick(days, Qt.Key.Key_PageUp)
    settled()
    page.month.show_day(today)
    QTest.keyClick(days, Qt.Key.Key_Return)
    settled()
    assert page.look == "list"
    assert page.filter.wanted.day == today
    assert len(rows(page)) == 5


def test_months_begin_on_a_monday_and_keep_the_day() -> None:
    assert first_shown(datetime(2026, 11, 24, tzinfo=UTC).date()).isoformat() == "2026-10-26"
    assert other_month(datetime(2026, 1, 31, tzinfo=UTC).date(), 1).isoformat() == "2026-02-28"
    assert other_month(datetime(2026, 3, 31, tzinfo=UTC).date(), -1).isoformat() == "2026-02-28"


def test_export_writes_what_is_listed(
    page: BudgetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settled: Callable[[], None]
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "list"), ""))
    press(page, "budgetCsv")
    settled()
    assert (tmp_path / "list.csv").read_text("utf-8-sig").count("\n") == 6


def test_the_list_is_printed(page: BudgetPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def accept(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(tmp_path / "budget.pdf"))
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    press(page, "budgetPrint")
    assert (tmp_path / "budget.pdf").read_bytes().startswith(b"%PDF")


def test_paper_escapes_what_people_typed(page: BudgetPage) -> None:
    found = page.found
    assert found is not None
    told = paper.page(replace(found, lines=(replace(LINE, title="<b>&"),)), lambda _line: None)
    assert "&lt;b&gt;&amp;" in told


def test_a_change_on_the_desk_is_read_while_it_is_seen(
    page: BudgetPage, bench: Bench, settled: Callable[[], None], qtbot: QtBot
) -> None:
    def write(desk: Desk) -> None:
        with desk.writing() as tx:
            stories.put(tx, story("new", 1))

    bench.work.ask(write)
    bench.wire.desk_changed.emit()
    qtbot.waitUntil(lambda: heads(page)[0] == "WRITING · 3", timeout=5_000)


def test_a_hundred_thousand_lines_are_shown_without_reading_each(page: BudgetPage) -> None:
    lines = [replace(LINE, key=f"k{number}") for number in range(100_000)]
    page.board.show_lines(lines, UTC)
    page.table.show_lines(lines, UTC)
    QApplication.processEvents()
    assert heads(page)[0] == "WRITING · 100,000"
    assert 0 < len(page.board.seen()) < 20
    page.board.columns[0].scrollToBottom()
    QApplication.processEvents()
    assert page.board.seen()[-1].key == "k99999"
    assert page.table.model().index(99_999, 1) != QModelIndex()


def test_what_is_said_of_a_story() -> None:
    assert due(LINE, NOW) == ""
    assert due(replace(LINE, deadline=NOW + timedelta(hours=5)), NOW) == "Due 17:00"
    assert due(replace(LINE, deadline=NOW - timedelta(minutes=20)), NOW) == "20 min late"
    assert length(LINE) == "310 of 600 w"
    assert length(replace(LINE, target_words=0)) == "310 w"
    assert marks(LINE, NOW) == []
    assert marks(LINE, NOW, Checked()) == [("Ready to submit", "ok")]
    assert marks(replace(LINE, stage=Stage.APPROVED), NOW, Checked()) == [("Ready to publish", "ok")]
    assert marks(LINE, NOW, Checked(0, 1)) == [("1 check", "warn")]
    held = replace(LINE, stage=Stage.APPROVED, embargo=NOW + timedelta(hours=3, minutes=12))
    assert marks(held, NOW)[0] == ("Embargo 3 h 12 min", "accent")
    assert marks(replace(LINE, stage=Stage.CHANGES_REQUESTED), NOW) == [("Changes requested", "bad")]
