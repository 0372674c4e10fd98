"""One recognised part of an article: its name, its words to be typed over, and how sure it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desk.intake.arrival import Arrival, Certainty, Part
from desk.ui.kit import State, button, label, pill, set_pill
from desk.ui.publish.corrections import Correction
from desk.ui.theme import Face, font

SHOWN: dict[Certainty, tuple[str, State]] = {
    "found": ("Found", "ok"),
    "check": ("Check", "warn"),
    "left out": ("Left out", "accent"),
}
NAME_WIDTH = 98  # pixels
WORDS, HEADLINE = Face(True, 16), Face(True, 16, 700)


class PartRow(QWidget):
    """A row of the import. `pointed` when the mouse or the keyboard is on it, `corrected` when words were typed."""

    pointed = Signal(object)  # Part
    corrected = Signal()
    chosen = Signal()  # the link beside the words was pressed
    turned = Signal(int)  # to the next (1) or the last (-1) candidate for this part

    def __init__(self, part: Part, number: int, correction: Correction | None, shown: str, note: str = "") -> None:
        super().__init__()
        self.part = part
        self.correction = correction
        self._wrong = False
        name = part.name.lower().replace(" ", "_")
        self.setObjectName(f"part_{number}_{name}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        head = label(part.name, "muted")
        head.setFixedWidth(NAME_WIDTH)
        row.addWidget(head)
        self.field: QLineEdit | None = None
        if correction is not None:
            row.addWidget(self._made_field(f"import_{name}", shown, correction.hint), 1)
        else:
            words = label(shown, wrap=True)
            words.setFont(font(WORDS))
            words.setIndent(2)  # where the words of a field begin
            row.addWidget(words, 1)
        self.note = label(note, "small", name=f"note_{name}")
        row.addWidget(self.note)  # before it shows: alone it would be a window
        self.note.setVisible(bool(note))
        self.link = button("", f"choose_{name}", self.chosen.emit, "link")
        self.link.hide()
        row.addWidget(self.link)
        self.mark = pill(*SHOWN[part.certainty])
        row.addWidget(self.mark)
        for one in (self, *self.findChildren(QLineEdit)):  # once everything is there that the filter looks at
            one.installEventFilter(self)

    @property
    def wrong(self) -> bool:
        """Whether what was typed cannot be read."""
        return self._wrong

    def offer(self, text: str, accessible: str) -> None:
        """Show the link with those words."""
        self.link.setText(text)
        self.link.setAccessibleName(accessible)
        self.link.show()

    def settled(self, text: str) -> None:
        """The part has been seen to: say so on the mark."""
        set_pill(self.mark, text, "ok")

    def take(self, text: str, part: Part) -> None:
        """Have that text stand here, as if it was typed; it comes from where `part` says."""
        if self.field is None:
            return
        self.part = part
        self.field.setText(text)
        self.field.setModified(True)
        self.field.setCursorPosition(0)
        self.corrected.emit()

    def tell(self, note: str) -> None:
        """Something small beside the words."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def put_into(self, arrival: Arrival) -> Arrival:
        """The arrival with what was typed here; as it was when nothing was."""
        field, correction = self.field, self.correction
        if field is None or correction is None or not field.isModified():
            return arrival
        return correction.put(arrival, field.text().strip())

    def try_on(self, arrival: Arrival) -> None:
        """See whether what was typed can be read, and say so on the mark."""
        try:
            self.put_into(arrival)
        except ValueError:
            self._wrong = True
            set_pill(self.mark, self.correction.wrong if self.correction else "", "bad")
        else:
            self._wrong = False
            self.settled("Corrected")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.FocusIn):
            self.pointed.emit(self.part)
        if watched is self.field and isinstance(event, QKeyEvent) and (step := _turn(event)):
            self.turned.emit(step)
            return True
        entered = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and entered and event.type() is QEvent.Type.KeyPress:
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def _made_field(self, name: str, shown: str, hint: str) -> QLineEdit:
        made = self.field = QLineEdit(shown)
        made.setProperty("look", "bare")
        made.setObjectName(name)
        made.setAccessibleName(self.part.name)
        made.setPlaceholderText(hint)
        made.setFont(font(HEADLINE if self.part.name == "Headline" else WORDS))
        made.setCursorPosition(0)
        made.setToolTip(shown if len(shown) > 60 else "")
        made.textEdited.connect(lambda _text: self.corrected.emit())
        return made


def _turn(event: QKeyEvent) -> int:
    """1 for Alt+Down, -1 for Alt+Up, pressed on a field; 0 for any other key."""
    if event.type() is not QEvent.Type.KeyPress or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
