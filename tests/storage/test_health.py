"""The health check names what is wrong, and nothing when the desk is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from desk.storage import Desk, contacts, health, house, log, originals, people, revisions, stories
from desk.story.house import House
from desk.story.person import Person
from desk.story.revision import RevisionKind
from desk.story.source import Contact
from desk.story.stage import Stage
from tests.storage.stories import LANDING, NOON


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """A desk with one of everything."""
    digest = originals.keep(desk, b"pixels", ".jpg")
    with desk.writing() as tx:
        stories.put(tx, replace(LANDING, photos=(replace(LANDING.photos[0], digest=digest),)))
        revisions.add(tx, LANDING, RevisionKind.SUBMITTED, "Reporter", NOON)
        for move in ("submit", "recall"):
            log.append(
                tx, story_key=LANDING.key, move=move, by="Reporter", at=NOON, starts=Stage.DRAFT, ends=Stage.SUBMITTED
            )
        people.put(tx, Person("Reporter"))
        contacts.put(tx, Contact("contact234", "Commander"))
        house.put(tx, House())
    return desk


def test_a_desk_that_is_whole(filled: Desk) -> None:
    assert health.check(filled) == ()


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE story SET record = replace(record, 'Base', 'Bass')", "The story ‘eagle23456’ is damaged"),
        (
            "UPDATE story SET headline = 'Other', words = 3",
            r"‘eagle23456’ is not what .*\(headline, words\)",
        ),
        ("DELETE FROM mention WHERE kind = 'contact'", "contacts or photos noted for the story ‘eagle23456’"),
        ("UPDATE findable SET headline = 'other'", "‘eagle23456’ cannot be found by its own words"),
        ("DELETE FROM findable", "‘eagle23456’ cannot be found by its own words"),
        ("UPDATE revision SET seal = 'x'", "revision 1 of the story ‘eagle23456’ is damaged"),
        ("UPDATE revision SET digest = 'x'", "Revision 1 of the story ‘eagle23456’ is not the one"),
        ("DELETE FROM log WHERE number = 1", "Entry 1 of the log is missing"),
        ("UPDATE person SET record = '{'", "restore the newest backup"),
        ("UPDATE contact SET record = '[]'", "restore the newest backup"),
        ("UPDATE setting SET record = '[]'", "A stored house cannot be read"),
        ("DELETE FROM original", "A photo or document of the story ‘The Eagle has landed’ has no original"),
    ],
)
def test_each_damage_is_named(filled: Desk, damage: str, told: str) -> None:
    with filled.writing() as tx:
        tx.session.execute(text(damage))
    found = health.check(filled)
    with pytest.raises(AssertionError, match=told):
        assert not found, " ".join(found)


def test_a_damaged_photo_is_named(local_desk: Desk) -> None:
    digest = originals.keep(local_desk, b"pixels", ".jpg")
    assert local_desk.folder is not None
    file = local_desk.folder / "originals" / digest[:2] / f"{digest}.jpg"
    file.chmod(0o600)
    file.write_bytes(b"pixelz")
    (told,) = health.check(local_desk)
    assert "is damaged on the disk" in told


def test_an_index_that_is_out_of_step_is_made_anew(local_desk: Desk) -> None:
    with local_desk.writing() as tx:
        stories.put(tx, replace(LANDING, photos=()))
        tx.session.execute(text("INSERT INTO finder(finder) VALUES ('delete-all')"))
    (told,) = health.check(local_desk)
    assert "made anew" in told
    assert health.check(local_desk) == ()
