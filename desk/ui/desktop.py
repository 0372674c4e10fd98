"""Desktop notifications: a bubble of the system when something is new and the window is not the one at work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from desk.ui.bench import Bench
from desk.ui.icons import icon

LONG = 8_000  # milliseconds that a bubble stays


class News(Protocol):
    """What is told: a title, by whom, and a few words."""

    @property
    def title(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def text(self) -> str: ...


class Desktop(QObject):
    """Answers view.notifications. Where the system shows no bubbles, nothing is shown and nothing is missing."""

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self._bench = bench
        self._window = parent
        self._tray: QSystemTrayIcon | None = None
        self._switch = bench.commands.action("view.notifications")
        self._switch.setChecked(bench.settings.notifications)
        bench.commands.on("view.notifications", self._on_switched)

    def tell(self, news: Sequence[News]) -> None:
        """Show one bubble for all of these, unless they are turned off or the person is looking at the window."""
        if not news or not self._bench.settings.notifications or self._window.window().isActiveWindow():
            return
        first = news[0]
        more = f" (and {len(news) - 1} more)" if len(news) > 1 else ""
        self.show_bubble(first.title, f"{first.by}: {first.text}{more}")

    def show_bubble(self, title: str, text: str) -> None:
        """Have the system show it, where it can."""
        if self._tray is None:
            if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
                return
            self._tray = QSystemTrayIcon(icon("newspaper", self._bench.theme.tokens.accent), self)
            self._tray.setToolTip("Desk")
            self._tray.messageClicked.connect(self._on_clicked)
        self._tray.show()
        self._tray.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, LONG)

    def _on_clicked(self) -> None:
        window = self._window.window()
        window.raise_()
        window.activateWindow()
        self._bench.commands.action("view.notices").trigger()

    def _on_switched(self) -> None:
        self._bench.settings.notifications = self._switch.isChecked()
        if self._tray is not None and not self._switch.isChecked():
            self._tray.hide()
