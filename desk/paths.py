"""Where resources and a person's desk lie, from source or installed."""

from __future__ import annotations

import os
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def default_desk() -> Path:
    """The folder of the local desk: DESK_HOME if set, else the place this system keeps a person's data."""
    if home := os.environ.get("DESK_HOME"):
        return Path(home)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "Desk"
    if os.uname().sysname == "Darwin":
        return Path.home() / "Library" / "Application Support" / "Desk"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "desk"
