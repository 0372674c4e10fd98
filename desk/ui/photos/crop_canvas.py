"""The crop canvas: the picture with its focal point and the frames of every role, moved with the mouse or by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk.story import framing
from desk.story.cropping import Fractions, Point
from desk.story.photo import Frame, Photo
from desk.ui.photos.frame_drag import Grip, grip_at, grips, moved, pulled
from desk.ui.photos.picture import ARROWS
from desk.ui.photos.plate import fitted, of_image, paint_plate
from desk.ui.theme import Face, Theme, font

NAMES: dict[Frame, str] = {
    Frame.FREE: "Free", Frame.LEAD: "Lead 16:9", Frame.SQUARE: "Square", Frame.SOCIAL: "Social 1.91:1",
}  # fmt: skip
AIR, RING, HANDLE = 14.0, 11.0, 5.0  # pixels
STEP, LEAP, NUDGE, LEVEL = 0.01, 0.05, 1.05, 0.1  # of the picture; times; degrees
DIM = QColor(0, 0, 0, 140)
CHOICES = {Qt.Key(Qt.Key.Key_1 + number): frame for number, frame in enumerate(Frame)}


@dataclass(frozen=True, slots=True)
class Hold:
    """What the mouse holds: where it took it (fractions of the plate), what of the frame, the frame as it was then."""

    at: Point
    grip: Grip | None
    box: Fractions
    focal: bool = False


class CropCanvas(QWidget):
    """Shows a photo's recipe. `recut` brings the photo with another one, `frame_chosen` the frame now worked on."""

    recut = Signal(object)
    frame_chosen = Signal(object)

    def __init__(self, theme: Theme, photo: Photo) -> None:
        super().__init__()
        self._theme = theme
        self._photo = photo
        self._image = QImage()
        self._told = "The picture comes…"
        self._frame = Frame.FREE
        self._hold: Hold | None = None
        self.setObjectName("cropCanvas")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell()

    @property
    def frame(self) -> Frame:
        return self._frame

    def show_image(self, image: QImage, told: str = "") -> None:
        """Show the whole original, or say `told` while there is none."""
        self._image, self._told = image, told
        self._photo = of_image(self._photo, image)
        self._tell()

    def show_photo(self, photo: Photo) -> None:
        """Show another recipe."""
        self._photo = of_image(photo, self._image)
        self._tell()

    def show_frame(self, frame: Frame) -> None:
        """Work on that frame."""
        if frame is not self._frame:
            self._frame = frame
            self.frame_chosen.emit(frame)
        self._tell()

    def room(self) -> QRectF:
        """Where the plate is painted, in pixels of the widget."""
        return fitted(QRectF(self.rect()).adjusted(AIR, AIR, -AIR, -AIR), *framing.plate(self._photo))

    def box_in(self, frame: Frame) -> QRectF:
        """Where that frame is painted."""
        room, (left, top, right, bottom) = self.room(), framing.seen(self._photo, frame)
        return QRectF(
            room.x() + left * room.width(),
            room.y() + top * room.height(),
            (right - left) * room.width(),
            (bottom - top) * room.height(),
        )

    def ring(self) -> QPointF:
        """Where the focal point is painted."""
        room, (x, y) = self.room(), framing.focal(self._photo)
        return QPointF(room.x() + x * room.width(), room.y() + y * room.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        arrow = ARROWS.get(key)
        if self._image.isNull():
            super().keyPressEvent(event)
        elif arrow is not None and held & Qt.KeyboardModifier.AltModifier:
            box = framing.seen(self._photo, self._frame)
            self._cut(moved(box, (arrow[0] * STEP, arrow[1] * STEP), framing.focal(self._photo)))
        elif arrow is not None:
            by = LEAP if held & Qt.KeyboardModifier.ShiftModifier else STEP
            x, y = framing.focal(self._photo)
            self._put(framing.with_focal(self._photo, (x + arrow[0] * by, y + arrow[1] * by)))
        elif key in CHOICES:
            self.show_frame(CHOICES[key])
        elif (step := _STEPS.get(event.text())) is not None or (step := _KEYS.get(key)) is not None:
            self._put(step(self._photo, self._frame))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._image.isNull():
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        at = event.position()
        on_ring = _near(at, self.ring(), RING + 3)
        grip = None if on_ring else grip_at(self.box_in(self._frame), at, sides=self._frame is Frame.FREE)
        self._hold = Hold(self._fractions(at), grip, framing.seen(self._photo, self._frame), focal=on_ring)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._fractions(event.position())
        hold = self._hold
        if hold is None:
            self._point_at(event.position())
        elif hold.focal:
            self._put(framing.with_focal(self._photo, at))
        elif hold.grip is not None:
            ratio = self._ratio()
            self._cut(pulled(hold.box, hold.grip, at, ratio, framing.focal(self._photo)))
        elif self._holds_frame(hold):
            by = at[0] - hold.at[0], at[1] - hold.at[1]
            self._cut(moved(hold.box, by, framing.focal(self._photo)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        hold, self._hold = self._hold, None
        at = self._fractions(event.position())
        if hold is not None and hold.grip is None and not hold.focal and at == hold.at:
            self._put(framing.with_focal(self._photo, at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        tokens = self._theme.tokens
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self._image.isNull():
            painter.setPen(QColor(tokens.ink))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._told)
            return
        paint_plate(painter, self.room(), self._image, self._photo, framing.WHOLE)
        self._paint_frames(painter)
        self._paint_ring(painter)

    def _paint_frames(self, painter: QPainter) -> None:
        """The frame worked on in full light with its handles, the others as thin lines with their names."""
        box = self.box_in(self._frame)
        around = QPainterPath()
        around.addRect(self.room())
        around.addRect(box)
        painter.fillPath(around, DIM)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        others = [frame for frame in Frame if frame not in (self._frame, Frame.FREE)]
        for frame in others:
            for colour, style in (("#000000", Qt.PenStyle.SolidLine), ("#ffffff", Qt.PenStyle.DashLine)):
                painter.setPen(QPen(QColor(colour), 1.2, style))
                painter.drawRect(self.box_in(frame))
        for frame in others:
            self._paint_name(painter, frame)
        self._paint_name(painter, self._frame)
        self._paint_chosen(painter, box)

    def _paint_chosen(self, painter: QPainter, box: QRectF) -> None:
        """Its edge, its thirds to level by, its handles."""
        painter.setPen(QPen(QColor(255, 255, 255, 90), 1))
        for third in (1 / 3, 2 / 3):
            x, y = box.x() + third * box.width(), box.y() + third * box.height()
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        for colour, width in (("#000000", 4.0), ("#ffffff", 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(box)
        painter.setPen(QPen(QColor("#000000"), 1.2))
        painter.setBrush(QColor("#ffffff"))
        for at in grips(box, sides=self._frame is Frame.FREE).values():
            painter.drawRect(QRectF(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_name(self, painter: QPainter, frame: Frame) -> None:
        """Its name in a corner of its own, so that names of frames with a common edge do not meet."""
        painter.setFont(font(Face(False, 11, 600)))
        width, height = painter.fontMetrics().horizontalAdvance(NAMES[frame]) + 12, 18
        box = self.box_in(frame)
        right, bottom = frame in (Frame.SQUARE, Frame.SOCIAL), frame in (Frame.LEAD, Frame.SOCIAL)
        left = box.right() - width - 8 if right else box.left() + 8
        top = box.bottom() - height - 8 if bottom else box.top() + 8
        room = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190 if frame is self._frame else 120))
        painter.drawRoundedRect(room, 5, 5)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), NAMES[frame])
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        at = self.ring()
        for colour, width in (("#000000", 4.5), ("#ffffff", 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(at, RING, RING)
            painter.drawPoint(at)

    def _point_at(self, at: QPointF) -> None:
        """The cursor that says what a press would take."""
        grip = grip_at(self.box_in(self._frame), at, sides=self._frame is Frame.FREE)
        if self._image.isNull() or not self.room().contains(at):
            self.setCursor(Qt.CursorShape.ArrowCursor)
        elif _near(at, self.ring(), RING + 3):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        elif grip is not None:
            self.setCursor(grip.cursor)
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def _holds_frame(self, hold: Hold) -> bool:
        """Whether the mouse took the frame: it is not all of the picture, and it was pressed inside."""
        left, top, right, bottom = hold.box
        inside = left <= hold.at[0] <= right and top <= hold.at[1] <= bottom
        return inside and (right - left < 1 or bottom - top < 1)

    def _ratio(self) -> float | None:
        """Width by height of the frame worked on, in fractions of the plate."""
        wide, high = framing.plate(self._photo)
        ratio = framing.RATIOS[self._frame]
        return ratio * high / wide if ratio is not None else None

    def _fractions(self, at: QPointF) -> Point:
        room = self.room()
        x, y = (at.x() - room.x()) / room.width(), (at.y() - room.y()) / room.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _cut(self, box: Fractions) -> None:
        self._put(framing.with_crop(self._photo, self._frame, box))

    def _put(self, photo: Photo) -> None:
        if photo != self._photo:
            self._photo = photo
            self._tell()
            self.recut.emit(photo)

    def _tell(self) -> None:
        x, y = framing.focal(self._photo)
        by_hand = framing.crop_of(self._photo, self._frame) is not None
        how = "cut by hand" if by_hand else "follows the focal point"
        self.setAccessibleName(
            f"Picture. Focal point {x:.0%} from the left, {y:.0%} from the top. {NAMES[self._frame]}: {how}"
        )
        self.update()


def _near(one: QPointF, other: QPointF, distance: float) -> bool:
    between = one - other
    return between.x() ** 2 + between.y() ** 2 <= distance**2


def _grown(times: float) -> Callable[[Photo, Frame], Photo]:
    def grow(photo: Photo, frame: Frame) -> Photo:
        left, top, right, bottom = framing.seen(photo, frame)
        x, y = (left + right) / 2, (top + bottom) / 2
        wide, high = (right - left) * times / 2, (bottom - top) * times / 2
        if times > 1 and max(wide, high) > 0.5:  # as large as it can be
            return photo
        return framing.with_crop(photo, frame, moved((x - wide, y - high, x + wide, y + high), (0, 0), (x, y)))

    return grow


# What keys do with the photo and the frame worked on: signs wherever a keyboard has them, then keys.
_STEPS: dict[str, Callable[[Photo, Frame], Photo]] = {
    "+": _grown(NUDGE),
    "-": _grown(1 / NUDGE),
    "r": lambda photo, _frame: framing.turned(photo, 1),
    "R": lambda photo, _frame: framing.turned(photo, -1),
    "[": lambda photo, _frame: framing.straightened(photo, photo.straighten - LEVEL),
    "]": lambda photo, _frame: framing.straightened(photo, photo.straighten + LEVEL),
    "0": lambda photo, _frame: framing.straightened(photo, 0.0),
}
_KEYS: dict[Qt.Key, Callable[[Photo, Frame], Photo]] = {
    Qt.Key.Key_Delete: lambda photo, frame: framing.with_crop(photo, frame, None),
    Qt.Key.Key_Backspace: lambda photo, frame: framing.with_crop(photo, frame, None),
}
