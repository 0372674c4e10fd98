"""What is sealed: a row for each confidential source or document, its fields ciphertext; and which key is the desk's.

The key comes from outside with each call, as a Cipher, and never reaches the desk. Of a shared desk the row says only
that there is an identity, how its source is shown and who knows it; the ciphertext lies where `shelf` says.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from desk.storage import settings
from desk.storage.cipher import CannotOpen, Cipher
from desk.storage.shelf import Lying
from desk.storage.tables import ContactRow, RevisionRow, SealedRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import COLUMNS, whole
from desk.story.document import Document, address_of, key_in
from desk.story.errors import ChangedMeanwhile, DeskUnavailable, NotFound
from desk.story.identity import Identity, SealedElsewhere
from desk.story.record import canonical, content_digest, from_record, sha256
from desk.story.revision import RevisionKind
from desk.story.source import Source
from desk.story.story import Story

_NAME = "sources key"
FIELDS = tuple(one.name for one in fields(Identity))


@dataclass(frozen=True, slots=True)
class KeyNote:
    """Which key (its id) this desk's sources are sealed with, and who made it; the key itself is elsewhere."""

    key: str
    made_by: str
    made: datetime


def key_note(tx: Transaction) -> KeyNote | None:
    """Which sources key is the desk's; None where none was made yet."""
    return settings.get(tx, _NAME, KeyNote)


def note_key(tx: Writing, note: KeyNote) -> None:
    """Say which key is the desk's. Of two who do it at once, the second is told ChangedMeanwhile."""
    if there := key_note(tx):
        raise ChangedMeanwhile(f"{there.made_by} made a sources key for this desk meanwhile: ask for the key file.")
    settings.put(tx, _NAME, cleaned(note))


def put(tx: Writing, cipher: Cipher, story_key: str, shown: Source, identity: Identity, known_to: str) -> None:
    """Seal who the source is, new or in place of what was sealed; `shown` is the source as its story has it."""
    identity = cleaned(identity)
    _seal(tx, cipher, (story_key, shown.key), shown, {name: getattr(identity, name) for name in FIELDS}, known_to)


def put_document(tx: Writing, cipher: Cipher, story_key: str, bare: Document, record: Document, known_to: str) -> None:
    """Seal what is known of a document; `bare` is it as its story has it. Its file is sealed by `sealed_files`."""
    texts = dict.fromkeys(FIELDS, "") | {FIELDS[0]: canonical(cleaned(record)).decode()}
    _seal(tx, cipher, (story_key, address_of(bare)), bare, texts, known_to)


def _seal(
    tx: Writing, cipher: Cipher, this: tuple[str, str], shown: Source | Document, texts: dict[str, str], known_to: str
) -> None:
    version = _version(tx, *this) + 1
    ciphertext = {name: cipher.seal(texts[name], *_place(*this, name, version)) for name in FIELDS}
    knowers = [name for key, names in _known(tx, this[0]).items() if key == this[1] for name in names]
    row: dict[str, Any] = {
        **tx.shelf.lay(*this, version, ciphertext),
        "story_key": this[0],
        "source_key": this[1],
        "version": version,
        "shown": canonical(shown).decode(),
        "known_to": json.dumps([*knowers, *({known_to} - set(knowers))], ensure_ascii=False),
    }
    if version > 1:
        _rewrite(tx, row)
    else:
        tx.session.execute(insert(SealedRow).values(**whole(SealedRow, row)))


def _rows(tx: Transaction, *which: Any) -> list[dict[str, Any]]:
    """The rows as they stand, to be written again with `_rewrite`."""
    asked = select(*(getattr(SealedRow, one) for one in COLUMNS[SealedRow])).where(*which)
    return [dict(one) for one in tx.session.execute(asked).mappings()]


def _rewrite(tx: Writing, row: dict[str, Any]) -> None:
    change = update(SealedRow).where(*_this(row["story_key"], row["source_key"])).values(**whole(SealedRow, row))
    tx.session.execute(change.execution_options(synchronize_session=False))


def _version(tx: Transaction, story_key: str, source_key: str) -> int:
    return tx.session.scalars(select(SealedRow.version).where(*_this(story_key, source_key))).one_or_none() or 0


