"""The first tables: stories and words, revisions, log, people, contacts, settings, sealed identities, originals."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Kept by desk.storage.search, not by triggers: with trusted_schema off, none may write to a virtual table.
FINDER_ON_SQLITE = (
    """CREATE VIRTUAL TABLE finder USING fts5(
        headline, standfirst, copy, notebook,
        content='findable', content_rowid='story', tokenize='unicode61')""",
)
FINDER_ON_POSTGRES = (
    """ALTER TABLE findable ADD COLUMN words tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', headline) || to_tsvector('simple', standfirst)
        || to_tsvector('simple', copy) || to_tsvector('simple', notebook)) STORED""",
    "CREATE INDEX findable_by_words ON findable USING gin (words)",
)


def upgrade() -> None:
    """Make them; the full-text index in the database's own way."""
    _stories()
    _history()
    _shared()
    _sealed()
    on_postgres = op.get_bind().dialect.name == "postgresql"
    for statement in FINDER_ON_POSTGRES if on_postgres else FINDER_ON_SQLITE:
        op.execute(statement)


def _stories() -> None:
    desk = op.create_table(
        "desk",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("changes", sa.BigInteger, nullable=False),
    )
    now = int(datetime.now(UTC).timestamp() * 1_000_000)
    op.bulk_insert(desk, [{"number": 1, "key": secrets.token_hex(8), "created": now, "changes": 0}])
    op.create_table(
        "story",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("slug", "headline", "section", "stage")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("author", "holder")),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("target", sa.BigInteger, nullable=False),
        sa.Column("priority", sa.BigInteger, nullable=False),
        sa.Column("deadline", sa.BigInteger),
        sa.Column("updated", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_index("story_by_stage", "story", ["stage", "updated"])
    op.create_index("story_by_updated", "story", ["updated"])
    op.create_index("story_by_slug", "story", ["slug"])
    op.create_table(
        "mention",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.number"), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
    )
    op.create_index("mention_by_name", "mention", ["kind", "name"])
    op.create_table(
        "findable",
        sa.Column("story", sa.Integer, sa.ForeignKey("story.number"), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("headline", "standfirst", "copy", "notebook")),
    )


def _history() -> None:
    op.create_table(
        "revision",
        sa.Column("story_key", sa.Text, sa.ForeignKey("story.key"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("digest", "previous", "seal")),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("story_key", "record", "digest")),
    )
    op.create_index("log_by_story", "log", ["story_key", "number"])


def _shared() -> None:
    for table, key in (("person", "name"), ("contact", "key"), ("setting", "name")):
        op.create_table(
            table,
            sa.Column(key, sa.Text, primary_key=True),
            sa.Column("record", sa.Text, nullable=False),
        )
    op.create_table(
        "original",
        sa.Column("digest", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("suffix", "media_type", "file_name")),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("kept", sa.BigInteger, nullable=False),
        sa.Column("pixels", sa.LargeBinary),
    )


def _sealed() -> None:
    op.create_table(
        "sealed",
        sa.Column("story_key", sa.Text, sa.ForeignKey("story.key"), primary_key=True),
        sa.Column("source_key", sa.Text, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("shown", "known_to")),
        *(
            sa.Column(name, sa.LargeBinary, nullable=False)
            for name in ("name", "title", "organisation", "phone", "email", "note")
        ),
    )
