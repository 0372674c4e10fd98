"""Developing: what leaves the desk is cut as the recipe of its photo says; a coloured mark shows where."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from desk.export.format import Rendition
from desk.newsroom.developing import developer
from desk.story import framing
from desk.story.house import House
from desk.story.photo import Frame, Photo, PhotoRole
from desk.story.record import sha256

WIDE, HIGH = 2400, 1600
MARK = (1800, 400)  # pixels: the middle of a red disc on a grey ground
SIZE = 60


def marked() -> bytes:
    """A picture with one red mark."""
    picture = Image.new("RGB", (WIDE, HIGH), (120, 120, 120))
    x, y = MARK
    ImageDraw.Draw(picture).ellipse((x - SIZE, y - SIZE, x + SIZE, y + SIZE), fill=(230, 20, 20))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


DATA = marked()
AT = MARK[0] / WIDE, MARK[1] / HIGH
PHOTO = Photo("p1", sha256(DATA), "image/jpeg", "mark.jpg", WIDE, HIGH, focal=AT, role=PhotoRole.LEAD)


def developed(photo: Photo) -> dict[str, list[Rendition]]:
    """The renditions by their ratio."""
    made: dict[str, list[Rendition]] = {}
    for one in developer(lambda _digest: DATA, House())(photo):
        made.setdefault(one.ratio, []).append(one)
    return made


def mark_in(rendition: Rendition) -> tuple[float, float] | None:
    """Where the middle of the mark lies, as fractions; None where it is not seen."""
    with Image.open(io.BytesIO(rendition.data)) as picture:
        assert picture.size == (rendition.width, rendition.height)
        small = picture.convert("RGB").resize((400, max(1, 400 * picture.height // picture.width)))
    reds = [
        (x, y)
        for y in range(small.height)
        for x in range(small.width)
        if (seen := small.getpixel((x, y))) and isinstance(seen, tuple) and seen[0] - seen[1] > 80
    ]
    if not reds:
        return None
    return (
        (sum(x for x, _y in reds) / len(reds) + 0.5) / small.width,
        (sum(y for _x, y in reds) / len(reds) + 0.5) / small.height,
    )


FRAMES = {"": Frame.FREE, "16x9": Frame.LEAD, "1x1": Frame.SQUARE, "1.91x1": Frame.SOCIAL}

RECIPES: tuple[tuple[str, Callable[[Photo], Photo]], ...] = (
    ("as it is", lambda photo: photo),
    ("turned", lambda photo: framing.turned(photo, 1)),
    ("upside down", lambda photo: framing.turned(photo, 2)),
    ("straightened", lambda photo: framing.straightened(photo, 8.0)),
    ("straightened the other way", lambda photo: framing.straightened(framing.turned(photo, 3), -11.5)),
    ("cut free", lambda photo: framing.with_crop(photo, Frame.FREE, (0.5, 0.0, 1.0, 0.6))),
    ("lead by hand", lambda photo: framing.with_crop(photo, Frame.LEAD, (0.6, 0.1, 0.95, 0.5))),
    ("square by hand", lambda photo: framing.with_crop(photo, Frame.SQUARE, (0.7, 0.1, 0.9, 0.4))),
    ("social by hand", lambda photo: framing.with_crop(photo, Frame.SOCIAL, (0.5, 0.1, 0.9, 0.5))),
    (
        "all of it",
        lambda photo: framing.with_crop(
            framing.straightened(framing.turned(framing.with_crop(photo, Frame.FREE, (0.4, 0.0, 1.0, 0.9)), 1), 4.0),
            Frame.SQUARE,
            (0.5, 0.4, 1.0, 0.9),
        ),
    ),
)


@pytest.mark.parametrize("recipe", [step for _name, step in RECIPES], ids=[name for name, _step in RECIPES])
def test_the_mark_lies_where_the_recipe_says(recipe: Callable[[Photo], Photo]) -> None:
    """The focal point was put on the mark, so that in every frame the mark is seen, and where the focal point is."""
    photo = recipe(PHOTO)
    made = developed(photo)
    assert set(made) == {"", "16x9", "4x3", "1x1", "1.91x1"}
    for ratio, frame in FRAMES.items():
        for one in made[ratio]:
            if one.media_type == "image/jpeg":
                assert mark_in(one) == pytest.approx(framing.focal_in(photo, frame), abs=0.02), (ratio, one.width)


def test_what_was_cut_off_is_not_seen() -> None:
    cut = framing.with_crop(framing.with_focal(PHOTO, (0.2, 0.8)), Frame.FREE, (0.0, 0.5, 0.6, 1.0))
    assert {mark_in(one) for row in developed(cut).values() for one in row} == {None}


def test_what_was_cut_off_one_frame_is_seen_in_the_others() -> None:
    cut = framing.with_crop(framing.with_focal(PHOTO, (0.6, 0.4)), Frame.SQUARE, (0.4, 0.3, 0.6, 0.6))
    made = developed(cut)
    assert mark_in(made["1x1"][0]) is None
    assert all(mark_in(made[ratio][0]) for ratio in ("", "16x9", "4x3", "1.91x1"))


def test_the_sizes_are_those_of_the_frame() -> None:
    photo = framing.with_crop(framing.turned(PHOTO, 1), Frame.FREE, (0.0, 0.0, 1.0, 0.5))
    widest = max(developed(photo)[""], key=lambda one: one.width)
    assert framing.size(photo) == (1600, 1200)
    assert (widest.width, widest.height) == (1600, 1200)


def test_a_lead_cut_by_hand_comes_in_every_width_and_kind() -> None:
    plain, by_hand = developed(PHOTO), developed(framing.with_crop(PHOTO, Frame.LEAD, (0.2, 0.0, 1.0, 0.7)))
    assert [one.width for one in plain["16x9"]] == [1200]
    assert {one.media_type for one in by_hand["16x9"]} == {"image/jpeg", "image/webp", "image/avif"}
    assert sorted({one.width for one in by_hand["16x9"]})[:3] == [320, 640, 960]


def test_an_inline_photo_is_cut_free_only() -> None:
    photo = replace(framing.with_crop(PHOTO, Frame.FREE, (0.5, 0.0, 1.0, 0.6)), role=PhotoRole.INLINE)
    assert set(developed(photo)) == {""}


def test_another_recipe_has_other_file_names_and_none_the_old_ones() -> None:
    names = [{one.name for row in developed(photo).values() for one in row} for photo in (
        PHOTO, framing.turned(PHOTO, 1), framing.turned(PHOTO, 2), framing.with_focal(PHOTO, (0.1, 0.1))
    )]  # fmt: skip
    assert names[0].isdisjoint(names[1])
    assert names[1].isdisjoint(names[2])
    assert names[0] == names[3]
    assert f"{PHOTO.digest[:12]}-1280.jpg" in names[0]


def test_the_original_is_what_it_was() -> None:
    developed(framing.turned(PHOTO, 1))
    assert sha256(DATA) == PHOTO.digest
