"""Safekeeping: is the desk sound, and a copy of it elsewhere."""

from __future__ import annotations

from pathlib import Path

from desk.storage import backup, health, log
from desk.storage.desk import Desk


def check(desk: Desk) -> tuple[str, ...]:
    """Everything that is wrong with the desk, a sentence each: file, stories, revisions, photos, log. () is sound."""
    return health.check(desk)


def check_log(desk: Desk) -> tuple[str, ...]:
    """Where the chain of the log breaks first; () when it holds."""
    with desk.reading() as tx:
        broken = log.verify(tx)
    return (broken,) if broken else ()


def back_up(desk: Desk, to: Path | None = None) -> Path:
    """A verified copy of the desk in `to`, or among the desk's own backups."""
    return backup.copy_desk(desk, to)
