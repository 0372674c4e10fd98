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


def cache_folder() -> Path:
    """Where this machine keeps what can be made again: DESK_CACHE if set, else the system's place for it."""
    if home := os.environ.get("DESK_CACHE"):
        return Path(home)
    if os.name == "nt":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local"))) / "Desk" / "cache"
    if os.uname().sysname == "Darwin":
        return Path.home() / "Library" / "Caches" / "Desk"
    return Path(os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))) / "desk"


def key_folder() -> Path:
    """Where a person keeps the keys of desks: DESK_KEYS if set, else among their settings; never on a desk."""
    if home := os.environ.get("DESK_KEYS"):
        return Path(home)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", str(Path.home() / "AppData" / "Roaming"))) / "Desk" / "keys"
    if os.uname().sysname == "Darwin":
        return Path.home() / "Library" / "Preferences" / "Desk" / "keys"
    return Path(os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config"))) / "desk" / "keys"
