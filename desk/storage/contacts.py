"""The contact book that all stories of the desk share. Phone and mail stand here and nowhere else."""

from __future__ import annotations

import json

from sqlalchemy import select

from desk.storage.lines import Line, lines
from desk.storage.tables import ContactRow, MentionRow, StoryRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import whole
from desk.story.errors import NotFound
from desk.story.record import canonical, from_record
from desk.story.source import Contact


def listed(tx: Transaction) -> tuple[Contact, ...]:
    """All contacts, by name."""
    records = tx.session.scalars(select(ContactRow.record))
    contacts = (from_record(Contact, json.loads(record)) for record in records)
    return tuple(sorted(contacts, key=lambda contact: (contact.name.casefold(), contact.key)))


def get(tx: Transaction, key: str) -> Contact:
    """The contact of that key, or the one it was merged with; raises NotFound."""
    record = tx.session.scalars(select(ContactRow.record).where(ContactRow.key == key)).one_or_none()
    if record is not None:
        return from_record(Contact, json.loads(record))
    merged = next((contact for contact in listed(tx) if key in contact.merged), None)
    if merged is None:
        raise NotFound(f"There is no contact ‘{key}’ in this desk’s book.")
    return merged


def put(tx: Writing, contact: Contact) -> Contact:
    """Store a contact, new or in place of the one of the same key."""
    contact = cleaned(contact)
    row = {"key": contact.key, "record": canonical(contact).decode()}
    tx.session.merge(ContactRow(**whole(ContactRow, row)))
    tx.session.flush()
    return contact


def used_in(tx: Transaction, key: str) -> tuple[Line, ...]:
    """The stories with a source behind which that contact stands, or one merged with it, newest first."""
    record = tx.session.scalars(select(ContactRow.record).where(ContactRow.key == key)).one_or_none()
    merged = from_record(Contact, json.loads(record)).merged if record is not None else ()
    naming = select(MentionRow.story).where(MentionRow.kind == "contact", MentionRow.name.in_((key, *merged)))
    return lines(tx, StoryRow.number.in_(naming))
