"""Desk: open the window on the desk, or run a command. The one place where storage meets the screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desk.export.format import Paper

NO_SCREEN = (
    "Desk needs a screen, and there is none here (neither DISPLAY nor WAYLAND_DISPLAY is set). "
    "To see it work without one: make demo"
)


def main(words: Sequence[str]) -> int:
    """The window without words, a command with them; the exit code."""
    if list(words) == ["needs"]:
        return tell_missing()
    if not words or words[0] == "open":
        if not has_screen():
            sys.stderr.write(NO_SCREEN + "\n")
            return 1
        if tell_missing(screen="QT_QPA_PLATFORM" not in os.environ):
            return 1
        from desk.ui.app import show

        return show(words[1] if len(words) > 1 else "")
    from desk.cli.run import run

    code = run(words, print_page)
    if code == 0 and words[0] == "demo":
        return tell_missing() or photograph(words)
    return code


def print_page(files: Mapping[str, bytes], paper: Paper) -> bytes:
    """A page as a PDF, by the engine of the window, which needs no screen for it. Raises CannotPrint."""
    from desk.export.pdf import CannotPrint
    from desk.needs import sentence

    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from desk.ui.publish.printing import press_without_window
    except ImportError as error:
        raise CannotPrint(f"A PDF is printed by Qt, which cannot be loaded. {sentence() or error}") from error
    return press_without_window()(files, paper)


def tell_missing(*, screen: bool = False) -> int:
    """Name the system's libraries that Qt needs and does not find; 0 when none is missing."""
    from desk.needs import sentence

    if text := sentence(screen=screen):
        sys.stderr.write(text + "\n")
    return int(bool(text))


def has_screen() -> bool:
    """Whether a window can be shown: always on Windows and macOS, with a display or an offscreen platform elsewhere."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def photograph(words: Sequence[str]) -> int:
    """After the demo: a screenshot of each main view beside the article."""
    from pathlib import Path

    from desk.ui.app import AT_THE_END, IN_REVIEW, photograph_views

    folder = Path(words[words.index("--out") + 1]) if "--out" in words else Path("demo")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faults: list[BaseException] = []

    def fault(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        faults.append(error)
        sys.__excepthook__(kind, error, at)

    sys.excepthook = fault
    for desk, views in (("in-review", IN_REVIEW), ("desk", AT_THE_END)):
        for path in photograph_views(folder / desk, folder, views):
            sys.stdout.write(f"Screenshot → {path}\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
