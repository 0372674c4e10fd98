"""Safekeeping: is the desk sound, and a copy of it elsewhere."""

from __future__ import annotations

from pathlib import Path

from desk.newsroom.clock import now
from desk.newsroom.reviewing import not_as_sealed, sealed_digest
from desk.storage import backup, health, log, revisions, stories
from desk.storage.desk import Desk
from desk.storage.transaction import Transaction
from desk.story.errors import DeskError


def check(desk: Desk) -> tuple[str, ...]:
    """Everything that is wrong with the desk, a sentence each: file, stories, revisions, photos, log. () is sound."""
    wrong = health.check(desk)
    return wrong + tuple(one for one in check_log(desk) if one not in wrong)


def check_log(desk: Desk) -> tuple[str, ...]:
    """Where the chain of the log or a signature breaks first; else which stories are not as the log says."""
    try:
        with desk.reading() as tx:
            if broken := log.verify(tx):
                return (broken,)
            lines = stories.listed(tx)
            return tuple(wrong for line in lines for told in AS_LOGGED if (wrong := told(tx, line.key)))
    except DeskError as error:
        return (str(error),)


def _cut_off(tx: Transaction, key: str) -> str:
    """'' when the story is at the stage to which the last of its entries brought it; a log that lost its end is whole
    in itself.
    """
    story, entries = stories.get(tx, key), log.listed(tx, key)
    if not entries or entries[-1].ends is story.stage:
        return ""
    last = entries[-1]
    ends = f"entry {last.number} (‘{last.move}’, {last.by}), which left it {last.ends}"
    return f"‘{story.title}’ ({key}) is {story.stage}, but the log ends with {ends}: what came after is missing."


def _without_revision(tx: Transaction, key: str) -> str:
    """'' when what the approval in force sealed is among the revisions."""
    sealed = sealed_digest(tx, key)
    if not sealed or sealed in {one.digest for one in revisions.listed(tx, key)}:
        return ""
    return f"The revision of ‘{stories.get(tx, key).title}’ ({key}) that was approved is missing: look in a backup."


AS_LOGGED = (_cut_off, not_as_sealed, _without_revision)


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
