"""Settings: what a desk decides for all its stories, one value under each name."""

from __future__ import annotations

import json
from typing import TypeVar

from sqlalchemy import select

from desk.storage.tables import SettingRow
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import whole
from desk.story.record import canonical, from_record

T = TypeVar("T")


def get(tx: Transaction, name: str, kind: type[T]) -> T | None:
    """The value under that name; None where nobody has set any."""
    record = tx.session.scalars(select(SettingRow.record).where(SettingRow.name == name)).one_or_none()
    return None if record is None else from_record(kind, json.loads(record))


def put(tx: Writing, name: str, value: object) -> None:
    """Set the value, new or in place of the one of the same name."""
    row = {"name": name, "record": canonical(value).decode()}
    tx.session.merge(SettingRow(**whole(SettingRow, row)))
    tx.session.flush()
