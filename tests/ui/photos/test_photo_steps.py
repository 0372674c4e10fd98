"""The steps that the photos ask for, as pure changes of the story."""

from __future__ import annotations

from dataclasses import replace

from desk.story.photo import Photo, PhotoRole
from desk.story.story import Story
from desk.ui.photos import steps

LEAD = Photo("p1", digest="d1", caption="The lander.", credit="NASA", alt="A lander", role=PhotoRole.LEAD)
OTHER = Photo("p2")
STORY = Story("k1", copy="![A lander](photo:p1)\n\nWords with ![x](photo:p1) in a line.", photos=(LEAD, OTHER))


def test_a_field_is_changed_and_nothing_else() -> None:
    after = steps.with_field("p1", "credit", "Photo: NASA")(STORY)
    assert after == replace(STORY, photos=(replace(LEAD, credit="Photo: NASA"), OTHER))


def test_the_line_in_the_copy_follows_the_alt_text() -> None:
    after = steps.with_field("p1", "alt", "A [golden] lander")(STORY)
    assert after.copy == "![A \\[golden\\] lander](photo:p1)\n\nWords with ![x](photo:p1) in a line."


def test_a_second_lead_takes_the_place_of_the_first() -> None:
    after = steps.with_field("p2", "role", PhotoRole.LEAD)(STORY)
    assert [photo.role for photo in after.photos] == [PhotoRole.WIDE, PhotoRole.LEAD]


def test_a_photo_that_is_gone_meanwhile_changes_nothing() -> None:
    assert steps.with_field("p9", "credit", "x")(STORY) == STORY
    assert steps.placed("p9")(STORY) == STORY
    assert steps.with_picture(Photo("p9"), Photo("p9", digest="d"))(STORY) == STORY


def test_words_typed_while_the_picture_was_taken_in_stand() -> None:
    made = replace(OTHER, digest="d2", width=1600, caption="From the file", credit="From the file")
    typed = steps.with_field("p2", "caption", "Typed meanwhile")(STORY)
    after = steps.with_picture(OTHER, made)(typed).photo("p2")
    assert after == replace(made, caption="Typed meanwhile")


def test_what_nobody_can_waive_is_named() -> None:
    assert OTHER.lacks == ("Picture awaited", "Caption missing", "Credit missing", "Alt text missing")
    assert LEAD.lacks == ()
    assert replace(LEAD, alt="", decorative=True).lacks == ()


def test_a_photo_beside_the_copy_is_put_into_it() -> None:
    assert not steps.stands_in_copy(STORY, "p2")
    assert steps.stands_in_copy(steps.placed("p2")(STORY), "p2")
