"""The desk: opened from a folder or an address, read and written in transactions."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from desk.paths import default_desk
from desk.storage import house, log, troubles
from desk.storage.engine import IMMEDIATE
from desk.storage.guard import Guard
from desk.storage.highwater import Mark
from desk.storage.shelf import shelf_of
from desk.storage.signing import Signing
from desk.storage.snapshot import complaint
from desk.storage.tables import DeskRow
from desk.storage.transaction import Transaction, Writing
from desk.story.errors import DeskUnavailable
from desk.story.house import House


class Desk:
    """Stories, photos and people in one place, shared by all threads of a program; made by `opening.open_desk`.

    `url` is fit to show (no password). `folder` is None for a server. `warnings` are sentences on what was found
    wrong on opening and should be shown to the person.
    """

    def __init__(self, engine: Engine, url: str, file: Path | None, guard: Guard | None, *, read_only: bool) -> None:
        self.url = url
        self.file = file
        self.folder = file.parent if file else None
        self.read_only = read_only
        self.warnings: tuple[str, ...] = ()
        self.id = ""
        self.house = House()
        self.signing = Signing("")
        self.shelf = shelf_of(self.folder, "")
        self._engine = engine
        self._writer = engine.execution_options(**IMMEDIATE)
        self._guard = guard
        self._postgres = engine.dialect.name == "postgresql"
        self._turn = threading.Lock()
        self._whose: int | None = None
        self._closed = False

    @property
    def name(self) -> str:
        """The desk as it is called in sentences: its folder, or the address of its server."""
        return str(self.folder) if self.folder else self.url

    @property
    def journals(self) -> Path:
        """The folder for the journal of typing: in the desk's own, or on this machine when the desk is on a server."""
        return (self.folder or default_desk() / "servers" / self.id) / "journal"

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """A consistent view of the desk as it is now; it never waits for a writer."""
        self._check_open()
        with self.told(), Session(self._engine, autoflush=False, expire_on_commit=False) as session:
            yield Transaction(session, self.shelf, postgres=self._postgres)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction that is stored whole, safe on the disk, when the block ends, or not at all.

        On a local desk writers take turns. Raises DeskUnavailable where the desk cannot be written.
        """
        self._check_open()
        if self.read_only:
            raise DeskUnavailable(f"The desk {self.name} is open for reading only.")
        with self._one_at_a_time(), self.told():
            self._check_place()
            with Session(self._writer, autoflush=False, expire_on_commit=False) as session:
                session.connection()  # begins, and takes the desk's lock, before anything is read
                tx = Writing(session, self.shelf, postgres=self._postgres)
                tx.signing = self.signing
                yield tx
                mark = self._next_mark(tx)
                self._check_place()
                session.commit()
        self._committed(tx, mark)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        if self._postgres:
            yield
            return
        if self._whose == threading.get_ident():
            raise RuntimeError("this thread is already writing to the desk")
        with self._turn:
            self._whose = threading.get_ident()
            try:
                yield
            finally:
                self._whose = None

    def _next_mark(self, tx: Writing) -> Mark | None:
        if self._guard is None:
            return None
        raised = update(DeskRow).values(changes=DeskRow.changes + 1).returning(DeskRow.changes)
        changes = tx.session.execute(raised.execution_options(synchronize_session=False)).scalar_one()
        return Mark(self.id, changes, log.head(tx))

    def _committed(self, tx: Writing, mark: Mark | None) -> None:
        if self._guard and mark:
            self._guard.raise_mark(mark)
        if tx.house is not None:
            self.house = tx.house
        if tx.scrubbed:
            self.fold()

    def _check_open(self) -> None:
        if self._closed:
            raise DeskUnavailable(f"The desk {self.name} is closed.")

    def _check_place(self) -> None:
        if self._guard:
            self._guard.check_place()

    @contextmanager
    def told(self) -> Iterator[None]:
        """Whatever the database says in the block comes out as DeskUnavailable or ChangedMeanwhile."""
        full = self._guard.free_reserve if self._guard else None
        try:
            with troubles.told(self.name, whole=self._whole, full=full):
                yield
        except DeskUnavailable:
            self._engine.dispose()  # after an error of the disk or the line, begin again with new connections
            raise

    def _whole(self) -> bool:
        """A second look, over a new connection."""
        self._engine.dispose()
        try:
            with self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                return driver is not None and not complaint(driver)
        except (DBAPIError, sqlite3.Error):
            return False

    def fold(self) -> None:
        """Fold the -wal into the file and empty it: at a quiet moment, or when a name is to leave the disk."""
        if self.file and not self.read_only:
            with self.told(), self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                if driver is not None:
                    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # outside any transaction

    def load(self) -> None:
        """Read which desk this is, its house, and whether it is as far as it was; `open_desk` calls it."""
        with self.reading() as tx:
            row = tx.session.execute(select(DeskRow.key, DeskRow.changes)).one_or_none()
            if row is None:
                raise DeskUnavailable(troubles.DAMAGED.format(where=self.name))
            self.id = row.key
            self.signing = Signing(self.id)
            self.shelf = shelf_of(self.folder, self.id)
            self.house = house.get(tx)
            found = Mark(self.id, row.changes, log.head(tx))
        if self._guard and (wrong := self._guard.missing(found)):
            self.warnings += (wrong,)

    def close(self) -> None:
        """Finish with the desk; fold the -wal into the file and let another program write. May be called twice."""
        if self._closed:
            return
        self._closed = True
        self._engine.dispose()
        if self._guard:
            self._guard.release()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
