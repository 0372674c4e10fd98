"""A text with suggestions in it: what is typed comes in underlined, what is rubbed out stays there, struck through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from desk.newsroom.suggesting import Edit, Piece
from desk.ui.theme import Face, Theme, font

KIND = QTextFormat.Property.UserProperty.value + 40
KEY = KIND + 1
PAUSE = 350  # milliseconds after the last key until what was typed is a suggestion
LINE, PARAGRAPH = "\u2028", "\u2029"
_ADDRESS = re.compile(r"\]\([^()\s]*\)|!?\[(?=[^\[\]]*\]\([^()\s]*\))")
_FORBIDDEN = {"\r": "", "\ufffc": "", PARAGRAPH: "\n\n"}


class MarkedText(QTextEdit):
    """`changed` after a pause when other edits stand in it than before; `chosen` brings the key under the cursor."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str, spoken: str, face: Face, *, one_line: bool = False) -> None:
        super().__init__()
        self._theme, self._face, self._one_line = theme, face, one_line
        self._pieces: tuple[Piece, ...] = ()
        self._colours: dict[str, str] = {}
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("look", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)  # the story's own undo takes suggestions back
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDefaultFont(font(face))
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.changed)
        self.cursorPositionChanged.connect(self._on_moved)
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The text as it was last shown."""
        return self._pieces

    def show_pieces(self, pieces: Sequence[Piece], colours: dict[str, str]) -> None:
        """Show the text; `colours` are those of what comes in, by the key of its suggestion."""
        at = self._stored_at(self.textCursor().position())
        self._pieces, self._colours = tuple(pieces), colours
        self._pause.stop()
        self.blockSignals(True)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setBlockFormat(_paragraph())
        for piece in pieces:
            self._put(cursor, piece.text, self._look(piece.kind, piece.key))
        self._hide_addresses(cursor)
        cursor.endEditBlock()
        cursor.setPosition(self._shown_at(at))
        self.setTextCursor(cursor)
        self.blockSignals(False)
        self._fit()

    def edits(self) -> tuple[Edit, ...]:
        """What stands in it other than stored, in code points of the stored text."""
        made: list[Edit] = []
        stored = 0
        for kind, text, _key in self._runs():
            if kind == "same":
                stored += len(text)
                continue
            last = made[-1] if made and made[-1].end == stored else Edit(stored, stored, "")
            made = made[:-1] if made and made[-1].end == stored else made
            if kind == "gone":
                stored += len(text)
                last = Edit(last.start, stored, last.words)
            else:
                last = Edit(last.start, last.end, last.words + text)
            made.append(last)
        return tuple(made)

    def settle(self) -> None:
        """Tell now of what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()

    def select_stored(self, start: int, end: int) -> None:
        """Select that stretch of the stored text and put the keyboard there."""
        cursor = self.textCursor()
        cursor.setPosition(self._shown_at(start))
        cursor.setPosition(self._shown_at(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def stored_selection(self) -> tuple[int, int]:
        """What is selected, as a stretch of the stored text; an empty one when nothing stored is."""
        cursor = self.textCursor()
        return self._stored_at(cursor.selectionStart()), self._stored_at(cursor.selectionEnd())

    def select_suggestion(self, key: str) -> bool:
        """Select what belongs to that suggestion; False when it does not stand here."""
        places = [(at, at + length) for at, length, owner in self._owned() if owner == key]
        if not places:
            return False
        cursor = self.textCursor()
        cursor.setPosition(places[0][0])
        cursor.setPosition(places[-1][1], QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        key, held = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._rub_out(back=key == Qt.Key.Key_Backspace, word=bool(held & Qt.KeyboardModifier.ControlModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if held & Qt.KeyboardModifier.ControlModifier or self._one_line:
                event.ignore()
            else:
                self._type("\n" if held & Qt.KeyboardModifier.ShiftModifier else "\n\n")
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self._strike()
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.ignore()
        elif event.text() and event.text().isprintable() and not held & Qt.KeyboardModifier.ControlModifier:
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.isReadOnly():
            self._type(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _type(self, text: str) -> None:
        for sign, instead in _FORBIDDEN.items():
            text = text.replace(sign, instead)
        if self._one_line:
            text = " ".join(text.splitlines())
        self._strike()
        cursor = self.textCursor()
        while not cursor.atEnd() and self._kind_at(cursor.position()) == "gone":
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        self._put(cursor, text, self._look("new", ""))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._pause.start()

    def _rub_out(self, *, back: bool, word: bool) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection():
            moves = QTextCursor.MoveOperation
            step = (
                (moves.PreviousWord if word else moves.PreviousCharacter)
                if back
                else (moves.NextWord if word else moves.NextCharacter)
            )
            while not (cursor.atStart() if back else cursor.atEnd()):
                here = cursor.position() - 1 if back else cursor.position()
                if self._kind_at(here) != "gone":
                    break
                cursor.movePosition(moves.PreviousCharacter if back else moves.NextCharacter)
            cursor.movePosition(step, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
        self._strike(back=back)

    def _strike(self, *, back: bool = False) -> None:
        """Take the selection out: what is new goes, what is stored is struck through and stays."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        kinds = [self._kind_at(at) for at in range(start, end)]
        cursor.beginEditBlock()
        for at in range(end - 1, start - 1, -1):
            kind = kinds[at - start]
            cursor.setPosition(at)
            cursor.setPosition(at + 1, QTextCursor.MoveMode.KeepAnchor)
            if kind == "new":
                cursor.removeSelectedText()
                end -= 1
            elif kind == "same":
                cursor.setCharFormat(self._look("gone", ""))
        cursor.endEditBlock()
        cursor.setPosition(start if back else end)
        self.setTextCursor(cursor)
        self._pause.start()

    def _put(self, cursor: QTextCursor, text: str, look: QTextCharFormat) -> None:
        for number, paragraph in enumerate(text.split("\n\n")):
            if number:
                cursor.insertBlock(cursor.blockFormat(), look)
            if paragraph:
                cursor.insertText(paragraph.replace("\n", LINE), look)

    def _hide_addresses(self, cursor: QTextCursor) -> None:
        """The marks of links and logged quotations take no room and no ink; they stay in the text."""
        hidden = QTextCharFormat()
        hidden.setForeground(QColor(0, 0, 0, 0))
        hidden.setProperty(QTextFormat.Property.FontPixelSize, 1)
        block = self.document().firstBlock()
        while block.isValid():
            text = block.text()
            for found in _ADDRESS.finditer(text):
                start, end = (len(text[:at].encode("utf-16-le", "surrogatepass")) // 2 for at in found.span())
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(hidden)
            block = block.next()

    def _kind_at(self, position: int) -> str:
        """The kind of the character at that position; a paragraph's end has one too."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        if cursor.atBlockEnd():
            following = cursor.block().next()
            return _kind(following.charFormat()) if following.isValid() else "same"
        cursor.setPosition(position + 1)
        return _kind(cursor.charFormat())

    def _runs(self) -> Iterator[tuple[str, str, str]]:
        """Kind, text and key of each run of letters."""
        block = self.document().firstBlock()
        while block.isValid():
            if block.blockNumber():
                made = block.charFormat()
                yield _kind(made), "\n\n", _key(made)
            walk = block.begin()
            while not walk.atEnd():
                fragment = walk.fragment()
                made = fragment.charFormat()
                yield _kind(made), fragment.text().replace(LINE, "\n"), _key(made)
                walk += 1
            block = block.next()

    def _owned(self) -> Iterator[tuple[int, int, str]]:
        """Where each run stands in the document, how long it is there, and the key it belongs to."""
        at = 0
        for _kind_of, text, key in self._runs():
            length = 1 if text == "\n\n" else len(text.encode("utf-16-le", "surrogatepass")) // 2
            yield at, length, key
            at += length

    def _stored_at(self, position: int) -> int:
        """How far into the stored text a position of the document is."""
        stored = at = 0
        for kind, text, _key_of in self._runs():
            length = 1 if text == "\n\n" else len(text.encode("utf-16-le", "surrogatepass")) // 2
            if at + length > position:
                part = text.encode("utf-16-le", "surrogatepass")[: 2 * (position - at)].decode("utf-16-le", "replace")
                return stored + (len(part) if kind != "new" and text != "\n\n" else 0)
            at += length
            stored += len(text) if kind != "new" else 0
        return stored

    def _shown_at(self, stored: int) -> int:
        """The position of the document at which so much of the stored text has gone by."""
        at = 0
        for kind, text, _key_of in self._runs():
            length = 1 if text == "\n\n" else len(text.encode("utf-16-le", "surrogatepass")) // 2
            if kind != "new":
                if stored < len(text):
                    part = text[:stored].encode("utf-16-le", "surrogatepass")
                    return at + (0 if text == "\n\n" else len(part) // 2)
                stored -= len(text)
            at += length
        return at

    def _look(self, kind: str, key: str) -> QTextCharFormat:
        tokens, made = self._theme.tokens, QTextCharFormat()
        made.setFont(font(self._face))
        made.setForeground(QColor(tokens.ink))
        made.setProperty(KIND, kind)
        made.setProperty(KEY, key or "-")
        if kind == "gone":
            made.setForeground(QColor(tokens.bad))
            made.setFontStrikeOut(True)
        elif kind == "new":
            made.setForeground(QColor(self._colours.get(key, tokens.ok)))
            made.setFontWeight(max(self._face.weight, 600))
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return made

    def _on_moved(self) -> None:
        key = _key(self.textCursor().charFormat())
        if key:
            self.chosen.emit(key)

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(height)


def _paragraph() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(8)
    made.setLineHeight(3, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    return made


def _kind(made: QTextCharFormat) -> str:
    return str(made.property(KIND) or "same")


def _key(made: QTextCharFormat) -> str:
    return str(made.property(KEY) or "-").removeprefix("-")
