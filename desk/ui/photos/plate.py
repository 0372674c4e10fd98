"""The plate: a picture turned and straightened as its recipe says, any part of it painted into any room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desk.story import framing
from desk.story.cropping import Fractions
from desk.story.photo import Photo


def of_image(photo: Photo, image: QImage) -> Photo:
    """The photo with the shape of its picture, in case nobody wrote it down."""
    if image.isNull() or (photo.width and photo.height):
        return photo
    return replace(photo, width=image.width(), height=image.height())


def paint_plate(painter: QPainter, room: QRectF, image: QImage, photo: Photo, box: Fractions) -> None:
    """Paint that part of the plate (fractions of it) over the room; `image` is the original, upright, any size."""
    wide, high = framing.plate(photo)
    left, top, right, bottom = box
    across, down = room.width() / ((right - left) * wide), room.height() / ((bottom - top) * high)
    shown = photo.width / image.width()
    painter.save()
    painter.setClipRect(room)
    painter.translate(room.left(), room.top())
    painter.scale(across, down)
    painter.translate((0.5 - left) * wide, (0.5 - top) * high)
    painter.rotate(framing.turn(photo) * 90 + framing.angle(photo))
    painter.scale(shown, photo.height / image.height())
    painter.drawImage(QRectF(-image.width() / 2, -image.height() / 2, image.width(), image.height()), image)
    painter.restore()


def fitted(room: QRectF, wide: float, high: float) -> QRectF:
    """The largest room of that shape in the middle of a room."""
    scale = min(room.width() / max(wide, 1.0), room.height() / max(high, 1.0))
    size = wide * scale, high * scale
    return QRectF(room.center().x() - size[0] / 2, room.center().y() - size[1] / 2, *size)
