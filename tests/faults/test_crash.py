"""A program or a server that is killed at any moment loses nothing that it had acknowledged."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, health, open_desk, originals, stories
from desk.story.errors import DeskUnavailable
from tests.faults.length import times
from tests.storage.program import start
from tests.storage.server import Server
from tests.storage.stories import LANDING

WRITER = """
import sys
from dataclasses import replace
from desk.storage import open_desk, originals, revisions, stories
from desk.story.revision import RevisionKind
from tests.storage.stories import LANDING, NOON

desk = open_desk(sys.argv[1])
number = int(sys.argv[2])
while True:
    number += 1
    copy = f"{number} " + "The Eagle has landed. " * (number % 400)
    with desk.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy=copy, photos=()))
        if number % 5 == 0:
            revisions.add(tx, replace(LANDING, copy=copy), RevisionKind.AUTOMATIC, "Reporter", NOON, str(number))
    print("saved", number, flush=True)
    if number % 3 == 0:
        print("photo", originals.keep(desk, bytes(str(number), "ascii") * 20_000, ".jpg"), flush=True)
"""


def killed_while_writing(where: str | Path, number: int) -> list[list[str]]:
    """What a writer had acknowledged when it was killed at some moment."""
    with start(WRITER, where, number) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline()]
        time.sleep(random.uniform(0.0, 0.25))
        program.kill()
        lines += program.stdout.read().splitlines(keepends=True)
    return [line.split() for line in lines if line.endswith("\n")]


def check_nothing_lost(where: str | Path, acknowledged: list[list[str]]) -> int:
    """The number of the save that is stored; asserts that it and every photo is at least what was acknowledged."""
    with open_desk(where) as desk:
        assert desk.warnings == ()
        assert health.check(desk) == ()
        with desk.reading() as tx:
            stored = int(stories.get(tx, LANDING.key).copy.split()[0])
        saves = [int(what) for kind, what in acknowledged if kind == "saved"]
        assert saves, "the writer saved nothing"
        assert stored in (saves[-1], saves[-1] + 1)
        for kind, digest in acknowledged:
            if kind == "photo":
                originals.read(desk, digest)
    return stored


def first_story(where: str | Path) -> None:
    with open_desk(where) as desk, desk.writing() as tx:
        stories.put(tx, replace(LANDING, copy="0", photos=()))


def test_a_program_that_is_killed_loses_no_acknowledged_save(tmp_path: Path) -> None:
    first_story(tmp_path)
    number = 0
    for _ in range(times(4, 100)):
        number = check_nothing_lost(tmp_path, killed_while_writing(tmp_path, number))


@pytest.mark.postgres
def test_a_program_that_is_killed_loses_none_on_a_server(postgres_address: str) -> None:
    first_story(postgres_address)
    number = 0
    for _ in range(times(2, 50)):
        number = check_nothing_lost(postgres_address, killed_while_writing(postgres_address, number))


@pytest.mark.postgres
def test_a_server_that_crashes_loses_no_acknowledged_save(postgres_server: Server, server_desk: Desk) -> None:
    with server_desk.writing() as tx:
        stories.put(tx, replace(LANDING, copy="0"))
    number = 0
    for _ in range(times(1, 10)):
        for _ in range(20):
            number += 1
            with server_desk.writing() as tx:
                stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy=str(number)))
        postgres_server.crash()
        with server_desk.reading() as tx:  # the lost connection is noticed, and a new one made, without a word
            assert stories.get(tx, LANDING.key).copy == str(number)


@pytest.mark.postgres
def test_a_server_that_goes_away_in_the_middle_is_told_and_the_next_save_goes_through(
    postgres_server: Server, server_desk: Desk
) -> None:
    def write_and_lose_the_server() -> None:
        with server_desk.writing() as tx:
            stories.put(tx, LANDING)
            postgres_server.crash()

    with pytest.raises(DeskUnavailable, match=r"cannot be reached|is stopping"):
        write_and_lose_the_server()
    with server_desk.writing() as tx:
        stories.put(tx, LANDING)


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_told(postgres_server: Server) -> None:
    address = postgres_server.address("nowhere")
    with pytest.raises(DeskUnavailable, match=r'cannot be reached \(.*database "nowhere" does not exist'):
        open_desk(address)
    with pytest.raises(DeskUnavailable, match="cannot be reached") as told:
        open_desk("postgresql://editor:secret@127.0.0.1:9/desk")
    assert "secret" not in str(told.value)


MIGRATOR = """
import sys
from pathlib import Path
from desk.storage import migrate, open_desk
migrate.SCRIPTS = Path(sys.argv[2])
print("begin", flush=True)
open_desk(sys.argv[1]).close()
"""

STEP = '''"""A step that takes a while."""
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0004"

def upgrade() -> None:
    with op.batch_alter_table("story") as story:
        story.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="calm"))
    for number in range(200):
        op.execute(f"UPDATE story SET mood = 'step {number}'")
'''


def test_a_migration_that_is_killed_leaves_the_old_desk_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    from desk.storage import migrate

    with open_desk(tmp_path / "desk") as desk, desk.writing() as tx:
        for number in range(300):
            stories.put(tx, replace(LANDING, key=f"story{number}"))
    scripts = tmp_path / "scripts"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "m9999_mood.py").write_text(STEP)
    old = migrate.SCRIPTS
    for attempt in range(times(3, 50)):
        shutil.copytree(tmp_path / "desk", tmp_path / f"desk{attempt}")
        with start(MIGRATOR, tmp_path / f"desk{attempt}", scripts) as program:
            assert program.stdout is not None
            program.stdout.readline()
            time.sleep(random.uniform(0.0, 0.6))
            program.kill()
        with suppress(DeskUnavailable), monkeypatch.context() as patch:
            patch.setattr(migrate, "SCRIPTS", old)
            with open_desk(tmp_path / f"desk{attempt}") as desk, desk.reading() as tx:
                assert len(stories.listed(tx)) == 300
        with monkeypatch.context() as patch:
            patch.setattr(migrate, "SCRIPTS", scripts)
            with open_desk(tmp_path / f"desk{attempt}") as desk, desk.reading() as tx:
                moods = tx.session.execute(text("SELECT mood, count(*) FROM story GROUP BY mood")).all()
                assert [tuple(mood) for mood in moods] == [("step 199", 300)]
