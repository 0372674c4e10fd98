"""Public keys of the people who sign, and decisions that came with a story from another desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "signer",
        sa.Column("key", sa.Text, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("person", "record", "digest")),
    )
    op.create_table(
        "carried",
        sa.Column("digest", sa.Text, primary_key=True),
        sa.Column("story_key", sa.Text, sa.ForeignKey("story.key"), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )
    op.create_index("carried_by_story", "carried", ["story_key", "at"])
