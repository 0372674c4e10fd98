"""Sourcing, commenting and picturing: pure changes of the story, each with its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.newsroom import commenting, keeping_house, picturing, reading, sourcing
from desk.newsroom.sampling import SAMPLE
from desk.storage.desk import Desk
from desk.story.errors import BadFile, NotFound, RuleError
from desk.story.framing import look
from desk.story.house import House
from desk.story.person import Person, Role
from desk.story.photo import Photo, PhotoRole
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.source import Contact, Source, Terms
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER

NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)
SOURCE = Source("s1", "Neil Armstrong", title="Commander")
QUOTE = Quote("q1", "s1", "The Eagle has landed.")
STORY = Story("k", sources=(SOURCE,), quotes=(QUOTE,))


def test_a_source_is_added_and_changed_by_its_key() -> None:
    story = sourcing.add_source(Story("k"), SOURCE)
    assert sourcing.add_source(story, replace(SOURCE, title="Pilot")).sources == (replace(SOURCE, title="Pilot"),)


def test_a_source_that_may_not_be_named_needs_the_agreed_description() -> None:
    with pytest.raises(RuleError, match="needs the description"):
        sourcing.add_source(Story("k"), replace(SOURCE, terms=Terms.BACKGROUND))
    with pytest.raises(RuleError, match="needs a name"):
        sourcing.add_source(Story("k"), Source("s1"))


def test_a_source_with_quotes_is_not_removed() -> None:
    with pytest.raises(RuleError, match="has quotes"):
        sourcing.remove_source(STORY, "s1")
    assert sourcing.remove_source(sourcing.remove_quote(STORY, "q1"), "s1") == Story("k")


def test_a_verified_quote_whose_words_change_is_to_be_verified_again() -> None:
    story = sourcing.verify_quote(STORY, "q1", EDITOR, NOON)
    assert story.quotes[0].verified_by == "Editor"
    changed = sourcing.add_quote(story, replace(story.quotes[0], words="Eagle has landed."))
    assert not changed.quotes[0].verified
    assert sourcing.add_quote(story, replace(story.quotes[0], where="the moon")).quotes[0].verified


@pytest.mark.parametrize(
    ("quote", "why"), [(Quote("q2"), "needs the words"), (Quote("q2", "gone", "Hi"), "not in the")]
)
def test_a_quote_needs_words_and_a_source_that_is_there(quote: Quote, why: str) -> None:
    with pytest.raises(RuleError, match=why):
        sourcing.add_quote(STORY, quote)


def test_phone_and_mail_stay_in_the_contact_book(desk: Desk) -> None:
    contact = Contact("c1", "Charles Duke", organisation="NASA", phone="555", email="capcom@example.org")
    sourcing.save_contact(desk, REPORTER, contact)
    assert reading.contact_book(desk) == (contact,)
    source = sourcing.source_from_contact(contact)
    assert (source.name, source.contact) == ("Charles Duke", "c1")
    assert "555" not in repr(source)


def test_a_comment_lives_from_question_to_answer_to_its_end() -> None:
    story = commenting.comment(STORY, EDITOR, " Sure? ", Place("copy"), NOON)
    key = story.comments[0].key
    story = commenting.reply(story, key, REPORTER, "Heard it myself.", NOON)
    assert [reply.by for reply in story.comments[0].replies] == ["Reporter"]
    story = commenting.resolve(story, key, EDITOR)
    assert not story.comments[0].open
    assert commenting.reopen_comment(story, key).comments[0].open


def test_an_empty_comment_and_one_that_is_gone_are_refused() -> None:
    with pytest.raises(RuleError, match="needs words"):
        commenting.comment(STORY, EDITOR, "  ", Place("copy"), NOON)
    with pytest.raises(RuleError, match="no longer there"):
        commenting.resolve(STORY, "gone", EDITOR)


def test_a_photo_brings_its_caption_and_credit_and_leads_the_story(desk: Desk) -> None:
    photo = picturing.add_photo_file(desk, REPORTER, SAMPLE / "tranquility.jpg")
    assert (photo.credit, photo.width, photo.height) == ("Illustration: Desk", 2400, 1600)
    assert photo.caption.startswith("The lunar module")
    story = picturing.place_photo(replace(STORY, copy="First.\n\nSecond."), photo, 1)
    assert story.copy == f"First.\n\n{picturing.photo_line(photo)}\n\nSecond."
    assert story.lead == replace(photo, role=PhotoRole.LEAD)
    assert reading.thumbnail(desk, look(photo), (120, 120))


def test_at_most_one_photo_leads() -> None:
    story = picturing.place_photo(picturing.place_photo(STORY, Photo("a")), Photo("b"))
    assert [photo.role for photo in story.photos] == [PhotoRole.LEAD, PhotoRole.INLINE]
    story = picturing.put_photo(story, replace(story.photos[1], role=PhotoRole.LEAD))
    assert [photo.role for photo in story.photos] == [PhotoRole.WIDE, PhotoRole.LEAD]


def test_a_removed_photo_is_gone_from_the_copy_too() -> None:
    story = picturing.place_photo(replace(STORY, copy="Words."), Photo("a"))
    assert picturing.remove_photo(story, "a") == replace(STORY, copy="Words.")


def test_the_picture_of_an_awaited_photo_leaves_its_caption_alone(desk: Desk) -> None:
    awaited = Photo("a", caption="Tranquility Base", credit="NASA")
    taken = picturing.picture_for(desk, REPORTER, awaited, SAMPLE / "tranquility.jpg")
    assert (taken.key, taken.caption, taken.credit, taken.width) == ("a", "Tranquility Base", "NASA", 2400)


def test_what_is_no_photo_is_refused_and_nothing_is_kept(local_desk: Desk, tmp_path: Path) -> None:
    for name, data in (("a.jpg", b"no photo"), ("b.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(BadFile, match=name.replace(".", r"\.")):
            picturing.add_photo_file(local_desk, REPORTER, tmp_path / name)
    with pytest.raises(BadFile, match="cannot be read"):
        picturing.add_photo_file(local_desk, REPORTER, tmp_path / "gone.jpg")


def test_people_sign_in_once_and_strangers_are_told_how(desk: Desk) -> None:
    assert keeping_house.sign_in(desk, Person("  Neil   Armstrong ")) == Person("Neil Armstrong")
    assert keeping_house.person(desk, "Neil Armstrong").role is Role.REPORTER
    assert keeping_house.person(desk, "Editor") == EDITOR
    with pytest.raises(NotFound, match="people add"):
        keeping_house.person(desk, "Nobody")
    with pytest.raises(RuleError, match="Give a name"):
        keeping_house.sign_in(desk, Person("   "))


def test_only_an_editor_changes_the_house(desk: Desk) -> None:
    house = House(name="The Herald")
    with pytest.raises(RuleError, match="only an editor"):
        keeping_house.save_house(desk, REPORTER, house)
    with pytest.raises(RuleError, match="https://"):
        keeping_house.save_house(desk, EDITOR, replace(house, url="ftp://x"))
    assert keeping_house.save_house(desk, EDITOR, house) == reading.house(desk)
