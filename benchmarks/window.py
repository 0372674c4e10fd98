"""Windows in this process, on a screen that nobody sees: the story page, the whole workplace, a bare editor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, monotonic_ns

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit, QWidget

from benchmarks.painting import Repaints
from benchmarks.wording import REPORTER
from desk.storage.opening import open_desk
from desk.ui.app import make_window
from desk.ui.bench import Bench
from desk.ui.commands import Commands
from desk.ui.rubbish import Rubbish
from desk.ui.settings import Settings
from desk.ui.story_page.page import StoryPage
from desk.ui.theme import Theme
from desk.ui.wire import Wire
from desk.ui.work import Work

PATIENCE = 120  # seconds
ROOM = (1440, 900)


def application() -> QApplication:
    """The one application of this process."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else QApplication([])


def wait(until: Callable[[], bool]) -> None:
    """Let the windows work until it is so."""
    end = monotonic() + PATIENCE
    while not until():
        application().processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if monotonic() > end:
            raise TimeoutError(f"{PATIENCE} seconds have passed, and it is not so yet")


def until_painted(part: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from the beginning of `act` until the part has been painted after it."""
    at: list[int] = []
    repaints = Repaints(part, at.append)
    begun = monotonic_ns()
    act()
    wait(lambda: bool(at))
    repaints.end()
    return (at[0] - begun) / 1_000_000


@contextmanager
def shown(widget: QWidget) -> Iterator[None]:
    """The widget as a window of its own; gone afterwards."""
    widget.resize(*ROOM)
    widget.show()
    widget.activateWindow()
    wait(lambda: widget.isVisible() and widget.windowHandle().isExposed())
    try:
        yield
    finally:
        widget.close()
        widget.deleteLater()
        application().sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def bare_editor() -> Iterator[QPlainTextEdit]:
    """A window with nothing but an editor."""
    application()
    window, editor = QMainWindow(), QPlainTextEdit()
    window.setCentralWidget(editor)
    with shown(window):
        yield editor


@dataclass(frozen=True, slots=True)
class Page:
    """The story page and the bench it works with."""

    bench: Bench
    page: StoryPage

    def settle(self) -> None:
        """Wait until everything asked of the worker has come back."""
        wait(lambda: not self.bench.work.busy)


@contextmanager
def story_page(folder: Path) -> Iterator[Page]:
    """The story page alone in its window, on the desk in that folder."""
    application()
    theme = Theme("light")
    theme.apply()
    work = Work(lambda: open_desk(folder), REPORTER)
    bench = Bench(Wire(), work, Commands(theme), theme, Settings(folder / "window.ini"))
    page = StoryPage(bench)
    made = Page(bench, page)
    with shown(page):
        made.settle()
        yield made
        page.end()
        made.settle()
    work.finish(PATIENCE)


@contextmanager
def workplace(folder: Path, story: str) -> Iterator[Page]:
    """The whole window as the program makes it, that story open and everything asked for back."""
    application()
    window = make_window(str(folder), Settings(folder / "window.ini"), REPORTER)
    from desk.ui.workplace import Workplace

    place = Workplace(window, ask_who=False)
    made = Page(window.bench, place.page)
    with shown(window):
        place.begin(story)
        wait(lambda: place.story is not None)
        made.settle()
        place.writing.typed.connect(Rubbish(window).typed)
        yield made
        place.page.flush(lambda: None)
        made.settle()
    window.bench.work.finish(PATIENCE)
