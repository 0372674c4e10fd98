"""A long piece of work: what is being done, a bar, and Cancel. It shows itself only when the work takes a while."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desk.newsroom.progress import Progress
from desk.ui.dialogs.sheet import Sheet

PATIENCE = 400  # ms before it is shown


class Progressing(Sheet):
    """`begin`, then `step` from here or `progress` from the worker, then `end`, which whoever began it must call.

    `stop_requested` once, when the person has had enough; what works asks `progress`, or `stopped`.
    """

    stop_requested = Signal()
    _stepped = Signal(int, int, str)  # from any thread

    def __init__(self, over: QWidget | None, title: str, patience: int = PATIENCE) -> None:
        super().__init__(over, "progressing", title, "…", width=480)
        self._enough = threading.Event()
        self._patience = QTimer(self, singleShot=True, interval=patience)
        self._patience.timeout.connect(self.open)
        self.bar = QProgressBar()
        self.bar.setObjectName("progress_bar")
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.column.addWidget(self.bar)
        self.stop = self.verb("Cancel", "progress_stop", self._on_stop)
        self._stepped.connect(self.step)

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
        if self.isVisible():
            self.accept()
        else:
            self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def _on_stop(self) -> None:
        if not self.stopped:
            self._enough.set()
            self.stop.setEnabled(False)
            self.line.setText("Stopping …")
            self.stop_requested.emit()
