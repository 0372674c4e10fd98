"""The card of a photo: the picture, and under it caption, credit and alt, typed where they stand."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desk.story.framing import focal_in, size
from desk.story.photo import AWAITED, Photo, PhotoRole
from desk.ui import kit
from desk.ui.icons import icon
from desk.ui.story_page.fields import LineField, PageField
from desk.ui.theme import Face, Theme

TALLEST, WAITING = 330, 132  # pixels: of a picture, and of the room for one that is awaited
ICONS = {"crop": "crop", "up": "arrow-up", "down": "arrow-down", "remove": "trash-2"}
SMALL = Face(serif=False, size=13)
CORNER = 7.0


def picture_height(photo: Photo, width: int) -> int:
    """How tall the picture stands at that width, in pixels."""
    if not photo.digest:
        return WAITING
    wide, high = size(photo)
    return min(max(width * high // wide, 80), TALLEST) if wide else width * 9 // 16


class Picture(QWidget):
    """Paints the picture over its whole room, cut round its focal point; a click selects the card."""

    pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.image = QImage()
        self.focal = (0.5, 0.5)
        self.told = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, CORNER), CORNER, CORNER)
        painter.setClipPath(path)
        if self.image.isNull():
            painter.fillRect(self.rect(), QColor(self._theme.tokens.hover))
            painter.setPen(QColor(self._theme.tokens.muted))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.told)
        else:
            painter.drawImage(QRectF(self.rect()), self.image, self._cut())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()

    def _cut(self) -> QRectF:
        """The part of the image that fills the room, its focal point as near to the middle as can be."""
        wide, tall = self.image.width(), self.image.height()
        shape = self.width() / max(self.height(), 1)
        width, height = (wide, wide / shape) if wide / tall < shape else (tall * shape, tall)
        left = min(max(self.focal[0] * wide - width / 2, 0), wide - width)
        top = min(max(self.focal[1] * tall - height / 2, 0), tall - height)
        return QRectF(left, top, width, height)


class PhotoCard(QFrame):
    """One photo in the copy. Emits what was typed and what was asked; changes nothing itself."""

    edited = Signal(str, str, object)  # photo key, field, value
    comment_asked = Signal(str, str, int, int)  # photo key, field, and the stretch of its text that is selected
    asked = Signal(str, str)  # photo key; one of the acts of Bringing, or a role
    resized = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme, photo: Photo) -> None:
        super().__init__()
        self._theme = theme
        self._photo = photo
        self._writable, self._current = True, False
        self._measured = (-1, 0)  # a width and the height at it: asked on every key in the copy
        self.setObjectName(f"photo-{photo.key}")
        self.setProperty("look", "card")
        self.picture = Picture(theme)
        self.caption = PageField(f"caption-{photo.key}", "Caption", SMALL, "Caption: who, what, where, when", 1.45)
        self.credit = LineField(f"credit-{photo.key}", "Credit", "Credit", grows=True)
        self.alt = PageField(f"alt-{photo.key}", "Alt text", SMALL, "Alt text: what is seen, for who cannot see", 1.45)
        self.decorative = kit.button("Decorative", f"decorative-{photo.key}", None, "small")
        self.decorative.setCheckable(True)
        self.decorative.setToolTip("The picture says nothing that the words do not: it needs no alt text")
        self.choose = kit.button("Choose the picture…", f"choose-{photo.key}", lambda: self._ask("choose"), "small")
        self._lacks = QWidget()
        self._lack_row = kit.Flow()
        self._lack_row.setContentsMargins(12, 0, 12, 9)
        self._lacks.setLayout(self._lack_row)
        self._told: tuple[str, ...] = ()
        self._tools = QWidget()
        self._alt_row = QWidget()
        self._roles: dict[PhotoRole, QPushButton] = {}
        self._steps: list[QPushButton] = []
        self._lay_out()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self.put(photo)

    @property
    def photo(self) -> Photo:
        return self._photo

    def put(self, photo: Photo) -> None:
        """Show the photo as it now is; fields at work keep their cursor."""
        self._photo = photo
        self.setAccessibleName(f"Photo: {photo.caption or photo.file_name or 'no caption'}")
        self.caption.put(photo.caption)
        self.credit.put(photo.credit)
        self.alt.put(photo.alt)
        self.decorative.setChecked(photo.decorative)
        self.alt.setVisible(not photo.decorative)
        self.choose.setVisible(not photo.digest)
        self._steps[0].setVisible(bool(photo.digest))
        self.picture.focal = focal_in(photo)
        self.picture.told = "" if not photo.digest else "The picture comes…" if self.picture.image.isNull() else ""
        for role, made in self._roles.items():
            made.setChecked(role is photo.role)
        self._tell_lacks()
        self._show_parts()

    def show_image(self, image: QImage) -> None:
        self.picture.image = image
        self.picture.told = "This picture cannot be shown" if image.isNull() and self._photo.digest else ""
        self.picture.update()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        for field in (self.caption, self.credit, self.alt):
            field.setReadOnly(not writable)
        self._show_parts()

    def set_current(self, current: bool) -> None:
        """Whether the cursor stands on the photo: then it has a ring and shows its tools."""
        if current != self._current:
            self._current = current
            self._ring()
            self._show_parts()

    def height_at(self, width: int) -> int:
        """How tall the card is at that width, in pixels."""
        layout = self.layout()
        if self._measured[0] != width and layout is not None:
            self.picture.setFixedHeight(picture_height(self._photo, width - 2))
            layout.invalidate()
            self._measured = width, layout.heightForWidth(width - 2) + 2
        return self._measured[1]

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops, in order."""
        return [self.choose, self.caption, self.credit, self.alt, self.decorative, *self._roles.values(), *self._steps]

    def field(self, name: str) -> QWidget:
        """The field of that name (caption, credit, alt), else the caption."""
        return {"credit": self.credit, "alt": self.alt}.get(name, self.caption)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            self._show_parts(inside=event.gotFocus() or self._has_focus(besides=watched))
            if watched is self.alt and event.lostFocus():
                self._ask("settle")
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._ask("leave")
            return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height_at(400))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picture)
        inside = QVBoxLayout(self.picture)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout()
        line.setContentsMargins(12, 9, 12, 9)
        line.setSpacing(14)
        line.addWidget(self.caption, 1)
        line.addWidget(self.credit, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column.addLayout(line)
        alts = QHBoxLayout(self._alt_row)
        alts.setContentsMargins(12, 0, 12, 8)
        alts.setSpacing(12)
        alts.addWidget(self.alt, 1)
        alts.addWidget(self.decorative, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._alt_row)
        column.addWidget(self._lacks)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(8, 0, 8, 8)
        tools.setSpacing(4)
        for role in PhotoRole:
            made = kit.button(role.value.capitalize(), f"{role.value}-{self._photo.key}", None, "small")
            made.setCheckable(True)
            made.clicked.connect(self._asker(role.value))
            self._roles[role] = made
            tools.addWidget(made)
        tools.addStretch(1)
        for what, told in (("crop", "Crop the photo"), ("up", "Move up"), ("down", "Move down"), ("remove", "Remove")):
            step = kit.button(told, f"{what}-{self._photo.key}", self._asker(what), "small")
            step.setText("")
            step.setToolTip(told)
            self._steps.append(step)
            tools.addWidget(step)
        column.addWidget(self._tools)

    def _connect(self) -> None:
        key = self._photo.key
        self.caption.edited.connect(lambda text: self.edited.emit(key, "caption", text))
        self.credit.edited.connect(lambda text: self.edited.emit(key, "credit", text))
        self.alt.edited.connect(lambda text: self.edited.emit(key, "alt", text))
        self.decorative.clicked.connect(lambda checked: self.edited.emit(key, "decorative", checked))
        self.caption.moved_on.connect(lambda: self.credit.setFocus(Qt.FocusReason.TabFocusReason))
        self.credit.moved_on.connect(lambda: self.alt.setFocus(Qt.FocusReason.TabFocusReason))
        self.alt.moved_on.connect(lambda: self._ask("leave"))
        self.picture.pressed.connect(lambda: self._ask("select"))
        for name, field in (("caption", self.caption), ("credit", self.credit), ("alt", self.alt)):
            field.comment_asked.connect(partial(self.comment_asked.emit, key, name))
            field.undo_requested.connect(self.undo_requested)
            field.redo_requested.connect(self.redo_requested)
            field.edited.connect(lambda _text: self._measure_anew())
        for stop in self.stops():
            stop.installEventFilter(self)

    def _ask(self, what: str) -> None:
        self.asked.emit(self._photo.key, what)

    def _asker(self, what: str) -> Callable[[], None]:
        return lambda: self._ask(what)

    def _has_focus(self, besides: QObject | None = None) -> bool:
        return any(stop.hasFocus() and stop is not besides for stop in self.stops())

    def _show_parts(self, *, inside: bool | None = None) -> None:
        """The quiet card has picture, caption and credit; at work it has all."""
        working = self._writable and (self._current or (self._has_focus() if inside is None else inside))
        self._alt_row.setVisible(working)
        self._tools.setVisible(working)
        self._measure_anew()

    def _measure_anew(self) -> None:
        self._measured = (-1, 0)
        self.resized.emit()

    def _tell_lacks(self) -> None:
        lacks = tuple(one for one in self._photo.lacks if one != AWAITED)
        if lacks != self._told:
            self._told = lacks
            kit.clear(self._lack_row)
            for told in lacks:
                mark = kit.pill(told, "bad", name=told.replace(" ", "-").lower())
                mark.setMinimumHeight(20)
                self._lack_row.addWidget(mark)
        self._lacks.setVisible(bool(lacks))

    def _ring(self) -> None:
        self.setProperty("state", "accent" if self._current else "plain")
        kit.restyle(self)

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.credit.setStyleSheet(f"color: {tokens.muted};")
        self.setStyleSheet(
            "QTextEdit[look='bare'] { background: transparent; border: none; padding: 0; }"
            f"QTextEdit[look='bare']:focus {{ background: {tokens.hover}; }}"
            f"QPushButton:checked {{ background: {tokens.accent_soft}; color: {tokens.accent}; }}"
        )
        for step, name in zip(self._steps, ICONS.values(), strict=True):
            step.setIcon(icon(name, tokens.ink))
