"""The log of moves: one chain for the whole desk, each entry carrying the digest of the one before."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, text

from desk.storage.tables import LogRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.story.errors import BadFile
from desk.story.record import canonical, from_record, sha256
from desk.story.revision import LogEntry
from desk.story.stage import Stage


def append(
    tx: Writing,
    *,
    story_key: str,
    move: str,
    by: str,
    at: datetime,
    starts: Stage,
    ends: Stage,
    reason: str = "",
    content: str = "",
) -> LogEntry:
    """Write the next entry; `content` is the digest of the story's content. Its number and digests are given here."""
    if tx.postgres:  # the end of the chain is one place: writers of the log queue here, until they commit
        tx.session.execute(text("SELECT pg_advisory_xact_lock(hashtext('desk log'))"))
    before = tx.session.execute(select(LogRow.number, LogRow.digest).order_by(LogRow.number.desc()).limit(1)).first()
    number, previous = (before.number + 1, before.digest) if before else (1, "")
    entry = cleaned(LogEntry(number, story_key, move, by, at, starts, ends, reason, content, previous))
    entry = replace(entry, digest=digest_of(entry))
    row = {"number": number, "story_key": story_key, "record": _record(entry).decode(), "digest": entry.digest}
    tx.session.execute(insert(LogRow).values(**row))
    return entry


def digest_of(entry: LogEntry) -> str:
    """The SHA-256 of an entry's canonical record without its own digest."""
    return sha256(_record(entry))


def _record(entry: LogEntry) -> bytes:
    return canonical(replace(entry, digest=""))


def listed(tx: Transaction, key: str | None = None) -> tuple[LogEntry, ...]:
    """The entries of a story, or of the whole desk, oldest first."""
    asked = select(LogRow.record, LogRow.digest).order_by(LogRow.number)
    if key is not None:
        asked = asked.where(LogRow.story_key == key)
    return tuple(_entry(row.record, row.digest) for row in tx.session.execute(asked))


def _entry(record: str, digest: str) -> LogEntry:
    return replace(from_record(LogEntry, json.loads(record)), digest=digest)


def head(tx: Transaction) -> str:
    """The digest of the last entry, '' for an empty log: whoever keeps it can tell that the tail was cut."""
    return tx.session.scalars(select(LogRow.digest).order_by(LogRow.number.desc()).limit(1)).first() or ""


def verify(tx: Transaction) -> str:
    """'' when every entry is as it was written and in its place; else a sentence on the first that is not."""
    previous = ""
    asked = select(LogRow.number, LogRow.story_key, LogRow.record, LogRow.digest).order_by(LogRow.number)
    for place, row in enumerate(tx.session.execute(asked), start=1):
        if row.number != place:
            return f"Entry {place} of the log is missing."
        try:
            entry = _entry(row.record, row.digest)
        except (BadFile, ValueError):
            return f"Entry {place} of the log cannot be read."
        if digest_of(entry) != row.digest or (entry.number, entry.story_key) != (place, row.story_key):
            return f"Entry {place} of the log was changed after it was written."
        if entry.previous != previous:
            return f"Entry {place} of the log does not follow the one before it."
        previous = row.digest
    return ""
