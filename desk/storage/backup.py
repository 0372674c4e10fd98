"""Backups of a local desk, thinned with age, and copies of any desk.

A backup is the desk file alone: originals of photos are never changed and lie beside it. Its name has a number and a
time; the order is that of the numbers, for a clock may jump.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from sqlalchemy import insert, select, update

from desk.storage import originals, sealed, search, snapshot, troubles
from desk.storage.desk import Desk
from desk.storage.engine import FILE_NAME
from desk.storage.files import make_folder, sync_folder, write_whole
from desk.storage.opening import open_desk
from desk.storage.tables import DeskRow, OriginalRow, Row
from desk.storage.wholeness import whole
from desk.story.errors import DeskUnavailable, WrongUse

EVERY = timedelta(minutes=30)
ALL_OF = timedelta(days=2)  # every backup of that time is kept, then the last of each day, week and month
DAYS, WEEKS, MONTHS = 12, 10, 9
ALWAYS = 3  # the newest are never deleted, whatever the clock says
JUMP = timedelta(days=60)  # a longer pause between two backups is taken for a clock that was set
_NAME = re.compile(r"(\d{6})-(\d{8}T\d{6})Z\.sqlite")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, its number, and when it was taken by the clock of that time (UTC)."""

    file: Path
    number: int
    at: datetime


def folder_of(desk: Desk) -> Path:
    """Where a local desk's backups lie. Raises WrongUse for a desk on a server."""
    if desk.folder is None:
        raise WrongUse("A desk on a server is backed up there; ‘copy’ makes a local one of it.")
    return desk.folder / "backups"


def listed(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, oldest first."""
    found = []
    for file in folder.glob("*.sqlite"):
        if name := _NAME.fullmatch(file.name):
            at = datetime.strptime(name[2], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            found.append(Backup(file, int(name[1]), at))
    return tuple(sorted(found, key=lambda one: one.number))


def due(desk: Desk, now: datetime) -> bool:
    """Whether it is time for a backup: none in the last half hour, or the clock went back since."""
    backups = listed(folder_of(desk))
    return not backups or not timedelta() <= now - backups[-1].at < EVERY


def take(desk: Desk, now: datetime | None = None) -> Path:
    """Back the desk up, check the backup, and thin the older ones. People may go on writing meanwhile.

    Raises DeskUnavailable when the desk is damaged or the disk takes no backup; then none of the older ones goes.
    """
    folder = folder_of(desk)
    assert desk.file is not None
    at = now or datetime.now(UTC)
    backups = listed(folder)
    number = backups[-1].number + 1 if backups else 1
    with desk.told():
        _make(folder)
        taken = snapshot.take(desk.file, folder / f"{number:06d}-{at.astimezone(UTC):%Y%m%dT%H%M%S}Z.sqlite")
    thin(folder)
    return taken


def _make(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        raise DeskUnavailable(f"The folder {folder} cannot be made ({error.strerror}): allow writing there.") from error


def thin(folder: Path) -> None:
    """Delete the backups that need not be kept; at most a fifth of them at a time, oldest first."""
    backups = listed(folder)
    kept = to_keep(backups)
    going = [one for one in backups if one.number not in kept]
    for one in going[: max(1, len(backups) // 5)]:
        with suppress(OSError):  # one that cannot be deleted does no harm
            one.file.unlink(missing_ok=True)


def to_keep(backups: tuple[Backup, ...]) -> frozenset[int]:
    """The numbers of those to keep: all of two days, then the last of 12 days, 10 weeks, 9 months; always three."""
    times = _steady(backups)
    kept = set(list(times)[-ALWAYS:])
    if times:
        newest = max(times.values())
        kept |= {number for number, at in times.items() if newest - at <= ALL_OF}
    periods: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    for period, how_many in periods:
        last = {period(at): number for number, at in times.items()}
        kept |= set(list(last.values())[-how_many:])
    return frozenset(kept)


def _steady(backups: tuple[Backup, ...]) -> dict[int, datetime]:
    """The time of each by number, made to run forward: never after the next one's, and without a jump before it."""
    if not backups:
        return {}
    times = {backups[-1].number: backups[-1].at}
    ahead = timedelta()  # how far the clock had jumped ahead since the backups still to come
    for earlier, later in reversed(list(pairwise(backups))):
        gap = later.at - earlier.at
        if not timedelta() <= gap <= JUMP:
            ahead += gap
        times[earlier.number] = earlier.at + ahead
    return dict(sorted(times.items()))


def copy_desk(desk: Desk, to: Path) -> Path:
    """A whole copy of the desk, photos too, as a local desk in the folder `to` (new or empty); gives it back.

    Raises WrongUse when something is there already, DeskUnavailable when it cannot be read or written.
    """
    _check_empty(to)
    _make(to)
    if desk.folder is None or desk.file is None:
        _copy_from_server(desk, to)
        return to
    with desk.told():
        snapshot.take(desk.file, to / FILE_NAME)
    _copy_beside(desk.folder, to)
    return to


def restore(backup: Path, to: Path) -> Path:
    """Make a desk in the folder `to` (new or empty) from a backup and the photos beside it; nothing is overwritten."""
    _check_empty(to)
    _make(to)
    _copy_beside(backup.parent.parent, to)
    with troubles.told(str(backup)):
        snapshot.take(backup, to / FILE_NAME)
    return to


def _check_empty(to: Path) -> None:
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise WrongUse(f"There is something at {to} already: give a folder that is new or empty.")


def _copy_beside(source: Path, target: Path) -> None:
    """What lies beside the desk file: originals of photos and documents, and the files of sealed documents."""
    try:
        for file in sorted((*source.glob("originals/??/*.*"), *source.glob("sealed/documents/*.sealed"))):
            copy = target / file.relative_to(source)
            make_folder(copy.parent)
            write_whole(copy, file.read_bytes(), mode=0o400, folder_too=False)
        for folder in (target, *(one for one in target.rglob("*") if one.is_dir())):
            sync_folder(folder)
    except OSError as error:
        raise DeskUnavailable(
            f"A photo could not be copied to {target} ({error.strerror}): make room there."
        ) from error


def _copy_from_server(desk: Desk, to: Path) -> None:
    try:
        with open_desk(to) as copy:
            copy.id = desk.id
            with desk.reading() as tx:
                kept = tx.session.execute(select(OriginalRow.digest, OriginalRow.suffix)).all()
                with copy.writing() as into:
                    for table in Row.metadata.sorted_tables:
                        if table.name not in (DeskRow.__tablename__, OriginalRow.__tablename__):
                            for each in tx.session.execute(select(table)).mappings():
                                into.session.execute(insert(table), dict(each))
                    sealed.take_in(into, sealed.lying_in(tx))
                    created = into.session.scalars(select(DeskRow.created)).one()
                    row = whole(DeskRow, {"key": desk.id, "created": created})
                    into.session.execute(update(DeskRow).values(**row))
                    search.rebuild(into)
            for digest, suffix in kept:
                originals.keep(copy, originals.read(desk, digest), suffix)
            _copy_beside(desk.shelf.folder.parent, to)
    except BaseException:
        shutil.rmtree(to, ignore_errors=True)
        raise
