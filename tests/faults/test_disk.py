"""A disk that is full, failing, read-only or damaged: a clear sentence, nothing lost, and on it goes afterwards."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, health, open_desk, revisions, stories
from desk.story.errors import DeskError, DeskUnavailable
from desk.story.record import sha256
from desk.story.revision import RevisionKind
from tests.faults.length import times
from tests.storage.program import run
from tests.storage.stories import LANDING, NOON


def test_a_full_disk_is_told_the_reserve_is_freed_and_saving_goes_on(local_desk: Desk) -> None:
    assert local_desk.folder is not None
    with local_desk.writing() as tx:
        stories.put(tx, LANDING)

    def write_more_than_fits() -> None:
        with local_desk.writing() as tx:
            pages = tx.session.execute(text("PRAGMA page_count")).scalar_one()
            tx.session.execute(text(f"PRAGMA max_page_count = {pages + 2}"))  # SQLite's own full disk
            stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="More. " * 20_000))

    assert (local_desk.folder / "reserve").stat().st_size == 4 * 1024 * 1024
    with pytest.raises(DeskUnavailable, match=r"disk is full.*Make room"):
        write_more_than_fits()
    assert not (local_desk.folder / "reserve").exists()
    with local_desk.reading() as reader:
        assert stories.get(reader, LANDING.key) == LANDING
    with local_desk.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="More. " * 20_000))
    assert (local_desk.folder / "reserve").exists()
    assert health.check(local_desk)[1:] == ()  # but for the photo that was never kept


LIMITED = """
import resource, sys
from dataclasses import replace
from desk.storage import open_desk, originals, stories
from desk.story.errors import DeskUnavailable
from tests.storage.stories import LANDING

desk = open_desk(sys.argv[1])
with desk.writing() as tx:
    stories.put(tx, LANDING)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
said, saved = set(), 0
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
for number in range(40):
    try:
        with desk.writing() as tx:
            story = stories.get_for_update(tx, LANDING.key)
            stories.put(tx, replace(story, copy=f"{number} " + "Words. " * 4_000))
        saved = number
    except DeskUnavailable as error:
        said.add(str(error))
try:
    originals.keep(desk, b"pixels" * 100_000, ".jpg")
except DeskUnavailable as error:
    said.add(str(error))
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
with desk.reading() as tx:
    print(saved, stories.get(tx, LANDING.key).copy.split()[0])
with desk.writing() as tx:
    stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="after"))
print(*sorted(said), sep="\\n")
"""


def test_writes_that_the_system_refuses_are_told_and_saving_goes_on(tmp_path: Path) -> None:
    """A limit on the size of files makes real writes fail, at whatever byte, without any rights."""
    ended, said = run(LIMITED, tmp_path)
    assert ended == 0, said
    first, *sentences = said.splitlines()
    saved, stored = first.split()
    assert saved == stored
    assert len(sentences) == 2
    assert sentences[0].startswith("The disk did not take or give what the desk")
    assert sentences[1].startswith("The file could not be kept")
    with open_desk(tmp_path) as desk, desk.reading() as tx:
        assert stories.get(tx, LANDING.key).copy == "after"


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A desk in a folder that an ordinary user can read and not write, reachable for that user."""
    above = Path(tempfile.mkdtemp(prefix="desk-read-only-"))
    folder = above / "desk"
    with open_desk(folder) as desk, desk.writing() as tx:
        stories.put(tx, LANDING)
    above.chmod(0o755)
    for one in (*folder.rglob("*"), folder):
        one.chmod(0o555 if one.is_dir() else 0o444)
    yield folder
    for one in (folder, *folder.rglob("*")):
        one.chmod(0o700)
    shutil.rmtree(above)


AS_ORDINARY_USER = """
import os, sys
from desk.storage import open_desk, stories
from desk.story.errors import DeskUnavailable

if os.geteuid() == 0:  # root may write anywhere
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
for read_only in (False, True):
    try:
        with open_desk(sys.argv[1], read_only=read_only) as desk, desk.reading() as tx:
            print(stories.listed(tx)[0].title)
    except DeskUnavailable as error:
        print(error)
"""


def test_a_read_only_folder_is_told_and_can_be_read(read_only_folder: Path) -> None:
    ended, said = run(AS_ORDINARY_USER, read_only_folder)
    assert ended == 0, said
    refused, title = said.splitlines()
    assert str(read_only_folder) in refused
    assert "open the desk for reading only" in refused
    assert title == "The Eagle has landed"


def test_a_place_where_nobody_can_write_is_told() -> None:
    with pytest.raises(DeskUnavailable, match="/proc/desk"):
        open_desk("/proc/desk")


def a_desk_with_something_in_it(folder: Path) -> bytes:
    with open_desk(folder) as desk, desk.writing() as tx:
        for number in range(40):
            story = replace(LANDING, key=f"story{number}", copy="The Eagle has landed. " * (10 * number), photos=())
            stories.put(tx, story)
            revisions.add(tx, story, RevisionKind.AUTOMATIC, "Reporter", NOON)
    return (folder / "desk.sqlite").read_bytes()


def readable(folder: Path) -> dict[str, str]:
    """The digest of each story's copy, or of each that can still be read."""
    found = {}
    with open_desk(folder, read_only=True) as desk, desk.reading() as tx:
        for line in stories.listed(tx):
            story = stories.get(tx, line.key)
            found[line.key] = sha256(story.copy.encode())
    return found


def spoiled(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one bit turned, 64 bytes of noise, or a page of nothing."""
    spoil = bytearray(data)
    place = dice.randrange(len(data))
    kind = dice.randrange(3)
    if kind == 0:
        spoil[place] ^= 1 << dice.randrange(8)
    elif kind == 1:
        spoil[place : place + 64] = dice.randbytes(64)
    else:
        page = place // 4096 * 4096
        spoil[page : page + 4096] = bytes(4096)
    return bytes(spoil[: len(data)])


def test_damage_anywhere_is_told_or_has_no_effect(tmp_path: Path) -> None:
    data = a_desk_with_something_in_it(tmp_path / "desk")
    good = readable(tmp_path / "desk")
    dice = random.Random(1969)
    for trial in range(times(30, 1000)):
        folder = tmp_path / f"desk{trial}"
        folder.mkdir()
        (folder / "desk.sqlite").write_bytes(spoiled(data, dice))
        with suppress(DeskError), open_desk(folder) as desk:  # a sentence on opening is right, too
            assert health.check(desk) or readable(folder) == good
        shutil.rmtree(folder)


def test_a_failed_read_is_looked_at_again_before_it_is_called_damage(
    local_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    wrong = sqlite3.DatabaseError("database disk image is malformed")
    wrong.sqlite_errorname = "SQLITE_CORRUPT"
    with pytest.raises(DeskUnavailable, match="the right one when asked again"), local_desk.reading():
        raise wrong
    with local_desk.reading() as tx:
        assert stories.listed(tx) == ()


def test_files_are_not_left_open(tmp_path: Path) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        folder = Path("/dev/fd")
    before = len(os.listdir(folder))
    for _ in range(5):
        open_desk(tmp_path).close()
        with pytest.raises(DeskUnavailable):
            open_desk("/proc/desk")
    assert len(os.listdir(folder)) == before
