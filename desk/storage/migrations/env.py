"""Where Alembic starts: the connection is given, and its transaction is ours to commit (see migrate)."""

from __future__ import annotations

from alembic import context

from desk.storage.tables import Row

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Row.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
