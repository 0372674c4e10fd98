"""A copy of a desk file taken while it is in use, and whether a desk file is whole."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from desk.storage.engine import connect, file_uri
from desk.storage.files import PART, sync_folder
from desk.story.errors import DeskUnavailable
from desk.story.record import sha256


def take(source: Path, target: Path, *, rows: bool = True) -> Path:
    """Copy a desk file with SQLite's own backup in one go (stepwise never ends while somebody writes).

    The copy counts, under its own name, only after it was checked (with `rows`, each story and revision against its
    digest, which finds what SQLite does not) and is safe on the disk.
    """
    part = target.with_name(target.name + PART)
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(connect(source, "mode=ro")) as reader, closing(sqlite3.connect(part)) as copy:
            reader.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole in itself
        if wrong := first_wrong(part) or (rows and first_wrong_row(part)):
            raise DeskUnavailable(f"The copy of the desk {source} is not whole ({wrong}): check the desk and the disk.")
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise DeskUnavailable(
            f"The copy {target} could not be written ({error.strerror}): make room there, or allow writing."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def first_wrong(file: Path, *, deep: bool = False) -> str:
    """'' when the file is whole as SQLite sees it (`deep`: indexes against tables too); else the first complaint."""
    with closing(sqlite3.connect(file_uri(file, "mode=ro"), uri=True)) as connection:
        return complaint(connection, deep=deep)


def complaint(connection: sqlite3.Connection, *, deep: bool = False) -> str:
    """The same over an open connection."""
    try:
        said: str = connection.execute(f"PRAGMA {'integrity_check' if deep else 'quick_check'}(1)").fetchone()[0]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # a damaged name may be no text any more
        return str(error)
    return "" if said == "ok" else said


def first_wrong_row(file: Path) -> str:
    """'' when each story and revision in the file is as it was written; else which is not."""
    with closing(sqlite3.connect(file_uri(file, "mode=ro"), uri=True)) as connection:
        for key, record, digest in connection.execute("SELECT key, record, digest FROM story"):
            if sha256(record.encode()) != digest:
                return f"the story ‘{key}’ is damaged"
        for key, number, record, seal in connection.execute("SELECT story_key, number, record, seal FROM revision"):
            if sha256(record) != seal:
                return f"revision {number} of the story ‘{key}’ is damaged"
    return ""
