"""Smart typing in the copy: what was typed stands, then what it should be takes its place, as a step of its own.

So Undo takes the replacement back first. Nothing of this happens in code, in addresses, or while an input method
composes: those do not come as keys.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from desk.ui.bench import Bench
from desk.ui.story_page import copy_text
from desk.ui.story_page.marks import spans
from desk.ui.story_page.typographer import TRIGGERS, Marks, change_for, closes, empty_pair, marks_of, wrapped


class SmartTyping(QObject):
    """Asked by the copy editor before and after a key; answers the command `edit.smart`."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._settings = bench.settings
        self.on = bench.settings.smart_typing
        self._marks: Marks | None = None
        bench.commands.action("edit.smart").setChecked(self.on)
        bench.commands.on("edit.smart", self._turn)

    def speak(self, language: str) -> None:
        """Type in that language from now on."""
        self._marks = marks_of(language)

    def instead(self, cursor: QTextCursor, key: str) -> bool:
        """Do what the key should do instead of being typed: wrap what is selected, step over a closing mark."""
        if not self.on or len(key) != 1 or (key.isalnum() and not cursor.hasSelection()):
            return False
        if cursor.hasSelection():
            return self._wrap(cursor, key)
        if self._marks is None or key not in '")]':
            return False
        before, after = _sides(cursor)
        if over := closes(before, key, after, self._marks):
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=over)
        return bool(over)

    def after(self, cursor: QTextCursor, key: str) -> bool:
        """Put right what was just typed before the cursor, as a step of its own; False when it stands."""
        if not self.on or self._marks is None or key not in TRIGGERS or cursor.hasSelection():
            return False
        before, after = _sides(cursor)
        if not before.endswith(key):
            return False
        change = change_for(before[:-1], key, after, self._marks)
        if change is None or _is_verbatim(cursor):
            return False
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, change.back)
        cursor.insertText(change.text + change.after, copy_text.PLAIN)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(change.after))
        return True

    def rub_out(self, cursor: QTextCursor) -> bool:
        """Take an empty pair of marks out with one Backspace; False when there is none."""
        if not self.on or cursor.hasSelection():
            return False
        back, forth = empty_pair(*_sides(cursor), self._marks)
        if back:
            at = cursor.position()
            cursor.setPosition(at - back)
            cursor.setPosition(at + forth, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        return bool(back)

    def _wrap(self, cursor: QTextCursor, key: str) -> bool:
        pair, words = wrapped(key, self._marks), cursor.selectedText()
        if pair is None or copy_text.PARAGRAPH in words or copy_text.OBJECT in words or not words.strip():
            return False
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        for position, mark in ((end, pair[1]), (start, pair[0])):
            cursor.setPosition(position)
            cursor.insertText(mark, copy_text.PLAIN)
        cursor.endEditBlock()
        cursor.setPosition(start + len(pair[0]))
        cursor.setPosition(end + len(pair[0]), QTextCursor.MoveMode.KeepAnchor)
        return True

    def _turn(self) -> None:
        self.on = not self.on
        self._settings.smart_typing = self.on


def _sides(cursor: QTextCursor) -> tuple[str, str]:
    """What stands before and behind the cursor in its paragraph."""
    text = cursor.block().text()
    at = copy_text.to_code_points(text, cursor.positionInBlock())
    return text[:at], text[at:]


def _is_verbatim(cursor: QTextCursor) -> bool:
    """Whether the cursor stands in code or in an address, where every sign means itself."""
    text = cursor.block().text()
    at = copy_text.to_code_points(text, cursor.positionInBlock())
    if (text.startswith(("```", "~~~", "[^")) and at < 5) or text.startswith(("```", "~~~")):
        return True
    return (
        any(
            (one.kind == "code" and one.start < at < one.end)
            or (one.kind in ("link", "quote", "photo") and one.last < at < one.end)
            for one in spans(text)
        )
        or text[:at].count("`") % 2 == 1
    )
