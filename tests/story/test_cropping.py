"""Cuts of any ratio, and the focal point inside every one of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.story.cropping import crop_box, frame_box, straight_size

_SIDES = st.integers(1, 12_000)
_RATIOS = st.sampled_from([16 / 9, 4 / 3, 1.0, 1.91, 2 / 3, 9 / 16, 100.0, 0.01])
_FRACTIONS = st.floats(0, 1)


def test_the_largest_box_stands_around_the_focal_point() -> None:
    assert crop_box(4000, 3000, 1.0) == (500, 0, 3500, 3000)
    assert crop_box(4000, 3000, 16 / 9) == (0, 375, 4000, 2625)
    assert crop_box(4000, 3000, 1.0, (0.9, 0.5)) == (1000, 0, 4000, 3000)
    assert crop_box(4000, 3000, 1.0, (0.4, 0.5)) == (100, 0, 3100, 3000)
    assert crop_box(4000, 3000, None) == (0, 0, 4000, 3000)


@given(_SIDES, _SIDES, _RATIOS, _FRACTIONS, _FRACTIONS)
def test_the_focal_point_is_inside_every_crop(width: int, height: int, ratio: float, x: float, y: float) -> None:
    left, top, right, bottom = crop_box(width, height, ratio, (x, y))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 0.5 <= x * width <= right + 0.5
    assert top - 0.5 <= y * height <= bottom + 0.5
    assert right - left == width or bottom - top == height
    if min(right - left, bottom - top) > 50:
        assert (right - left) / (bottom - top) == pytest.approx(ratio, rel=0.02)


@given(_SIDES, _SIDES, st.tuples(_FRACTIONS, _FRACTIONS, _FRACTIONS, _FRACTIONS), st.none() | _RATIOS)
def test_a_hand_made_crop_is_never_left(
    width: int, height: int, crop: tuple[float, float, float, float], ratio: float | None
) -> None:
    left, top, right, bottom = frame_box(width, height, crop, ratio, (0.2, 0.9))
    assert min(crop[0], crop[2]) * width - 1 <= left < right <= max(crop[0], crop[2]) * width + 2
    assert min(crop[1], crop[3]) * height - 1 <= top < bottom <= max(crop[1], crop[3]) * height + 2
    assert left >= 0
    assert top >= 0
    assert right <= width
    assert bottom <= height


def test_a_crop_and_a_ratio() -> None:
    assert frame_box(1000, 1000, (0.5, 0.0, 1.0, 0.5), None, (0.5, 0.5)) == (500, 0, 1000, 500)
    assert frame_box(1000, 1000, (0.0, 0.0, 1.0, 0.5), 1.0, (0.9, 0.9)) == (500, 0, 1000, 500)


def test_numbers_that_are_none_count_as_the_middle() -> None:
    assert crop_box(400, 300, 1.0, (math.nan, math.inf)) == (50, 0, 350, 300)


@pytest.mark.parametrize("degrees", [-45, -10, -0.5, 0.5, 3, 30, 45])
@pytest.mark.parametrize("size", [(3000, 2000), (2000, 3000), (4000, 500), (1000, 1000)])
def test_a_straightened_picture_has_no_empty_corners(size: tuple[int, int], degrees: float) -> None:
    width, height = size
    inner = straight_size(width, height, degrees)
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    for x, y in ((0.5, 0.5), (0.5, -0.5)):
        across, down = x * inner[0], y * inner[1]
        assert abs(across * cosine + down * sine) <= width / 2 + 1
        assert abs(-across * sine + down * cosine) <= height / 2 + 1
    assert straight_size(width, height, 0) == size
