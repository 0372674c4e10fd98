"""A spot: where somebody was in a story, its cursor and what stood at the top, to be found again later."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.sheet import Sheet


class Spot(NamedTuple):
    """Anchor and position of the cursor in the document; where the line at the top begins, and pixels scrolled past it.

    `top` is -1 where the head of the page is in sight; `past` is then how far the page is scrolled.
    A line's beginning, not pixels of the whole: the window may have another width the next time.
    """

    anchor: int
    position: int
    top: int
    past: int


def spot_of(sheet: Sheet, copy: CopyEditor) -> Spot:
    """Where the page is now."""
    cursor, scrolled = copy.textCursor(), sheet.verticalScrollBar().value()
    inner = copy.verticalScrollBar().value()
    if inner == 0:
        return Spot(cursor.anchor(), cursor.position(), -1, scrolled)
    block = copy.sight.at(0)
    into = inner - copy.document().documentLayout().blockBoundingRect(block).top()
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    line = next((one for one in reversed(lines) if one.y() <= into), None)
    if line is None:
        return Spot(cursor.anchor(), cursor.position(), block.position(), round(into))
    return Spot(cursor.anchor(), cursor.position(), block.position() + line.textStart(), round(into - line.y()))


def return_to(spot: Spot, sheet: Sheet, copy: CopyEditor) -> None:
    """Go back to a spot, as far as the story still reaches; the page has the size at which it is read."""
    document, cursor = copy.document(), copy.textCursor()
    last = document.characterCount() - 1
    cursor.setPosition(max(min(spot.anchor, last), 0))
    cursor.setPosition(max(min(spot.position, last), 0), QTextCursor.MoveMode.KeepAnchor)
    copy.setTextCursor(cursor)
    if spot.top < 0:
        sheet.scroll_to(spot.past)
        return
    block = document.findBlock(min(spot.top, last))
    begins = document.documentLayout().blockBoundingRect(block).top()
    line = block.layout().lineForTextPosition(min(spot.top - block.position(), block.length() - 1))
    into = line.y() + min(spot.past, line.height()) if line.isValid() else 0
    sheet.scroll_to_copy(round(begins + into))
