"""What keeps a local desk's file from harm: one writer, the file still in its place, the mark, the reserve."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from desk.storage import highwater
from desk.storage.engine import FILE_NAME
from desk.storage.files import make_folder
from desk.storage.highwater import Mark
from desk.storage.lock import Lock
from desk.story.errors import DeskUnavailable

RESERVE = 4 * 1024 * 1024  # bytes that are given back to a full disk, so that the last words can still be saved


class Guard:
    """The guard of the desk file in a folder, taken by the program that writes there."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._identity: tuple[int, int] | None = None
        self._reserve = file.parent / "reserve"
        self._mark = file.parent / "journal" / ("high-water.json" if file.name == FILE_NAME else f"{file.name}.json")
        try:
            make_folder(file.parent)
            make_folder(self._mark.parent)
        except OSError as error:
            raise DeskUnavailable(
                f"The desk {file.parent} is read-only ({error.strerror}): allow writing to that folder, "
                "or open the desk for reading only."
            ) from error
        self._lock = Lock(file.parent, "desk" if file.name == FILE_NAME else file.name)

    def remember(self) -> None:
        """This is the file that was opened."""
        self._identity = self._now()

    def check_place(self) -> None:
        """Raise DeskUnavailable when the open file is no longer the one at its path.

        A COMMIT into a file that was renamed returns ok, and nobody would find it again.
        """
        if self._identity != self._now():
            raise DeskUnavailable(
                f"The desk file {self._file} was moved, replaced or deleted while it was open, so nothing is saved "
                "there any more: put it back, then open the desk again. What you typed is in the journal."
            )

    def _now(self) -> tuple[int, int] | None:
        try:
            found = self._file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def missing(self, found: Mark) -> str:
        """A sentence when the desk is behind the mark, '' when not."""
        mark = highwater.read(self._mark)
        return highwater.missing(mark, found) if mark else ""

    def raise_mark(self, mark: Mark) -> None:
        """After a commit. A mark that cannot be written stays lower, which does no harm: what is saved is saved."""
        with suppress(OSError):
            highwater.write(self._mark, mark)
            self.fill_reserve()

    def fill_reserve(self) -> None:
        """Set the reserve aside where it is not, if there is plenty of room."""
        with suppress(OSError):
            if self._reserve.exists() or shutil.disk_usage(self._reserve.parent).free < 16 * RESERVE:
                return
            descriptor = os.open(self._reserve, os.O_CREAT | os.O_WRONLY, 0o600)
            try:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(descriptor, 0, RESERVE)
                else:
                    os.write(descriptor, os.urandom(RESERVE))
            finally:
                os.close(descriptor)

    def free_reserve(self) -> None:
        """Give the reserve back to a full disk."""
        with suppress(OSError):
            self._reserve.unlink(missing_ok=True)

    def release(self) -> None:
        """Let another program write."""
        self._lock.release()
