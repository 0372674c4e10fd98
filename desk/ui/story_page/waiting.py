"""Waiting for a long paste: a line over the page that says so, and a way to leave it out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit

from desk.ui import kit

SHOWN_AFTER = 400  # milliseconds: most pastes are in before anybody could read it


class Waiting(QFrame):
    """Shown while the worker cleans what was pasted. One paste at a time is waited for; a later one takes its line."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._number = 0
        self.setObjectName("paste-waiting")
        self.setAccessibleName("A paste is being cleaned")
        self.setProperty("look", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(kit.label("Cleaning what was pasted…", name="paste-told"))
        row.addWidget(kit.button("Leave it out", "paste-cancel", self._leave, "small"))
        self.hide()
        self._soon = QTimer(self, singleShot=True, interval=SHOWN_AFTER)
        self._soon.timeout.connect(self._appear)

    def begin(self) -> Callable[[], bool]:
        """Wait for an answer. Call what comes back when it is there: True when the answer is still wanted."""
        self._number += 1
        number = self._number
        self._wanted = number
        self._soon.start()

        def answered() -> bool:
            wanted = self._wanted >= number
            if number == self._number:
                self._soon.stop()
                self.hide()
            return wanted

        return answered

    def _appear(self) -> None:
        self.adjustSize()
        self.move((self._editor.width() - self.width()) // 2, 8)
        self.show()
        self.raise_()

    def _leave(self) -> None:
        """Whatever is under way is not wanted any more."""
        self._wanted = -1
        self.hide()

    _wanted = 0
