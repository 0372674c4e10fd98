"""Write an export whole or not at all: beside its place, on the disk for certain, then swapped in at once."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from desk.story.errors import BadFile, DeskError

LISTING = ".desk-export"  # what was written, as `sha256sum -c` reads it; also how a folder of ours is known again
_LEFT_BY_SYSTEMS = frozenset({LISTING, ".DS_Store", "Thumbs.db", "desktop.ini"})
_REASONS = {
    errno.ENOSPC: "the disk is full; free some space and export again",
    errno.EDQUOT: "your share of the disk is used up; free some space and export again",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.ENOTDIR: "part of that path is a file; choose another folder",
    errno.EEXIST: "part of that path is a file; choose another folder",
    errno.EFBIG: "a file would be larger than this disk allows; choose another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.EIO: "the disk does not answer rightly; choose another disk",
}
_EXCHANGE = 2  # renameat2's flag; Linux swaps two folders in one step
_HERE = -100  # AT_FDCWD


class CannotWrite(DeskError):
    """The export cannot be written there; what stood there before still does."""


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Make `folder` hold these files (relative posix names) and nothing else.

    An earlier export in its place is replaced whole. Raises CannotWrite where the disk says no or the folder holds
    files that no export wrote, BadFile for a name that leads out of the folder; then the folder is as it was.
    """
    folder = Path(os.path.abspath(folder))
    for name in files:
        _check_name(name)
    _check_place(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name[:80]}.", suffix=".new", dir=folder.parent))
    except OSError as error:
        raise _refusal(folder, error) from error
    try:
        _fill(fresh, {**files, LISTING: _listing(files)})
        _swap(fresh, folder)
        _sync(folder.parent)
    except OSError as error:
        raise _refusal(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)  # after the swap it is the old export that lies here


def write_file(content: bytes, file: Path) -> None:
    """Make `file` hold that, whole; what stood there is replaced. Raises CannotWrite, and it stands."""
    file = Path(os.path.abspath(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", suffix=".new", dir=file.parent) as beside:
            fresh = Path(beside) / "file"
            _fill(Path(beside), {"file": content})
            os.replace(fresh, file)
        _sync(file.parent)
    except OSError as error:
        raise _refusal(file, error) from error


def digest(files: Mapping[str, bytes]) -> str:
    """One SHA-256 (hex) for all that was written, names and bytes: what the log keeps of an export."""
    return hashlib.sha256(_listing(files)).hexdigest()


def _listing(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode()


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ".." in path.parts or set(name) & set('\\:*?"<>|\n\r\0'):
        raise BadFile(f"‘{name}’ is no safe name for a file of an export; rename the photo or story it comes from.")


def _check_place(folder: Path) -> None:
    """Refuse to replace anything that is not an earlier export: its files would be gone."""
    if not folder.name:
        raise CannotWrite(f"‘{folder}’ is a whole disk; choose a folder to export to.")
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise CannotWrite(f"‘{folder}’ is no folder; choose another place to export to.")
        known = _known(folder)
        for path in folder.rglob("*") if folder.exists() else ():
            name = path.relative_to(folder).as_posix()
            if not path.is_dir() and name not in known and path.name not in _LEFT_BY_SYSTEMS:
                raise CannotWrite(
                    f"‘{folder}’ holds ‘{name}’, which is not from an earlier export; "
                    "choose an empty or new folder, or move it away first."
                )
    except OSError as error:
        raise _refusal(folder, error) from error


def _known(folder: Path) -> frozenset[str]:
    listing = folder / LISTING
    if not listing.is_file():
        return frozenset()
    return frozenset(line[66:] for line in listing.read_text("utf-8", "replace").splitlines())


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    folders = {folder}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        folders.update(one for one in path.parents if one.is_relative_to(folder))
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for one in sorted(folders, key=lambda path: len(path.parts), reverse=True):
        os.chmod(one, 0o755)  # a temporary folder is private; what is exported may be served
        _sync(one)


def _swap(fresh: Path, folder: Path) -> None:
    """Put the fresh folder in its place; the old one, if any, is then under the fresh one's name."""
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchange(fresh, folder):
        aside = fresh.with_suffix(".old")
        folder.rename(aside)
        try:
            fresh.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can; False where it cannot."""
    if not sys.platform.startswith("linux"):
        return False
    swap = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    return swap is not None and swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows keeps its folders in order by itself and opens none
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refusal(folder: Path, error: OSError) -> CannotWrite:
    reason = _REASONS.get(error.errno or 0, f"the system says: {error.strerror or error}")
    return CannotWrite(f"Nothing was exported to ‘{folder}’: {reason}.")
