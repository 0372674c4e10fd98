"""Backups are whole before they count, are thinned by number and age, and make a desk again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desk.storage import Desk, backup, log, open_desk, originals, people, revisions, search, snapshot, stories
from desk.storage.backup import Backup
from desk.story.errors import DeskUnavailable, WrongUse
from desk.story.person import Person
from desk.story.revision import RevisionKind
from desk.story.stage import Stage
from tests.storage.stories import LANDING, NOON

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with one of everything."""
    digest = originals.keep(desk, b"pixels", ".jpg")
    with desk.writing() as tx:
        stories.put(tx, replace(LANDING, photos=(replace(LANDING.photos[0], digest=digest),)))
        revisions.add(tx, LANDING, RevisionKind.SUBMITTED, "Reporter", NOON)
        log.append(
            tx, story_key=LANDING.key, move="submit", by="Reporter", at=NOON, starts=Stage.DRAFT, ends=Stage.SUBMITTED
        )
        people.put(tx, Person("Reporter"))
    return desk


def check_same(copy: Path, desk: Desk) -> None:
    with open_desk(copy) as other, other.reading() as theirs, desk.reading() as ours:
        assert other.id == desk.id
        assert stories.listed(theirs) == stories.listed(ours)
        assert stories.get(theirs, LANDING.key) == stories.get(ours, LANDING.key)
        assert revisions.story(theirs, LANDING.key, 1) == LANDING
        assert log.listed(theirs) == log.listed(ours)
        assert log.verify(theirs) == ""
        assert people.listed(theirs) == people.listed(ours)
        assert [line.key for line in search.find(theirs, "tranquil")] == [LANDING.key]
        (digest,) = originals.digests(theirs)
        assert originals.read(other, digest) == b"pixels"
        assert other.warnings == ()


def test_a_copy_is_a_desk_like_the_first(filled: Desk, tmp_path: Path) -> None:
    check_same(backup.copy_desk(filled, tmp_path / "copy"), filled)


def test_a_copy_never_overwrites(filled: Desk, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "letter.txt").write_text("keep me")
    with pytest.raises(WrongUse, match=r"something at .* already"):
        backup.copy_desk(filled, tmp_path / "copy")


@pytest.mark.postgres
def test_a_server_is_backed_up_there(server_desk: Desk) -> None:
    with pytest.raises(WrongUse, match="on a server"):
        backup.take(server_desk)


@pytest.fixture
def local(local_desk: Desk) -> Desk:
    with local_desk.writing() as tx:
        stories.put(tx, LANDING)
        revisions.add(tx, LANDING, RevisionKind.AUTOMATIC, "Reporter", NOON)
    return local_desk


def test_a_backup_makes_a_desk_again(local: Desk, tmp_path: Path) -> None:
    originals.keep(local, b"pixels", ".jpg")
    taken = backup.take(local, NOW)
    assert taken.name == "000001-20261124T120000Z.sqlite"
    with local.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="After the backup."))
    with open_desk(backup.restore(taken, tmp_path / "again")) as again, again.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING
        assert originals.read(again, originals.digests(tx)[0]) == b"pixels"
    with pytest.raises(WrongUse, match="already"):
        backup.restore(taken, tmp_path / "again")


def test_a_backup_is_due_after_half_an_hour_or_when_the_clock_went_back(local: Desk) -> None:
    assert backup.due(local, NOW)
    backup.take(local, NOW)
    assert not backup.due(local, NOW + timedelta(minutes=29))
    assert backup.due(local, NOW + timedelta(minutes=30))
    assert backup.due(local, NOW - timedelta(days=400))


