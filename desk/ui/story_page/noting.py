"""Noting: each change of the document as a change of the copy, for the side journal, without reading the whole.

A block's end is one position in the document and two in the copy; a photo is one and its whole line. Lengths are in
UTF-16 units, as Qt and the journal count.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtGui import QTextCursor, QTextDocument

from desk.ui.story_page import copy_text


class Change(NamedTuple):
    """At `position` of the copy `removed` units went and `added` came."""

    position: int
    removed: int
    added: str


class Notes:
    """Keeps the length of the copy, so that what was removed need not be remembered."""

    def __init__(self, document: QTextDocument, photos: Callable[[], Mapping[int, int]]) -> None:
        """`photos` gives, by position in the document, the units by which a photo's line is longer than its sign."""
        self._document = document
        self._photos = photos
        self._length = self._measured()

    def begin(self) -> None:
        """The document was filled anew."""
        self._length = self._measured()

    def change(self, position: int, added: int) -> Change:
        """The change of the copy for one that Qt told of; `added` in document positions."""
        document = self._document
        last = document.characterCount() - 1
        end = min(position + added, last)
        position = min(position, end)
        came = ""
        if (
            end == position + 1
            and (letter := document.characterAt(position)).isprintable()
            and letter != copy_text.OBJECT
        ):
            came = letter  # as nearly always
        elif end > position:
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            came = copy_text.selected(cursor)
        before, self._length = self._length, self._measured()
        removed = before + units(came) - self._length
        return Change(self._place(position), removed, came)

    def _measured(self) -> int:
        document = self._document
        return document.characterCount() + document.blockCount() - 2 + sum(self._photos().values())

    def _place(self, position: int) -> int:
        more = sum(extra for at, extra in self._photos().items() if at < position)
        return position + self._document.findBlock(position).blockNumber() + more


def units(text: str) -> int:
    """The UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
