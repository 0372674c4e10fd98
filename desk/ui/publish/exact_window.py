"""The exact page in a window of its own: what export writes, at the width and in the colours that a reader has."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.ui.bench import Bench
from desk.ui.dialogs.confirm import Confirm
from desk.ui.kit import button, command_button, label, pill, segments, set_pill
from desk.ui.publish.exact_look import WIDTHS, Look, Width, seen_with

if TYPE_CHECKING:
    from desk.ui.publish.engine import EngineView

ASKED_FOR = ("http", "https", "mailto")
SMALLEST = 0.25  # zoom


class ExactWindow(QWidget):
    """Shows named bytes in the engine. `closed` when the person has seen enough, `failed` when the engine has."""

    closed = Signal()
    failed = Signal()

    def __init__(self, bench: Bench, view: EngineView) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setAccessibleName("The exact page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("The exact page — Desk")
        self.resize(1240, 860)
        self.setMinimumSize(480, 400)
        self.view = view
        self._files: Mapping[str, bytes] = {}
        self._key = ""
        self._look = Look(dark=bench.theme.dark)
        self._state = pill("", name="exact_state")
        self._note = label("", "muted", name="exact_note")
        self._widths = QButtonGroup(self)
        self._dark = button("Dark", "exact_dark", self._on_dark)
        self._dark.setCheckable(True)
        self._dark.setChecked(self._look.dark)
        self._dark.setShortcut(QKeySequence("Alt+D"))
        self._dark.setToolTip("The page as it is where the reader's system is dark (Alt+D)")
        self._stage = QWidget()
        self._stage.setObjectName("ground")
        self._lay_out(command_button(bench.commands.action("view.in-browser"), "exact_in_browser", "small"))
        QShortcut(QKeySequence("Esc"), self, self.close)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)
        view.link_pressed.connect(self._on_link)
        view.ended.connect(self.failed)

    @property
    def look(self) -> Look:
        return self._look

    def show_page(self, key: str, title: str, files: Mapping[str, bytes], *, proof: bool) -> None:
        """Show the page of the story with that key; the same story stays where it was scrolled to."""
        again, self._key, self._files = key == self._key, key, files
        self.setWindowTitle(f"{title} — the exact page — Desk")
        set_pill(self._state, "Proof" if proof else "Approved page", "warn" if proof else "ok")
        self.say("")
        self._send(again=again)

    def say(self, sentence: str) -> None:
        """What the page is waiting for; '' when for nothing."""
        self._note.setText(sentence)

    def choose(self, width: Width) -> None:
        """See the page at that width."""
        if width is not self._look.width:
            self._look = Look(width, self._look.dark)
            self._dark.setEnabled(not width.paper)
            self._send(again=True)
            self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view.end()
        self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(1240, 860)

    def _send(self, *, again: bool) -> None:
        if self._files:
            seen = {name: seen_with(name, content, self._look) for name, content in self._files.items()}
            self.view.show_files(seen, again=again)

    def _on_dark(self) -> None:
        self._look = Look(self._look.width, self._dark.isChecked())
        self._send(again=True)

    def _on_link(self, address: QUrl) -> None:
        """A link of the page leads out of the program only after a yes."""
        if address.scheme() not in ASKED_FOR:
            self.say("This link leads nowhere from here.")
            return
        shown = address.toDisplayString()
        sheet = Confirm(self, "Open this link in the browser?", shown, "Open", no="Stay here")
        sheet.answered.connect(lambda _yes: QDesktopServices.openUrl(address))
        sheet.open()

    def _fit(self) -> None:
        """The view as wide as the reader's screen; smaller as a whole where this window is not that wide."""
        wide, room = self._look.width.pixels, self._stage.width()
        zoom = max(min(1.0, room / wide), SMALLEST)
        width = min(round(wide * zoom), room)
        self.view.setZoomFactor(zoom)
        self.view.setGeometry((room - width) // 2, 0, width, self._stage.height())

    def _lay_out(self, browser: QPushButton) -> None:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(14, 7, 14, 7)
        row.setSpacing(10)
        row.addWidget(self._state)
        row.addWidget(self._note, 1)
        row.addWidget(self._made_widths())
        row.addWidget(self._dark)
        row.addStretch(1)
        row.addWidget(browser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._stage, 1)
        self.view.setParent(self._stage)
        self.view.show()

    def _made_widths(self) -> QWidget:
        made = [button(width.label, f"exact_{width.name}", partial(self.choose, width)) for width in WIDTHS]
        holder = segments("Width of the page", made, self._widths)
        for number, (one, width) in enumerate(zip(made, WIDTHS, strict=True), 1):
            one.setChecked(width is self._look.width)
            one.setShortcut(QKeySequence(f"Alt+{number}"))
            one.setToolTip(f"{width.label}, {width.pixels} pixels (Alt+{number})")
        return holder
