"""The source of an article as it came, with the lines of each part marked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from desk.intake.arrival import Arrival, Part
from desk.ui.publish.taking import HINT, TAKES, Take
from desk.ui.theme import Theme

MONO = ("JetBrains Mono", "DejaVu Sans Mono", "Noto Sans Mono", "Menlo", "Consolas", "monospace")
SIZE, LEADING = 13, 21.0  # pixels


class SourceView(QTextEdit):
    """Read only. What became a part stands on a soft ground, what was left out is struck through.

    `taken` when a letter says for what the selected words, or those of the line, are to be taken.
    """

    taken = Signal(object, str, int, int)  # Take, the words, their first line and their last one

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._arrival = Arrival()
        self._pointed: Part | None = None
        self.setObjectName("import_source")
        self.setAccessibleName("Source")
        self.setAccessibleDescription(HINT)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setProperty("look", "bare")
        made = QFont(list(MONO))
        made.setPixelSize(SIZE)
        made.setStyleHint(QFont.StyleHint.Monospace)
        self.document().setDefaultFont(made)
        theme.changed.connect(self._mark)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show the lines of that source."""
        self._arrival, self._pointed = arrival, None
        self.setPlainText("\n".join(arrival.source_lines))
        airy = QTextBlockFormat()
        airy.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        everything = QTextCursor(self.document())
        everything.select(QTextCursor.SelectionType.Document)
        everything.setBlockFormat(airy)
        self._mark()

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        """Mark the lines of those parts; the source is the same."""
        self._arrival = replace(self._arrival, parts=parts)
        self._mark()

    def take(self, take: Take) -> None:
        """Take the selected words, or where none are selected those of the line with the cursor."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        words = " ".join(cursor.selectedText().replace("\u2029", " ").split())
        document = self.document()
        first, last = (document.findBlock(at).blockNumber() for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if words:
            self.taken.emit(take, words, first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bare = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        take = next((one for one in TAKES if bare and event.key() == one.key), None)
        if take is not None:
            self.take(take)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setObjectName("import_source_menu")
        menu.addSeparator()
        for one in TAKES:
            menu.addAction(f"Take as {one.label}\t{one.letter}", partial(self.take, one))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def point(self, part: Part) -> None:
        """Mark that part more strongly, and have it in sight."""
        if part == self._pointed:
            return
        self._pointed = part
        self._mark()
        if part.first_line >= 0:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(part.first_line)))
            self.ensureCursorVisible()

    def _mark(self) -> None:
        self.setStyleSheet(f"QTextEdit {{ color: {self._theme.tokens.muted}; }}")
        marks = [mark for part in self._arrival.parts for mark in self._marks(part, self._format(part))]
        self.setExtraSelections(marks)

    def _format(self, part: Part) -> QTextCharFormat:
        tokens = self._theme.tokens
        made = QTextCharFormat()
        made.setForeground(QColor(tokens.muted if part.name in ("Copy", "Left out") else tokens.ink))
        made.setFontStrikeOut(part.certainty == "left out")
        if self._is_pointed(part):
            made.setBackground(QColor(tokens.selection))
            made.setForeground(QColor(tokens.ink))
        elif part.name not in ("Copy", "Left out"):
            made.setBackground(QColor(tokens.accent_soft))
        return made

    def _is_pointed(self, part: Part) -> bool:
        """Rows of the copy and of what was left out stand for all their runs."""
        pointed = self._pointed
        if pointed is None or part.name in ("Copy", "Left out"):
            return pointed is not None and pointed.name == part.name
        return (part.name, part.first_line) == (pointed.name, pointed.first_line)

    def _marks(self, part: Part, shown: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        marks = []
        for number in range(part.first_line, part.last_line + 1) if part.first_line >= 0 else ():
            block = self.document().findBlockByNumber(number)
            cursor = QTextCursor(block)
            start, end = _words_of(block.text(), part)
            cursor.setPosition(block.position() + start)
            if end:
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            else:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor, mark.format = cursor, shown
            marks.append(mark)
        return marks


def _words_of(line: str, part: Part) -> tuple[int, int]:
    """Where the words of a part begin and end in its one line, in Qt's units, without the dash of a dateline; (0, 0)
    where the part is all of the line, or more, or is told in other words.
    """
    bare = part.text.strip().rstrip(" —–-:") if part.name == "Dateline" else part.text
    at = line.find(bare) if bare and part.first_line == part.last_line else -1
    return (0, 0) if at < 0 else (_units(line[:at]), _units(line[: at + len(bare)]))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
