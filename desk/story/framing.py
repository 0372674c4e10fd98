"""Framing: what of a photo is seen in each frame, and every change of its recipe, the focal point inside every crop."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from desk.story.cropping import Fractions, Point, frame_box, straight_size
from desk.story.photo import Crop, Frame, Photo, PhotoRole
from desk.story.record import sha256

RATIOS: dict[Frame, float | None] = {Frame.FREE: None, Frame.LEAD: 16 / 9, Frame.SQUARE: 1.0, Frame.SOCIAL: 1.91}
STEEPEST = 45.0  # degrees
SMALLEST = 0.05  # of the picture, across and down
ALL = 0.999  # of the picture: a free crop that is larger is none
WHOLE: Fractions = (0.0, 0.0, 1.0, 1.0)
MIDDLE: Point = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Look:
    """An original as it is to be seen: turned, straightened, then cut to `crop` (None: all of it)."""

    digest: str
    turn: int = 0
    straighten: float = 0.0
    crop: Fractions | None = None

    @property
    def plain(self) -> bool:
        """Whether nothing is done to it."""
        return not self.turn and not self.straighten and self.crop is None

    @property
    def name(self) -> str:
        """A name of digits and letters; the digest where nothing is done to the original."""
        return self.digest if self.plain else f"{self.digest}-{_mark(self.turn, self.straighten, self.crop)}"


def turn(photo: Photo) -> int:
    """Its quarter turns clockwise, 0 to 3."""
    return photo.turn % 4


def angle(photo: Photo) -> float:
    """The degrees clockwise by which it is straightened, at most STEEPEST either way."""
    return min(max(photo.straighten, -STEEPEST), STEEPEST) if math.isfinite(photo.straighten) else 0.0


def plate(photo: Photo) -> tuple[int, int]:
    """Width and height (pixels) of the picture when it is turned and straightened, before any crop."""
    size = (photo.height, photo.width) if turn(photo) % 2 else (photo.width, photo.height)
    return straight_size(max(size[0], 1), max(size[1], 1), angle(photo))


def focal(photo: Photo) -> Point:
    """Its focal point, both parts from 0 to 1."""
    return _fraction(photo.focal[0]), _fraction(photo.focal[1])


def crop_of(photo: Photo, frame: Frame) -> Fractions | None:
    """The crop that was made by hand for that frame, with the focal point inside; None when there is none."""
    made = next((one.box for one in photo.crops if one.key is frame), None)
    return _holding(_ordered(made), focal(photo)) if made is not None else None


def base_of(photo: Photo, frame: Frame) -> Fractions | None:
    """What the frame is cut from: its own crop, else the free one; None is the whole picture."""
    return crop_of(photo, frame) or crop_of(photo, Frame.FREE)


def seen(photo: Photo, frame: Frame) -> Fractions:
    """What of the turned and straightened picture is seen in the frame; the focal point lies inside."""
    wide, high = plate(photo)
    left, top, right, bottom = frame_box(wide, high, base_of(photo, frame), RATIOS[frame], focal(photo))
    return left / wide, top / high, right / wide, bottom / high


def standing(photo: Photo) -> Frame:
    """The frame in which the photo stands on its page: free, and a lead that was cut by hand in the lead's."""
    by_hand = photo.role is PhotoRole.LEAD and crop_of(photo, Frame.LEAD) is not None
    return Frame.LEAD if by_hand else Frame.FREE


def look(photo: Photo, frame: Frame | None = None) -> Look:
    """How the photo is seen in that frame, or as it stands on its page."""
    frame = frame or standing(photo)
    box = seen(photo, frame) if base_of(photo, frame) is not None or frame is not Frame.FREE else None
    return Look(photo.digest, turn(photo), angle(photo), box)


def size(photo: Photo, frame: Frame | None = None) -> tuple[int, int]:
    """Width and height (pixels of the original) of what is seen in that frame, or of the photo on its page.

    0 where the photo's are not known.
    """
    if not photo.width or not photo.height:
        return 0, 0
    (wide, high), (left, top, right, bottom) = plate(photo), seen(photo, frame or standing(photo))
    return max(1, round((right - left) * wide)), max(1, round((bottom - top) * high))


