"""The cupboard: what all story pages of a window share: the journal of typing, the dictionaries, how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desk.ui.bench import Bench
from desk.ui.story_page.looking import Looking
from desk.ui.story_page.spellers import Spellers

if TYPE_CHECKING:
    from desk.storage import Desk
    from desk.storage.journal import Journal


def open_journal(desk: Desk) -> Journal:
    """The side journal of this desk on this computer; imported on the worker, as it brings the database with it."""
    from desk.newsroom import drafting

    return drafting.open_journal(desk)


class Cupboard(QObject):
    """Opens the journal once: a second one of the same desk would be refused by the lock of the first."""

    journal_opened = Signal(object)  # the Journal: it may hold words of a run that did not end well

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.journal: Journal | None = None
        self.looking = Looking(bench)
        self.spellers = Spellers(self)
        self.spellers.refused.connect(bench.wire.refused)
        bench.work.ask(open_journal).then(self._on_journal)

    def end(self) -> None:
        """The window closes for good: end what runs beside it."""
        if self.journal is not None:
            self.journal.close()
        self.spellers.close()

    def _on_journal(self, journal: Journal) -> None:
        self.journal = journal
        self.journal_opened.emit(journal)
