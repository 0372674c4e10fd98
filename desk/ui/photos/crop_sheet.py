"""The crop sheet: a photo's recipe worked out by eye; nothing is changed until Done, and then in one step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desk.story import framing
from desk.story.framing import Look
from desk.story.photo import Frame, Photo
from desk.ui.bench import Bench
from desk.ui.dialogs.sheet import Sheet
from desk.ui.icons import icon
from desk.ui.kit import button, label
from desk.ui.photos.crop_canvas import NAMES, CropCanvas
from desk.ui.photos.plate import fitted, of_image, paint_plate
from desk.ui.theme import Face, Theme, font

LINE = "A crop is a recipe: the original stays as it is, and every page is cut anew."
KEYS = "Arrows: the point · Alt+arrows: the frame · 1 to 4: which frame · + and -: its size · R: turn · [ and ]: level"
WHERE = {
    Frame.FREE: "As it stands on the page and in every other format; the other frames are cut from it",
    Frame.LEAD: "For search engines; cut by hand, the lead stands on its page in this shape",
    Frame.SQUARE: "For search engines, which ask for a square as well",
    Frame.SOCIAL: "For the cards that social sites draw",
}
SHARP = (1_600, 1_200)  # pixels of the picture asked for
TALLEST, LOWEST = 470, 334  # pixels of the canvas
STEEPEST = 150  # tenths of a degree on the slider
PREVIEW = QSize(74, 56)


class FrameButton(QAbstractButton):
    """One frame to choose: what is seen in it now, its name, and whether it was cut by hand."""

    def __init__(self, theme: Theme, frame: Frame) -> None:
        super().__init__()
        self._theme = theme
        self.frame = frame
        self._photo = Photo("")
        self._image = QImage()
        self.setObjectName(f"frame_{frame.value}")
        self.setToolTip(WHERE[frame])
        self.setAccessibleDescription(WHERE[frame])
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_photo(self, photo: Photo, image: QImage) -> None:
        self._photo, self._image = photo, image
        self.setAccessibleName(f"{NAMES[self.frame]}, {self._how()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(232, PREVIEW.height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = self.isChecked()
        edge = tokens.accent if self.hasFocus() or chosen else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.paper))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if not self._image.isNull():
            left, top, right, bottom = box = framing.seen(self._photo, self.frame)
            wide, high = framing.plate(self._photo)
            room = QRectF(QPointF(8, (self.height() - PREVIEW.height()) / 2), PREVIEW.toSizeF())
            shape = fitted(room, (right - left) * wide, (bottom - top) * high)
            paint_plate(painter, shape, self._image, self._photo, box)
        at = 8 + PREVIEW.width() + 12
        painter.setFont(font(Face(False, 13, 600)))
        painter.setPen(QColor(tokens.ink))
        middle = self.height() // 2
        painter.drawText(QPointF(at, middle - 4), NAMES[self.frame])
        painter.setFont(font(Face(False, 12)))
        painter.setPen(QColor(tokens.ink if chosen else tokens.muted))
        painter.drawText(QPointF(at, middle + 13), self._how())

    def _how(self) -> str:
        if framing.crop_of(self._photo, self.frame) is not None:
            return "cut by hand"
        return "the whole picture" if self.frame is Frame.FREE else "follows the point"


class CropSheet(Sheet):
    """`answered` brings the photo with its new recipe."""

    def __init__(self, over: QWidget | None, bench: Bench, photo: Photo) -> None:
        super().__init__(over, "cropSheet", "Crop the photo", LINE, width=1_000)
        self._bench = bench
        self._theme = bench.theme
        self._first = self._photo = photo
        self._small = QImage()
        self.canvas = CropCanvas(bench.theme, photo)
        self.frames = {frame: FrameButton(bench.theme, frame) for frame in Frame}
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self._degrees = label("", name="degrees")
        self._left = button("", "turnLeft", lambda: self._put(framing.turned(self._photo, -1)))
        self._right = button("", "turnRight", lambda: self._put(framing.turned(self._photo, 1)))
        self._by_point = button("Follow the point", "followPoint", self._on_follow, "small")
        self._reset = button("Reset all", "resetCrop", lambda: self._put(framing.bare(self._photo)), "small")
        self._fill()
        self._connect()
        self._show()
        self.canvas.setFocus()
        bench.pictures.want(self, Look(photo.digest), SHARP, self._on_picture)

    @property
    def photo(self) -> Photo:
        """The photo with the recipe as it now is."""
        return self._photo

    def _fill(self) -> None:
        over = self.parentWidget()
        tall = min(max((over.height() if over is not None else 900) - 330, LOWEST), TALLEST)
        self.canvas.setFixedHeight(tall)
        side = QVBoxLayout()
        side.setSpacing(8)
        group = QButtonGroup(self)
        for made in self.frames.values():
            group.addButton(made)
            side.addWidget(made)
        side.addStretch(1)
        verbs = QHBoxLayout()
        verbs.addWidget(self._by_point)
        verbs.addWidget(self._reset)
        verbs.addStretch(1)
        side.addLayout(verbs)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.canvas, 1)
        both.addLayout(side)
        self.column.addLayout(both)
        self.column.addLayout(self._made_levels())
        self.column.addWidget(label(KEYS, "small", wrap=True, name="cropKeys"))
        self.primary("Done", self._on_done, no="Cancel")

    def _made_levels(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        ink = self._theme.tokens.ink
        for made, name, told in (
            (self._left, "rotate-ccw", "Turn left by 90°"),
            (self._right, "rotate-cw", "Turn right by 90°"),
        ):
            made.setIcon(icon(name, ink))
            made.setFixedWidth(40)
            made.setAccessibleName(told)
            made.setToolTip(told)
            made.setAutoDefault(False)
            row.addWidget(made)
        level = label("Straighten")
        level.setBuddy(self.slider)
        self.slider.setObjectName("straighten")
        self.slider.setRange(-STEEPEST, STEEPEST)
        self.slider.setSingleStep(1)
        self.slider.setPageStep(10)
        self._degrees.setMinimumWidth(48)
        self._degrees.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(level)
        row.addWidget(self.slider, 1)
        row.addWidget(self._degrees)
        for made in (self._by_point, self._reset):
            made.setAutoDefault(False)
        return row

    def _connect(self) -> None:
        self.canvas.recut.connect(self._put)
        self.canvas.frame_chosen.connect(lambda _frame: self._show())
        self.slider.valueChanged.connect(lambda tenths: self._put(framing.straightened(self._photo, tenths / 10)))
        for frame, made in self.frames.items():
            made.clicked.connect(lambda _on=False, frame=frame: self.canvas.show_frame(frame))

    def _put(self, photo: Photo) -> None:
        self._photo = photo
        self._show()

    def _show(self) -> None:
        photo = self._photo
        self.canvas.show_photo(photo)
        for frame, made in self.frames.items():
            made.show_photo(of_image(photo, self._small), self._small)
            made.setChecked(frame is self.canvas.frame)
        angle = framing.angle(photo)
        self.slider.blockSignals(True)
        self.slider.setValue(round(angle * 10))
        self.slider.blockSignals(False)
        self.slider.setAccessibleName(f"Straighten, {angle:.1f} degrees")
        self._degrees.setText(f"{angle:+.1f}°" if angle else "0.0°")
        self._by_point.setEnabled(framing.crop_of(photo, self.canvas.frame) is not None)
        self._reset.setEnabled(photo != framing.bare(photo))

    def _on_picture(self, image: QImage, why: str) -> None:
        self._small = image.scaledToWidth(320, Qt.TransformationMode.SmoothTransformation) if not why else image
        self._photo = of_image(self._photo, image)
        self.canvas.show_image(image, "The picture cannot be shown.")
        self._show()
        self.refuse(why)

    def _on_follow(self) -> None:
        self._put(framing.with_crop(self._photo, self.canvas.frame, None))

    def _on_done(self) -> None:
        if framing.with_recipe(self._first, self._photo) == self._first:
            self.reject()
        else:
            self.answer(self._photo)
