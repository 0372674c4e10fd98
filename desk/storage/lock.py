"""One writing program for a local desk: a lock that the system frees with its holder, and a note of who that is."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from desk.story.errors import DeskUnavailable


class Lock:
    """The lock on a folder, taken on making it. Raises DeskUnavailable, naming the program that has it."""

    def __init__(self, folder: Path, what: str = "desk") -> None:
        self._note = folder / f"{what}.owner"
        self._lock = FileLock(folder / f"{what}.lock", timeout=0, thread_local=False, fallback_to_soft=False)
        try:
            self._lock.acquire()
        except Timeout:
            raise DeskUnavailable(
                f"The {what} in {folder} is open in another program ({_holder(self._note)}): "
                "close it there, or open the desk for reading only."
            ) from None
        except OSError as error:
            raise DeskUnavailable(
                f"Nothing can be written in the folder {folder} ({error.strerror}): "
                "allow it, or open the desk for reading only."
            ) from error
        with suppress(OSError):  # the lock holds without the note; the note only tells others whose it is
            self._note.write_text(json.dumps(_me()), encoding="utf-8")

    def release(self) -> None:
        """Let others have it."""
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
        self._lock.release()


def _me() -> dict[str, str]:
    since = datetime.now(UTC).astimezone().isoformat(" ", "minutes")
    return {"process": str(os.getpid()), "host": platform.node(), "since": since}


def _holder(note: Path) -> str:
    try:
        holder = json.loads(note.read_text(encoding="utf-8"))
        return f"process {holder['process']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "it did not say which"
