"""The house's settings, one value for the whole desk."""

from __future__ import annotations

import json

from sqlalchemy import select

from desk.storage.tables import SettingRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.story.house import House
from desk.story.record import canonical, from_record

_NAME = "house"


def get(tx: Transaction) -> House:
    """The desk's house; the sample house while nobody has set anything."""
    record = tx.session.scalars(select(SettingRow.record).where(SettingRow.name == _NAME)).one_or_none()
    return House() if record is None else from_record(House, json.loads(record))


def put(tx: Writing, house: House) -> House:
    """Store the house; `Desk.house` shows it once the transaction is committed."""
    house = cleaned(house)
    tx.session.merge(SettingRow(name=_NAME, record=canonical(house).decode()))
    tx.session.flush()
    tx.house = house
    return house
