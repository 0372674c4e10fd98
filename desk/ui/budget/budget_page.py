"""The budget: what is due, as a list, a board or a calendar, narrowed by a filter; printed, or as a table in a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desk.export.write import write_file
from desk.newsroom import budgeting, reading
from desk.newsroom.budgeting import Budget
from desk.storage import Desk
from desk.story.budget import Filter, When
from desk.story.house import House
from desk.story.person import Person
from desk.ui.bench import Bench
from desk.ui.budget import paper
from desk.ui.budget.board import Board
from desk.ui.budget.checked import Checks
from desk.ui.budget.filter_bar import FilterBar
from desk.ui.budget.month import Month
from desk.ui.budget.story_table import StoryTable
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.kit import EmptyState, button, label, segments

LOOKS = ("list", "board", "calendar")
AGAIN = 60_000  # milliseconds: what is late or under embargo is another after a minute
SOON = 250  # milliseconds: several changes of the desk are read once


class BudgetPage(QWidget):
    """Reads on the worker while it can be seen. `shown_count` brings how many stories the list has."""

    shown_count = Signal(int)

    def __init__(self, bench: Bench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Budget")
        self._bench = bench
        self._found: Budget | None = None
        self._asked = 0
        self._checks = Checks(bench)
        self.filter = FilterBar()
        self.table, self.board, self.month = StoryTable(bench, self._checks), Board(bench, self._checks), Month(bench)
        self._title = label("", "title", name="budgetTitle")
        self._count = label("", "muted", name="budgetCount")
        self._print = button("Print…", "budgetPrint", self.print_list)
        self._csv = button("Export CSV…", "budgetCsv", self.export)
        self._group = QButtonGroup(self)
        names = (button(name.capitalize(), f"budget_{name}", partial(self.show_look, name)) for name in LOOKS)
        self._looks = segments("Ways to look at the budget", names, self._group)
        self._empty = self._made_empty()
        self._pages = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=SOON)
        self._soon.timeout.connect(self._read)
        self._tick = QTimer(self, interval=AGAIN)
        self._tick.timeout.connect(self._read)
        self._lay_out()
        self._listen()
        self.show_look(bench.settings.budget_look)

    @property
    def look(self) -> str:
        """'list', 'board' or 'calendar'."""
        return LOOKS[max(self._group.checkedId(), 0)]

    @property
    def found(self) -> Budget | None:
        """What was read last."""
        return self._found

    def take_keyboard(self) -> None:
        """The page has come in front: its keys begin at the way it is looked at."""
        self._group.button(LOOKS.index(self.look)).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_look(self, name: str) -> None:
        """Look at the budget as a list, a board or a calendar."""
        at = LOOKS.index(name) if name in LOOKS else 1
        self._group.button(at).setChecked(True)
        self._bench.settings.budget_look = LOOKS[at]
        self.filter.when.setVisible(LOOKS[at] != "calendar")
        self._read()

    def show_filter(self, wanted: Filter) -> None:
        """Have that filter chosen, and read."""
        self.filter.show_wanted(wanted)
        self._read()

    def print_list(self) -> None:
        """Ask for a printer and print what is listed."""
        if self._found is not None:
            html = paper.page(self._found, self._checks.of)
            if paper.ask_and_print(self.window(), self._title.text(), html):
                self._bench.wire.said.emit("The budget is on its way to the printer.")

    def export(self) -> None:
        """Ask for a file and write what is listed into it as CSV."""
        if self._found is None:
            return
        start = str(Path(self._bench.settings.last_folder) / "budget.csv")
        chosen, _kind = QFileDialog.getSaveFileName(self.window(), "Export the budget", start, "CSV (*.csv)")
        if chosen:
            file = Path(chosen) if Path(chosen).suffix else Path(f"{chosen}.csv")
            self._bench.settings.last_folder = str(file.parent)
            self._bench.wire.said.emit("Writing the budget…")
            errand = self._bench.work.ask(write_csv, self._found, file)
            errand.then(lambda made: self._bench.wire.said.emit(f"The budget lies in {made}."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self._bench.work.ask(reading.everybody).then(self._on_people)
        self._bench.work.ask(budgeting.filters).then(self.filter.show_filters)
        self._read()

    def hideEvent(self, event: object) -> None:
        self._tick.stop()
        self._checks.want(())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._want_checks)

    def _made_empty(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        every = button("Show all unfinished", "budgetAll", lambda: self.show_filter(Filter(when=When.OPEN)), "small")
        card = EmptyState("budgetEmpty", "Nothing here", "No story of the desk is what the filter asks for.", every)
        card.setMaximumWidth(420)
        column.addWidget(card)
        column.addStretch(1)
        return holder

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for one in (self._title, self._looks, self._count):
            head.addWidget(one)
        head.addStretch(1)
        for one in (self._print, self._csv):
            head.addWidget(one)
        for page in (self.table, self.board, self.month, self._empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._pages, 1)

    def _listen(self) -> None:
        wire = self._bench.wire
        wire.desk_changed.connect(self._soon.start)
        wire.person_changed.connect(lambda _person: self._soon.start())
        wire.house_changed.connect(self._on_house)
        self.filter.changed.connect(self._read)
        self.filter.keep_asked.connect(self._on_keep)
        self.filter.forget_asked.connect(self._on_forget)
        self.month.wanted.connect(lambda _day: self._read())
        self.month.day_chosen.connect(self._on_day)
        for page in (self.table, self.board):
            page.chosen.connect(wire.open_requested)
            page.seen_changed.connect(self._want_checks)
        self.month.story_chosen.connect(wire.open_requested)

    def _read(self) -> None:
        if not self.isVisible():
            return
        self._asked += 1
        wanted = self.filter.wanted
        if self.look == "calendar":
            errand = self._bench.work.ask(budgeting.dated, wanted, *self.month.span)
        else:
            errand = self._bench.work.ask(budgeting.read, wanted)
        errand.then(partial(self._on_read, self._asked))

    def _on_read(self, asked: int, found: Budget) -> None:
        if asked != self._asked or not self.isVisible():
            return
        self._found = found
        zone, count = ZoneInfo(found.house.zone), len(found.lines)
        calendar = self.look == "calendar"
        title = "Calendar" if calendar else budgeting.title_of(found.wanted, datetime.now(zone))
        self._title.setText(title)
        self._count.setText(f"{count:,} stor{'y' if count == 1 else 'ies'}")
        pages: dict[str, StoryTable | Board | Month] = {"list": self.table, "board": self.board}
        page = pages.get(self.look, self.month)
        page.show_lines(found.lines, zone)
        self._pages.setCurrentWidget(page if count or calendar else self._empty)
        for one in (self._print, self._csv):
            one.setEnabled(bool(count))
        self.shown_count.emit(count)
        QTimer.singleShot(0, self, self._want_checks)

    def _want_checks(self) -> None:
        page = self._pages.currentWidget()
        if self.isVisible() and isinstance(page, (StoryTable, Board)):
            self._checks.want(page.seen())

    def _on_day(self, day: date) -> None:
        self.show_look("list")
        self.show_filter(replace(self.filter.wanted, when=When.DAY, day=day))

    def _on_keep(self) -> None:
        sheet = AskReason(
            self.window(),
            "Keep this filter",
            "Everybody on the desk can choose it then.",
            "Keep the filter",
            label="Name",
            hint="Photos still to come",
            missing="Give the filter a name.",
        )
        sheet.answered.connect(lambda name: self._keep(replace(self.filter.wanted, name=name)))
        sheet.open()

    def _on_forget(self, name: str) -> None:
        self._bench.work.do(budgeting.forget_filter, name).then(self.filter.show_filters)

    def _keep(self, wanted: Filter) -> None:
        self._bench.work.do(budgeting.keep_filter, wanted).then(self.filter.show_filters)

    def _on_people(self, people: tuple[Person, ...]) -> None:
        self.filter.show_people(one.name for one in people)

    def _on_house(self, house: House) -> None:
        self._checks.forget()
        self.filter.show_house(house)
        self._soon.start()


def write_csv(desk: Desk, found: Budget, file: Path) -> Path:
    """Write the list into that file; the file. Runs on the worker's thread. Raises CannotWrite."""
    write_file(budgeting.csv_file(desk, found), file)
    return file
