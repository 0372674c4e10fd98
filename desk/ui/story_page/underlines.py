"""Underlines: lines under words of an editor that are no part of its text, in layers, drawn only for what is in sight.

They are extra selections, so neither undo nor the highlighter knows of them. All looking is done in pauses: a key
costs a timer that begins anew, and a line that goes because its word is being typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import SIGNAL, SLOT, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip, QWidget

from desk.ui.lull import PAINTED
from desk.ui.story_page.copy_text import OBJECT
from desk.ui.story_page.sight import Sight

PAUSE = 300  # milliseconds after the last key


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a line under them: positions in the document (UTF-16), the words, and what the mark is about."""

    start: int
    end: int
    words: str
    about: object = None
    told: str = ""  # the tooltip


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A mark with the cursor that moves with its words."""

    mark: Mark
    cursor: QTextCursor

    @property
    def now(self) -> Mark | None:
        """The mark where its words stand now; None when they have changed."""
        if self.cursor.selectedText() != self.mark.words:
            return None
        start, end = self.cursor.selectionStart(), self.cursor.selectionEnd()
        return Mark(start, end, self.mark.words, self.mark.about, self.mark.told)


class Underlines(QObject):
    """`due` when the paragraphs in sight should be looked at: after a pause in typing, and when others are in sight."""

    due = Signal()

    def __init__(self, editor: QTextEdit, layers: Sequence[str]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._sight = Sight(editor)
        self._layers: dict[str, list[_Drawn]] = {layer: [] for layer in layers}
        self._looks: dict[str, QTextCharFormat] = {}
        self._typing = False  # whether the cursor is where words were typed last
        self._at = -1
        self._revision = editor.document().revision()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.due)
        self._moved.timeout.connect(self.due)
        self._painted = QTimer(self, singleShot=True, interval=PAINTED)
        self._painted.timeout.connect(self._on_painted)
        # What a key starts and stops here does not come to Python until the key has been painted.
        QObject.connect(editor, SIGNAL("textChanged()"), self._pause, SLOT("start()"))
        QObject.connect(editor, SIGNAL("textChanged()"), self._moved, SLOT("stop()"))
        for signal in ("textChanged()", "cursorPositionChanged()"):
            QObject.connect(editor, SIGNAL(signal), self._painted, SLOT("start()"))
        editor.verticalScrollBar().valueChanged.connect(lambda _value: self._on_moved())
        editor.viewport().installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def begin(self) -> None:
        """The editor has been given another text: nothing of it was typed."""
        self._typing = False
        self._painted.stop()
        self._revision = self._editor.document().revision()
        for layer in self._layers:
            self._layers[layer] = []
        self._draw()
        self._pause.start()

    def look(self) -> None:
        """Have the paragraphs in sight looked at soon, but in no pause shorter than after a key."""
        self._on_moved()

    @property
    def waiting(self) -> bool:
        """Whether somebody is typing right now."""
        return self._pause.isActive()

    def blocks(self) -> Iterator[QTextBlock]:
        """The paragraphs of words in sight."""
        block, last = self._sight.seen()
        while block.isValid():
            text = block.text()
            if text and text[0] != OBJECT:
                yield block
            if block == last:
                break
            block = block.next()

    def being_typed(self, start: int, end: int) -> bool:
        """Whether the words between those positions are being typed."""
        return self._typing and start <= self._editor.textCursor().position() <= end

    def show(self, layer: str, marks: Sequence[Mark], look: QTextCharFormat) -> None:
        """Have these lines in that layer and no others."""
        wanted = [one for one in marks if not self.being_typed(one.start, one.end)]
        if self._looks.get(layer) == look and wanted == self.marks(layer) and len(wanted) == len(self._layers[layer]):
            return
        self._looks[layer] = look
        self._layers[layer] = [_Drawn(one, self._cursor(one)) for one in wanted]
        self._draw()

    def marks(self, layer: str) -> list[Mark]:
        """The marks of a layer whose words stand as they were."""
        return [now for one in self._layers.get(layer, ()) if (now := one.now) is not None]

    def at(self, layer: str, position: int) -> Mark | None:
        """The mark of a layer that the position touches."""
        return next((one for one in self.marks(layer) if one.start <= position <= one.end), None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):  # the most frequent, and a key waits for it
            return False
        kind = event.type()
        if kind is QEvent.Type.Resize:
            self._on_moved()
        elif kind is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return self._tell(event)
        return False

    def _tell(self, event: QHelpEvent) -> bool:
        position = self._editor.cursorForPosition(event.pos()).position()
        told = [one.told for layer in self._layers if (one := self.at(layer, position)) is not None and one.told]
        QToolTip.showText(event.globalPos(), as_told("\n".join(told)), self._editor.viewport())
        return bool(told)

    def _cursor(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed after the words is not under the line
        return cursor

    def _draw(self) -> None:
        selections = []
        lined: set[tuple[int, int]] = set()  # words have one line, that of the first layer
        for layer, drawn in self._layers.items():
            for one in drawn:
                words = (one.cursor.selectionStart(), one.cursor.selectionEnd())
                if words in lined:
                    continue
                lined.add(words)
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = one.cursor, self._looks[layer]
                selections.append(selection)
        self._editor.setExtraSelections(selections)

    def _on_painted(self) -> None:
        before, self._revision = self._revision, self._editor.document().revision()
        if self._revision != before:
            self._on_typed()
        else:
            self._on_cursor_moved()

    def _on_typed(self) -> None:
        self._typing = True
        self._at = at = self._editor.textCursor().position()
        touched = False
        for layer, drawn in self._layers.items():
            kept = [one for one in drawn if not one.cursor.selectionStart() <= at <= one.cursor.selectionEnd()]
            if len(kept) != len(drawn):
                self._layers[layer] = kept
                touched = True
        if touched:
            self._draw()

    def _on_cursor_moved(self) -> None:
        if self._typing and self._editor.textCursor().position() != self._at:
            self._typing = False
            self._on_moved()

    def _on_focus_changed(self, before: QWidget | None, _now: QWidget | None) -> None:
        """The keyboard left: the last word is no longer being typed."""
        if before is self._editor and self._typing:
            self._typing = False
            self._on_moved()

    def _on_moved(self) -> None:
        if not self._pause.isActive():
            self._moved.start()


def as_told(text: str) -> str:
    """A sentence as a tooltip: its words are words, and it breaks into lines; '' stays ''."""
    if not text:
        return ""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<qt>{shown}</qt>"
