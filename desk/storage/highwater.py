"""The high-water mark: how far the desk file had come, kept outside it.

A -wal that was lost, or an old desk file put in place of the new, opens without any error, and what had been saved is
silently gone. The mark tells.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from desk.storage.files import write_whole
from desk.story.errors import BadFile
from desk.story.record import canonical, from_record


@dataclass(frozen=True, slots=True)
class Mark:
    """Which desk, how many times it was written to, and the digest of the last entry in its log."""

    desk: str
    changes: int
    head: str = ""


def read(file: Path) -> Mark | None:
    """The mark in the file; None where there is none, or none that can be read."""
    try:
        return from_record(Mark, json.loads(file.read_bytes()))
    except (OSError, ValueError, BadFile):
        return None


def write(file: Path, mark: Mark) -> None:
    """Raise the mark; never before the desk itself has committed. A mark lost in a power cut is only lower."""
    write_whole(file, canonical(mark), folder_too=False)


def missing(mark: Mark, found: Mark) -> str:
    """'' when the desk is as far as the mark or further; else a sentence on what is missing."""
    if mark.desk != found.desk:
        return "The desk file is another one than was here last: if that was not meant, put the right one back."
    lost = mark.changes - found.changes
    if lost > 0:
        saves = "The last save is" if lost == 1 else f"The last {lost} saves are"
        return (
            f"{saves} missing from the desk file: it is older than it was, or its -wal file is gone. "
            "Look at what the journal of typing and the backups have, before you go on."
        )
    if lost == 0 and mark.head != found.head:
        return "The end of the log in the desk file is not the one that was written: check the desk."
    return ""
