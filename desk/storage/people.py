"""The people of the desk."""

from __future__ import annotations

import json

from sqlalchemy import select

from desk.storage.tables import PersonRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.story.errors import NotFound
from desk.story.person import Person
from desk.story.record import canonical, from_record


def listed(tx: Transaction) -> tuple[Person, ...]:
    """Everybody, by name."""
    records = tx.session.scalars(select(PersonRow.record))
    people = (from_record(Person, json.loads(record)) for record in records)
    return tuple(sorted(people, key=lambda person: person.name.casefold()))


def get(tx: Transaction, name: str) -> Person:
    """The person of that name; raises NotFound."""
    record = tx.session.scalars(select(PersonRow.record).where(PersonRow.name == name)).one_or_none()
    if record is None:
        raise NotFound(f"Nobody on this desk is called ‘{name}’.")
    return from_record(Person, json.loads(record))


def put(tx: Writing, person: Person) -> Person:
    """Store a person, new or in place of the one of the same name."""
    person = cleaned(person)
    tx.session.merge(PersonRow(name=person.name, record=canonical(person).decode()))
    tx.session.flush()
    return person
