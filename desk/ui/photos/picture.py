"""The picture on a photo's card: as its lead is cut, or whole, to say where the focal point lies."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desk.ui.theme import Face, Theme, font

CUT, TALLEST, AWAITED = 9 / 16, 300, 96  # height by width of the cut; pixels
CORNER, RING, STEP = 7.0, 11.0, 0.02

ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class FocalPicture(QWidget):
    """Paints the photo over its whole width. While `pointing`, it shows all of it and where the focal point is.

    `pointed` brings the new focal point as fractions of width and height: by a click, or by the arrow keys.
    """

    pointed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._focal = (0.5, 0.5)
        self._pointing = False
        self._told = ""
        self.setObjectName("focalPicture")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._take_height()

    @property
    def focal(self) -> tuple[float, float]:
        return self._focal

    @property
    def empty(self) -> bool:
        """Whether there is no picture to be seen."""
        return self._image.isNull()

    def show_image(self, image: QImage, told: str = "") -> None:
        """Show that image, or say `told` in its room while there is none."""
        self._image, self._told = image, told
        self._take_height()
        self.update()

    def show_focal(self, focal: tuple[float, float]) -> None:
        self._focal = focal
        self.update()

    def set_pointing(self, pointing: bool) -> None:
        """Whether the focal point can be set now."""
        self._pointing = pointing and not self._image.isNull()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._pointing else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor if self._pointing else Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Click what every crop must keep; the arrow keys move it" if self._pointing else "")
        self.setAccessibleName("Focal point of the picture" if self._pointing else "Picture")
        self._take_height()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._pointing and event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            room, at = self._room(), event.position()
            self._point((at.x() - room.x()) / room.width(), (at.y() - room.y()) / room.height())
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = ARROWS.get(Qt.Key(event.key()))
        if self._pointing and step is not None:
            self._point(self._focal[0] + step[0] * STEP, self._focal[1] + step[1] * STEP)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, CORNER), CORNER, CORNER)
        painter.setClipPath(path)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.hover))
        if self._image.isNull():
            painter.setFont(font(Face(False, 12)))
            painter.setPen(QColor(tokens.ink))
            room = self.rect().adjusted(8, 0, -8, -36 if self.findChildren(QWidget) else 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._told)
        elif self._pointing:
            painter.drawImage(self._room(), self._image)
            self._paint_point(painter)
        else:
            painter.drawImage(QRectF(self.rect()), self._image, self._cut())

    def _take_height(self) -> None:
        """As tall as the picture is at this width."""
        height = AWAITED
        if not self._image.isNull() and self._pointing:
            height = min(max(self.width() * self._image.height() // self._image.width(), 60), TALLEST)
        elif not self._image.isNull():
            height = int(self.width() * CUT)
        if height != self.height():
            self.setFixedHeight(height)

    def _paint_point(self, painter: QPainter) -> None:
        """A ring that is seen on light and dark alike."""
        room = self._room()
        at = QPointF(room.x() + self._focal[0] * room.width(), room.y() + self._focal[1] * room.height())
        tokens = self._theme.tokens
        for colour, width in (("#000000", 4.5), (tokens.accent if self.hasFocus() else "#ffffff", 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, RING, RING)
            painter.drawPoint(at)

    def _point(self, across: float, down: float) -> None:
        self._focal = (round(min(max(across, 0.0), 1.0), 3), round(min(max(down, 0.0), 1.0), 3))
        self.update()
        self.pointed.emit(self._focal)

    def _room(self) -> QRectF:
        """Where the whole image stands, in its own shape."""
        wide, tall = self._image.width(), self._image.height()
        scale = min(self.width() / wide, self.height() / tall)
        size = (wide * scale, tall * scale)
        return QRectF((self.width() - size[0]) / 2, (self.height() - size[1]) / 2, *size)

    def _cut(self) -> QRectF:
        """The part of the image that fills the room, from its middle."""
        wide, tall = self._image.width(), self._image.height()
        shape = self.width() / max(self.height(), 1)
        width, height = (wide, wide / shape) if wide / tall < shape else (tall * shape, tall)
        return QRectF((wide - width) / 2, (tall - height) / 2, width, height)
