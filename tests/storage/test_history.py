"""Revisions are whole and immutable; the log is a chain that shows any change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from desk.storage import Desk, log, revisions, stories
from desk.story.errors import DeskUnavailable, NotFound
from desk.story.record import content_digest
from desk.story.revision import LogEntry, Revision, RevisionKind
from desk.story.stage import Stage
from tests.storage.stories import LANDING, NOON


def add(desk: Desk, copy: str, kind: RevisionKind = RevisionKind.AUTOMATIC) -> Revision:
    with desk.writing() as tx:
        return revisions.add(tx, replace(LANDING, copy=copy), kind, "Reporter", NOON, "why")


@pytest.fixture
def stored(desk: Desk) -> Desk:
    with desk.writing() as tx:
        stories.put(tx, LANDING)
    return desk


def test_revisions_count_from_one_and_are_listed_newest_first(stored: Desk) -> None:
    first = add(stored, "One two.")
    second = add(stored, "One two three.", RevisionKind.NAMED)
    assert (first.number, second.number, second.words) == (1, 2, 3)
    assert second.digest == content_digest(replace(LANDING, copy="One two three."))
    with stored.reading() as tx:
        assert revisions.listed(tx, LANDING.key) == (second, first)
        assert revisions.newest(tx, LANDING.key) == second
        assert revisions.listed(tx, "other") == ()
        assert revisions.newest(tx, "other") is None


def test_a_revision_is_the_whole_story(stored: Desk) -> None:
    add(stored, "As it was. " * 5000)
    with stored.reading() as tx:
        assert revisions.story(tx, LANDING.key, 1) == replace(LANDING, copy="As it was. " * 5000)
        with pytest.raises(NotFound, match="no revision 2"):
            revisions.story(tx, LANDING.key, 2)


def test_only_automatic_revisions_go_and_the_newest_never(stored: Desk) -> None:
    for number, kind in enumerate((RevisionKind.AUTOMATIC, RevisionKind.NAMED, RevisionKind.AUTOMATIC)):
        add(stored, f"Copy {number}.", kind)
    with stored.writing() as tx:
        revisions.remove(tx, LANDING.key, [1, 2, 3])
        revisions.remove(tx, "other", [1])
        assert [one.number for one in revisions.listed(tx, LANDING.key)] == [3, 2]
    assert add(stored, "Next.").number == 4


def test_a_damaged_revision_is_noticed(stored: Desk) -> None:
    add(stored, "As it was.")
    with stored.writing() as tx:
        tx.session.execute(text("UPDATE revision SET seal = 'x'"))
    with pytest.raises(DeskUnavailable, match="revision 1 of the story ‘eagle23456’"), stored.reading() as tx:
        revisions.story(tx, LANDING.key, 1)


def move(desk: Desk, reason: str) -> LogEntry:
    with desk.writing() as tx:
        return log.append(
            tx, story_key=LANDING.key, move="spike", by="Editor", at=NOON, starts=Stage.DRAFT, ends=Stage.SPIKED,
            reason=reason, content="c" * 64,
        )  # fmt: skip


def test_each_entry_carries_the_digest_of_the_one_before(desk: Desk) -> None:
    first, second = move(desk, "one"), move(desk, "two")
    assert (first.number, first.previous) == (1, "")
    assert (second.number, second.previous) == (2, first.digest)
    assert second.digest == log.digest_of(second)
    with desk.reading() as tx:
        assert log.listed(tx) == log.listed(tx, LANDING.key) == (first, second)
        assert log.listed(tx, "other") == ()
        assert log.head(tx) == second.digest
        assert log.verify(tx) == ""


@pytest.mark.parametrize(
    ("attack", "found"),
    [
        ("UPDATE log SET record = replace(record, 'two', 'ten') WHERE number = 2", "Entry 2 .* changed"),
        ("UPDATE log SET story_key = 'other' WHERE number = 2", "Entry 2 .* changed"),
        ("UPDATE log SET record = '{' WHERE number = 2", "Entry 2 .* cannot be read"),
        ("DELETE FROM log WHERE number = 1", "Entry 1 .* missing"),
        ("DELETE FROM log WHERE number = 2", "Entry 2 .* missing"),
    ],
)
def test_a_change_of_the_log_shows(desk: Desk, attack: str, found: str) -> None:
    for reason in ("one", "two", "three"):
        move(desk, reason)
    with desk.writing() as tx:
        tx.session.execute(text(attack))
        with pytest.raises(AssertionError, match=found):
            assert not log.verify(tx), log.verify(tx)
