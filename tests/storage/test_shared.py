"""People, the contact book and the house belong to the desk, not to one story."""

from __future__ import annotations

import pytest

from desk.storage import Desk, contacts, house, people, stories
from desk.story.errors import NotFound
from desk.story.house import House
from desk.story.person import Person, Role
from desk.story.source import Contact
from tests.storage.stories import LANDING


def test_people_are_listed_by_name_and_stored_once(desk: Desk) -> None:
    with desk.writing() as tx:
        people.put(tx, Person("reporter"))
        people.put(tx, Person("Editor"))
        people.put(tx, Person("Editor", Role.EDITOR))
    with desk.reading() as tx:
        assert people.listed(tx) == (Person("Editor", Role.EDITOR), Person("reporter"))
        assert people.get(tx, "Editor").role is Role.EDITOR
        with pytest.raises(NotFound, match="‘Nobody’"):
            people.get(tx, "Nobody")


def test_a_contact_knows_the_stories_that_use_it(desk: Desk) -> None:
    contact = Contact("contact234", "Commander", phone="555 0100")
    with desk.writing() as tx:
        contacts.put(tx, contact)
        contacts.put(tx, Contact("another234", "Another"))
        stories.put(tx, LANDING)
    with desk.reading() as tx:
        assert [one.name for one in contacts.listed(tx)] == ["Another", "Commander"]
        assert contacts.get(tx, "contact234") == contact
        assert [line.key for line in contacts.used_in(tx, "contact234")] == [LANDING.key]
        assert contacts.used_in(tx, "another234") == ()
        with pytest.raises(NotFound):
            contacts.get(tx, "third")


def test_the_house_is_the_sample_until_it_is_set(desk: Desk) -> None:
    assert desk.house == House()
    with desk.writing() as tx:
        house.put(tx, House(name="Another Herald"))
        assert desk.house == House()
    assert desk.house.name == "Another Herald"
    with desk.reading() as tx:
        assert house.get(tx) == desk.house


def test_a_house_that_was_not_committed_is_not_shown(desk: Desk) -> None:
    def write_half() -> None:
        with desk.writing() as tx:
            house.put(tx, House(name="Another Herald"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert desk.house == House()