def _this(story_key: str, source_key: str) -> tuple[Any, Any]:
    return SealedRow.story_key == story_key, SealedRow.source_key == source_key


def _place(story_key: str, source_key: str, column: str, version: int) -> tuple[str | int, ...]:
    return SealedRow.__tablename__, story_key, source_key, column, version


def get(tx: Transaction, cipher: Cipher, story_key: str, source_key: str) -> Identity:
    """Who the source is. Raises NotFound, SealedElsewhere where it does not lie on this computer, and DeskUnavailable
    where what lies there was not sealed with this key.
    """
    return Identity(**_open(tx, cipher, (story_key, source_key)))


def document(tx: Transaction, cipher: Cipher, story_key: str, bare: Document) -> Document:
    """What is known of a sealed document. Raises as `get` does."""
    texts = _open(tx, cipher, (story_key, address_of(bare)))
    known = from_record(Document, json.loads(texts[FIELDS[0]]))
    return replace(known, sound=bare.sound, starts=bare.starts, source=bare.source, sealed=True)


def _open(tx: Transaction, cipher: Cipher, this: tuple[str, str]) -> dict[str, str]:
    row = tx.session.execute(select(SealedRow).where(*_this(*this))).scalar_one_or_none()
    if row is None:
        raise NotFound("Nothing is sealed for this source or document.")
    lying = tx.shelf.fetch(*this, row.version, {name: getattr(row, name) for name in FIELDS})
    if lying is None:
        raise SealedElsewhere(_elsewhere(row))
    try:
        return {name: cipher.open(lying[name], *_place(*this, name, row.version)) for name in FIELDS}
    except (CannotOpen, KeyError):
        raise DeskUnavailable(
            f"What is sealed of the source or document ‘{this[1]}’ cannot be opened: its row was changed, or it was "
            "sealed with another key. Take it from a backup."
        ) from None


def _elsewhere(row: SealedRow) -> str:
    if key_in(row.source_key):
        what = f"‘{from_record(Document, json.loads(row.shown)).name}’"
    else:
        what = f"Who ‘{from_record(Source, json.loads(row.shown)).alias}’ is"
    knowers = " or ".join(json.loads(row.known_to))
    return (
        f"{what} lies sealed on another computer, as it is now: ask {knowers} to hand over the sealed sources, and "
        "take the file in."
    )


def elsewhere(tx: Transaction) -> Iterator[str]:
    """A sentence for each source or document of which nothing lies on this computer: who can hand it over."""
    for row in tx.session.scalars(select(SealedRow).order_by(SealedRow.story_key, SealedRow.source_key)):
        fields = {name: getattr(row, name) for name in FIELDS}
        if tx.shelf.fetch(row.story_key, row.source_key, row.version, fields) is None:
            yield _elsewhere(row)


def papers(tx: Transaction) -> Iterator[tuple[str, Document, tuple[str, ...]]]:
    """Of every sealed document: the key of its story, what the story shows of it, and who knows it."""
    for row in tx.session.scalars(select(SealedRow).order_by(SealedRow.story_key, SealedRow.source_key)):
        if key_in(row.source_key):
            yield row.story_key, from_record(Document, json.loads(row.shown)), tuple(json.loads(row.known_to))


def move_out(tx: Writing) -> int:
    """Lay the ciphertext that an older Desk left in a shared database where it belongs now, and take it out of there;
    how many rows had some.
    """
    left = _rows(tx, SealedRow.name != b"") if tx.shelf.outside else []
    for row in left:
        there = {name: bytes(row[name]) for name in FIELDS}
        _rewrite(tx, row | tx.shelf.lay(row["story_key"], row["source_key"], row["version"], there))
    return len(left)


def lying_in(tx: Transaction) -> Iterator[Lying]:
    """The ciphertext of every row that is at hand here, to be handed over or copied."""
    for row in _rows(tx):
        place = row["story_key"], row["source_key"], row["version"]
        found = tx.shelf.fetch(*place, {name: bytes(row[name]) for name in FIELDS})
        if found is not None:
            yield Lying.of(*place, found)


