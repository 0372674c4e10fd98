"""The page with its changes marked: what went out is struck in red, what came in is green and heavier."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from desk.ui.review.comparing import Comparison, Row
from desk.ui.review.word_diff import Difference, Kind
from desk.ui.theme import Face, Theme, font

SECTION, HEADLINE = Face(serif=False, size=12, weight=600), Face(serif=True, size=30, weight=700)
STANDFIRST, COPY = Face(serif=True, size=18), Face(serif=True, size=17)
CAPS, SMALL = Face(serif=False, size=11, weight=600), Face(serif=False, size=13)
_BREAKS = re.compile(r"(\n\n)")


class DifferenceText(QTextEdit):
    """Read-only; `next_change` and `previous_change` go through the changes.

    It shows both sides in one text, or with `leaves_out` "new" only what was, with "gone" only what is.
    """

    def __init__(self, theme: Theme, name: str = "difference", leaves_out: Kind | None = None) -> None:
        super().__init__()
        told = {"new": "The story as it was", "gone": "The story as it is"}
        self.setObjectName(name)
        self.setAccessibleName(told.get(leaves_out or "", "The story with its changes"))
        self._leaves_out = leaves_out
        self.setReadOnly(True)
        self.setProperty("look", "bare")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._theme = theme
        self._shown: Comparison | None = None
        self._changes: list[tuple[int, int]] = []
        theme.changed.connect(self._on_theme_changed)

    @property
    def changes(self) -> tuple[str, ...]:
        """The words of each change, in reading order; gone and new words of one place are one change."""
        text = self.document().toRawText()
        return tuple(text[start:end] for start, end in self._changes)

    @property
    def current(self) -> int:
        """The number of the change that is selected, from 0; -1 when none is."""
        cursor = self.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        return next((number for number, one in enumerate(self._changes) if one == chosen), -1)

    def go_to(self, number: int) -> None:
        """Select the change of that number."""
        if 0 <= number < len(self._changes):
            self._go(self._changes[number])

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Put the changed page there; None empties it."""
        self._shown = comparison
        self._changes = []
        self.clear()
        if comparison is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        tokens = self._theme.tokens
        if comparison.section:
            self._block(cursor, 0, 4, 110)
            cursor.insertText(comparison.section.upper(), _format(SECTION, tokens.accent))
        self._text(cursor, comparison.headline, HEADLINE, (2, 6, 95))
        self._text(cursor, comparison.standfirst, STANDFIRST, (0, 14, 112), muted=True)
        self._text(cursor, comparison.copy, COPY, (0, 11, 128))
        self._rows(cursor, comparison.rows)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def next_change(self) -> None:
        """Select the next change; after the last the first again."""
        here = self.textCursor().selectionStart()
        self._go(next((one for one in self._changes if one[0] > here), None) or next(iter(self._changes), None))

    def previous_change(self) -> None:
        """Select the change before; before the first the last."""
        here = self.textCursor().selectionStart()
        before = [one for one in self._changes if one[0] < here] or self._changes
        self._go(before[-1] if before else None)

    def _go(self, change: tuple[int, int] | None) -> None:
        if change is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(change[0])
            cursor.setPosition(change[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _block(self, cursor: QTextCursor, above: int, below: int, height: int) -> None:
        made = QTextBlockFormat()
        made.setTopMargin(above)
        made.setBottomMargin(below)
        made.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if cursor.position() == 0 and cursor.block().length() == 1:
            cursor.setBlockFormat(made)
        else:
            cursor.insertBlock(made)

    def _text(
        self, cursor: QTextCursor, found: Difference, face: Face, space: tuple[int, int, int], *, muted: bool = False
    ) -> None:
        before: Kind = "same"
        for number, stretch in enumerate(found.stretches):
            if number == 0:
                self._block(cursor, *space)
            joined = "same" not in (stretch.kind, before)
            if stretch.kind == self._leaves_out:
                self._note(cursor.position(), cursor.position(), joined=joined)
                before = stretch.kind
                continue
            if joined and self._leaves_out is None and not cursor.atBlockStart() and not stretch.text[:1].isspace():
                cursor.insertText(" ", self._look(face, "same", muted))
            start = cursor.position()
            self._stretch(cursor, stretch.text, self._look(face, stretch.kind, muted), space)
            if stretch.kind != "same":
                self._note(start, cursor.position(), joined=joined)
            before = stretch.kind

    def _stretch(self, cursor: QTextCursor, text: str, look: QTextCharFormat, space: tuple[int, int, int]) -> None:
        """The words; a paragraph ends where one ended on either side, once where both did."""
        headings = self._shown.headings if self._shown is not None else ()
        for part in _BREAKS.split(text):
            if part == "\n\n":
                if not cursor.atBlockStart():
                    self._block(cursor, *space)
            elif part:
                shape = QTextCharFormat(look)
                if part.strip() in headings:
                    shape.setFontWeight(700)
                cursor.insertText(part.lstrip() if cursor.atBlockStart() else part, shape)

    def _note(self, start: int, end: int, *, joined: bool) -> None:
        if joined and self._changes:
            self._changes[-1] = (self._changes[-1][0], end)
        elif end > start or self._leaves_out is not None:
            self._changes.append((start, end))

    def _look(self, face: Face, kind: Kind, muted: bool) -> QTextCharFormat:
        tokens = self._theme.tokens
        if kind == "gone":
            made = _format(Face(face.serif, face.size), tokens.bad)
            made.setFontStrikeOut(True)
            return made
        if kind == "new":
            return _format(Face(face.serif, face.size, max(face.weight, 600)), tokens.ok)
        return _format(face, tokens.muted if muted else tokens.ink)

    def _rows(self, cursor: QTextCursor, rows: Iterable[Row]) -> None:
        tokens = self._theme.tokens
        subject = ""
        for row in rows:
            if row.subject != subject:
                subject = row.subject
                self._block(cursor, 18, 4, 130)
                cursor.insertText(subject.upper(), _format(CAPS, tokens.muted))
            self._block(cursor, 0, 4, 125)
            start = cursor.position()
            cursor.insertText(f"{row.label}  ", _format(Face(serif=False, size=13, weight=600), tokens.ink))
            self._sides(cursor, row)
            self._changes.append((start, cursor.position()))

    def _sides(self, cursor: QTextCursor, row: Row) -> None:
        """As it was and as it is, or the one of them that this text shows."""
        before = row.before if self._leaves_out != "gone" else ""
        after = row.after if self._leaves_out != "new" else ""
        if before:
            cursor.insertText(before, self._look(SMALL, "gone", muted=False))
        if before and after:
            cursor.insertText(" → ", _format(SMALL, self._theme.tokens.muted))
        if after:
            cursor.insertText(after, self._look(SMALL, "new", muted=False))
        if self._leaves_out is not None and not (before or after):
            cursor.insertText("—", _format(SMALL, self._theme.tokens.muted))

    def _on_theme_changed(self) -> None:
        self.show_comparison(self._shown)


def _format(face: Face, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(face))
    made.setForeground(QColor(colour))
    return made
