"""A fault of the program: what that means for the person, and the details for whoever mends it."""

from __future__ import annotations

import traceback

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from desk.ui.dialogs.sheet import Sheet
from desk.ui.kit import button


class Crash(Sheet):
    """`sentence` says what the fault means for the text. `answered` brings 'continue' or 'quit'.

    The details are shown when asked for, and can be copied.
    """

    def __init__(self, over: QWidget | None, sentence: str, details: str) -> None:
        super().__init__(over, "crash", "Something went wrong in the program", sentence)
        self.details = QPlainTextEdit(details)
        self.details.setObjectName("details")
        self.details.setAccessibleName("Details of the fault")
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFixedHeight(190)
        self.details.hide()
        self.column.addWidget(self.details)
        self.show_details: QPushButton = button("Show details", "showDetails", self._on_details, "link")
        self.copy: QPushButton = button("Copy details", "copyDetails", self._on_copy, "link")
        for one in (self.show_details, self.copy):
            one.setAutoDefault(False)
        self.beside(self.copy)
        self.beside(self.show_details)
        self.verb("Quit", "quit", lambda: self.answer("quit"))
        self.primary("Continue", lambda: self.answer("continue"), no="").setFocus()

    def _on_details(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.show_details.setText("Show details" if self.details.isHidden() else "Hide details")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText("Copied")


def show_fault(window: QWidget, error: BaseException) -> None:
    """Say that the program failed at something; what was typed is safe on this computer."""
    details = "".join(traceback.format_exception(error))
    sheet = Crash(window, "Something went wrong inside Desk. What you typed is safe on this computer.", details)
    sheet.answered.connect(lambda answer: window.close() if answer == "quit" else None)
    sheet.open()
