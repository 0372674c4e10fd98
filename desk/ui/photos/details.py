"""The details of a photo: every word that is known or owed, each kept when the keyboard leaves it or rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desk.story.errors import WrongUse
from desk.story.photo import Photo, PhotoRole, Usage
from desk.ui.dialogs.fields import Choice, Day, Tick, Words, field, line, row
from desk.ui.kit import label

REST = 900  # ms without a key after which what was typed is kept


@dataclass(frozen=True, slots=True)
class Text:
    """A field of text: the photo's field, its label, what to type there, how many lines it has."""

    name: str
    label: str
    hint: str = ""
    lines: int = 1


TEXTS = (
    Text("caption", "Caption", "Who, what, where, when.", 3),
    Text("credit", "Credit", "Photo: who and agency"),
    Text("alt", "Alt text", "What is seen, for who cannot see.", 3),
    Text("creator", "Creator", "Who took it"),
    Text("agency", "Agency", "Through whom it came"),
    Text("copyright", "Copyright", "© holder"),
    Text("licence", "Licence", "CC BY 4.0"),
    Text("usage_terms", "Terms of use", "What was agreed", 2),
)


class PhotoDetails(QWidget):
    """A form for one photo. `changed` brings the name of a field and its new value, `refused` why one cannot be."""

    changed = Signal(str, object)
    refused = Signal(str)

    def __init__(self, photo: Photo) -> None:
        super().__init__()
        self.setObjectName("photoDetails")
        self._photo = photo
        self._texts: dict[str, QLineEdit | Words] = {one.name: text_field(one) for one in TEXTS}
        self._fields = {one.name: field(one.label, self._texts[one.name], one.name) for one in TEXTS}
        self.expires = Day(photo.expires)
        self.decorative = Tick("Decorative: it needs no alt text", "decorative")
        self.usage = Choice(Usage, photo.usage)
        self.role = Choice(PhotoRole, photo.role)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settle)
        self._lay_out()
        self.put(photo)
        self._connect()

    def put(self, photo: Photo) -> None:
        """Show the photo as it now is; what is being typed stands."""
        before, self._photo = self._photo, photo
        for name, edit in self._texts.items():
            words, now = typed(edit), str(getattr(photo, name))
            if words != now and words.strip() in (getattr(before, name), ""):
                show_text(edit, now)
        for choice, value in ((self.usage, photo.usage), (self.role, photo.role)):
            choice.blockSignals(True)
            choice.choose(value)  # type: ignore[arg-type]
            choice.blockSignals(False)
        if self.expires.text().strip() in (_written(before.expires), ""):
            self.expires.setText(_written(photo.expires))
        self.decorative.setChecked(photo.decorative)
        self._fields["alt"].setVisible(not photo.decorative)
        self._fields["usage_terms"].setVisible(
            photo.usage not in (Usage.FREE, Usage.UNKNOWN) or bool(photo.usage_terms)
        )

    def settle(self) -> None:
        """Say what was typed and not said yet."""
        self._rest.stop()
        for name, edit in self._texts.items():
            words = typed(edit).strip()
            if words != getattr(self._photo, name):
                self.changed.emit(name, words)
        self._settle_expiry()

    def _settle_expiry(self) -> None:
        """A day that is still being written is not said; one that is none is, once the keyboard has left it."""
        try:
            day = self.expires.day
        except WrongUse as error:
            if not self.expires.hasFocus():
                self.refused.emit(str(error))
            return
        if day != self._photo.expires:
            self.changed.emit("expires", day)

    def show_field(self, name: str) -> None:
        """Put the cursor into that field; the caption if there is no such one."""
        edit = self._texts.get(name, self._texts["caption"])
        edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        entered = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.FocusOut or (event.type() is QEvent.Type.KeyPress and entered):
            self.settle()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.usage_field, role_field = field("Usage", self.usage, "usage"), field("Stands", self.role, "role")
        one = self._fields
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(9)
        for widget in (one["caption"], one["credit"], one["alt"], self.decorative):
            column.addWidget(widget)
        column.addLayout(row(one["creator"], one["agency"]))
        column.addLayout(row(one["copyright"], one["licence"]))
        column.addLayout(row(self.usage_field, field("May be used until", self.expires, "expires")))
        column.addWidget(one["usage_terms"])
        column.addLayout(row(role_field, QWidget()))
        column.addWidget(label(facts(self._photo), "small", wrap=True, name="photoFacts"))

    def _connect(self) -> None:
        for edit in (*self._texts.values(), self.expires):
            edit.textChanged.connect(lambda *_text: self._rest.start())
            edit.installEventFilter(self)
        self.decorative.clicked.connect(lambda ticked: self.changed.emit("decorative", ticked))
        self.usage.currentIndexChanged.connect(lambda _at: self.changed.emit("usage", self.usage.chosen))
        self.role.currentIndexChanged.connect(lambda _at: self.changed.emit("role", self.role.chosen))


def text_field(text: Text) -> QLineEdit | Words:
    """The field for such a text."""
    return line("", text.hint) if text.lines == 1 else Words("", text.hint, lines=text.lines)


def typed(edit: QLineEdit | Words) -> str:
    """What stands in the field."""
    return edit.words if isinstance(edit, Words) else edit.text()


def show_text(edit: QLineEdit | Words, text: str) -> None:
    """Put the text in; of a long one the beginning is seen."""
    if isinstance(edit, Words):
        edit.setPlainText(text)
    else:
        edit.setText(text)
        if not edit.hasFocus():
            edit.setCursorPosition(0)


def _written(day: date | None) -> str:
    return day.isoformat() if day else ""


def facts(photo: Photo) -> str:
    """What the file says of itself: `moon.jpg · 1,600 × 900 · taken 1969-07-20 · Sea of Tranquility`."""
    size = f"{photo.width:,} × {photo.height:,}" if photo.width else ""
    taken = f"taken {photo.taken[:10]}" if photo.taken else ""
    return " · ".join(part for part in (photo.file_name, size, taken, photo.place) if part)
