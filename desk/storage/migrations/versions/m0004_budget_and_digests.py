"""What the budget asks for as columns of the story; beside every row a digest of what it says in its columns."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from desk.storage.stories import index_columns
from desk.storage.tables import EPOCH, MICROSECOND
from desk.storage.wholeness import COLUMNS, whole
from desk.story.errors import BadFile
from desk.story.record import from_record
from desk.story.story import Story

revision = "0004"
down_revision = "0002"

ASKED_FOR = ("embargo", "published", "flags", "lacks")


def upgrade() -> None:
    """Add the columns and indexes, then fill them from what stands in the rows."""
    with op.batch_alter_table("story") as story:
        for name in ("embargo", "published"):
            story.add_column(sa.Column(name, sa.BigInteger))
        for name in ("flags", "lacks"):
            story.add_column(sa.Column(name, sa.Text, nullable=False, server_default=""))
    for name in ("deadline", "published"):
        op.create_index(f"story_by_{name}", "story", [name])
    for kind in COLUMNS:
        with op.batch_alter_table(kind.__tablename__) as table:
            table.add_column(sa.Column("whole", sa.Text, nullable=False, server_default=""))
    _fill_stories()
    _fill_wholes()


def _fill_stories() -> None:
    bind = op.get_bind()
    story = sa.table("story", *(sa.column(name) for name in ("number", "record", *ASKED_FOR)))
    for number, record in bind.execute(sa.select(story.c.number, story.c.record)).all():
        try:
            found = index_columns(from_record(Story, json.loads(record)))
        except (BadFile, ValueError, TypeError):
            continue  # a damaged row stays as it is, and the check of the desk names it
        values = {name: _stored(found[name]) for name in ASKED_FOR}
        bind.execute(sa.update(story).where(story.c.number == number).values(**values))


def _fill_wholes() -> None:
    bind = op.get_bind()
    for kind, names in COLUMNS.items():
        key = [column.name for column in kind.__table__.primary_key]
        table = sa.table(kind.__tablename__, *(sa.column(name) for name in {*names, *key, "whole"}))
        for row in bind.execute(sa.select(*(table.c[name] for name in {*names, *key}))).mappings().all():
            this = [table.c[name] == row[name] for name in key]
            bind.execute(sa.update(table).where(*this).values(whole=whole(kind, dict(row))["whole"]))


def _stored(value: Any) -> Any:
    return (value - EPOCH) // MICROSECOND if isinstance(value, datetime) else value
