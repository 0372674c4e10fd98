"""The house's settings, one value for the whole desk."""

from __future__ import annotations

from desk.storage import settings
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.story.house import House

_NAME = "house"


def get(tx: Transaction) -> House:
    """The desk's house; the sample house while nobody has set anything."""
    return settings.get(tx, _NAME, House) or House()


def put(tx: Writing, house: House) -> House:
    """Store the house; `Desk.house` shows it once the transaction is committed."""
    house = cleaned(house)
    settings.put(tx, _NAME, house)
    tx.house = house
    return house
