"""Where to cut a picture: boxes of any ratio that keep the focal point, also in one that was straightened."""

from __future__ import annotations

import math

Box = tuple[int, int, int, int]
Fractions = tuple[float, float, float, float]
Point = tuple[float, float]


def crop_box(width: int, height: int, ratio: float | None, focal: Point = (0.5, 0.5)) -> Box:
    """The largest box (left, top, right, bottom; pixels) of `ratio` (width / height) around the focal point.

    `focal` is (x, y) as fractions from the upper left. The box lies in the picture, always holds the focal point,
    and has it in the middle as far as the edges allow. Without a ratio it is the whole picture.
    """
    if ratio is None:
        return 0, 0, width, height
    wide = max(1, min(width, round(height * ratio)))
    high = max(1, min(height, round(width / ratio)))
    left, top = _start(width, wide, focal[0]), _start(height, high, focal[1])
    return left, top, left + wide, top + high


def _start(whole: int, part: int, focal: float) -> int:
    middle = _within(focal) * whole
    return max(0, min(whole - part, round(middle - part / 2)))


def _within(fraction: float) -> float:
    return min(max(fraction, 0.0), 1.0) if math.isfinite(fraction) else 0.5


def frame_box(width: int, height: int, crop: Fractions | None, ratio: float | None, focal: Point) -> Box:
    """The box of `ratio` inside a hand-made crop (fractions of the picture; None is the whole picture).

    A focal point outside the hand-made crop counts as the nearest point inside it.
    """
    left, top, right, bottom = _crop_pixels(width, height, crop)
    wide, high = right - left, bottom - top
    inside = (_within(focal[0]) * width - left) / wide, (_within(focal[1]) * height - top) / high
    inner = crop_box(wide, high, ratio, (_within(inside[0]), _within(inside[1])))
    return left + inner[0], top + inner[1], left + inner[2], top + inner[3]


def _crop_pixels(width: int, height: int, crop: Fractions | None) -> Box:
    if crop is None:
        return 0, 0, width, height
    left, top, right, bottom = (_within(edge) for edge in crop)
    first, last = sorted((left, right)), sorted((top, bottom))
    x, y = min(round(first[0] * width), width - 1), min(round(last[0] * height), height - 1)
    return x, y, max(x + 1, round(first[1] * width)), max(y + 1, round(last[1] * height))


def straight_size(width: int, height: int, degrees: float) -> tuple[int, int]:
    """The largest upright picture (pixels) without empty corners in one of `width` x `height` turned by `degrees`."""
    if degrees == 0:
        return width, height
    sine, cosine = abs(math.sin(math.radians(degrees))), abs(math.cos(math.radians(degrees)))
    long, short = max(width, height), min(width, height)
    if short <= 2 * sine * cosine * long or abs(sine - cosine) < 1e-9:  # two corners touch the long side
        half = short / 2
        wide, high = (half / sine, half / cosine) if width >= height else (half / cosine, half / sine)
    else:
        spread = cosine * cosine - sine * sine
        wide, high = (width * cosine - height * sine) / spread, (height * cosine - width * sine) / spread
    return max(1, int(wide)), max(1, int(high))
