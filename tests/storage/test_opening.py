"""Opening a desk: made where there is none, refused with a clear sentence where it cannot be opened."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, drives, migrate, open_desk, stories
from desk.storage.engine import PRAGMAS
from desk.story.errors import DeskUnavailable, WrongUse
from tests.storage.program import run
from tests.storage.stories import LANDING


def test_a_new_desk_is_made_and_is_the_same_when_opened_again(tmp_path: Path) -> None:
    with open_desk(tmp_path / "a" / "desk") as desk:
        first, folder = desk.id, desk.folder
    assert folder == tmp_path / "a" / "desk"
    with open_desk(str(tmp_path / "a" / "desk")) as desk:
        assert desk.id == first
        assert desk.warnings == ()
    assert {one.name for one in (tmp_path / "a" / "desk").iterdir()} == {
        "desk.sqlite", "desk.lock", "journal", "reserve",
    }  # fmt: skip


def test_only_its_owner_can_read_a_desk(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    assert local_desk.folder.stat().st_mode & 0o077 == 0
    for file in local_desk.folder.glob("desk.sqlite*"):
        assert file.stat().st_mode & 0o077 == 0


def test_a_desk_may_be_a_file_of_any_name(tmp_path: Path) -> None:
    with open_desk(f"sqlite:///{tmp_path}/herald.db") as desk:
        assert desk.file == tmp_path / "herald.db"
        assert desk.url == f"sqlite:///{tmp_path}/herald.db"


@pytest.mark.parametrize(
    "where", ["sqlite://", "sqlite:///:memory:", "mysql://x/y", "://", "http://herald.example.org"]
)
def test_what_is_no_place_for_a_desk_is_refused(where: str) -> None:
    with pytest.raises((WrongUse, DeskUnavailable)):
        open_desk(where)


def test_the_settings_that_lose_nothing_are_on(local_desk: Desk) -> None:
    expected = {
        "busy_timeout": 5000, "journal_mode": "wal", "synchronous": 2, "fullfsync": 1, "checkpoint_fullfsync": 1,
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 1, "wal_autocheckpoint": 1000,
    }  # fmt: skip
    assert {pragma.split()[0] for pragma in PRAGMAS} == set(expected)
    with local_desk.reading() as tx:
        found = {name: tx.session.execute(text(f"PRAGMA {name}")).scalar_one() for name in expected}
    assert found == expected


def test_an_error_never_shows_what_was_to_be_stored(desk: Desk) -> None:
    with desk.writing() as tx, pytest.raises(Exception) as caught:  # noqa: PT011 - whatever the database raises
        tx.session.execute(text("INSERT INTO nowhere VALUES (:secret)"), {"secret": "Whistler"})
    assert "Whistler" not in str(caught.value)


def test_a_second_program_is_refused_by_name_and_may_read(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    with local_desk.writing() as tx:
        stories.put(tx, LANDING)
    script = (
        "import sys; from desk.storage import open_desk, stories\n"
        "try: open_desk(sys.argv[1])\n"
        "except Exception as error: print(type(error).__name__, error)\n"
        "with open_desk(sys.argv[1], read_only=True) as desk, desk.reading() as tx:\n"
        "    print(stories.listed(tx)[0].title)\n"
    )
    refused, title = run(script, local_desk.folder)[1].splitlines()
    assert refused.startswith(f"DeskUnavailable The desk in {local_desk.folder} is open in another program")
    assert f"process {os.getpid()} on " in refused
    assert title == "The Eagle has landed"


def test_a_lock_whose_holder_was_killed_is_free_at_once(tmp_path: Path) -> None:
    script = "import os, sys; from desk.storage import open_desk; open_desk(sys.argv[1]); os.kill(os.getpid(), 9)"
    assert run(script, tmp_path / "desk")[0] == -9
    open_desk(tmp_path / "desk").close()


def test_a_desk_open_for_reading_is_not_written(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    with open_desk(local_desk.folder, read_only=True) as reader:
        assert reader.id == local_desk.id
        with pytest.raises(DeskUnavailable, match="for reading only"), reader.writing():
            pass
    with pytest.raises(DeskUnavailable, match="no desk in"):
        open_desk(local_desk.folder / "nowhere", read_only=True)
    assert not (local_desk.folder / "nowhere").exists()


def test_a_closed_desk_says_so(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.close()
    desk.close()
    with pytest.raises(DeskUnavailable, match="is closed"), desk.reading():
        pass


def make_newer(desk: Desk) -> None:
    with desk.writing() as tx:
        tx.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))


def test_a_newer_desk_is_refused_and_left_alone(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        make_newer(desk)
    for read_only in (False, True):
        with pytest.raises(DeskUnavailable, match=r"newer Desk .*9999.* knows .*Nothing was changed"):
            open_desk(tmp_path, read_only=read_only)
    assert not (tmp_path / "backups").exists()


@pytest.mark.postgres
def test_a_newer_desk_on_a_server_is_refused(postgres_address: str) -> None:
    with open_desk(postgres_address) as desk:
        make_newer(desk)
    with pytest.raises(DeskUnavailable, match="newer Desk"):
        open_desk(postgres_address)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.sqlite")) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(DeskUnavailable, match="no desk, but something else"):
        open_desk(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"Not a database at all. " * 400,
        lambda data: b"\0" * 4096 + data[4096:],
        lambda data: data[: len(data) // 2],
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    with open_desk(tmp_path) as desk, desk.writing() as tx:
        stories.put(tx, LANDING)
    file = tmp_path / "desk.sqlite"
    file.write_bytes(damage(file.read_bytes()))
    before = file.read_bytes()
    with pytest.raises(DeskUnavailable, match=r"is damaged.* restore the newest backup"):
        open_desk(tmp_path)
    assert file.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DeskUnavailable, match=r"file.* read-only|cannot be made|Nothing can be written"):
        open_desk(tmp_path / "file" / "desk")


def test_a_desk_that_was_moved_while_open_takes_no_more(local_desk: Desk, tmp_path: Path) -> None:
    assert local_desk.folder is not None
    local_desk.folder.rename(tmp_path / "moved")
    with pytest.raises(DeskUnavailable, match="moved, replaced or deleted"), local_desk.writing() as tx:
        stories.put(tx, LANDING)
    (tmp_path / "moved").rename(local_desk.folder)
    with local_desk.writing() as tx:
        stories.put(tx, LANDING)


def test_a_desk_that_is_moved_in_the_middle_is_not_committed(local_desk: Desk, tmp_path: Path) -> None:
    assert local_desk.file is not None

    def write_while_moving() -> None:
        with local_desk.writing() as tx:
            stories.put(tx, LANDING)
            assert local_desk.file is not None
            local_desk.file.rename(tmp_path / "moved.sqlite")

    with pytest.raises(DeskUnavailable, match="moved"):
        write_while_moving()
    (tmp_path / "moved.sqlite").rename(local_desk.file)
    with local_desk.reading() as tx:
        assert stories.listed(tx) == ()


def write_three(folder: Path) -> None:
    with open_desk(folder) as desk:
        for number in range(3):
            with desk.writing() as tx:
                stories.put(tx, type(LANDING)(f"story{number}"))


def test_an_older_file_in_place_of_the_desk_is_noticed(tmp_path: Path) -> None:
    open_desk(tmp_path).close()
    shutil.copy(tmp_path / "desk.sqlite", tmp_path / "old")
    write_three(tmp_path)
    shutil.copy(tmp_path / "old", tmp_path / "desk.sqlite")
    with open_desk(tmp_path) as desk:
        assert len(desk.warnings) == 1
        assert desk.warnings[0].startswith("The last 3 saves are missing from the desk file")


def test_another_desk_in_place_of_this_one_is_noticed(tmp_path: Path) -> None:
    open_desk(tmp_path / "other").close()
    write_three(tmp_path / "desk")
    shutil.copy(tmp_path / "other" / "desk.sqlite", tmp_path / "desk" / "desk.sqlite")
    with open_desk(tmp_path / "desk") as desk:
        assert "another one than was here last" in desk.warnings[0]


def test_a_lost_wal_is_noticed(tmp_path: Path) -> None:
    script = (
        "import os, sys; from desk.storage import open_desk, stories; from desk.story.story import Story\n"
        "desk = open_desk(sys.argv[1])\n"
        "for number in range(5):\n"
        "    with desk.writing() as tx: stories.put(tx, Story(f'story{number}'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    open_desk(tmp_path).close()
    assert run(script, tmp_path)[0] == -9
    assert (tmp_path / "desk.sqlite-wal").stat().st_size
    (tmp_path / "desk.sqlite-wal").unlink()
    with open_desk(tmp_path) as desk:
        assert desk.warnings[0].startswith("The last 5 saves are missing")


def test_a_mark_that_cannot_be_read_is_no_reason_to_worry(tmp_path: Path) -> None:
    write_three(tmp_path)
    for rubbish in ("", "{", json.dumps({"desk": 3})):
        (tmp_path / "journal" / "high-water.json").write_text(rubbish)
        with open_desk(tmp_path) as desk:
            assert desk.warnings == ()


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drives, "kind_of", lambda folder: "cifs")
    with pytest.raises(DeskUnavailable, match=r"network drive.*PostgreSQL"):
        open_desk(tmp_path / "desk")
    assert not (tmp_path / "desk").exists()


def test_a_folder_that_is_synced_gives_a_warning(tmp_path: Path) -> None:
    with open_desk(tmp_path / "Dropbox" / "desk") as desk:
        assert "Dropbox copies" in desk.warnings[0]


def test_the_names_of_the_versions_are_those_of_the_steps() -> None:
    assert migrate.known()[0] == "0001"
