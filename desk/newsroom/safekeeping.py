"""Safekeeping: is the desk sound, and a copy of it elsewhere."""

from __future__ import annotations

from pathlib import Path

from desk.newsroom.clock import now
from desk.newsroom.reviewing import not_as_sealed
from desk.storage import backup, health, log, stories
from desk.storage.desk import Desk
from desk.story.errors import DeskError


def check(desk: Desk) -> tuple[str, ...]:
    """Everything that is wrong with the desk, a sentence each: file, stories, revisions, photos, log. () is sound."""
    return health.check(desk)


def check_log(desk: Desk) -> tuple[str, ...]:
    """Where the chain of the log or a signature breaks first, and what is out without being what was approved."""
    try:
        with desk.reading() as tx:
            if broken := log.verify(tx):
                return (broken,)
            return tuple(wrong for line in stories.listed(tx) if (wrong := not_as_sealed(tx, line.key)))
    except DeskError as error:
        return (str(error),)


def unsigned(desk: Desk) -> int:
    """How many entries of the log have no signature, since their people had no key then."""
    with desk.reading() as tx:
        return log.unsigned(tx)


def back_up(desk: Desk, to: Path | None = None) -> Path:
    """A verified copy: the whole desk with its photos into `to` (new or empty), or one among the desk's own backups."""
    return backup.take(desk) if to is None else backup.copy_desk(desk, to)


def tidy(desk: Desk) -> Path | None:
    """What a local desk wants done when nobody types: fold its -wal in, and back it up when half an hour has passed.

    The backup that was made; None when none was due, or the desk is a server's or read-only.
    """
    if desk.folder is None or desk.read_only:
        return None
    desk.fold()
    return backup.take(desk) if backup.due(desk, now()) else None