def test_a_backup_taken_while_a_story_is_written_is_whole(local: Desk) -> None:
    with local.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="Not yet committed."))
        taken = backup.take(local, NOW)
    assert snapshot.first_wrong(taken, deep=True) == ""
    assert snapshot.first_wrong_row(taken) == ""


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE story SET record = replace(record, 'Base', 'Bass')", "the story ‘eagle23456’ is damaged"),
        ("UPDATE revision SET record = x'00'", "revision 1 of the story ‘eagle23456’ is damaged"),
    ],
)
def test_a_damaged_desk_gives_no_backup(local: Desk, damage: str, told: str) -> None:
    backup.take(local, NOW)
    with local.writing() as tx:
        tx.session.execute(text(damage))
    with pytest.raises(DeskUnavailable, match=told):
        backup.take(local, NOW + timedelta(hours=1))
    assert [one.number for one in backup.listed(backup.folder_of(local))] == [1]
    assert list(backup.folder_of(local).glob("*.part*")) == []


def test_a_damaged_backup_is_not_restored(local: Desk, tmp_path: Path) -> None:
    taken = backup.take(local, NOW)
    data = taken.read_bytes()
    taken.write_bytes(data.replace(b"Tranquility", b"Tranquilitx"))
    with pytest.raises(DeskUnavailable, match="not whole"):
        backup.restore(taken, tmp_path / "again")
    with pytest.raises(DeskUnavailable):
        backup.restore(tmp_path / "nowhere.sqlite", tmp_path / "third")


def test_a_backup_that_the_disk_does_not_take_is_told(local: Desk) -> None:
    assert local.folder is not None
    (local.folder / "backups").write_text("in the way")
    with pytest.raises(DeskUnavailable, match="cannot be made"):
        backup.take(local, NOW)


def row(*times: datetime) -> tuple[Backup, ...]:
    return tuple(Backup(Path(f"{number}"), number, at) for number, at in enumerate(times, start=1))


def kept_of(*times: datetime) -> list[datetime]:
    backups = row(*times)
    numbers = backup.to_keep(backups)
    return [one.at for one in backups if one.number in numbers]


def test_two_days_are_kept_whole_then_days_weeks_and_months() -> None:
    times = [NOW - timedelta(hours=6) * step for step in range(4 * 400)][::-1]
    kept = kept_of(*times)
    assert [at for at in kept if NOW - at <= timedelta(days=2)] == times[-9:]
    assert len({at.date() for at in kept[-19:]}) >= 12
    assert len(kept) <= 9 + 12 + 10 + 9
    assert min(kept) < NOW - timedelta(days=230)


def test_the_last_three_are_never_deleted() -> None:
    times = [NOW, NOW + timedelta(minutes=1), NOW + timedelta(minutes=2)]
    assert kept_of(*times) == times
    assert kept_of() == []


@pytest.mark.parametrize("jump", [timedelta(days=-400), timedelta(days=3650), timedelta(hours=-1), timedelta()])
def test_a_jump_of_the_clock_deletes_nothing(jump: timedelta) -> None:
    before = [NOW + timedelta(minutes=30) * step for step in range(20)]
    after = [before[-1] + jump + timedelta(minutes=30) * step for step in range(1, 20)]
    back = [before[-1] + timedelta(minutes=30) * step for step in range(20, 40)]
    assert kept_of(*before, *after) == before + after
    assert kept_of(*before, *after, *back) == before + after + back


def test_at_most_a_fifth_is_deleted_at_a_time_oldest_first(tmp_path: Path) -> None:
    for number in range(1, 101):
        at = NOW + timedelta(minutes=10) * number - timedelta(days=20 if number <= 90 else 0)
        (tmp_path / f"{number:06d}-{at:%Y%m%dT%H%M%S}Z.sqlite").write_bytes(b"")
    (tmp_path / "before-0001-abcdef.sqlite").write_bytes(b"")
    backup.thin(tmp_path)
    assert len(backup.listed(tmp_path)) == 80
    for _ in range(20):
        backup.thin(tmp_path)
    left = [one.number for one in backup.listed(tmp_path)]
    assert left[-10:] == list(range(91, 101))
    assert len(left) < 20
    assert (tmp_path / "before-0001-abcdef.sqlite").exists()
