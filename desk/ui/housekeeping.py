"""Housekeeping: the settings of the house, copies of the desk, and the tidying that comes round by itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from desk.newsroom import keeping_house, safekeeping
from desk.story.house import House
from desk.story.person import Role
from desk.ui.dialogs.house import HouseSheet
from desk.ui.main_window import MainWindow

TIDY_EVERY = 10 * 60_000  # ms


class Housekeeping(QObject):
    """Answers `desk.settings` and `desk.backup`."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bench = window, window.bench
        self._tidying = QTimer(self)
        self._tidying.setInterval(TIDY_EVERY)
        work, on = self._bench.work, self._bench.commands.on
        self._tidying.timeout.connect(lambda: work.ask(safekeeping.tidy))
        on("desk.backup", lambda: work.ask(safekeeping.back_up).then(self._on_backed_up))
        on("desk.settings", lambda: work.ask(keeping_house.house_and_themes).then(self._show_house))
        window.closing.connect(self._tidying.stop)

    def begin(self) -> None:
        """The desk is open: tidy it now and then."""
        self._tidying.start()

    def _on_backed_up(self, folder: Path) -> None:
        self._bench.wire.said.emit(f"The desk was copied, and the copy read back whole: {folder}")

    def _show_house(self, told: tuple[House, tuple[str, ...]]) -> None:
        house, themes = told
        sheet = HouseSheet(self._window, house, themes, writable=self._bench.work.person.role is Role.EDITOR)
        sheet.answered.connect(
            lambda made: self._bench.work.do(keeping_house.save_house, made).then(self._on_house_saved)
        )
        sheet.open()

    def _on_house_saved(self, house: House) -> None:
        self._bench.wire.house_changed.emit(house)
        self._bench.wire.said.emit("The house settings are saved.")
