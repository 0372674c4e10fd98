from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.export.strike import strike
from desk.newsroom import drafting, keeping_house, picturing, reviewing
from desk.newsroom.suggesting import answer, answer_all, as_suggestions, gone, straight
from desk.preflight.passages import told_suggestion
from desk.storage import Desk
from desk.storage.stories import mentions
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.merge import merge
from desk.story.person import Person, Role
from desk.story.photo import Photo, PhotoRole
from desk.story.record import from_record, to_record
from desk.story.story import Story
from desk.story.suggestion import Answer, Deed
from tests.preflight.eagle import remarks

REPORTER, EDITOR, SECOND = Person("Reporter"), Person("Editor", Role.EDITOR), Person("Second editor", Role.EDITOR)
NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
LEAD = Photo("p1", "1" * 64, file_name="lander.jpg", caption="The lander", role=PhotoRole.LEAD)
FLAG = Photo("p2", "2" * 64, file_name="flag.jpg", caption="The flag")
NEW = Photo("p3", "3" * 64, file_name="crew.jpg", caption="The crew")
STORY = Story(
    "s1",
    copy="![](photo:p1)\n\nA spacecraft landed on the moon.\n\n![](photo:p2)\n\nIt was very close.",
    photos=(LEAD, FLAG),
    authors=("Reporter",),
)


def leading(story: Story, key: str) -> Story:
    return picturing.change_photo(story, key, {"role": PhotoRole.LEAD})


DEEDS: list[tuple[Callable[[Story], Story], Deed, str]] = [
    (lambda story: picturing.place_photo(story, NEW, 2), Deed.ADD, "the photo ‘crew.jpg’ comes in"),
    (lambda story: picturing.put_photo(story, NEW), Deed.ADD, "the photo ‘crew.jpg’ comes in"),
    (lambda story: picturing.remove_photo(story, "p2"), Deed.REMOVE, "the photo ‘flag.jpg’ goes out"),
    (lambda story: picturing.moved(story, "p2", -1), Deed.MOVE, "the photo ‘flag.jpg’ moves before ‘A spacecraft"),
    (lambda story: picturing.moved(story, "p2", 1), Deed.MOVE, "the photo ‘flag.jpg’ moves to the end"),
    (lambda story: leading(story, "p2"), Deed.ROLE, "the photo ‘flag.jpg’: inline → lead"),
]


@pytest.mark.parametrize(("change", "deed", "told"), DEEDS)
def test_what_is_done_with_a_photo_is_a_suggestion_until_it_is_accepted(
    change: Callable[[Story], Story], deed: Deed, told: str
) -> None:
    wanted = change(STORY)
    story = as_suggestions(STORY, wanted, EDITOR, NOON)
    (one,) = story.open_suggestions
    assert (one.deed, one.by) == (deed, "Editor")
    assert told_suggestion(story, one).startswith(told)
    assert (story.copy, story.photos) == (STORY.copy, STORY.photos)
    accepted = answer(story, one.key, REPORTER, Answer.ACCEPTED, NOON)
    assert (accepted.copy, accepted.photos) == (wanted.copy, wanted.photos)
    rejected = answer(story, one.key, REPORTER, Answer.REJECTED, NOON)
    assert (rejected.copy, rejected.photos) == (STORY.copy, STORY.photos)
    assert not accepted.open_suggestions
    assert not rejected.open_suggestions
    assert straight(STORY, wanted)
    assert not straight(story, accepted)
    assert not straight(accepted, story)  # taken back
    assert from_record(Story, to_record(story)) == story


@pytest.mark.parametrize("field", ["caption", "credit", "alt"])
def test_the_words_of_a_photo_are_suggested_and_its_line_in_the_copy_follows(field: str) -> None:
    wanted = picturing.change_photo(STORY, "p2", {field: "Flag on the moon"})
    story = as_suggestions(STORY, wanted, EDITOR, NOON)
    assert (story.copy, story.photos) == (STORY.copy, STORY.photos)
    assert {one.place.field for one in story.open_suggestions} == {field}
    done = answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert (done.copy, done.photos) == (wanted.copy, wanted.photos)


