"""Photos: what nobody can waive, rights, and how photos stand in the copy."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk.story.photo import Crop, Frame, PhotoRole, Usage
from tests.preflight.eagle import COPY, EAGLE, VIEW, mended, pointed, remarks, says, showing


@pytest.mark.parametrize(
    ("check", "photo", "sentence"),
    [
        (
            "photo-credit",
            {"credit": " "},
            "The photo ‘view.jpg’ has no credit; it cannot leave the desk without one.",
        ),
        ("photo-caption", {"caption": ""}, "The photo ‘view.jpg’ has no caption."),
        (
            "photo-alt",
            {"alt": ""},
            "The photo ‘view.jpg’ has no alt text; say what it shows, or mark it as decorative.",
        ),
        ("photo-picture", {"digest": ""}, "The picture of the photo ‘view.jpg’ is still awaited."),
        ("photo-rights", {"usage": Usage.UNKNOWN}, "Nothing says what may be done with the photo ‘view.jpg’."),
        (
            "photo-forbidden",
            {"usage": Usage.RESTRICTED},
            "The photo ‘view.jpg’ is restricted; an editor must record the permission to use it.",
        ),
        (
            "photo-forbidden",
            {"usage": Usage.EXPIRED},
            "The licence of the photo ‘view.jpg’ has expired; an editor must record a new permission.",
        ),
        (
            "photo-forbidden",
            {"usage": Usage.FREE, "expires": date(1969, 7, 19)},
            "The licence of the photo ‘view.jpg’ expired on 19 July 1969; an editor must record a new one.",
        ),
        (
            "photo-expires",
            {"expires": date(1969, 8, 1)},
            "The licence of the photo ‘view.jpg’ runs out on 1 August 1969; the page will stand longer.",
        ),
        (
            "photo-terms",
            {"usage": Usage.CONDITIONAL},
            "The photo ‘view.jpg’ may be used under conditions, but they are not written down.",
        ),
        (
            "photo-small",
            {"width": 640},
            "The photo ‘view.jpg’ is 640 pixels wide; as lead it needs 1200 to look sharp.",
        ),
        (
            "photo-small",
            {"width": 2000, "height": 1500, "crops": (Crop(Frame.FREE, (0.0, 0.0, 0.5, 0.5)),)},
            "The photo ‘view.jpg’ is 1000 pixels wide as it is cut; as lead it needs 1200 to look sharp.",
        ),
        (
            "photo-age",
            {"taken": "1966-03-16T10:00:00"},
            "The photo ‘view.jpg’ was taken on 16 March 1966; the caption of an old picture says how old it is.",
        ),
        (
            "credit-agrees",
            {"creator": "Desk Sample", "agency": "AFP"},
            "The credit of the photo ‘view.jpg’ does not name Desk Sample or AFP, as the file does.",
        ),
        (
            "caption-stop",
            {"caption": "The moon after the landing"},
            "The caption of the photo ‘view.jpg’ is a sentence without a full stop.",
        ),
        (
            "alt-repeats",
            {"alt": VIEW.caption.upper()},
            "The alt text of the photo ‘view.jpg’ repeats the caption; say what the picture shows.",
        ),
        (
            "alt-lead-in",
            {"alt": "Photo of a grey plain"},
            "The alt text of the photo ‘view.jpg’ need not begin ‘Photo of’.",
        ),
    ],
)
def test_what_a_photo_is_told(check: str, photo: dict[str, object], sentence: str) -> None:
    assert says(check, EAGLE) == []
    (remark,) = remarks(check, showing(**photo))
    assert remark.message == sentence
    assert (remark.place.part, remark.place.key) == ("photo", "view")
    assert remark.place.field


def test_an_old_picture_that_says_so_is_fine() -> None:
    for caption in ("A file picture of the crew.", "The crew in March 1966."):
        assert says("photo-age", showing(taken="1966-03-16", caption=caption)) == []
    assert says("photo-age", showing(taken="1969:07:20")) == []
    assert says("photo-age", showing(taken="1969-07-20T20:18:00+00:00")) == []


def test_a_credit_that_names_one_of_them_agrees() -> None:
    assert says("credit-agrees", showing(credit="D. Sample/AFP", creator="Desk Sample", agency="AFP")) == []
    assert says("credit-agrees", showing(credit="Sample", creator="Desk Sample")) == []


def test_small_fixes_to_captions_and_alt_texts() -> None:
    assert (
        mended("caption-stop", showing(caption="The moon after landing ")).photos[0].caption
        == "The moon after landing."
    )
    assert says("caption-stop", showing(caption="The crew")) == []
    assert mended("alt-lead-in", showing(alt="An image of a plain")).photos[0].alt == "A plain"


def test_a_decorative_photo_needs_no_alt_text() -> None:
    assert says("photo-alt", showing(alt="", decorative=True)) == []


def test_terms_that_are_written_down_will_do() -> None:
    assert says("photo-terms", showing(usage=Usage.CONDITIONAL, usage_terms="Once, with this story")) == []


def test_the_credit_comes_from_what_the_file_says() -> None:
    story = showing(credit="", creator="Desk Sample", agency="NASA")
    assert mended("photo-credit", story).photos[0].credit == "Desk Sample / NASA"
    assert all(remark.fix is None for remark in remarks("photo-credit", showing(credit="")))


@pytest.mark.parametrize(
    ("caption", "credit", "bare", "moved"),
    [
        ("The moon Photo:NASA", "", "The moon", "Photo:NASA"),
        ("The moon. Photo: NASA", "", "The moon.", "Photo: NASA"),
        ("The moon (Photo by Desk Sample/NASA)", "", "The moon", "Photo by Desk Sample/NASA"),
        ("The moon. Credit: NASA", "NASA", "The moon.", "NASA"),
        ("The moon over the sea NASA", "NASA", "The moon over the sea", "NASA"),
        ("The moon over the sea. (NASA)", "NASA", "The moon over the sea.", "NASA"),
    ],
)
def test_a_credit_at_the_end_of_a_caption_moves_to_its_place(caption: str, credit: str, bare: str, moved: str) -> None:
    story = showing(caption=caption, credit=credit)
    (remark,) = remarks("caption-credit", story)
    assert caption[remark.place.start : remark.place.end] == remark.place.words
    photo = mended("caption-credit", story).photos[0]
    assert (photo.caption, photo.credit) == (bare, moved)
    assert says("caption-credit", replace(story, photos=(photo,))) == []


def test_a_credit_that_disagrees_is_named_but_not_moved() -> None:
    (remark,) = remarks("caption-credit", showing(caption="The moon Photo: Desk Sample", credit="NASA"))
    assert remark.fix is None


@pytest.mark.parametrize(
    "caption", ["The crew looks at a photo.", "Picture this: a plain.", "The picture by the door was old.", "NASA"]
)
def test_a_caption_may_speak_of_photos(caption: str) -> None:
    assert says("caption-credit", showing(caption=caption)) == []


def test_a_photo_that_readers_would_not_see() -> None:
    assert says("photo-placed", replace(EAGLE, copy="The lander came down.")) == []  # the lead stands above it
    story = replace(showing(role=PhotoRole.INLINE), copy="The lander came down.")
    assert says("photo-placed", story) == [
        "The photo ‘view.jpg’ does not stand in the copy, so readers will not see it."
    ]


def test_a_photo_in_the_copy_that_the_story_does_not_have() -> None:
    story = replace(EAGLE, copy=f"{COPY}\n\n![](photo:gone)")
    assert says("photo-unknown", story) == ["A photo ‘gone’ stands in the copy, but the story has no such photo."]
    assert pointed("photo-unknown", story) == ["![](photo:gone)"]


def test_a_photo_that_stands_in_the_copy_twice() -> None:
    story = replace(EAGLE, copy=f"{COPY}\n\n![again](photo:view)")
    assert pointed("photo-twice", story) == ["![again](photo:view)"]


def test_one_photo_leads() -> None:
    second = replace(VIEW, key="second", file_name="second.jpg")
    story = replace(EAGLE, photos=(VIEW, second))
    assert says("photo-lead", story) == ["The photo ‘second.jpg’ is a lead photo too; only one photo leads a story."]
    assert [photo.role for photo in mended("photo-lead", story).photos] == [PhotoRole.LEAD, PhotoRole.INLINE]
