"""Photos of all stories, read from the stories' records without reading the stories themselves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, func, literal_column, select

from desk.storage.tables import MentionRow, StoryRow
from desk.storage.transaction import Transaction
from desk.story.photo import Photo
from desk.story.record import from_record
from desk.story.stage import Stage


@dataclass(frozen=True, slots=True)
class PhotoUse:
    """A story's photos, and what says who may change them; `guarded` when anybody in its notebook is to be protected.

    `updated` is in UTC.
    """

    key: str
    title: str
    stage: Stage
    holder: str
    authors: tuple[str, ...]
    updated: datetime
    guarded: bool
    photos: tuple[Photo, ...]


def uses(tx: Transaction) -> tuple[PhotoUse, ...]:
    """Of all stories with photos, those changed last first. A story whose record is damaged is left out here.

    (Opening it and checking the desk say so.)
    """
    photos = _part(tx, "photos")
    asked = (
        select(
            StoryRow.key, StoryRow.headline, StoryRow.slug, StoryRow.stage, StoryRow.holder, StoryRow.updated,
            photos, _part(tx, "authors"), _part(tx, "sources"), _part(tx, "quotes"),
        )
        .where(photos.is_not(None))
        .order_by(StoryRow.updated.desc(), StoryRow.number.desc())
    )  # fmt: skip
    return tuple(
        PhotoUse(
            key=key,
            title=headline or slug or "Untitled",
            stage=Stage(stage),
            holder=holder,
            authors=tuple(json.loads(authors or "[]")),
            updated=updated,
            guarded=_guarded(sources) or _guarded(quotes),
            photos=tuple(from_record(Photo, one) for one in json.loads(shown)),
        )
        for key, headline, slug, stage, holder, updated, shown, authors, sources, quotes in tx.session.execute(asked)
    )


def count(tx: Transaction) -> int:
    """How many pictures stand in stories of the desk; one that stands in several counts once."""
    named = select(func.count(MentionRow.name.distinct())).where(MentionRow.kind == "photo")
    return tx.session.execute(named).scalar_one()


def _part(tx: Transaction, name: str) -> ColumnElement[Any]:
    """That part of a story's record as JSON text, taken out by the database; NULL where there is none."""
    if tx.postgres:
        return cast(StoryRow.record, Text).op("::")(literal_column("json")).op("->>")(name)
    sound = func.json_valid(StoryRow.record) == 1
    return case((sound, func.json_extract(StoryRow.record, f"$.{name}")), else_=None)


def _guarded(rows: str | None) -> bool:
    """Whether any row has terms, or a mark, that a record has only where it is not the open default."""
    return rows is not None and ('"terms":' in rows or '"confidential":' in rows)
