"""The log of moves: one chain for the whole desk, each entry signed and carrying the digest of the one before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import insert, select, text

from desk.storage import people, signing
from desk.storage.signing import Pen
from desk.storage.tables import CarriedRow, LogRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.story.errors import BadFile, DeskError
from desk.story.record import canonical, from_record, sha256
from desk.story.revision import LogEntry
from desk.story.signer import Signer
from desk.story.stage import Stage

KEY, TRUST = "key", "trust"  # entries by which the desk comes to know a public key, which is their reason


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
    """Write the next entry; `content` is the digest of the story's content. Its number and digests are given here.

    It is signed with the key of `by`, which the log names before it is first used. Raises KeyLocked.
    """
    if tx.postgres:  # the end of the chain is one place: writers of the log queue here, until they commit
        tx.session.execute(text("SELECT pg_advisory_xact_lock(hashtext('desk log'))"))
    pen = tx.signing.pen(by) if tx.signing else None
    if pen is not None and pen.public not in {one.key for one in people.signers(tx)}:
        introduce(tx, by, pen, at)
    return _write(tx, LogEntry(0, story_key, move, by, at, starts, ends, reason, content, ""), pen)


def introduce(tx: Writing, by: str, pen: Pen, at: datetime) -> Signer:
    """Make a person's own key one of the desk's, signed with itself."""
    signer = cleaned(Signer(pen.public, by, at))
    people.put_signer(tx, signer)
    _write(tx, LogEntry(0, "", KEY, by, at, Stage.DRAFT, Stage.DRAFT, pen.public, "", ""), pen)
    return signer


def trust(tx: Writing, signer: Signer, by: str, at: datetime) -> Signer:
    """Count the signatures of a key from elsewhere, and say in the log who decided that."""
    signer = cleaned(replace(signer, made=at, trusted_by=by))
    people.put_signer(tx, signer)
    append(tx, story_key="", move=TRUST, by=by, at=at, starts=Stage.DRAFT, ends=Stage.DRAFT, reason=signer.key)
    return signer


def _write(tx: Writing, entry: LogEntry, pen: Pen | None) -> LogEntry:
    before = tx.session.execute(select(LogRow.number, LogRow.digest).order_by(LogRow.number.desc()).limit(1)).first()
    number, previous = (before.number + 1, before.digest) if before else (1, "")
    entry = cleaned(replace(entry, number=number, previous=previous))
    if pen is not None:
        entry = replace(entry, key=pen.public)
        entry = replace(entry, signature=pen.sign(signed_part(entry)))
    entry = replace(entry, digest=digest_of(entry))
    row = {"number": number, "story_key": entry.story_key, "record": _record(entry).decode(), "digest": entry.digest}
    tx.session.execute(insert(LogRow).values(**row))
    return entry


def signed_part(entry: LogEntry) -> bytes:
    """What a signature stands for: the canonical record of the entry without digest and signature."""
    return canonical(replace(entry, digest="", signature=""))


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


def since(tx: Transaction, start: datetime, most: int) -> tuple[LogEntry, ...]:
    """The entries made at that time or later, newest first, at most so many."""
    asked = select(LogRow.record, LogRow.digest).order_by(LogRow.number.desc()).limit(most)
    entries = (_entry(row.record, row.digest) for row in tx.session.execute(asked))
    return tuple(one for one in entries if one.at >= start)


def _entry(record: str, digest: str) -> LogEntry:
    return replace(from_record(LogEntry, json.loads(record)), digest=digest)


def head(tx: Transaction) -> str:
    """The digest of the last entry, '' for an empty log: whoever keeps it can tell that the tail was cut."""
    return tx.session.scalars(select(LogRow.digest).order_by(LogRow.number.desc()).limit(1)).first() or ""


def carry(tx: Writing, entries: Iterable[LogEntry]) -> None:
    """Keep decisions that were made on another desk beside the story they came with."""
    known = set(tx.session.scalars(select(CarriedRow.digest))) | set(tx.session.scalars(select(LogRow.digest)))
    for entry in entries:
        if entry.digest not in known:
            row = {"digest": entry.digest, "story_key": entry.story_key, "at": entry.at}
            tx.session.execute(insert(CarriedRow).values(**row, record=_record(entry).decode()))


def carried(tx: Transaction, key: str | None = None) -> tuple[LogEntry, ...]:
    """The decisions made on other desks on a story, or on all, by time. Raises BadFile where one cannot be read."""
    asked = select(CarriedRow.record, CarriedRow.digest).order_by(CarriedRow.at, CarriedRow.digest)
    if key is not None:
        asked = asked.where(CarriedRow.story_key == key)
    return tuple(_entry(row.record, row.digest) for row in tx.session.execute(asked))


def verify(tx: Transaction) -> str:
    """'' when every entry is as it was written, in its place, and signed by whom it names; else a sentence on the first
    that is not: its number, whose it is, and what is wrong with it.
    """
    try:
        known = {one.key: one.person for one in people.signers(tx)}
    except (DeskError, ValueError) as error:
        return str(error)
    previous, named = "", set[str]()
    asked = select(LogRow.number, LogRow.story_key, LogRow.record, LogRow.digest).order_by(LogRow.number)
    for place, row in enumerate(tx.session.execute(asked), start=1):
        if wrong := _misplaced(place, row.number, row.story_key, row.record, row.digest, previous):
            return wrong
        entry = _entry(row.record, row.digest)
        if wrong := _unsigned(entry, known, named):
            return f"Entry {place} of the log (‘{entry.move}’, {entry.by}) {wrong}."
        if entry.move in (KEY, TRUST):
            named.add(entry.reason)
        previous = row.digest
    if strangers := set(known) - named:
        return f"The log does not say who took in the key of {known[min(strangers)]}: check who it is, and why."
    return _wrong_carried(tx)


def _misplaced(place: int, number: int, story_key: str, record: str, digest: str, previous: str) -> str:
    """What is wrong with the entry that stands at that place of the chain; '' when nothing is."""
    if number != place:
        return f"Entry {place} of the log is missing."
    try:
        entry = _entry(record, digest)
    except (BadFile, ValueError):
        return f"Entry {place} of the log cannot be read."
    if (
        digest_of(entry) != digest
        or _record(entry).decode() != record
        or (entry.number, entry.story_key) != (place, story_key)
    ):
        return f"Entry {place} of the log was changed after it was written; it now says ‘{entry.move}’, {entry.by}."
    if entry.previous != previous:
        return f"Entry {place} of the log (‘{entry.move}’, {entry.by}) does not follow the one before it."
    return ""


def _unsigned(entry: LogEntry, known: dict[str, str], named: set[str]) -> str:
    """What is wrong with the signature of an entry, as the rest of a sentence; '' when nothing is."""
    if not entry.key:
        has_one = any(person == entry.by and key in named for key, person in known.items())
        return f"is not signed, though {entry.by} has a key" if has_one else ""
    if known.get(entry.key) != entry.by or (entry.key not in named and entry.move != KEY):
        return f"is signed with a key that is not {entry.by}’s"
    return "" if signing.verify(entry.key, signed_part(entry), entry.signature) else "has a signature that is not good"


def genuine(entry: LogEntry) -> bool:
    """Whether the entry is as it was written, and its signature, if it has one, is that of its key."""
    signed = not entry.key or signing.verify(entry.key, signed_part(entry), entry.signature)
    return signed and digest_of(entry) == entry.digest


def _wrong_carried(tx: Transaction) -> str:
    asked = select(CarriedRow.digest, CarriedRow.story_key, CarriedRow.at, CarriedRow.record)
    for row in tx.session.execute(asked.order_by(CarriedRow.at)):
        try:
            entry = _entry(row.record, row.digest)
        except (BadFile, ValueError):
            return f"A decision from another desk on the story ‘{row.story_key}’ cannot be read."
        if (
            not genuine(entry)
            or _record(entry).decode() != row.record
            or (entry.story_key, entry.at) != (row.story_key, row.at)
        ):
            return f"A decision from another desk on the story ‘{entry.story_key}’ ({entry.by}) was changed."
    return ""


def unsigned(tx: Transaction) -> int:
    """How many entries of the log have no signature: made before their people had a key."""
    return sum(not entry.key for entry in listed(tx))
