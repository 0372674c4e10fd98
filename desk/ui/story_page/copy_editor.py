"""The copy editor: a page of CommonMark that looks like what it says, as quick at any length.

It scrolls by itself, so that a key costs the visible paragraphs and no more; the sheet it lies on moves with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SIGNAL, SLOT, QEvent, QMimeData, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from desk.ui.lull import PAINTED
from desk.ui.settings import PageLook
from desk.ui.story_page import copy_change, copy_keys, copy_paint, copy_text, formatting, tables
from desk.ui.story_page.clipboard import COPY_MIME, PHOTO_MIME, QUOTE_MIME
from desk.ui.story_page.highlighter import Highlighter
from desk.ui.story_page.marks import LINE, is_table
from desk.ui.story_page.photo_room import PhotoRoom
from desk.ui.story_page.sight import Sight
from desk.ui.story_page.smart_typing import SmartTyping
from desk.ui.story_page.typographer import TRIGGERS
from desk.ui.theme import Face, Theme, font

BODY = Face(serif=True, size=17)
CURSOR = 2  # pixels
UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class CopyEditor(QTextEdit):
    """Edits copy. Emits `typed` on each change, with position, characters removed and added, all in UTF-16."""

    typed = Signal(int, int, int)
    undo_requested = Signal()
    redo_requested = Signal()
    zoom_wanted = Signal(int)  # steps, by the wheel
    left_up = Signal()  # the cursor wants to leave the copy at its top
    resized = Signal()
    focused = Signal()  # the keyboard came or went
    rested = Signal()  # the cursor has moved, and what moved it has been painted
    photo_requested = Signal(str, str)  # key of a photo in the copy, and what to do: 'open' or 'remove'

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._tokens = theme, theme.tokens
        self.taken_in: Callable[[QMimeData], bool] = lambda _mime: False  # pasting asks this first
        self.given_out: Callable[[QTextCursor], QMimeData] | None = None
        self.grounds: copy_paint.Grounds = lambda _block: ()  # words that stand out: those that were found
        self.veil: Callable[[QRect], object] = lambda _part: None  # drawn over everything: what is faded
        self.smart: SmartTyping | None = None
        self.direction = Qt.LayoutDirection.LeftToRight  # of the language: the side on which small photos stand
        self._rightward = False  # whether all of the copy runs to the right
        self._gap = copy_text.LINE_GAP
        self._filling = False
        self._composing = False  # while an input method shows letters that are not yet part of the copy
        self.mending = False  # while what was just done is repaired, as part of the same step
        self.setObjectName("copy")
        self.setAccessibleName("Copy")
        self.setProperty("look", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(CURSOR)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setPlaceholderText("Write the story here. Drop a photo anywhere in it.")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else a key has the sheet painted too
        self._painted = QTimer(self, singleShot=True, interval=PAINTED)
        self._painted.timeout.connect(self.rested)
        QObject.connect(self, SIGNAL("cursorPositionChanged()"), self._painted, SLOT("start()"))  # not through Python
        self.sight = Sight(self)
        document = self.document()
        document.setDefaultFont(font(BODY))
        # Without a device, for Qt asks it for its pixels paragraph by paragraph, a third of what a key costs far up.
        document.documentLayout().setPaintDevice(None)  # type: ignore[arg-type] # Qt takes none
        self.room = PhotoRoom(document)
        document.documentLayout().registerHandler(copy_text.PHOTO_OBJECT, self.room)
        copy_text.fill(document, "")
        self.highlighter = Highlighter(document, theme.tokens)
        document.contentsChange.connect(self._on_contents_change)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._style_seen())
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def put(self, copy: str, language: str) -> None:
        """Show that copy, at its beginning, with nothing to undo."""
        self._filling = True
        self.highlighter.rest()
        try:
            self._go_right(only=not copy_text.runs_left(copy))
            self.set_language(language)
            copy_text.fill(self.document(), copy, self.highlighter.wake, gap=self._gap)
            self.highlighter.begin()
            self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._filling = False
        self.highlighter.look_at(self.textCursor())

    def set_page(self, look: PageLook) -> None:
        """Set the words like that."""
        size = look.scaled(look.size)
        face = font(Face(serif=look.serif, size=size))
        self._gap = look.gap
        if face != self.document().defaultFont():
            self.document().setDefaultFont(face)
            self.highlighter.measure(size)
        copy_text.set_gap(self.document(), look.gap)

    def set_writable(self, writable: bool) -> None:
        """Let words be typed, or only read, selected and copied; the cursor stays for the keyboard."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.setTextInteractionFlags(reading | flags.TextEditable if writable else reading)

    def set_language(self, language: str) -> None:
        """Write in that language, with its marks. Each paragraph runs as its first letter does."""
        if self.smart is not None:
            self.smart.speak(language)
        self.direction = copy_text.text_direction(language)
        if self.direction is Qt.LayoutDirection.RightToLeft:
            self._go_right(only=False)

    def replace_with(self, copy: str, current: str) -> None:
        """Make the copy `copy`, of which the document has `current`, changing only where they differ: one step."""
        copy_change.turn_into(self.document(), copy, current)

    def change(self, edit: Callable[[QTextCursor], object]) -> None:
        """Let `edit` work with the cursor, and show where it left it."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        edit(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def set_alt(self, key: str, alt: str) -> None:
        """Write that alt into the lines of the photo with that key, as one step."""
        cursor = QTextCursor(self.document())
        for position in copy_text.photo_positions(self.document()):
            found = copy_text.photo_at(self.document(), position)
            if found is not None and found[0] == key and found[1] != alt:
                cursor.setPosition(position)
                cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(copy_text.photo_format(key, alt))

    @property
    def photo_here(self) -> str:
        """The key of the photo at the cursor; '' when there is none."""
        return copy_text.photo_in(self.textCursor().block())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if copy_keys.is_letter(event) and not self.isReadOnly() and not self.photo_here:
            self._type(event)  # as nearly always: ahead of all other questions, for each costs its time
            return
        if self._is_step(event) or self._leaves(event):
            event.accept()
            return
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        if self.photo_here and self._on_photo(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._return(event)
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self._to_cell(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._rub_out(event)
        else:
            self._type(event)

    def _type(self, event: QKeyEvent) -> None:
        """Any other key; what it typed may become what it should have been."""
        key, smart = event.text(), self.smart
        if smart is None or not key:
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        if smart.instead(cursor, key):
            self.setTextCursor(cursor)
            return
        super().keyPressEvent(event)
        if key in TRIGGERS:
            cursor = self.textCursor()
            if smart.after(cursor, key):
                self.setTextCursor(cursor)

    def _is_step(self, event: QKeyEvent) -> bool:
        if event.matches(UNDO):
            self.undo_requested.emit()
        elif event.matches(REDO):
            self.redo_requested.emit()
        else:
            return False
        return True

    def _leaves(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() != Qt.Key.Key_Up or not plain:
            return False
        cursor = self.textCursor()
        if cursor.block().blockNumber() or cursor.movePosition(QTextCursor.MoveOperation.Up):
            return False
        self.left_up.emit()
        return True

    def _on_photo(self, event: QKeyEvent) -> bool:
        """The keys on a photo: Return opens it, Backspace and Delete take it out, words go into a paragraph below."""
        key = event.key()
        if self.textCursor().hasSelection() and self.textCursor().selectedText() != copy_text.OBJECT:
            return False
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.photo_requested.emit(self.photo_here, "remove")
        elif key == Qt.Key.Key_F2:
            self.photo_requested.emit(self.photo_here, "open")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.change(formatting.new_line)
        elif event.text().isprintable() and event.text():
            self.change(formatting.new_line)
            super().keyPressEvent(event)
        else:
            return False
        return True

    def _return(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.change(lambda cursor: cursor.insertText("\\" + LINE, copy_text.PLAIN))
        else:
            self.change(copy_keys.new_line)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802 - Qt’s name
        """Tab takes the keyboard elsewhere, but in a table to another cell."""
        if not self.isReadOnly() and is_table(self.textCursor().block().text()):
            return False
        return super().focusNextPrevChild(following)

    def _to_cell(self, event: QKeyEvent) -> bool:
        """Tab in a table goes to the next cell, and with Shift to the one before."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        moved = tables.step(cursor, back=event.key() == Qt.Key.Key_Backtab)
        cursor.endEditBlock()
        if moved:
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        return moved

    def _rub_out(self, event: QKeyEvent) -> None:
        """Backspace and Delete: never words into a photo, never half the marks of a link."""
        cursor = self.textCursor()
        back = event.key() == Qt.Key.Key_Backspace
        if not cursor.hasSelection():
            beside = cursor.block().previous() if back else cursor.block().next()
            at_edge = cursor.atBlockStart() if back else cursor.atBlockEnd()
            if at_edge and copy_text.photo_in(beside):
                if back and cursor.block().length() == 1:
                    cursor.deletePreviousChar()
                else:
                    cursor.setPosition(beside.position())
                self.setTextCursor(cursor)
                return
            whole = (back and self.smart is not None and self.smart.rub_out(cursor)) or formatting.step_into(
                cursor, back=back
            )
            self.setTextCursor(cursor)
            if whole:
                return
        super().keyPressEvent(event)
        self._mend()

    def _mend(self) -> None:
        """A photo stands alone: words that came beside it go into a paragraph of their own, in the same step."""
        block = self.textCursor().block()
        if block.length() <= 2 or not copy_text.photo_in(block):
            return
        cursor = QTextCursor(block)
        self.mending = True
        cursor.joinPreviousEditBlock()
        cursor.setPosition(block.position() + (block.text().index(copy_text.OBJECT) or 1))
        copy_text.new_block(cursor)
        cursor.endEditBlock()
        self.mending = False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are being composed change nothing; on a photo they go into a paragraph below it."""
        told = event.preeditString() or event.commitString()
        if told and self.photo_here and not self.isReadOnly():
            self.change(formatting.new_line)
        self._composing = not event.commitString() and not event.replacementLength()
        self._composing = self._composing and not self.textCursor().hasSelection()
        super().inputMethodEvent(event)
        self._composing = False

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.taken_in(source):
            self.change(lambda cursor: copy_text.insert(cursor, source.text()))
        self._mend()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        ours = any(source.hasFormat(kind) for kind in (COPY_MIME, QUOTE_MIME, PHOTO_MIME))
        return ours or source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        if self.given_out is not None:
            return self.given_out(self.textCursor())
        return super().createMimeDataFromSelection()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and not copy_keys.is_letter(event)
            and event.type() is QEvent.Type.ShortcutOverride
        ):
            commands = (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_E)
            ours = event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.key() in commands
            if event.matches(UNDO) or event.matches(REDO) or ours:
                event.ignore()  # the window's commands have these keys
                return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        part, tokens = event.rect(), self._tokens
        rows = tuple(copy_paint.in_part(self, self.sight, part))
        rooms = copy_paint.paint_under(self, rows, part, tokens, self.grounds)
        super().paintEvent(event)
        copy_paint.paint_over(self, rows, part, tokens, rooms)
        self.veil(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._style_seen()
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        event.ignore()  # the sheet scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.highlighter.look_at(self.textCursor())
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit()

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self.highlighter.breathe():
            QTimer.singleShot(0, self, self._style_seen)
        if self._rightward and added and not self._filling and copy_text.runs_left_at(self.document(), position, added):
            QTimer.singleShot(0, self, lambda: self._go_right(only=False))  # Qt has not laid out yet what changed
        if not self._filling and not (self._composing and removed == added):
            self.typed.emit(position, removed, added)

    def _go_right(self, *, only: bool) -> None:
        """Take all paragraphs to run to the right, or have Qt look in each whether it runs to the left.

        It looks again in all paragraphs below a key: a quarter of what a key costs at the top of 100,000 words.
        """
        self._rightward = only
        copy_text.set_direction(self.document(), look=not only)

    def _on_cursor_moved(self) -> None:
        if not self._filling:
            self.highlighter.look_at(self.textCursor())

    def _style_seen(self) -> None:
        """Style the paragraphs in sight that are still plain; what stands in sight stays where it is."""
        if self.highlighter.complete:
            return
        bar = self.verticalScrollBar()
        first, last = self.sight.seen()
        layout = self.document().documentLayout()
        before = layout.blockBoundingRect(first).top()
        if self.highlighter.style(first, last):
            bar.setValue(bar.value() + round(layout.blockBoundingRect(first).top() - before))

    def _on_theme_changed(self) -> None:
        self._tokens = tokens = self._theme.tokens
        self.setStyleSheet(f"#copy {{ background: {tokens.paper}; border: none; padding: 0; }}")
        self.highlighter.wear(tokens)
        self._style_seen()