def focal_in(photo: Photo, frame: Frame | None = None) -> Point:
    """Where the focal point lies in what is seen in that frame, or on its page, as fractions of that."""
    (x, y), (left, top, right, bottom) = focal(photo), seen(photo, frame or standing(photo))
    return _fraction((x - left) / (right - left)), _fraction((y - top) / (bottom - top))


def with_focal(photo: Photo, point: Point) -> Photo:
    """The photo with its focal point there; crops made by hand move so far that it lies inside."""
    at = (round(_fraction(point[0]), 4), round(_fraction(point[1]), 4))
    return replace(photo, focal=at, crops=tuple(Crop(one.key, _holding(_ordered(one.box), at)) for one in photo.crops))


def with_focal_in(photo: Photo, point: Point, frame: Frame = Frame.FREE) -> Photo:
    """The photo with its focal point at those fractions of what is seen in the frame."""
    left, top, right, bottom = seen(photo, frame)
    return with_focal(photo, (left + point[0] * (right - left), top + point[1] * (bottom - top)))


def with_crop(photo: Photo, frame: Frame, box: Fractions | None) -> Photo:
    """The photo with a crop made by hand for that frame; None lets the frame follow the focal point again.

    A box of a frame that has a ratio takes that ratio, as large as fits into it. It is moved to the focal point.
    """
    others = tuple(one for one in photo.crops if one.key is not frame)
    if box is None:
        return replace(photo, crops=others)
    fitted = _holding(_shaped(_ordered(box), frame, plate(photo)), focal(photo))
    if frame is Frame.FREE and fitted[2] - fitted[0] > ALL and fitted[3] - fitted[1] > ALL:
        return replace(photo, crops=others)
    return replace(photo, crops=(*others, Crop(frame, _rounded(fitted))))


def turned(photo: Photo, quarters: int) -> Photo:
    """The photo turned by so many quarters clockwise, focal point and crops with it."""
    for _quarter in range(quarters % 4):
        x, y = focal(photo)
        crops = tuple(
            Crop(one.key, (1 - box[3], box[0], 1 - box[1], box[2])) for one in photo.crops if (box := _ordered(one.box))
        )
        photo = replace(photo, turn=(turn(photo) + 1) % 4, focal=(round(1 - y, 4), x), crops=crops)
    return _refitted(photo)


