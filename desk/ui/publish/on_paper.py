"""One page in the engine, printed and gone. Imported only when somebody wants a PDF (the engine is large)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QMarginsF, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QPageLayout, QPageSize

from desk.export.format import Paper
from desk.ui.publish.engine import HOME, OwnPage, OwnProfile

MARGINS = QMarginsF(20, 18, 20, 20)  # mm, as the style sheets of the themes ask for
SIZES = {"A4": QPageSize.PageSizeId.A4, "Letter": QPageSize.PageSizeId.Letter}


class OnPaper(QObject):
    """`printed` brings the PDF, or `failed` a sentence; once, and at the latest after `longest` milliseconds."""

    printed = Signal(bytes)
    failed = Signal(str)

    def __init__(self, files: Mapping[str, bytes], paper: Paper, longest: int, parent: QObject) -> None:
        super().__init__(parent)
        self._size = QPageSize(SIZES[paper])
        profile = OwnProfile(self)
        profile.shelf.files = files
        self._page = OwnPage(profile, self)
        self._late = QTimer(self, singleShot=True, interval=longest)
        self._late.timeout.connect(self._on_late)
        self._page.renderProcessTerminated.connect(lambda _how, _code: self._fail("The page engine has stopped."))
        self._page.loadFinished.connect(self._on_loaded)
        self._ended = False
        self._late.start()
        self._page.load(QUrl(HOME))

    def end(self) -> None:
        """Let the page go, once the engine is not in the middle of it."""
        if not self._ended:
            self._ended = True
            self._late.stop()
            QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        self._page.end()
        self.deleteLater()

    def _on_loaded(self, fine: bool) -> None:
        if not fine:
            self._fail("The page engine could not read the page.")
        elif not self._ended:
            layout = QPageLayout(self._size, QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter)
            self._page.printToPdf(self._on_printed, layout)

    def _on_printed(self, data: QByteArray) -> None:
        pdf = bytes(data.data())
        if self._ended:
            return
        if not pdf.startswith(b"%PDF-"):
            self._fail("The page engine could not print the page.")
            return
        self.end()
        self.printed.emit(pdf)

    def _on_late(self) -> None:
        self._fail(f"The page took longer to print than {self._late.interval() / 1000:g} seconds.")

    def _fail(self, sentence: str) -> None:
        if not self._ended:
            self.end()
            self.failed.emit(sentence)
