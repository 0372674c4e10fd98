"""Printing: a page out of memory as a PDF, by the page engine; from any thread, with or without a window."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import CancelledError, Future

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QObject,
    QThread,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from desk.export.format import Paper
from desk.export.pdf import CannotPrint
from desk.needs import engine_sentence

log = logging.getLogger(__name__)

LONGEST = 60_000  # ms: ten thousand words with forty photos take some two seconds
GRACE = 5  # seconds that a caller waits longer than the engine may take
UNHURT = "Nothing was written, and other formats can be exported as ever."


class Job:
    """A page to be printed, and what becomes of it."""

    def __init__(self, files: Mapping[str, bytes], paper: Paper) -> None:
        self.files, self.paper = files, paper
        self.pdf: Future[bytes] = Future()

    def bring(self, pdf: bytes) -> None:
        if self.pdf.set_running_or_notify_cancel():
            self.pdf.set_result(pdf)

    def fail(self, sentence: str) -> None:
        if self.pdf.set_running_or_notify_cancel():
            self.pdf.set_exception(CannotPrint(f"{sentence} {UNHURT}"))


class Press(QObject):
    """Prints pages for whoever calls it: `press(files, paper)` gives the PDF or raises CannotPrint.

    It lives on the screen's thread. A caller on another thread waits; on its own the event loop runs meanwhile.
    """

    _wanted = Signal(object)
    _done = Signal()

    def __init__(self, parent: QObject | None = None, longest: int = LONGEST) -> None:
        super().__init__(parent)
        self._longest = longest
        self._jobs: list[Job] = []
        self._wanted.connect(self._begin)

    def __call__(self, files: Mapping[str, bytes], paper: Paper) -> bytes:
        job = Job(files, paper)
        self._jobs.append(job)
        self._wanted.emit(job)  # at once on the own thread, else by its event loop
        if QThread.currentThread() is self.thread():
            self._await(job)
        try:
            return job.pdf.result(self._longest / 1000 + GRACE)
        except CancelledError as error:
            raise CannotPrint(f"Printing was stopped. {UNHURT}") from error
        except TimeoutError as error:
            raise CannotPrint(f"The window was too busy to print the page. {UNHURT}") from error
        finally:
            self._jobs.remove(job)

    def stop(self) -> None:
        """Give up what is being printed: whoever waits for it is told so."""
        for job in tuple(self._jobs):
            job.pdf.cancel()

    def _await(self, job: Job) -> None:
        loop = QEventLoop()
        self._done.connect(loop.quit)
        while not job.pdf.done():
            loop.exec()

    def _begin(self, job: Job) -> None:
        if job.pdf.cancelled():
            return
        try:
            from desk.ui.publish import engine
            from desk.ui.publish.on_paper import OnPaper
        except ImportError as error:
            log.warning("there is no page engine: %s", error)
            job.fail(f"A PDF needs the page engine. {engine_sentence() or 'This computer has none.'}")
            return
        engine.prepare()
        sheet = OnPaper(job.files, job.paper, self._longest, self)
        sheet.printed.connect(job.bring)
        sheet.failed.connect(job.fail)
        for ended in (sheet.printed, sheet.failed):
            ended.connect(self._done)


def press_without_window() -> Press:
    """A press for the command line, and the application that Qt needs for it.

    What Qt has to say of a machine without a screen goes to the log alone.
    """
    application = QApplication.instance()
    if application is None:
        qInstallMessageHandler(_to_log)
        application = QApplication(["desk"])
    return Press(application)


def _to_log(_kind: QtMsgType, _where: QMessageLogContext, told: str | None) -> None:
    log.info("Qt: %s", told)