def straightened(photo: Photo, degrees: float) -> Photo:
    """The photo straightened to so many degrees clockwise; focal point and crops stay on what they were on."""
    before = plate(photo)
    after = replace(photo, straighten=round(degrees, 2))
    after = replace(after, straighten=angle(after))
    by, size_now = math.radians(angle(after) - angle(photo)), plate(after)

    def carried(point: Point) -> Point:
        x, y = (point[0] - 0.5) * before[0], (point[1] - 0.5) * before[1]
        across, down = x * math.cos(by) - y * math.sin(by), x * math.sin(by) + y * math.cos(by)
        return across / size_now[0] + 0.5, down / size_now[1] + 0.5

    def moved(box: Fractions) -> Fractions:
        wide, high = (box[2] - box[0]) * before[0] / size_now[0], (box[3] - box[1]) * before[1] / size_now[1]
        x, y = carried(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
        return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2

    crops = tuple(Crop(one.key, _within(moved(_ordered(one.box)))) for one in photo.crops)
    return _refitted(with_focal(replace(after, crops=crops), carried(focal(photo))))


def bare(photo: Photo) -> Photo:
    """The photo without a recipe: not turned, not cut, its focal point in the middle."""
    return replace(photo, turn=0, straighten=0.0, crops=(), focal=MIDDLE)


def with_recipe(photo: Photo, like: Photo) -> Photo:
    """The photo cut as the other one is."""
    return replace(photo, turn=like.turn, straighten=like.straighten, crops=like.crops, focal=like.focal)


def mark(photo: Photo) -> str:
    """Eight hex digits that tell this recipe from others; '' while the photo is neither turned nor cut by hand."""
    recipe = turn(photo), angle(photo), photo.crops
    return _mark(*recipe, focal(photo)) if any(recipe) else ""


def told(photo: Photo) -> str:
    """The recipe in words: `turned 90°, straightened 1.5°, cut to 60 × 80 %, lead by hand`; '' without one."""
    parts = []
    if turn(photo):
        parts.append(f"turned {turn(photo) * 90}°")
    if angle(photo):
        parts.append(f"straightened {angle(photo):g}°")
    for one in sorted(photo.crops, key=lambda one: list(Frame).index(one.key)):
        left, top, right, bottom = seen(photo, one.key)
        share = f"{(right - left) * 100:.0f} × {(bottom - top) * 100:.0f} % at {left * 100:.0f}, {top * 100:.0f}"
        parts.append(f"cut to {share}" if one.key is Frame.FREE else f"{one.key} by hand, {share}")
    return ", ".join(parts)


def _mark(*parts: object) -> str:
    return sha256(repr(parts).encode())[:8]


def _refitted(photo: Photo) -> Photo:
    """The crops in the ratios of their frames again, about as large as they were and where they were."""
    size_now = plate(photo)
    crops = tuple(Crop(one.key, _rounded(_reshaped(one, size_now))) for one in photo.crops)
    return with_focal(replace(photo, crops=crops), focal(photo))


def _reshaped(crop: Crop, size_now: tuple[int, int]) -> Fractions:
    left, top, right, bottom = crop.box
    ratio = RATIOS[crop.key]
    if ratio is None:
        return crop.box
    wide, high = (right - left) * size_now[0], (bottom - top) * size_now[1]
    across = min(math.sqrt(wide * high * ratio), size_now[0], size_now[1] * ratio)
    half = across / size_now[0] / 2, across / ratio / size_now[1] / 2
    x, y = (left + right) / 2, (top + bottom) / 2
    return _within((x - half[0], y - half[1], x + half[0], y + half[1]))


def _shaped(box: Fractions, frame: Frame, size_now: tuple[int, int]) -> Fractions:
    """The largest box of the frame's ratio in the middle of that one, no smaller than SMALLEST."""
    left, top, right, bottom = _no_smaller(box)
    ratio = RATIOS[frame]
    if ratio is None:
        return left, top, right, bottom
    wide, high = (right - left) * size_now[0], (bottom - top) * size_now[1]
    across, down = min(wide, high * ratio) / size_now[0] / 2, min(high, wide / ratio) / size_now[1] / 2
    x, y = (left + right) / 2, (top + bottom) / 2
    return _within((x - across, y - down, x + across, y + down))


def _no_smaller(box: Fractions) -> Fractions:
    left, top, right, bottom = box
    left, top = min(left, 1 - SMALLEST), min(top, 1 - SMALLEST)
    return left, top, max(right, left + SMALLEST), max(bottom, top + SMALLEST)


def _ordered(box: Fractions) -> Fractions:
    """The box with its corners in order and inside the picture, whatever was stored."""
    left, right = sorted((_fraction(box[0]), _fraction(box[2])))
    top, bottom = sorted((_fraction(box[1]), _fraction(box[3])))
    return (
        (left, top, right, bottom)
        if right - left > 1e-6 and bottom - top > 1e-6
        else _no_smaller((left, top, right, bottom))
    )


def _within(box: Fractions) -> Fractions:
    """The box moved, and where it is too large made smaller, so that it lies in the picture."""
    wide, high = min(box[2] - box[0], 1.0), min(box[3] - box[1], 1.0)
    left, top = min(max(box[0], 0.0), 1.0 - wide), min(max(box[1], 0.0), 1.0 - high)
    return left, top, left + wide, top + high


def _holding(box: Fractions, point: Point) -> Fractions:
    """The box moved as little as brings the point into it."""
    left, top, right, bottom = box
    across = min(point[0] - left, 0.0) + max(point[0] - right, 0.0)
    down = min(point[1] - top, 0.0) + max(point[1] - bottom, 0.0)
    return left + across, top + down, right + across, bottom + down


def _rounded(box: Fractions) -> Fractions:
    left, top, right, bottom = (round(_fraction(edge), 5) for edge in box)
    return left, top, right, bottom


def _fraction(value: float) -> float:
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.5
