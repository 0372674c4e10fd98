"""Opening a desk: from a folder or an address to a desk that is whole, of this version, and ours to write."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError

from desk.storage import drives, migrate, snapshot, troubles
from desk.storage.desk import Desk
from desk.storage.engine import FILE_NAME, create, file_of, postgres_engine, sqlite_engine
from desk.storage.files import make_folder
from desk.storage.guard import Guard
from desk.story.errors import DeskUnavailable, WrongUse


def open_desk(where: str | Path, *, read_only: bool = False) -> Desk:
    """The desk in a folder or at a SQLAlchemy URL (sqlite or postgresql), made where there is none.

    An older desk is brought to this version, after a copy was taken. Raises DeskUnavailable with a sentence when it
    is in use, newer, damaged, read-only, on a network drive or out of reach, and WrongUse for no address at all.
    With `read_only` nothing is made, brought up or locked.
    """
    if "://" not in str(where):
        return _open_file(Path(where).expanduser().absolute() / FILE_NAME, read_only=read_only)
    url = _url(str(where))
    if url.get_backend_name() == "sqlite":
        return _open_file(file_of(url).expanduser().absolute(), read_only=read_only)
    return _open_server(url, read_only=read_only)


def _url(where: str) -> URL:
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise WrongUse(f"‘{where}’ is no address of a desk: give a folder, or postgresql://user@host/name.") from error
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise WrongUse("A desk lies in a folder (SQLite) or on a PostgreSQL server: give a folder, or postgresql://…")
    return url


def _open_file(file: Path, *, read_only: bool) -> Desk:
    if read_only:
        return _open_to_read(file)
    if drives.is_network(_existing(file.parent)):
        raise DeskUnavailable(
            f"The folder {file.parent} lies on a network drive, where SQLite cannot keep a desk safe: use a folder "
            "on this machine, or a PostgreSQL server."
        )
    guard = Guard(file)
    try:
        engine = _engine_of(file, guard)
    except BaseException:
        guard.release()
        raise
    desk = _ready(Desk(engine, f"sqlite:///{file}", file, guard, read_only=False), engine)
    if service := drives.synced_by(file.parent):
        desk.warnings += (
            f"The desk {file.parent} lies in a folder that {service} copies; that can mix up a desk that is in use. "
            "Keep it elsewhere, and put backups there.",
        )
    return desk


def _existing(folder: Path) -> Path:
    return next(one for one in (folder, *folder.parents) if one.exists())


def _engine_of(file: Path, guard: Guard) -> Engine:
    try:
        if not file.exists():
            create(file)
    except OSError as error:
        raise DeskUnavailable(f"The desk file {file} cannot be made ({error.strerror}): check its folder.") from error
    guard.fill_reserve()
    guard.remember()
    return sqlite_engine(file, "mode=rw")


def _refuse_damaged(desk: Desk) -> None:
    if desk.file and desk.file.stat().st_size and (wrong := snapshot.first_wrong(desk.file)):
        raise DeskUnavailable(f"{troubles.DAMAGED.format(where=desk.file)} ({wrong})")


def _ready(desk: Desk, engine: Engine) -> Desk:
    """The desk, checked and of this version; closed again if it cannot be that."""
    try:
        with troubles.told(desk.name):
            _refuse_damaged(desk)
            with engine.connect() as connection:
                found = migrate.version(connection, desk.name)
            if migrate.wanted(found, desk.name):
                migrate.bring_up(engine, found, desk.name, lambda version: _copy(desk, version))
        desk.load()
    except BaseException:
        desk.close()
        raise
    return desk


def _copy(desk: Desk, version: str) -> str:
    """A copy of the desk as it was at `version`, taken before it is brought up."""
    if desk.file is None:
        return ""
    backups = desk.file.parent / "backups"
    make_folder(backups)
    return str(snapshot.take(desk.file, backups / f"before-{version}-{secrets.token_hex(3)}.sqlite", rows=False))


def _open_to_read(file: Path) -> Desk:
    if not file.exists():
        raise DeskUnavailable(f"There is no desk in {file.parent}.")
    wal = file.with_name(file.name + "-wal")
    left_behind = wal.exists() and wal.stat().st_size
    # A WAL desk in a folder that cannot be written opens only as one that does not change, and so not with a -wal.
    how = "mode=ro" if os.access(file.parent, os.W_OK) or left_behind else "immutable=1"
    engine = sqlite_engine(file, how)
    return _ready_to_read(Desk(engine, f"sqlite:///{file}", file, None, read_only=True), engine)


def _refuse_older(found: str, where: str) -> None:
    if migrate.wanted(found, where):
        raise DeskUnavailable(
            f"The desk {where} was written by an older Desk: open it once for writing, and it is brought up."
        )


def _ready_to_read(desk: Desk, engine: Engine) -> Desk:
    try:
        with troubles.told(desk.name), engine.connect() as connection:
            found = migrate.version(connection, desk.name)
        _refuse_older(found, desk.name)
        desk.load()
    except BaseException:
        desk.close()
        raise
    return desk


def _open_server(url: URL, *, read_only: bool) -> Desk:
    engine = postgres_engine(url, read_only=read_only)
    desk = Desk(engine, url.render_as_string(hide_password=True), None, None, read_only=read_only)
    return _ready_to_read(desk, engine) if read_only else _ready(desk, engine)
