"""Framing: whatever is done to a photo, every frame lies in it, has its shape, and holds the focal point."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.story import framing
from desk.story.photo import Crop, Frame, Photo, PhotoRole
from desk.story.record import canonical, from_record, to_record

FIELDS = st.floats(0, 1)
BOXES = st.tuples(FIELDS, FIELDS, FIELDS, FIELDS)
ODD = st.floats(allow_nan=True, allow_infinity=True)
PHOTO = Photo("p1", "ab" * 32, width=4000, height=3000)

Step = Callable[[Photo], Photo]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(lambda x, y: lambda photo: framing.with_focal(photo, (x, y)), FIELDS, FIELDS),
    st.builds(lambda x, y: lambda photo: framing.with_focal_in(photo, (x, y)), FIELDS, FIELDS),
    st.builds(lambda by: lambda photo: framing.turned(photo, by), st.integers(-5, 5)),
    st.builds(lambda by: lambda photo: framing.straightened(photo, by), st.floats(-50, 50)),
    st.builds(
        lambda frame, box: lambda photo: framing.with_crop(photo, frame, box),
        st.sampled_from(Frame),
        st.none() | BOXES,
    ),
)


def held(photo: Photo) -> None:
    """Every frame of the photo is sound."""
    wide, high = framing.plate(photo)
    x, y = framing.focal(photo)
    for frame in Frame:
        left, top, right, bottom = framing.seen(photo, frame)
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert left * wide - 1 <= x * wide <= right * wide + 1
        assert top * high - 1 <= y * high <= bottom * high + 1
        ratio, across, down = framing.RATIOS[frame], (right - left) * wide, (bottom - top) * high
        if ratio is not None and min(across, down) > 40:
            assert across / down == pytest.approx(ratio, rel=0.05)


@given(st.integers(1, 9000), st.integers(1, 9000), st.lists(STEPS, max_size=6))
def test_the_focal_point_lies_inside_every_crop_whatever_is_done(width: int, height: int, steps: list[Step]) -> None:
    photo = Photo("p1", width=width, height=height)
    held(photo)
    for step in steps:
        photo = step(photo)
        held(photo)
        assert from_record(Photo, to_record(photo)) == photo


@given(st.tuples(ODD, ODD), st.tuples(ODD, ODD, ODD, ODD), st.integers(), ODD)
def test_a_recipe_from_elsewhere_may_hold_anything(
    focal: tuple[float, float], box: tuple[float, float, float, float], turn: int, straighten: float
) -> None:
    crops = tuple(Crop(frame, box) for frame in Frame)
    held(Photo("p1", width=900, height=600, focal=focal, turn=turn, straighten=straighten, crops=crops))


def test_without_a_recipe_nothing_of_it_is_stored() -> None:
    assert canonical(PHOTO) == canonical(Photo("p1", "ab" * 32, width=4000, height=3000))
    assert set(to_record(PHOTO)) == {"key", "digest", "width", "height"}
    assert framing.look(PHOTO) == framing.Look(PHOTO.digest)
    assert framing.look(PHOTO).name == PHOTO.digest
    assert framing.told(PHOTO) == ""


def test_a_frame_follows_the_focal_point_until_it_is_cut_by_hand() -> None:
    right = framing.with_focal(PHOTO, (0.9, 0.5))
    assert framing.seen(right, Frame.SQUARE) == (0.25, 0.0, 1.0, 1.0)
    cut = framing.with_crop(right, Frame.SQUARE, (0.5, 0.4, 0.95, 1.0))
    assert framing.seen(cut, Frame.SQUARE) == pytest.approx((0.5, 0.4, 0.95, 1.0), abs=0.001)
    assert framing.seen(cut, Frame.LEAD) == framing.seen(right, Frame.LEAD)
    assert framing.seen(framing.with_crop(cut, Frame.SQUARE, None), Frame.SQUARE) == (0.25, 0.0, 1.0, 1.0)


def test_every_frame_is_cut_from_the_free_crop() -> None:
    cut = framing.with_crop(PHOTO, Frame.FREE, (0.5, 0.0, 1.0, 0.5))
    assert framing.size(cut) == (2000, 1500)
    left, top, right, bottom = framing.seen(cut, Frame.LEAD)
    assert left >= 0.5
    assert bottom <= 0.5
    assert (right - left) * 4000 / ((bottom - top) * 3000) == pytest.approx(16 / 9, rel=0.01)


def test_a_crop_moves_with_the_focal_point() -> None:
    cut = framing.with_crop(PHOTO, Frame.FREE, (0.25, 0.25, 0.75, 0.75))
    assert framing.crop_of(framing.with_focal(cut, (0.9, 0.5)), Frame.FREE) == pytest.approx((0.4, 0.25, 0.9, 0.75))


def test_a_crop_is_moved_to_the_focal_point() -> None:
    cut = framing.with_crop(PHOTO, Frame.FREE, (0.6, 0.6, 1.0, 1.0))
    assert cut.focal == (0.5, 0.5)
    assert framing.crop_of(cut, Frame.FREE) == pytest.approx((0.5, 0.5, 0.9, 0.9))


def test_a_lead_cut_by_hand_stands_on_its_page_in_that_shape() -> None:
    cut = framing.with_crop(PHOTO, Frame.LEAD, (0.2, 0.2, 0.8, 0.8))
    assert framing.look(cut) == framing.look(PHOTO)
    leading = replace(cut, role=PhotoRole.LEAD)
    assert framing.standing(leading) is Frame.LEAD
    wide, high = framing.size(leading)
    assert wide / high == pytest.approx(16 / 9, rel=0.01)
    assert framing.standing(replace(PHOTO, role=PhotoRole.LEAD)) is Frame.FREE


def test_four_quarters_are_none() -> None:
    cut = framing.with_crop(framing.with_focal(PHOTO, (0.2, 0.3)), Frame.FREE, (0.1, 0.2, 0.5, 0.6))
    once = framing.turned(cut, 1)
    assert (framing.plate(once), once.focal) == ((3000, 4000), (0.7, 0.2))
    assert framing.crop_of(once, Frame.FREE) == pytest.approx((0.4, 0.1, 0.8, 0.5))
    assert framing.turned(once, 3).focal == pytest.approx(cut.focal)
    assert framing.crop_of(framing.turned(once, -1), Frame.FREE) == pytest.approx((0.1, 0.2, 0.5, 0.6))


def test_straightening_keeps_the_focal_point_on_what_it_was_on() -> None:
    tilted = framing.straightened(framing.with_focal(PHOTO, (0.75, 0.5)), 10)
    wide, high = framing.plate(tilted)
    x, y = (tilted.focal[0] - 0.5) * wide, (tilted.focal[1] - 0.5) * high
    assert (x, y) == pytest.approx((1000 * math.cos(math.radians(10)), 1000 * math.sin(math.radians(10))), abs=1)
    level = framing.straightened(tilted, 0)
    assert level.focal == pytest.approx((0.75, 0.5), abs=0.001)
    assert framing.straightened(PHOTO, 400).straighten == framing.STEEPEST


def test_the_recipe_is_told_in_words_and_taken_back_whole() -> None:
    made = framing.straightened(framing.turned(PHOTO, 1), 1.5)
    made = framing.with_crop(framing.with_crop(made, Frame.LEAD, (0.0, 0.0, 1.0, 0.5)), Frame.FREE, (0, 0, 0.6, 0.8))
    assert framing.told(made).startswith("turned 90°, straightened 1.5°, cut to 60 × 80 % at 0, 0, lead by hand, ")
    assert framing.bare(made) == PHOTO
    assert framing.with_recipe(PHOTO, made) == made


def test_the_name_of_a_look_tells_one_from_another() -> None:
    one, other = framing.look(framing.turned(PHOTO, 1)), framing.look(framing.turned(PHOTO, 2))
    assert len({one.name, other.name, framing.look(PHOTO).name}) == 3
    assert one.name.startswith(PHOTO.digest)
