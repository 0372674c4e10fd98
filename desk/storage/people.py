"""The people of the desk, and the keys with which they sign."""

from __future__ import annotations

import json

from sqlalchemy import select

from desk.storage.tables import PersonRow, SignerRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import whole
from desk.story.errors import DeskUnavailable, NotFound
from desk.story.person import Person
from desk.story.record import canonical, from_record, sha256
from desk.story.signer import Signer


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
    row = {"name": person.name, "record": canonical(person).decode()}
    tx.session.merge(PersonRow(**whole(PersonRow, row)))
    tx.session.flush()
    return person


def signers(tx: Transaction) -> tuple[Signer, ...]:
    """Everybody whose signature counts here, old keys too, by name. Raises DeskUnavailable where a row was changed."""
    rows = tx.session.execute(select(SignerRow.key, SignerRow.person, SignerRow.record, SignerRow.digest)).all()
    return tuple(sorted((_signer(*row) for row in rows), key=lambda one: (one.person.casefold(), one.key)))


def _signer(key: str, person: str, record: str, digest: str) -> Signer:
    if sha256(record.encode()) == digest:
        found = from_record(Signer, json.loads(record))
        if (found.key, found.person) == (key, person):
            return found
    raise DeskUnavailable(f"The public key of {person} on the desk was changed: take it from a backup.")


def put_signer(tx: Writing, signer: Signer) -> None:
    """Count this person's signatures from now on; the log is to say who decided that."""
    signer = cleaned(signer)
    record = canonical(signer)
    tx.session.merge(SignerRow(key=signer.key, person=signer.person, record=record.decode(), digest=sha256(record)))
    tx.session.flush()
