"""What kind of drive a folder lies on: SQLite's WAL needs shared memory, which a network drive does not have."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs", "9p", "ceph",
    "glusterfs", "lustre", "fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs",
    "fuse.gvfsd-fuse", "osxfuse.sshfs", "macfuse",
})  # fmt: skip
SYNCED = (
    "Dropbox",
    "OneDrive",
    "Google Drive",
    "GoogleDrive",
    "iCloud Drive",
    "Mobile Documents",
    "Nextcloud",
    "pCloud",
)


def kind_from_mountinfo(path: str, table: str) -> str:
    """The file system of an absolute path by Linux's /proc/self/mountinfo; '' when it does not say."""
    rows = [line.split() for line in table.splitlines() if " - " in line]
    mounts = [(_unescaped(row[4]), row[row.index("-") + 1]) for row in rows]
    return _longest(path, mounts)


def kind_from_mount(path: str, table: str) -> str:
    """The file system of an absolute path by the output of macOS's mount: `what on /where (kind, …)`."""
    mounts = []
    for line in table.splitlines():
        place, _, rest = line.partition(" on ")[2].rpartition(" (")
        if place:
            mounts.append((place, rest.rstrip(")").split(",")[0]))
    return _longest(path, mounts)


def _longest(path: str, mounts: list[tuple[str, str]]) -> str:
    over = [(len(place), index, kind) for index, (place, kind) in enumerate(mounts) if _under(path, place)]
    return max(over)[2] if over else ""  # of two mounts on one place, the later lies on top


def _under(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip("/") + "/")


def _unescaped(place: str) -> str:
    return place.encode("latin-1", "backslashreplace").decode("unicode_escape") if "\\" in place else place


def _on_linux(path: str) -> str:
    return kind_from_mountinfo(path, Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape"))


def _on_macos(path: str) -> str:
    shown = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
    return kind_from_mount(path, shown.stdout)


def _on_windows(path: str) -> str:
    drive = os.path.splitdrive(path)[0] + "\\"
    kernel: Any = ctypes.CDLL("kernel32")
    return "smb" if drive.startswith("\\\\") or kernel.GetDriveTypeW(drive) == 4 else ""


_SYSTEMS: dict[str, Callable[[str], str]] = {"linux": _on_linux, "darwin": _on_macos, "win32": _on_windows}


def kind_of(folder: Path) -> str:
    """The kind of file system a folder lies on, '' when the system does not say."""
    ask = _SYSTEMS.get(sys.platform)
    try:
        return ask(os.path.realpath(folder)) if ask else ""
    except (OSError, subprocess.SubprocessError):
        return ""


def is_network(folder: Path) -> bool:
    """Whether the folder lies on a drive of another machine."""
    return kind_of(folder) in NETWORK


def synced_by(folder: Path) -> str:
    """The service that copies this folder elsewhere behind our back, '' for none."""
    parts = folder.resolve().parts
    return next((name for name in SYNCED for part in parts if part.startswith(name)), "")