def take_in(tx: Writing, handed: Iterable[Lying]) -> int:
    """Lay down what a colleague handed over, where the desk has a row of just that version; how many there were."""
    taken = 0
    for one in handed:
        for row in _rows(tx, *_this(one.story, one.source), SealedRow.version == one.version):
            _rewrite(tx, row | tx.shelf.lay(one.story, one.source, one.version, one.sealed))
            taken += 1
    return taken


def known_to(tx: Transaction, story_key: str) -> dict[str, tuple[str, ...]]:
    """Who has seen the identity of each confidential source of a story, by the source's key."""
    return {key: names for key, names in _known(tx, story_key).items() if not key_in(key)}


def _known(tx: Transaction, story_key: str) -> dict[str, tuple[str, ...]]:
    asked = select(SealedRow.source_key, SealedRow.known_to).where(SealedRow.story_key == story_key)
    return {row.source_key: tuple(json.loads(row.known_to)) for row in tx.session.execute(asked)}


def note_knower(tx: Writing, story_key: str, source_key: str, name: str) -> None:
    """Note that this person has seen the identity."""
    names = known_to(tx, story_key).get(source_key, ())
    if name not in names:
        (row,) = _rows(tx, *_this(story_key, source_key))
        row["known_to"] = json.dumps([*names, name], ensure_ascii=False)
        _rewrite(tx, row)


def kept_in(tx: Transaction, story: Story) -> Story:
    """The story with nothing in clear of those who are sealed: an older value of it (a restored revision, an undo, a
    merge) may still have a source as it was before. The very same value where nothing is to be taken out.
    """
    asked = select(SealedRow.source_key, SealedRow.shown).where(SealedRow.story_key == story.key)
    shown = {row.source_key: row.shown for row in tx.session.execute(asked)}
    if not shown and not any(one.confidential for one in story.sources):
        return story
    sources = tuple(_shut(one, shown.get(one.key, "")) for one in story.sources)
    documents = tuple(_shut_document(one, shown.get(address_of(one), "")) for one in story.documents)
    shut = replace(story, sources=sources, documents=documents)
    return story if shut == story else shut


def _shut(source: Source, shown: str) -> Source:
    if source.confidential:
        return bare(source)
    return from_record(Source, json.loads(shown)) if shown else source


def _shut_document(document: Document, shown: str) -> Document:
    """Sealed is what it says of itself but for its recording and its source, which are no secret of the desk."""
    if not shown:
        return document
    there = from_record(Document, json.loads(shown))
    told = replace(there, sound=document.sound, starts=document.starts, source=document.source)
    return told if document.sealed else there


def let_out(tx: Writing, story_key: str, address: str) -> None:
    """The source of that key, or the document of that address, is not sealed any more."""
    gone = delete(SealedRow).where(*_this(story_key, address))
    tx.session.execute(gone.execution_options(synchronize_session=False))


def bare(source: Source) -> Source:
    """The source without any field that says who it is."""
    return replace(source, name="", title="", organisation="", contact="", note="")


def rewrite_automatic(tx: Writing, number: int, story: Story) -> None:
    """Put the story in the place of its automatic revision of that number; one of another kind is never changed."""
    packed = zlib.compress(canonical(story), 6)
    this = (
        RevisionRow.story_key == story.key,
        RevisionRow.number == number,
        RevisionRow.kind == RevisionKind.AUTOMATIC.value,
    )
    asked = select(*(getattr(RevisionRow, one) for one in COLUMNS[RevisionRow])).where(*this)
    row = tx.session.execute(asked).mappings().one_or_none()
    if row is not None:
        told = {**row, "seal": sha256(packed), "digest": content_digest(story)}
        change = update(RevisionRow).where(*this).values(**whole(RevisionRow, told), record=packed)
        tx.session.execute(change.execution_options(synchronize_session=False))
    tx.scrubbed = True


def take_contact(tx: Writing, key: str) -> None:
    """Take a contact out of the desk's book: who they are is sealed now."""
    gone = delete(ContactRow).where(ContactRow.key == key)
    tx.session.execute(gone.execution_options(synchronize_session=False))
    tx.scrubbed = True
