"""The reception: opens the desk, asks who is here, and brings back words of a run that did not end well."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desk.newsroom import keeping_house, reading, recovering, sampling
from desk.storage.desk import Desk
from desk.storage.journal import Journal
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.person import Person
from desk.ui.dialogs.sign_in import SignIn
from desk.ui.dialogs.steps import to_try
from desk.ui.main_window import MainWindow

Flush = Callable[[Callable[[], object]], object]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The desk once it is open: its name, its house and people, what was found wrong, the sample's key if put there."""

    desk: str
    house: House
    people: tuple[Person, ...]
    warnings: tuple[str, ...]
    sample: str


class Reception(QObject):
    """`opened` with the desk, `signed_in` with each person, `ready` with the key of the story to open ('' for none)."""

    opened = Signal(object)  # Prepared
    closed = Signal(str)  # the sentence why the desk cannot be opened
    signed_in = Signal(object)  # Person
    ready = Signal(str)

    def __init__(self, window: MainWindow, flush: Flush, *, ask_who: bool) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._flush = flush
        self._ask_who = ask_who
        self._first = ""
        self._begun = False
        self.journal: Journal | None = None
        self._bench.commands.on("desk.sign-in", self.ask)

    def begin(self, first: str = "") -> None:
        """Open the desk: the sample on an empty one, then who is here, then the story `first` or the last one."""
        self._first = first
        self._window.show_opening("Opening the desk…")
        self._bench.work.ask(_prepare).then(self._on_prepared).otherwise(self._on_no_desk)

    def ask(self) -> None:
        """Ask who is at this desk now."""
        self._bench.work.ask(reading.everybody).then(self._show_people)

    def sign_in(self, person: Person) -> None:
        """Work as that person from now on."""
        self._bench.work.ask(keeping_house.sign_in, person).then(self._on_signed_in)

    def _on_prepared(self, prepared: Prepared) -> None:
        self.opened.emit(prepared)
        for warning in prepared.warnings:
            self._bench.wire.refused.emit(warning)
        if prepared.sample:
            self._first = prepared.sample
            if self._ask_who:
                to_try(self._window).open()
        if self._ask_who and len(prepared.people) > 1 and not prepared.sample:
            self._show_people(prepared.people)
        else:
            self.sign_in(self._bench.work.person)

    def _on_no_desk(self, error: DeskError) -> None:
        self._window.show_opening(str(error))
        self.closed.emit(str(error))

    def _show_people(self, people: tuple[Person, ...]) -> None:
        sheet = SignIn(self._window, people, self._bench.work.person)
        sheet.answered.connect(lambda person: self._flush(lambda: self.sign_in(person)))
        if not self._begun:
            sheet.rejected.connect(lambda: self.sign_in(self._bench.work.person))
        sheet.open()

    def _on_signed_in(self, person: Person) -> None:
        self._bench.work.person = person
        self._bench.settings.person = person
        self.signed_in.emit(person)
        self._bench.wire.person_changed.emit(person)
        if self._begun:
            return
        self._begun = True
        if self.journal is None:
            self._on_recovered(())
        else:
            self._bench.work.ask(recovering.recover, person, self.journal).then(self._on_recovered)

    def _on_recovered(self, recovered: tuple[str, ...]) -> None:
        if recovered:
            titles = ", ".join(f"‘{title}’" for title in recovered)
            self._bench.wire.said.emit(f"Words that were typed but not yet stored are back in {titles}.")
        self.ready.emit(self._first or self._bench.settings.last_story)


def _prepare(desk: Desk) -> Prepared:
    sample = sampling.put_sample(desk).key if not desk.read_only and sampling.is_empty(desk) else ""
    name = "Local desk" if desk.folder else "Shared desk"
    return Prepared(name, reading.house(desk), reading.everybody(desk), desk.warnings, sample)
