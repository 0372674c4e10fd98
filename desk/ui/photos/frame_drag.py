"""Dragging a frame: its corners and sides, and the box that comes of pulling one or moving all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt

from desk.story.cropping import Fractions, Point

REACH = 11.0  # pixels round a corner or a side in which it can be taken
_CORNERS = (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)


@dataclass(frozen=True, slots=True)
class Grip:
    """A corner or a side: -1 is left or top, 1 right or bottom, 0 neither."""

    across: int
    down: int

    @property
    def cursor(self) -> Qt.CursorShape:
        if self.across and self.down:
            return _CORNERS[self.across != self.down]
        return Qt.CursorShape.SizeHorCursor if self.across else Qt.CursorShape.SizeVerCursor


def grips(box: QRectF, *, sides: bool) -> dict[Grip, QPointF]:
    """Where the corners of a box can be taken, and with `sides` those too."""
    found = {}
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            if (across and down) or (sides and (across or down)):
                half = QPointF(across * box.width() / 2, down * box.height() / 2)
                found[Grip(across, down)] = box.center() + half
    return found


def grip_at(box: QRectF, at: QPointF, *, sides: bool) -> Grip | None:
    """What of the box can be taken there, the corners first."""
    order = sorted(grips(box, sides=sides).items(), key=lambda one: not (one[0].across and one[0].down))
    for grip, place in order:
        between = at - place
        if max(abs(between.x()), abs(between.y())) <= REACH:
            return grip
    return None


def moved(box: Fractions, by: Point, focal: Point) -> Fractions:
    """The box moved, as far as it stays in the picture and holds the focal point."""
    left, right = _shifted(box[0], box[2], by[0], focal[0])
    top, bottom = _shifted(box[1], box[3], by[1], focal[1])
    return left, top, right, bottom


def _shifted(start: float, end: float, by: float, focal: float) -> tuple[float, float]:
    long = min(end - start, 1.0)
    least, most = max(focal - long, 0.0), min(focal, 1.0 - long)
    place = min(max(start + by, least), max(most, least))
    return place, place + long


def pulled(box: Fractions, grip: Grip, at: Point, ratio: float | None, focal: Point) -> Fractions:
    """The box with that corner or side pulled there, not past the focal point; the corner opposite stays.

    With a ratio (of fractions) the box keeps it and is large enough to reach there, as far as the picture does.
    """
    left, right = _ends(box[0], box[2], grip.across, at[0], focal[0])
    top, bottom = _ends(box[1], box[3], grip.down, at[1], focal[1])
    if ratio is None:
        return left, top, right, bottom
    room = (right if grip.across < 0 else 1 - left), (bottom if grip.down < 0 else 1 - top)
    wide = min(max(right - left, (bottom - top) * ratio), room[0], room[1] * ratio)
    high = wide / ratio
    across = (right - wide, right) if grip.across < 0 else (left, left + wide)
    down = (bottom - high, bottom) if grip.down < 0 else (top, top + high)
    return across[0], down[0], across[1], down[1]


def _ends(start: float, end: float, which: int, at: float, focal: float) -> tuple[float, float]:
    if which < 0:
        return min(at, focal, end), end
    return (start, max(at, focal, start)) if which > 0 else (start, end)
