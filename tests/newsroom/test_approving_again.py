from __future__ import annotations

from dataclasses import replace

from desk.newsroom import drafting, reviewing
from desk.newsroom.approving_again import changed_since_approval, changes
from desk.storage import Desk
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

COPY = "The Eagle has landed. It was close.\n\nFuel ran low."
SEALED = Story(
    "s1", Furniture(headline="Eagle lands"), COPY, photos=(Photo("p1", "aa", caption="A print.", credit="NASA"),)
)


def test_what_was_never_approved_has_no_changes(desk: Desk) -> None:
    assert changed_since_approval(desk, ready_story(desk)) == ()


def test_the_sentences_that_changed_since_the_last_approval_are_named(desk: Desk) -> None:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    for name in ("take", "approve", "reopen"):
        story = reviewing.move(desk, EDITOR, story, name)
    assert changed_since_approval(desk, story) == ()
    story = reviewing.move(desk, EDITOR, story, "send-back", "How much fuel?")
    story = drafting.keep(
        desk, REPORTER, story, replace(story, copy=story.copy + "\n\nFuel ran low. It was enough.")
    ).story
    assert changed_since_approval(desk, story) == ("Fuel ran low.", "It was enough.")


def test_a_sentence_is_named_as_it_stands_now_or_as_taken_out() -> None:
    assert _named(replace(SEALED, copy=COPY.replace("was close", "was very close"))) == ["It was very close."]
    assert _named(replace(SEALED, copy=COPY.replace(" It was close.", ""))) == ["Taken out: It was close."]


def test_furniture_and_the_words_of_a_photo_are_named_with_what_they_are() -> None:
    (photo,) = SEALED.photos
    furniture = Furniture(headline="Eagle has landed", dateline=Dateline("Houston"))
    made = replace(SEALED, furniture=furniture, photos=(replace(photo, caption="A print.", credit="NASA/JSC"),))
    assert _named(made) == [
        "Headline: Eagle has landed",
        "Dateline: Houston",
        "Credit of the photo ‘A print.’: NASA/JSC",
    ]


def test_photos_that_came_went_or_show_another_picture_are_named() -> None:
    (photo,) = SEALED.photos
    assert _named(replace(SEALED, photos=())) == ["The photo ‘A print.’ was taken out."]
    assert _named(replace(SEALED, photos=(photo, Photo("p2", "bb", caption="The crew")))) == [
        "The photo ‘The crew’ is new."
    ]
    assert _named(replace(SEALED, photos=(replace(photo, turn=1),))) == [
        "The photo ‘A print.’ shows another picture, or is cut another way."
    ]


def _named(after: Story) -> list[str]:
    return list(changes(SEALED, after))
