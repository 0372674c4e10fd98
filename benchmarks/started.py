"""The program that start.py starts: Desk's window, or a bare editor, telling when it had painted. Then it ends.

It writes one line of JSON: nanoseconds on the system's monotonic clock when the first picture was on the screen, when
the story was, and when nothing more was going on; and the memory then, in bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import monotonic_ns

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from benchmarks.painting import FirstPaint, Repaints

CALM = 1_200  # milliseconds without anything asked for: the program is at rest


def memory() -> int:
    """Bytes that this program alone needs, shared ones by their part; 0 where the system does not say."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1_024 for line in lines if line.startswith("Pss:"))


def tell(painted: int, shown: int, rest: int) -> None:
    """Write the line."""
    json.dump({"painted": painted, "shown": shown, "rest": rest, "memory": memory()}, sys.stdout)
    sys.stdout.flush()


def start_bare(application: QApplication, where: str) -> None:
    """A window with an editor and the file in it."""

    def on_painted(at: int) -> None:
        QTimer.singleShot(0, lambda: on_idle(at))

    def on_idle(at: int) -> None:
        rest = monotonic_ns()
        QTimer.singleShot(CALM, lambda: on_calm(at, rest))

    def on_calm(at: int, rest: int) -> None:
        tell(at, at, rest)
        window.close()

    FirstPaint(application, on_painted)
    window = QMainWindow()
    editor = QPlainTextEdit()
    editor.setPlainText(Path(where).read_text(encoding="utf-8"))
    window.setCentralWidget(editor)
    window.resize(1440, 900)
    window.show()
    application.exec()


def start_desk(application: QApplication, where: str) -> None:
    """The window on the desk in that folder, as main.py opens it."""
    from main import main

    Watch(application)
    main(["open", where])


class Watch:
    """Follows Desk's window from the first picture to the rest."""

    def __init__(self, application: QApplication) -> None:
        self._painted = self._shown = self._rest = 0
        self._application = application
        self._calm = QTimer(application, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._on_calm)
        FirstPaint(application, self._on_painted)

    def _on_painted(self, at: int) -> None:
        self._painted = at
        from desk.ui.main_window import MainWindow

        self._window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        bench = self._window.bench
        bench.wire.story_changed.connect(self._on_story)
        bench.work.busy_changed.connect(self._on_busy)

    def _on_story(self) -> None:
        self._window.bench.wire.story_changed.disconnect(self._on_story)
        from desk.ui.story_page.page import StoryPage

        page = self._window.findChild(StoryPage)
        assert page is not None
        self._repaints = Repaints(page.copy.viewport(), self._on_shown)

    def _on_shown(self, at: int) -> None:
        self._shown = self._rest = at
        self._repaints.end()
        self._calm.start()

    def _on_busy(self, busy: bool) -> None:
        self._rest = monotonic_ns()
        if busy:
            self._calm.stop()
        elif self._shown:
            self._calm.start()

    def _on_calm(self) -> None:
        self._window.bench.work.busy_changed.disconnect(self._on_busy)
        tell(self._painted, self._shown, self._rest)
        self._window.close()


if __name__ == "__main__":
    start = {"bare": start_bare, "desk": start_desk}[sys.argv[1]]
    start(QApplication(sys.argv[:1]), sys.argv[2])
