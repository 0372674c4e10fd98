"""Two entries of the contact book that are one person: found, merged, and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desk.newsroom import drafting, reading, sourcing
from desk.storage import Desk, open_desk
from desk.story.errors import NotFound, RuleError
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.source import Contact, Source, SourceKind

REPORTER = Person("Reporter")
DUKE = Contact("c1", "Charles Duke", title="Capsule communicator", phone="1")
SAME = Contact("c2", "Mr Duke", organisation="NASA", phone="2", note="prefers mornings")
COLLINS = Contact("c3", "Michael Collins", phone="3")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk")
    for contact in (DUKE, SAME, COLLINS):
        sourcing.save_contact(made, REPORTER, contact)
    yield made
    made.close()


def test_twins_are_found_by_name_phone_or_mail() -> None:
    assert sourcing.twins(DUKE, (DUKE, SAME, COLLINS)) == (SAME,)
    assert sourcing.twins(COLLINS, (DUKE, SAME, COLLINS)) == ()
    other = Contact("c4", "M. C.", phone="3")
    assert sourcing.twins(COLLINS, (other,)) == (other,)
    firm = Contact("c5", "Duke", kind=SourceKind.ORGANISATION)
    assert sourcing.twins(DUKE, (firm,)) == ()


def test_the_one_that_stays_takes_over_what_it_lacks_and_notes_what_differs(desk: Desk) -> None:
    merged = sourcing.merge_contacts(desk, REPORTER, "c1", "c2")
    assert (merged.title, merged.organisation, merged.phone) == ("Capsule communicator", "NASA", "1")
    assert merged.note == "prefers mornings\nAlso name: Mr Duke, phone: 2"
    assert [one.key for one in reading.contact_book(desk)] == ["c1", "c3"]


def test_stories_of_both_are_found_and_none_of_them_is_changed(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER, Furniture(headline="Roger"))
    drafting.keep(desk, REPORTER, story, replace(story, sources=(Source("s1", "Mr Duke", contact="c2"),)))
    before = reading.story(desk, story.key)
    sourcing.merge_contacts(desk, REPORTER, "c1", "c2")
    assert [line.title for line in reading.used_in(desk, "c1")] == ["Roger"]
    assert reading.story(desk, story.key) == before
    # Merged once more, with what was merged before.
    sourcing.merge_contacts(desk, REPORTER, "c3", "c1")
    assert [line.title for line in reading.used_in(desk, "c3")] == ["Roger"]


def test_a_contact_is_not_merged_with_itself_nor_with_one_that_is_gone(desk: Desk) -> None:
    with pytest.raises(RuleError, match="one contact already"):
        sourcing.merge_contacts(desk, REPORTER, "c1", "c1")
    with pytest.raises(NotFound):
        sourcing.merge_contacts(desk, REPORTER, "c1", "nobody")
    sourcing.merge_contacts(desk, REPORTER, "c1", "c2")
    with pytest.raises(RuleError):
        sourcing.merge_contacts(desk, REPORTER, "c1", "c2")
