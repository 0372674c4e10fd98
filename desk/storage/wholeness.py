"""Wholeness: a digest beside what a row says in columns of its own, so that a changed byte there is found.

What stands in a `record` has a digest already; here is the rest: who, when, why, how large, under which key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from desk.storage.tables import (
    EPOCH,
    MICROSECOND,
    ContactRow,
    DeskRow,
    OriginalRow,
    PersonRow,
    RevisionRow,
    Row,
    SealedRow,
    SettingRow,
    StoryRow,
)
from desk.storage.transaction import Transaction
from desk.story.record import canonical, sha256

COLUMNS: dict[type[Row], tuple[str, ...]] = {
    DeskRow: ("key", "created"),
    StoryRow: ("key", "updated", "version", "digest"),
    RevisionRow: ("story_key", "number", "kind", "by", "at", "reason", "words", "digest", "previous", "seal"),
    PersonRow: ("name", "record"),
    ContactRow: ("key", "record"),
    SettingRow: ("name", "record"),
    OriginalRow: ("digest", "suffix", "media_type", "file_name", "size", "kept"),
    SealedRow: (
        "story_key", "source_key", "version", "shown", "known_to", "name", "title", "organisation", "phone", "email",
        "note",
    ),
}  # fmt: skip


def whole(kind: type[Row], values: Mapping[Any, Any]) -> dict[str, Any]:
    """The values of a row with the digest over those that COLUMNS names."""
    told = [_plain(values[name]) for name in COLUMNS[kind]]
    return {**values, "whole": sha256(canonical([kind.__tablename__, *told]))}


def broken(tx: Transaction) -> Iterator[str]:
    """A sentence for each row that is not as it was written."""
    for kind, names in COLUMNS.items():
        columns = [getattr(kind, name) for name in (*names, "whole")]
        for found in tx.session.execute(select(*columns)).yield_per(500).mappings():
            row = {str(name): value for name, value in found.items()}
            if whole(kind, row)["whole"] != row["whole"]:
                yield (
                    f"A row of the table ‘{kind.__tablename__}’ ({_called(kind, row)}) was changed after it was "
                    "written: restore the newest backup into a new folder."
                )


def _called(kind: type[Row], row: Mapping[Any, Any]) -> str:
    """What a row is known by: its key, and of a revision its number."""
    key = [str(row[column.name]) for column in kind.__table__.primary_key if column.name in row]
    return " ".join(key)[:40] or str(row[COLUMNS[kind][0]])[:40]


def _plain(value: Any) -> Any:
    """The value as every database would give it."""
    if isinstance(value, datetime):
        return (value - EPOCH) // MICROSECOND
    return sha256(bytes(value)) if isinstance(value, (bytes, memoryview)) else value
