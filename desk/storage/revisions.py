"""Revisions: whole stories as they once stood, compressed, never changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select

from desk.markup.reading import words
from desk.storage import sealed
from desk.storage.tables import RevisionRow
from desk.storage.text import clean, cleaned
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import whole
from desk.story.errors import DeskUnavailable, NotFound
from desk.story.record import canonical, content_digest, from_record, sha256
from desk.story.revision import Revision, RevisionKind
from desk.story.story import Story


def add(tx: Writing, story: Story, kind: RevisionKind, by: str, at: datetime, reason: str = "") -> Revision:
    """Keep the story as the next revision. It must have been stored with `stories.put`."""
    story = sealed.kept_in(tx, cleaned(story)) if story.sources or story.documents else cleaned(story)
    last = newest(tx, story.key)
    revision = Revision(
        story_key=story.key,
        number=last.number + 1 if last else 1,
        kind=kind,
        by=by,
        at=at,
        reason=clean(reason),
        digest=content_digest(story),
        words=words(story.copy),
    )
    packed = zlib.compress(canonical(story), 6)
    row = {
        "story_key": revision.story_key,
        "number": revision.number,
        "kind": revision.kind.value,
        "by": revision.by,
        "at": revision.at,
        "reason": revision.reason,
        "words": revision.words,
        "digest": revision.digest,
        "previous": last.digest if last else "",
        "seal": sha256(packed),
        "record": packed,
    }
    tx.session.execute(insert(RevisionRow).values(**whole(RevisionRow, row)))
    return revision


_COLUMNS = (
    RevisionRow.story_key, RevisionRow.number, RevisionRow.kind, RevisionRow.by, RevisionRow.at,
    RevisionRow.reason, RevisionRow.digest, RevisionRow.words,
)  # fmt: skip


def listed(tx: Transaction, key: str) -> tuple[Revision, ...]:
    """The revisions of a story, newest first. Order is by number: a clock may jump."""
    asked = select(*_COLUMNS).where(RevisionRow.story_key == key).order_by(RevisionRow.number.desc())
    return tuple(
        Revision(story_key, number, RevisionKind(kind), by, at, reason, digest, count)
        for story_key, number, kind, by, at, reason, digest, count in tx.session.execute(asked)
    )


def newest(tx: Transaction, key: str) -> Revision | None:
    """The newest revision of a story, if it has one."""
    asked = select(*_COLUMNS).where(RevisionRow.story_key == key).order_by(RevisionRow.number.desc()).limit(1)
    row = tx.session.execute(asked).one_or_none()
    if row is None:
        return None
    return Revision(key, row.number, RevisionKind(row.kind), row.by, row.at, row.reason, row.digest, row.words)


def story(tx: Transaction, key: str, number: int) -> Story:
    """The whole story as revision `number` has it. Raises NotFound, and DeskUnavailable where it is damaged."""
    asked = select(RevisionRow.record, RevisionRow.seal).where(
        RevisionRow.story_key == key, RevisionRow.number == number
    )
    row = tx.session.execute(asked).one_or_none()
    if row is None:
        raise NotFound(f"The story ‘{key}’ has no revision {number}.")
    return read_row(f"revision {number} of the story ‘{key}’", row.record, row.seal)


def remove(tx: Writing, key: str, numbers: Iterable[int]) -> None:
    """Let automatic revisions go, by number; any other is kept, and so is the newest, from which numbers go on."""
    last = newest(tx, key)
    going = (
        RevisionRow.story_key == key,
        RevisionRow.number.in_([number for number in numbers if last and number != last.number]),
        RevisionRow.kind == RevisionKind.AUTOMATIC.value,
    )
    tx.session.execute(delete(RevisionRow).where(*going).execution_options(synchronize_session=False))


def read_row(name: str, packed: bytes, seal: str) -> Story:
    """The story in a revision's row. Raises DeskUnavailable when the bytes are not those that were written."""
    if sha256(packed) != seal:
        raise DeskUnavailable(f"On the disk, {name} is damaged: take another revision, or a backup.")
    return from_record(Story, json.loads(zlib.decompress(packed)))
