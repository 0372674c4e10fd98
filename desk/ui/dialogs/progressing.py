"""A long piece of work: a card at the window's foot with what is being done, a bar and Cancel.

It shows itself only when the work takes a while, and takes the keyboard from nobody: who types types on.
"""

from __future__ import annotations

import threading

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desk.newsroom.progress import Progress
from desk.ui.kit import Elided, button

PATIENCE = 400  # ms before it is shown
WIDTH, AIR, FOOT = 400, 16, 44  # pixels: its own, to the window's edge, to its lower edge (the status bar)
FRAME = "QFrame#progressing { background: palette(base); border: 1px solid palette(mid); border-radius: 10px; }"


class Progressing(QFrame):
    """`begin`, then `step` from here or `progress` from the worker, then `end`, which whoever began it must call.

    `stop_requested` once, when the person has had enough; what works asks `progress`, or `stopped`.
    """

    stop_requested = Signal()
    _stepped = Signal(int, int, str)  # from any thread

    def __init__(self, over: QWidget, title: str, patience: int = PATIENCE) -> None:
        super().__init__(over.window())
        self.setObjectName("progressing")
        self.setAccessibleName(title)
        self.setStyleSheet(FRAME)
        self.hide()
        self._enough = threading.Event()
        self._patience = QTimer(self, singleShot=True, interval=patience)
        self._patience.timeout.connect(self._appear)
        self.title = Elided(title, "strong")
        self.line = Elided("", "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName("progress_bar")
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.stop = button("Cancel", "progress_stop", self._on_stop, "small")
        self.stop.setAccessibleName(f"Cancel: {title}")
        self._stepped.connect(self.step)
        self._lay_out()

    @property
    def stopped(self) -> bool:
        """Whether the person has had enough."""
        return self._enough.is_set()

    @property
    def progress(self) -> Progress:
        """To be told and asked from any thread."""
        return Progress(self._stepped.emit, self._enough.is_set)

    def begin(self) -> None:
        """The work begins; it is shown when it lasts."""
        self._patience.start()

    def step(self, done: int, total: int, what: str) -> None:
        """So much of it is done, and `what` is next; a total of 0 moves the bar without saying how far."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not self.stopped:
            self.line.setText(f"{what} …")
            self.setAccessibleDescription(what)

    def end(self) -> None:
        """The work is done, or given up."""
        self._patience.stop()
        self.window().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window() and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self.window().installEventFilter(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """At the lower right of the window, away from the words, above those that are there already."""
        window = self.window()
        others = [one for one in window.findChildren(Progressing) if one is not self and one.isVisible()]
        width = min(WIDTH, window.width() - 2 * AIR)
        height = self.sizeHint().height()
        top = min((one.y() for one in others), default=window.height() - FOOT + AIR)
        self.setGeometry(window.width() - width - AIR, top - height - AIR, width, height)

    def _on_stop(self) -> None:
        if not self.stopped:
            self._enough.set()
            self.stop.setEnabled(False)
            self.line.setText("Stopping …")
            self.stop_requested.emit()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.line)
        words.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 14)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignVCenter)
