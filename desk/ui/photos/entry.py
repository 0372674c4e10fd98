"""One photo as a card: its picture, its words, what is missing; opened, the form of its details."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMargins, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.story.framing import focal_in
from desk.story.photo import Frame, Photo, PhotoRole, Usage
from desk.ui.icons import icon
from desk.ui.kit import Card, Flow, State, button, clear, label, pill, restyle
from desk.ui.photos.details import PhotoDetails
from desk.ui.photos.picture import FocalPicture
from desk.ui.theme import Theme

ROLES: dict[PhotoRole, str] = {PhotoRole.LEAD: "Lead", PhotoRole.WIDE: "Wide", PhotoRole.INLINE: "Inline"}
COMES_IN = "+ Would come in"
USAGES: dict[Usage, tuple[str, State]] = {
    Usage.UNKNOWN: ("Rights unknown", "warn"),
    Usage.CONDITIONAL: ("Conditions", "plain"),
    Usage.PAID: ("Paid", "plain"),
    Usage.RESTRICTED: ("Restricted", "bad"),
    Usage.EXPIRED: ("Licence expired", "bad"),
}


@dataclass(frozen=True, slots=True)
class PhotoView:
    """What a card shows: the photo, whether it stands in the copy, whether it may be changed now, what is suggested."""

    photo: Photo
    placed: bool
    writable: bool
    suggested: tuple[str, ...] = ()


class PhotoEntry(Card):
    """Asks for things by name: 'show', 'place', 'choose', 'remove', 'open', 'close', 'crop', 'comment', 'up', 'down',
    'moveUp', 'moveDown'.

    `changed` brings a field of the photo and its new value.
    """

    asked = Signal(str)
    changed = Signal(str, object)
    entered = Signal()
    refused = Signal(str)

    def __init__(self, theme: Theme, view: PhotoView) -> None:
        super().__init__(f"photoEntry_{view.photo.key}")
        self._theme = theme
        self._view = view
        self._details: PhotoDetails | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column.setContentsMargins(QMargins(0, 0, 0, 0))
        self.column.setSpacing(0)
        self.picture = FocalPicture(theme)
        self.picture.set_pointing(False)
        self.picture.pointed.connect(lambda focal: self.changed.emit("focal", focal))
        self.caption = label("", wrap=True, name="captionShown")
        self.credit = label("", "small", wrap=True, name="creditShown")
        self._pills = Flow()
        self._inside = QVBoxLayout()
        self._lay_out()
        self._dress()
        theme.changed.connect(self._dress)
        self.put(view)

    @property
    def view(self) -> PhotoView:
        return self._view

    @property
    def details(self) -> PhotoDetails | None:
        """The form, while the card is open."""
        return self._details

    def put(self, view: PhotoView) -> None:
        """Show the photo as it now is; a form that is open follows."""
        self._view = view
        photo, lacks = view.photo, view.photo.lacks
        self.caption.setText(photo.caption or "No caption yet")
        self.caption.setProperty("look", "" if photo.caption else "muted")
        self.credit.setText(f"{photo.credit}{'' if lacks else ' ✓'}")
        self.credit.setVisible(bool(photo.credit))
        self._show_pills(lacks)
        self.setProperty("state", "bad" if lacks else "plain")
        spoken = (
            photo.caption or photo.file_name or "no caption",
            photo.credit,
            ROLES[photo.role],
            *lacks,
            *view.suggested,
        )
        self.setAccessibleName(f"Photo: {', '.join(part for part in spoken if part)}")
        self.picture.show_focal(focal_in(photo, Frame.FREE))
        self._choose.setVisible(not photo.digest and view.writable)
        self._place.setVisible(not view.placed and view.writable)
        self._remove.setVisible(view.writable)
        self._comment.setVisible(COMES_IN not in view.suggested)
        for step in self._steps:
            step.setVisible(view.placed and view.writable)
        self._open.setVisible(view.writable)
        self._crop.setVisible(view.writable and bool(photo.digest))
        if self._details is not None:
            if view.writable:
                self._details.put(photo)
            else:
                self.close_details()
        for one in (self, self.caption):
            restyle(one)

    def show_image(self, image: QImage, told: str = "") -> None:
        """Show the picture, or say why there is none."""
        self.picture.show_image(image, told)
        self.picture.set_pointing(self._details is not None)

    def open_details(self, field: str = "caption") -> None:
        """Open the form and put the cursor into that field."""
        if self._details is None:
            self._details = PhotoDetails(self._view.photo)
            self._details.changed.connect(self.changed)
            self._details.refused.connect(self.refused)
            self._inside.insertWidget(self._inside.count() - 1, self._details)
            self._show_open(True)
        self._details.show_field(field)

    def close_details(self) -> None:
        """Close the form; what was typed is said first."""
        if (gone := self._details) is not None:
            gone.settle()
            self._details = None
            self._inside.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self._show_open(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._details is not None:
            self.asked.emit("close")
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.hasFocus() and (what := KEYS.get(key)) is not None:
            self.asked.emit(what)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the quiet card shows the photo; one beside the fields of an open form does nothing."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside and self._details is None:
            self.asked.emit("show")
        super().mouseReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:  # a layout would take the picture's height into its own hands
            size = self._choose.sizeHint()
            left, top = (self.picture.width() - size.width()) // 2, self.picture.height() - size.height() - 12
            self._choose.setGeometry(left, top, size.width(), size.height())
        return super().eventFilter(watched, event)

    def _show_pills(self, lacks: tuple[str, ...]) -> None:
        photo = self._view.photo
        clear(self._pills)
        self._pills.addWidget(pill(ROLES[photo.role], "plain", name="roleShown"))
        for told in self._view.suggested:
            self._pills.addWidget(pill(told, "warn", name="suggestedHere"))
        for told in lacks:
            self._pills.addWidget(pill(told, "bad", name="lack"))
        if photo.usage in USAGES:
            self._pills.addWidget(pill(*USAGES[photo.usage], name="usageShown"))
        if not self._view.placed and COMES_IN not in self._view.suggested:
            self._pills.addWidget(pill("Not in the copy", "warn", name="notPlaced"))

    def _show_open(self, opened: bool) -> None:
        self.picture.set_pointing(opened)
        self._open.setText("Done" if opened else "Details")
        self._open.setAccessibleName("Done with the details" if opened else "Details of the photo")
        for one in (self.caption, self.credit):
            one.setVisible(not opened and bool(one.text()))

    def _lay_out(self) -> None:
        self.column.addWidget(self.picture)
        self.picture.installEventFilter(self)
        self._choose = button("Choose the picture…", "choosePicture", lambda: self.asked.emit("choose"), "small")
        self._choose.setParent(self.picture)
        self._inside.setContentsMargins(12, 10, 12, 11)
        self._inside.setSpacing(6)
        for one in (self.caption, self.credit):
            self._inside.addWidget(one)
        pills = QWidget()
        pills.setLayout(self._pills)
        self._pills.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(pills)
        self._inside.addLayout(self._made_verbs())
        self.column.addLayout(self._inside)

    def _made_verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._open = button("Details", "photoDetailsButton", self._on_open, "small")
        self._comment = button("Comment", "commentPhoto", lambda: self.asked.emit("comment"), "small")
        self._crop = button("Crop…", "cropPhoto", lambda: self.asked.emit("crop"), "small")
        self._place = button("Put into the copy", "placePhoto", lambda: self.asked.emit("place"), "small")
        self._remove = button("", "removePhoto", lambda: self.asked.emit("remove"), "quiet")
        self._remove.setAccessibleName("Remove the photo")
        self._remove.setToolTip("Remove the photo from the story (Delete)")
        self._remove.setFixedSize(28, 24)
        self._remove.setIconSize(QSize(15, 15))
        self._steps = [_step(told, what, partial(self.asked.emit, what)) for told, what in MOVES]
        for one in (self._open, self._crop, self._comment, self._place):
            row.addWidget(one)
        row.addStretch(1)
        for one in (*self._steps, self._remove):
            row.addWidget(one)
        return row

    def _on_open(self) -> None:
        self.asked.emit("open" if self._details is None else "close")

    def _dress(self) -> None:
        for one, name in zip((*self._steps, self._remove), ("arrow-up", "arrow-down", "trash-2"), strict=True):
            one.setIcon(icon(name, self._theme.tokens.muted))


def _step(told: str, what: str, do: Callable[[], object]) -> QPushButton:
    made = button("", what, do, "quiet")
    made.setAccessibleName(told)
    made.setToolTip(told)
    made.setFixedSize(24, 24)
    made.setIconSize(QSize(15, 15))
    return made


MOVES = (("Move up in the copy", "moveUp"), ("Move down in the copy", "moveDown"))


KEYS = {
    Qt.Key.Key_Return: "show", Qt.Key.Key_Enter: "show", Qt.Key.Key_F2: "open", Qt.Key.Key_Delete: "remove",
    Qt.Key.Key_C: "crop",
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down",
}  # fmt: skip
