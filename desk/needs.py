"""What Qt needs from the system: named before anything is shown, with the line that installs it."""

from __future__ import annotations

import ctypes
import sys

# The library Qt loads, and Debian's and Ubuntu's package of it.
LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
)
# Only a window on X11 needs these.
SCREEN_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
# Only the exact page's engine needs these; without them it is the browser that shows the page.
ENGINE_LIBRARIES = (
    ("libnss3.so", "libnss3"),
    ("libasound.so.2", "libasound2"),
    ("libxkbfile.so.1", "libxkbfile1"),
    ("libXcomposite.so.1", "libxcomposite1"),
    ("libXdamage.so.1", "libxdamage1"),
    ("libXrandr.so.2", "libxrandr2"),
    ("libXtst.so.6", "libxtst6"),
    ("libgbm.so.1", "libgbm1"),
    ("libxcb-dri3.so.0", "libxcb-dri3-0"),
)


def missing(*, screen: bool = False) -> tuple[tuple[str, str], ...]:
    """The (library, package) pairs that are not there; () where the wheels bring everything (Windows, macOS)."""
    if not sys.platform.startswith("linux"):
        return ()
    wanted = LIBRARIES + (SCREEN_LIBRARIES if screen else ())
    return tuple(pair for pair in wanted if not _loads(pair[0]))


def sentence(*, screen: bool = False) -> str:
    """One sentence that names what is missing and the line that installs it; '' when nothing is."""
    return _said("Qt", missing(screen=screen))


def engine_sentence() -> str:
    """The same for the engine of the exact page, without which the program runs as well."""
    if not sys.platform.startswith("linux"):
        return ""
    return _said("The page engine", tuple(pair for pair in ENGINE_LIBRARIES if not _loads(pair[0])))


def _said(who: str, gone: tuple[tuple[str, str], ...]) -> str:
    if not gone:
        return ""
    libraries = ", ".join(library for library, _package in gone)
    packages = " ".join(package for _library, package in gone)
    return f"{who} needs {libraries}. On Debian or Ubuntu: sudo apt-get install {packages}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
