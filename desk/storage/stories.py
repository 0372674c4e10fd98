"""Stories as they stand: one row each, found by key, listed by stage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from desk.markup.reading import words
from desk.storage import sealed, search
from desk.storage.lines import VIEWS, Line, View, lines
from desk.storage.tables import MentionRow, StoryRow
from desk.storage.text import cleaned
from desk.storage.transaction import Transaction, Writing
from desk.storage.wholeness import whole
from desk.story import lacking
from desk.story.errors import ChangedMeanwhile, DeskUnavailable, NotFound, WrongUse
from desk.story.record import canonical, from_record, sha256
from desk.story.story import Story

__all__ = ["Line", "View", "counts", "get", "get_for_update", "key_of", "listed", "put", "slug_taken", "slugs"]


def get(tx: Transaction, key: str) -> Story:
    """The story of that key. Raises NotFound, and DeskUnavailable where its row is damaged."""
    return _get(tx, key, for_update=False)


def get_for_update(tx: Writing, key: str) -> Story:
    """The story of that key, held until the transaction ends, so that nobody changes it meanwhile."""
    return _get(tx, key, for_update=True)


def _get(tx: Transaction, key: str, *, for_update: bool) -> Story:
    asked = select(StoryRow.record, StoryRow.digest, StoryRow.version).where(StoryRow.key == key)
    row = tx.session.execute(asked.with_for_update() if for_update else asked).one_or_none()
    if row is None:
        raise NotFound(f"There is no story ‘{key}’ on this desk.")
    tx.seen[key] = row.version
    return read_row(key, row.record, row.digest)


def read_row(key: str, record: str, digest: str) -> Story:
    """The story in a row. Raises DeskUnavailable when the record is not the one that was written."""
    if sha256(record.encode()) != digest:
        raise DeskUnavailable(f"The story ‘{key}’ is damaged on the disk: take it from a revision or a backup.")
    return from_record(Story, json.loads(record))


def put(tx: Writing, story: Story, at: datetime | None = None) -> Story:
    """Store the story, changed `at` that time (now), and give it back as stored (texts clean).

    A stored story must have been read in `tx`.

    Raises ChangedMeanwhile when somebody else wrote it since, or when it was never read: an update that would
    overwrite what its writer has not seen is not made.
    """
    story = sealed.kept_in(tx, cleaned(story)) if story.sources or story.documents else cleaned(story)
    seen = tx.seen.get(story.key)
    version = 1 if seen is None else seen + 1
    columns = {**index_columns(story), "key": story.key, "updated": at or datetime.now(UTC), "version": version}
    columns = whole(StoryRow, columns)
    if seen is None:
        number = _insert(tx, story, columns)
    else:
        changed = (
            update(StoryRow)
            .where(StoryRow.key == story.key, StoryRow.version == seen)
            .values(**columns)
            .returning(StoryRow.number)
            .execution_options(synchronize_session=False)
        )
        found = tx.session.execute(changed).scalar_one_or_none()
        if found is None:
            raise ChangedMeanwhile(_changed(story))
        number = found
    tx.seen[story.key] = version
    _mention(tx, number, story)
    search.index(tx, number, story)
    return story


def _insert(tx: Writing, story: Story, columns: dict[str, Any]) -> int:
    if tx.session.execute(select(StoryRow.number).where(StoryRow.key == story.key)).first():
        raise ChangedMeanwhile(_changed(story))
    new = insert(StoryRow).values(**columns).returning(StoryRow.number)
    return tx.session.execute(new).scalar_one()


def _changed(story: Story) -> str:
    return f"Somebody else changed ‘{story.title}’ since it was read; read it again, and bring both together."


def index_columns(story: Story) -> dict[str, Any]:
    """The columns of a story's row that follow from the story."""
    record = canonical(story)
    furniture = story.furniture
    return {
        "slug": furniture.slug,
        "headline": furniture.headline,
        "section": " / ".join(furniture.section),
        "stage": story.stage.value,
        "author": story.authors[0] if story.authors else "",
        "holder": story.holder,
        "words": words(story.copy),
        "target": furniture.target_words,
        "priority": furniture.priority,
        "deadline": furniture.deadline,
        "embargo": furniture.embargo,
        "published": story.published,
        "flags": " ".join(story.flags),
        "lacks": lacking.written(lacking.missing(story)),
        "record": record.decode(),
        "digest": sha256(record),
    }


def mentions(story: Story) -> set[tuple[str, str]]:
    """(kind, name) of the people, contacts, photos and documents that a story names."""
    return (
        {("author", name) for name in story.authors}
        | {("contact", source.contact) for source in story.sources if source.contact}
        | {("photo", photo.digest) for photo in story.pictured if photo.digest}
        | {("document", document.digest) for document in story.documents if document.digest}
    )


def _mention(tx: Writing, number: int, story: Story) -> None:
    rows = tx.session.execute(select(MentionRow.kind, MentionRow.name).where(MentionRow.story == number))
    before = {(row.kind, row.name) for row in rows}
    now = mentions(story)
    for kind, name in before - now:
        gone = (MentionRow.story == number, MentionRow.kind == kind, MentionRow.name == name)
        tx.session.execute(delete(MentionRow).where(*gone).execution_options(synchronize_session=False))
    for kind, name in now - before:
        tx.session.execute(insert(MentionRow).values(story=number, kind=kind, name=name))


def listed(tx: Transaction, view: View = View.ALL, person: str = "") -> tuple[Line, ...]:
    """The lines of a view, newest first; `person` is whose stories `View.MINE` shows."""
    return lines(tx, *VIEWS[view](person))


def counts(tx: Transaction, person: str) -> dict[str, int]:
    """How many stories each view holds, by the view's value."""
    asked = [
        select(func.count()).select_from(StoryRow).where(*VIEWS[view](person)).scalar_subquery().label(view.name)
        for view in View
    ]
    row = tx.session.execute(select(*asked)).one()
    return {view.value: number for view, number in zip(View, row, strict=True)}


def slugs(tx: Transaction, keys: Sequence[str]) -> dict[str, str]:
    """The slugs of those of the stories that there are, by key."""
    asked = select(StoryRow.key, StoryRow.slug).where(StoryRow.key.in_(keys))
    return {row.key: row.slug for row in tx.session.execute(asked)}


def slug_taken(tx: Transaction, slug: str, but: str = "") -> bool:
    """Whether a story other than the one of key `but` has that slug."""
    asked = select(StoryRow.number).where(StoryRow.slug == slug, StoryRow.key != but).limit(1)
    return bool(slug) and tx.session.execute(asked).first() is not None


def key_of(tx: Transaction, name: str) -> str:
    """The key of the story that `name` means: its key, the first letters of its key if no other begins so, its slug.

    Raises NotFound when there is none and WrongUse when it could be several.
    """
    ways = (StoryRow.key == name, StoryRow.slug == name, StoryRow.key.startswith(name, autoescape=True))
    for condition in ways if name else ():
        found = tx.session.scalars(select(StoryRow.key).where(condition).order_by(StoryRow.key).limit(4)).all()
        if len(found) == 1:
            return found[0]
        if found:
            raise WrongUse(f"‘{name}’ could be {', '.join(found[:3])}: give more of the key.")
    raise NotFound(f"There is no story ‘{name}’ on this desk: give its key, the beginning of its key, or its slug.")
