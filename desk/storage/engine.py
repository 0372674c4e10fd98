"""One engine from one URL, with the connection settings that were measured to lose nothing."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from desk.story.errors import DeskUnavailable

FILE_NAME = "desk.sqlite"
MARK = 0x4465736B  # 'Desk', SQLite's application_id of our files

# WAL with synchronous=NORMAL loses acknowledged saves on a power cut; FULL does not. The rest guards a damaged file.
PRAGMAS = (
    "busy_timeout = 5000", "journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON",
    "foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON",
    "wal_autocheckpoint = 1000",
)  # fmt: skip
READING_PRAGMAS = ("busy_timeout = 5000", "trusted_schema = OFF", "cell_size_check = ON", "query_only = ON")

IMMEDIATE = {"begin": "BEGIN IMMEDIATE"}  # a deferred transaction that turns to writing is refused at once, not queued


def file_uri(file: Path, how: str) -> str:
    """SQLite's address of a file; `how` is 'mode=rw', 'mode=ro' or 'immutable=1'. Only `create` makes a file."""
    return f"file:{quote(str(file))}?{how}"


def create(file: Path) -> None:
    """An empty desk file that only its owner can read."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def connect(file: Path, how: str) -> sqlite3.Connection:
    """A connection with all settings, and no transaction that Python would begin by itself."""
    connection = sqlite3.connect(
        file_uri(file, how), uri=True, isolation_level=None, check_same_thread=False, timeout=5
    )
    try:
        for pragma in PRAGMAS if how == "mode=rw" else READING_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def sqlite_engine(file: Path, how: str) -> Engine:
    """The engine of a local desk. Transactions begin as the execution option `begin` says, or deferred."""
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: connect(file, how), poolclass=QueuePool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def postgres_engine(url: URL, *, read_only: bool) -> Engine:
    """The engine of a shared desk; a lost connection is noticed before it is used."""
    options = "-c default_transaction_read_only=on" if read_only else ""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 10, "application_name": "desk", "options": options},
    )
    event.listen(engine, "connect", _durable)
    return engine


def _durable(connection: Any, _record: Any) -> None:
    """A commit that returned before it was on the disk would be lost in a crash of the server."""
    with connection.cursor() as cursor:
        if cursor.execute("SHOW synchronous_commit").fetchone()[0] == "off":
            cursor.execute("SET synchronous_commit = on")
    connection.commit()


def file_of(url: URL) -> Path:
    """The file of a SQLite URL. Raises DeskUnavailable for one in memory."""
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise DeskUnavailable("A desk in memory would be lost: give a folder, or the path of a file.")
    return Path(url.database)
