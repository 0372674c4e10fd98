"""One changed byte anywhere in what a desk keeps of its stories, photos, people and decisions is found."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest

from desk.newsroom import keeping_house, reviewing, safekeeping, sourcing
from desk.storage import Desk, open_desk
from desk.story.source import Contact
from tests.faults.length import times
from tests.newsroom.desks import EDITOR, REPORTER, ready_story
from tests.storage.vaults import Ring, no_keyring

# Where the words, decisions and keys lie: table and columns; the photos lie beside, as files.
KEPT = (
    ("story", ("record", "digest", "headline", "slug", "stage")),
    ("revision", ("record", "seal", "digest")),
    ("log", ("record", "digest", "story_key")),
    ("signer", ("key", "person", "record", "digest")),
    ("findable", ("headline", "copy", "notebook")),
    ("story", ("key", "section", "author", "lacks", "whole")),
    ("revision", ("kind", "by", "reason", "previous", "whole")),
    ("mention", ("kind", "name")),
    ("person", ("name", "record", "whole")),
    ("contact", ("key", "record", "whole")),
    ("setting", ("name", "record", "whole")),
    ("original", ("suffix", "media_type", "file_name", "whole")),
    ("desk", ("whole",)),
)
# Numbers in columns: another one is a change too.
NUMBERS = (
    ("story", ("words", "target", "priority", "deadline", "published", "updated", "version")),
    ("revision", ("at", "words")),
    ("original", ("size", "kept")),
    ("desk", ("created",)),
)


@pytest.fixture
def where(tmp_path: Path) -> Iterator[Path]:
    """The folder of a desk with a published story, signed by its people."""
    with no_keyring():
        keyring.set_keyring(Ring())
        with open_desk(tmp_path / "desk") as desk:
            story = reviewing.move(desk, REPORTER, ready_story(desk), "submit", "For Sunday.")
            for step in ("take", "approve", "publish"):
                story = reviewing.move(desk, EDITOR, story, step)
            keeping_house.sign_in(desk, REPORTER)
            keeping_house.save_house(desk, EDITOR, keeping_house.house_and_themes(desk)[0])
            sourcing.save_contact(desk, EDITOR, Contact("contact234", "Commander", phone="+1 555 0100"))
        yield tmp_path / "desk"


def found(desk: Desk) -> bool:
    return bool(safekeeping.check_log(desk) or safekeeping.check(desk))


def test_no_changed_byte_of_a_row_is_missed(where: Path) -> None:
    chance = random.Random(1969)
    with open_desk(where) as desk:
        assert not found(desk)
        for _ in range(times(40, 1_000)):
            table, columns = chance.choice(KEPT)
            column = chance.choice(columns)
            undo = change_a_byte(where / "desk.sqlite", table, column, chance)
            assert found(desk), f"a change of {table}.{column} was missed"
            undo.close()
        assert not found(desk)


class Undo:
    """Puts a row back as it was."""

    def __init__(self, file: Path, statement: str, values: tuple[object, ...]) -> None:
        self._file, self._statement, self._values = file, statement, values

    def close(self) -> None:
        connection = sqlite3.connect(self._file)
        with connection:
            connection.execute(self._statement, self._values)
        connection.close()


def change_a_byte(file: Path, table: str, column: str, chance: random.Random) -> Undo:
    """Another letter in one row’s column; what puts it back."""
    connection = sqlite3.connect(file)
    rows = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall()
    row, was = chance.choice(rows)
    now = changed(was, chance)
    with connection:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (now, row))
    connection.close()
    return Undo(file, f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (was, row))


def changed(was: str | bytes, chance: random.Random) -> str | bytes:
    if isinstance(was, bytes):
        return one_changed(was, chance)
    if not was:
        return "a"
    at = chance.randrange(len(was))
    other = chance.choice([letter for letter in "abcdefghij0123456789" if letter != was[at]])
    return was[:at] + other + was[at + 1 :]


def one_changed(was: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(was))
    return was[:at] + bytes([was[at] ^ chance.randrange(1, 256)]) + was[at + 1 :]


def test_no_changed_number_of_a_row_is_missed(where: Path) -> None:
    with open_desk(where) as desk:
        for table, columns in NUMBERS:
            for column in columns:
                undo = changed_number(where / "desk.sqlite", table, column)
                if undo is not None:
                    assert found(desk), f"a change of {table}.{column} was missed"
                    undo.close()
        assert not found(desk)


def changed_number(file: Path, table: str, column: str) -> Undo | None:
    """One more in the first row’s column; what puts it back. None where the column is empty."""
    connection = sqlite3.connect(file)
    row = connection.execute(f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL").fetchone()
    if row is not None:
        with connection:
            connection.execute(f"UPDATE {table} SET {column} = {column} + 1 WHERE rowid = ?", (row[0],))
    connection.close()
    return Undo(file, f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (row[1], row[0])) if row else None


def test_no_changed_byte_of_a_photo_is_missed(where: Path) -> None:
    chance = random.Random(1969)
    (photo,) = [one for one in (where / "originals").rglob("*") if one.is_file()]
    whole = photo.read_bytes()
    photo.chmod(0o600)
    with open_desk(where) as desk:
        for _ in range(times(10, 200)):
            photo.write_bytes(one_changed(whole, chance))
            assert found(desk)
        photo.write_bytes(whole)
        assert not found(desk)
