"""Turning the document into another copy, by the paragraphs that differ and in one step of undo."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from desk.ui.story_page import copy_text


def turn_into(document: QTextDocument, copy: str, current: str) -> None:
    """Make the document say `copy`; it says `current` now."""
    if copy == current:
        return
    old, new = current.split("\n\n"), copy.split("\n\n")
    first = _same(old, new)
    last = _same(old[first:][::-1], new[first:][::-1])
    end, fresh = len(old) - last, new[first : len(new) - last]
    cursor = QTextCursor(document)
    if first == end:
        _bring_in(cursor, first, fresh)
    else:
        _select(cursor, first, end, alone=not fresh)
        copy_text.insert(cursor, "\n\n".join(fresh))


def _select(cursor: QTextCursor, first: int, end: int, *, alone: bool) -> None:
    """Select the paragraphs from `first` up to `end`; `alone` with the break that would be left over."""
    document = cursor.document()
    start, stop = document.findBlockByNumber(first), document.findBlockByNumber(end - 1)
    with_break_before = alone and first > 0
    cursor.setPosition(start.position() - with_break_before)
    cursor.setPosition(stop.position() + stop.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    if alone and not with_break_before and stop.next().isValid():
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)


def _bring_in(cursor: QTextCursor, first: int, fresh: list[str]) -> None:
    """Whole paragraphs before the one with the number `first`."""
    cursor.beginEditBlock()
    if first:
        before = cursor.document().findBlockByNumber(first - 1)
        cursor.setPosition(before.position() + before.length() - 1)
        copy_text.new_block(cursor)
    else:
        cursor.setPosition(0)
        copy_text.new_block(cursor)
        cursor.setPosition(0)
    copy_text.insert(cursor, "\n\n".join(fresh))
    cursor.endEditBlock()


def _same(old: list[str], new: list[str]) -> int:
    """How many paragraphs are the same from the beginning."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count
