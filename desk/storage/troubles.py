"""What a database says when it cannot, as sentences for a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from psycopg import Error as PostgresError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from desk.story.errors import ChangedMeanwhile, DeskError, DeskUnavailable

FULL = (
    "The disk is full, so the desk {where} could not be written; all that was saved before is safe. "
    "Make room, and saving goes on."
)
WRITE = (
    "The disk did not take or give what the desk {where} needs; all that was saved before is safe. "
    "Check the disk, and try again."
)
DAMAGED = "The desk file {where} is damaged. Do not write to it: restore the newest backup into a new folder."
SECOND_LOOK = "The disk gave a wrong answer for the desk {where}, and the right one when asked again. Try again."
READ_ONLY = "The desk {where} is read-only: allow writing to its file and folder, or open it for reading only."
CANNOT_OPEN = "The desk file {where} cannot be opened: it was moved or deleted, or its folder does not allow it."
BROKEN_TEXT = (
    "Something on the desk {where} is damaged on the disk: check the desk, and take what the check names from a "
    "revision or a backup."
)
BUSY = "Another program is writing to the desk {where}: close it, or try again in a moment."

# The beginning of SQLite's error name, and what it means.
SQLITE = (
    ("SQLITE_FULL", FULL),
    ("SQLITE_CORRUPT", DAMAGED),
    ("SQLITE_NOTADB", DAMAGED),
    ("SQLITE_IOERR_CORRUPTFS", DAMAGED),
    ("SQLITE_IOERR", WRITE),
    ("SQLITE_READONLY", READ_ONLY),
    ("SQLITE_PERM", READ_ONLY),
    ("SQLITE_CANTOPEN", CANNOT_OPEN),
    ("SQLITE_BUSY", BUSY),
    ("SQLITE_LOCKED", BUSY),
)

# The beginning of PostgreSQL's SQLSTATE, and what it means.
POSTGRES = (
    ("25006", READ_ONLY),
    ("42501", "This user may not do that on the desk {where}: ask whoever keeps the server."),
    ("53100", FULL),
    ("53", "The server of the desk {where} has no room for another connection now: try again in a moment."),
    ("08", "The desk {where} cannot be reached ({said}). What you typed is kept on this machine; try again."),
    ("57", "The server of the desk {where} is stopping or starting; what you typed is kept. Try again in a moment."),
    ("XX", "The server of the desk {where} reports damaged files: tell whoever keeps the server."),
)
RACES = ("23505", "40001", "40P01")
RACE = "Somebody else changed the same thing at the same moment: read it again, and try again."


@contextmanager
def told(where: str, whole: Callable[[], bool] | None = None, full: Callable[[], None] | None = None) -> Iterator[None]:
    """Turn a database's errors into DeskUnavailable or ChangedMeanwhile; those that are our own fault pass.

    `whole` looks at the desk again after a sign of damage: a failed read may look like it. `full` frees the reserve.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        trouble = sentence(cause)
        if trouble == DAMAGED and whole and whole():
            trouble = SECOND_LOOK
        if trouble == FULL and full:
            full()
        if not trouble:
            raise
        said = (str(cause).strip().splitlines() or [""])[-1].strip()
        raise _told_as(trouble)(trouble.format(where=where, said=said)) from (None if trouble == BROKEN_TEXT else error)
    except PoolTimeout as error:
        raise DeskUnavailable(BUSY.format(where=where)) from error


def _told_as(trouble: str) -> type[DeskError]:
    return ChangedMeanwhile if trouble == RACE else DeskUnavailable


def sentence(error: BaseException | None) -> str:
    """The sentence for an error of a database, with {where} in it; '' for one that is a fault of the program."""
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "")
        if not name and str(error).startswith("Could not decode"):  # Python's word for text that is none any more
            return BROKEN_TEXT
        return next((words for start, words in SQLITE if name.startswith(start)), "")
    if isinstance(error, PostgresError):
        state = error.sqlstate or "08"  # none: there is no connection, for whatever reason the server says
        if state in RACES:
            return RACE
        return next((words for start, words in POSTGRES if state.startswith(start)), "")
    return ""
