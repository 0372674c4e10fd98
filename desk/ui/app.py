"""The application: one window on one desk; and, for the demonstration, a picture of each of its views."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desk.paths import default_desk
from desk.story.person import Person, Role
from desk.ui.bench import Bench
from desk.ui.commands import Commands
from desk.ui.main_window import MainWindow, later
from desk.ui.rubbish import Rubbish
from desk.ui.settings import Settings
from desk.ui.theme import Choice, Theme
from desk.ui.wire import Wire
from desk.ui.work import Work

if TYPE_CHECKING:
    from desk.storage.desk import Desk
    from desk.ui.workplace import Workplace

log = logging.getLogger(__name__)


def show(where: str = "") -> int:
    """Show the window on the desk at `where` (a folder or an address; '' is the local desk) until it is closed."""
    application = _application()
    folder = Path(where) if where and "://" not in where else default_desk()
    settings = Settings(folder / "window.ini")
    window = make_window(where or str(folder), settings)
    window.show()
    sys.excepthook = _fault_hook(window)
    later(lambda: _move_in(window))
    code = application.exec()
    window.bench.work.finish()
    return code


def make_window(where: str, settings: Settings, person: Person | None = None) -> MainWindow:
    """The window's frame on the desk at `where`, with its theme; the desk is opened by the first job."""
    theme = Theme(settings.theme)
    theme.apply()
    work = Work(_opener(where), person or settings.person or Person("Reporter", Role.REPORTER))
    window = MainWindow(Bench(Wire(), work, Commands(theme), theme, settings))
    work.setParent(window)
    return window


def _application() -> QApplication:
    known = QApplication.instance()
    application = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Desk")
    application.setDesktopFileName("desk")
    return application


def _opener(where: str) -> Callable[[], Desk]:
    def open_it() -> Desk:
        from desk.storage.opening import open_desk

        return open_desk(where)

    return open_it


def _move_in(window: MainWindow) -> None:
    """Make the panels, which imports the newsroom and the database: after the window is on the screen."""
    from desk.ui.workplace import Workplace

    place = Workplace(window)
    place.begin()
    place.writing.typed.connect(Rubbish(window).typed)


def _fault_hook(window: MainWindow) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def tell(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        log.error("a fault", exc_info=(kind, error, at))
        if isinstance(error, Exception):
            from desk.ui.workplace import show_fault

            show_fault(window, error)

    return tell


@dataclass(frozen=True, slots=True)
class View:
    """One picture: its file name, and what the window shows."""

    name: str
    theme: Choice
    mode: str
    panel: str


# The demonstration's pictures, of the desk as it was in review and as it is at the end.
IN_REVIEW = (
    View("write-light", "light", "write", "quotes"),
    View("write-dark", "dark", "write", "quotes"),
    View("high-contrast", "contrast", "write", "quotes"),
    View("sources", "light", "write", "sources"),
    View("photos", "light", "write", "photos"),
    View("comments", "light", "write", "comments"),
    View("checks", "light", "write", "checks"),
)
AT_THE_END = (
    View("review", "light", "review", "comments"),
    View("history", "light", "write", "history"),
    View("preview", "light", "preview", "quotes"),
)


def photograph_views(
    where: Path, folder: Path, views: Sequence[View], size: tuple[int, int] = (1440, 900)
) -> list[Path]:
    """A PNG of each view of the story ‘eagle-lands’ on the desk at `where`, written to `folder`; their paths."""
    application = _application()
    window = make_window(str(where), Settings(where / "window.ini"), Person("Editor", Role.EDITOR))
    from desk.ui.workplace import Workplace

    workplace = Workplace(window, ask_who=False)
    window.resize(*size)
    window.show()
    with _finishing(window):
        workplace.begin("eagle-lands")
        _settle(application, workplace, until=lambda: workplace.story is not None)
        return [_photograph(application, workplace, view, folder) for view in views]


def _photograph(application: QApplication, workplace: Workplace, view: View, folder: Path) -> Path:
    workplace.bench.theme.choose(view.theme)
    workplace.show_mode(view.mode)
    workplace.bench.wire.panel_requested.emit(view.panel)
    _settle(application, workplace)
    path = folder / f"{view.name}.png"
    workplace.window.grab().save(str(path))
    return path


@contextmanager
def _finishing(window: MainWindow) -> Iterator[None]:
    try:
        yield
    finally:
        window.close()
        window.bench.work.finish()


def _settle(
    application: QApplication, workplace: Workplace, until: Callable[[], bool] = lambda: True, most: int = 10_000
) -> None:
    """Let the window work until nothing is asked any more (and `until` holds), `most` milliseconds at the longest."""
    loop = QEventLoop()
    QTimer.singleShot(most, loop.quit)
    quiet = QTimer()
    quiet.setInterval(700)
    quiet.timeout.connect(lambda: loop.quit() if until() and not workplace.bench.work.busy else None)
    quiet.start()
    loop.exec()
    application.processEvents()