def test_all_of_one_author_and_a_deed_again_in_place_of_the_last() -> None:
    story = as_suggestions(STORY, picturing.remove_photo(STORY, "p2"), SECOND, NOON)
    story = as_suggestions(story, picturing.place_photo(story, NEW), EDITOR, NOON)
    story = as_suggestions(story, picturing.moved(story, "p2", -1), EDITOR, NOON)
    story = as_suggestions(story, picturing.moved(story, "p2", 1), EDITOR, NOON)
    assert [one.deed for one in story.open_suggestions] == [Deed.REMOVE, Deed.ADD, Deed.MOVE]
    story = answer_all(story, REPORTER, Answer.ACCEPTED, NOON, "Second editor")
    assert [photo.key for photo in story.photos] == ["p1"]
    assert [(one.deed, gone(story, one)) for one in story.open_suggestions] == [(Deed.ADD, False), (Deed.MOVE, True)]
    with pytest.raises(RuleError, match="gone: reject it instead"):
        answer(story, story.open_suggestions[1].key, REPORTER, Answer.ACCEPTED, NOON)


def test_what_somebody_suggests_already_is_not_suggested_twice() -> None:
    story = as_suggestions(STORY, picturing.remove_photo(STORY, "p2"), SECOND, NOON)
    again = as_suggestions(story, picturing.remove_photo(story, "p2"), EDITOR, NOON)
    assert again == story


def test_a_photo_finds_its_place_after_the_words_were_edited() -> None:
    story = as_suggestions(STORY, picturing.place_photo(STORY, NEW, 3), EDITOR, NOON)
    story = replace(story, copy=f"A first paragraph.\n\n{story.copy}")
    done = answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert done.copy.split("\n\n")[-2:] == ["![](photo:p3)", "It was very close."]


def test_a_photo_comes_in_where_another_went_out() -> None:
    story = as_suggestions(STORY, picturing.remove_photo(STORY, "p1"), EDITOR, NOON)
    story = as_suggestions(story, picturing.place_photo(story, NEW), EDITOR, NOON)
    done = answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert done.copy.startswith("![](photo:p3)\n\nA spacecraft")


def test_a_second_lead_that_was_suggested_unknowingly_stands_wide() -> None:
    bare = replace(STORY, copy="Words.", photos=())
    story = as_suggestions(bare, picturing.place_photo(bare, NEW), EDITOR, NOON)
    story = as_suggestions(story, picturing.place_photo(story, FLAG), EDITOR, NOON)
    done = answer_all(story, REPORTER, Answer.ACCEPTED, NOON)
    assert [(photo.key, photo.role) for photo in done.photos] == [("p3", PhotoRole.LEAD), ("p2", PhotoRole.WIDE)]


def test_merge_keeps_what_both_suggest() -> None:
    mine = as_suggestions(STORY, picturing.remove_photo(STORY, "p2"), EDITOR, NOON)
    theirs = as_suggestions(STORY, picturing.place_photo(STORY, NEW), SECOND, NOON)
    merged, conflicts = merge(STORY, mine, theirs)
    assert not conflicts
    assert {one.deed for one in merged.open_suggestions} == {Deed.REMOVE, Deed.ADD}


def test_the_picture_goes_with_the_story_and_no_reader_sees_it() -> None:
    story = as_suggestions(STORY, picturing.place_photo(STORY, NEW), EDITOR, NOON)
    assert ("photo", NEW.digest) in mentions(story)
    out = strike(story)
    assert "p3" not in out.copy
    assert [photo.key for photo in out.photos] == ["p1", "p2"]
    rejected = answer_all(story, REPORTER, Answer.REJECTED, NOON)
    assert ("photo", NEW.digest) not in mentions(rejected)


def test_in_review_photos_change_only_by_suggestions_that_are_accepted(local_desk: Desk) -> None:
    for person in (REPORTER, EDITOR):
        keeping_house.sign_in(local_desk, person)
    begun = drafting.start_story(local_desk, REPORTER)
    furniture = Furniture(slug="moon", section=("Science",), headline="Eagle lands", byline=("Reporter",))
    waiting = Photo("p1", caption="The lander", credit="NASA", alt="A lander")
    written = picturing.place_photo(replace(begun, furniture=furniture, copy="It landed."), waiting)
    story = drafting.keep(local_desk, REPORTER, begun, written).story
    story = reviewing.move(local_desk, EDITOR, reviewing.move(local_desk, REPORTER, story, "submit"), "take")
    without = picturing.remove_photo(story, "p1")
    with pytest.raises(RuleError, match="is a suggestion"):
        drafting.keep(local_desk, EDITOR, story, without)
    kept = drafting.keep(local_desk, EDITOR, story, as_suggestions(story, without, EDITOR, NOON)).story
    (told,) = remarks("open-suggestions", kept)
    assert told.message == "The suggestion of Editor is still open: the photo ‘The lander’ goes out"
    accepted = answer_all(kept, EDITOR, Answer.ACCEPTED, NOON)
    assert drafting.keep(local_desk, EDITOR, kept, accepted).story.photos == ()
