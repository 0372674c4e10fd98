"""Bringing a desk up: a copy first, all steps or none, and the same tables on every database."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text

from desk.storage import Desk, engine, migrate, open_desk, snapshot, stories
from desk.storage.tables import Row
from desk.story.errors import DeskUnavailable
from tests.storage.stories import LANDING

STEP = '''"""A step for the test."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "NEWEST"

def upgrade() -> None:
    with op.batch_alter_table("story") as story:
        story.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    op.execute("UPDATE story SET mood = 'bright'")
'''
NEWEST = migrate.known()[-1]
STEP = STEP.replace("NEWEST", NEWEST)
BROKEN = STEP + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'


def test_the_steps_make_the_tables_that_the_program_reads(desk: Desk) -> None:
    def ours(thing: Any, name: str | None, kind: str, *_rest: object) -> bool:
        if kind == "column":
            return (thing.table.name, name) != ("findable", "words")
        return not (name or "").startswith("finder") and name != "findable_by_words"  # the full-text index

    with desk.reading() as tx:
        options = {"include_object": ours, "compare_type": False}
        context = MigrationContext.configure(tx.session.connection(), opts=options)
        assert compare_metadata(context, Row.metadata) == []


@pytest.fixture
def with_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Adds a step to those the program has."""

    def add(step: str) -> None:
        scripts = tmp_path / "scripts"
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "m9999_mood.py").write_text(step)
        monkeypatch.setattr(migrate, "SCRIPTS", scripts)

    return add


def moods(desk: Desk) -> list[str]:
    with desk.reading() as tx:
        return list(tx.session.execute(text("SELECT mood FROM story")).scalars())


def store(where: str | Path) -> None:
    with open_desk(where) as desk, desk.writing() as tx:
        stories.put(tx, LANDING)


def test_an_older_desk_is_copied_and_brought_up(tmp_path: Path, with_step: Callable[[str], None]) -> None:
    store(tmp_path / "desk")
    with_step(STEP)
    with pytest.raises(DeskUnavailable, match="written by an older Desk"):
        open_desk(tmp_path / "desk", read_only=True)
    with open_desk(tmp_path / "desk") as desk:
        assert moods(desk) == ["bright"]
        with desk.reading() as tx:
            assert stories.get(tx, LANDING.key) == LANDING
            assert tx.session.execute(text("SELECT count(*) FROM mention")).scalar_one() == 4
    (copy,) = (tmp_path / "desk" / "backups").iterdir()
    assert copy.name.startswith(f"before-{NEWEST}-")
    assert snapshot.first_wrong(copy) == ""
    with closing(engine.connect(copy, "mode=ro")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEWEST,)
        assert connection.execute("SELECT key FROM story").fetchone() == (LANDING.key,)


def test_a_step_that_fails_leaves_the_desk_as_it_was(
    tmp_path: Path, with_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    store(tmp_path / "desk")
    known = migrate.SCRIPTS
    with_step(BROKEN)
    with pytest.raises(
        DeskUnavailable, match=r"could not be brought to this version.*is a copy of it: .*before-" + NEWEST
    ):
        open_desk(tmp_path / "desk")
    monkeypatch.setattr(migrate, "SCRIPTS", known)
    with open_desk(tmp_path / "desk") as desk, desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING
        names = tx.session.execute(text("SELECT name FROM sqlite_master")).scalars().all()
        assert not [name for name in names if name.startswith("_alembic_tmp")]


def schemas(address: str) -> list[str]:
    server: Engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:"))
    with server.connect() as connection:
        asked = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before%'"
        found = list(connection.execute(text(asked)).scalars())
    server.dispose()
    return found


@pytest.mark.postgres
def test_an_older_desk_on_a_server_is_copied_there(postgres_address: str, with_step: Callable[[str], None]) -> None:
    store(postgres_address)
    with_step(STEP)
    with open_desk(postgres_address) as desk:
        assert moods(desk) == ["bright"]
        (schema,) = schemas(postgres_address)
        with desk.reading() as tx:
            assert tx.session.execute(text(f"SELECT key FROM {schema}.story")).scalar_one() == LANDING.key


@pytest.mark.postgres
def test_a_step_that_fails_on_a_server_leaves_the_desk_as_it_was(
    postgres_address: str, with_step: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    store(postgres_address)
    known = migrate.SCRIPTS
    with_step(BROKEN)
    with pytest.raises(DeskUnavailable, match="could not be brought to this version"):
        open_desk(postgres_address)
    assert schemas(postgres_address) == []
    monkeypatch.setattr(migrate, "SCRIPTS", known)
    with open_desk(postgres_address) as desk, desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING
