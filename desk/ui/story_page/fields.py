"""Fields that look like the page: bare lines that wrap, grow and hand the keyboard on."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSizePolicy, QTextEdit, QWidget

from desk.ui.story_page.copy_text import PARAGRAPH, clean
from desk.ui.story_page.marks import LINE
from desk.ui.theme import Face, font

BOX = (18, 12)  # pixels: what the style sheet's border and padding take of a boxed field


class PageField(QTextEdit):
    """A field of one text that wraps: headline, standfirst, caption. Return moves on; `edited` has the new text."""

    edited = Signal(str)
    moved_on = Signal()
    moved_back = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self, name: str, told: str, face: Face, hint: str, leading: float = 1.3, *, boxed: bool = False
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setProperty("look", "boxed" if boxed else "bare")
        self._frame = BOX if boxed else (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self._leading = leading
        self._wear(face)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)
        self._quiet = False
        self.put("")
        self.textChanged.connect(self._on_changed)

    def set_face(self, face: Face) -> None:
        """Show the words in other letters."""
        self._wear(face)
        text, at = self.text, self.textCursor().position()
        self.put("" if text else " ")
        self.put(text)
        cursor = self.textCursor()
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def _wear(self, face: Face) -> None:
        self.setFont(font(face))
        self.document().setDefaultFont(font(face))
        self._line = math.ceil(face.size * self._leading)

    @property
    def text(self) -> str:
        """What stands in the field, no-break spaces kept."""
        return self.document().toRawText().replace(PARAGRAPH, " ").replace(LINE, " ")

    def put(self, text: str) -> None:
        """Show that text; nothing is emitted. The cursor stays where it was as far as it can."""
        if text == self.text and self.document().characterCount() > 1:
            return
        self._quiet = True
        at = self.textCursor().position()
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(" ".join(clean(text).split("\n")))
        block = QTextBlockFormat()
        block.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(block)
        cursor.setPosition(min(at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._quiet = False
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The lines that the text takes at that width, in pixels."""
        layout = QTextLayout(self.text or " ", self.document().defaultFont())
        layout.setTextOption(self.document().defaultTextOption())
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width - self._frame[0], 20))
            lines += 1
        layout.endLayout()
        return max(lines, 1) * self._line + 2 + self._frame[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._line + 2 + self._frame[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.moved_on.emit()
        elif event.key() == Qt.Key.Key_Down and self._at_edge(QTextCursor.MoveOperation.Down):
            self.moved_on.emit()
        elif event.key() == Qt.Key.Key_Up and self._at_edge(QTextCursor.MoveOperation.Up):
            self.moved_back.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(" ".join(clean(source.text()).split("\n")))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_step(event):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _at_edge(self, way: QTextCursor.MoveOperation) -> bool:
        return not self.textCursor().movePosition(way)

    def _on_changed(self) -> None:
        if self._quiet:
            return
        self.updateGeometry()
        self.edited.emit(self.text)


class LineField(QLineEdit):
    """A bare field of one line, as wide as its words unless `fixed`. `edited` has the new text."""

    edited = Signal(str)
    moved_on = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, name: str, told: str, hint: str = "", *, grows: bool = False, bare: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setPlaceholderText(hint)
        self._grows = grows
        if bare:
            self.setProperty("look", "bare")
        if grows:
            self.setTextMargins(-2, 0, -2, 0)  # Qt's own margin, taken back: the words stand where the page has them
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.edited)
        self.textChanged.connect(lambda _text: self.updateGeometry())
        self.returnPressed.connect(self.moved_on)

    def put(self, text: str) -> None:
        """Show that text; nothing is emitted, and a cursor at work stays where it is."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._grows:
            words = self.text() or self.placeholderText()
            hint.setWidth(min(max(QFontMetrics(self.font()).horizontalAdvance(words) + 4, 30), 340))
        return hint

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        elif event.key() == Qt.Key.Key_Down and self.completer() is None:
            self.moved_on.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_step(event):
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.end(False)


class FactButton(QPushButton):
    """A fact in the line under the standfirst that opens where it is typed; no wider than its words."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(told)
        self.setProperty("look", "meta")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 3, metrics.height() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _is_step(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def show_field(field: QWidget, start: int = -1, end: int = -1) -> None:
    """Put the keyboard into the field, with that part of its words selected."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(field, QLineEdit):
        if start >= 0:
            field.setSelection(start, end - start)
        else:
            field.selectAll()
    elif isinstance(field, QTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(max(start, 0))
        stop = end if end >= 0 else field.document().characterCount() - 1
        cursor.setPosition(min(stop, field.document().characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
