"""A spot: where somebody was in a story, its cursor and what stood at the top, to be found again later."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QTextCursor

from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.sheet import Sheet


class Spot(NamedTuple):
    """Anchor and position of the cursor in the document; the paragraph at the top, and how far it is scrolled past.

    The paragraph is -1 where the head of the page is in sight; `past` is then how far the page is scrolled. Pixels.
    """

    anchor: int
    position: int
    paragraph: int
    past: int


def spot_of(sheet: Sheet, copy: CopyEditor) -> Spot:
    """Where the page is now."""
    cursor, scrolled = copy.textCursor(), sheet.verticalScrollBar().value()
    inner = copy.verticalScrollBar().value()
    if inner == 0:
        return Spot(cursor.anchor(), cursor.position(), -1, scrolled)
    top = copy.sight.at(0)
    past = inner - round(copy.document().documentLayout().blockBoundingRect(top).top())
    return Spot(cursor.anchor(), cursor.position(), top.blockNumber(), past)


def return_to(spot: Spot, sheet: Sheet, copy: CopyEditor) -> None:
    """Go back to a spot, as far as the story still reaches; the page has the size at which it is read."""
    document, cursor = copy.document(), copy.textCursor()
    last = document.characterCount() - 1
    cursor.setPosition(max(min(spot.anchor, last), 0))
    cursor.setPosition(max(min(spot.position, last), 0), QTextCursor.MoveMode.KeepAnchor)
    copy.setTextCursor(cursor)
    if spot.paragraph < 0:
        sheet.scroll_to(spot.past)
        return
    block = document.findBlockByNumber(min(spot.paragraph, document.blockCount() - 1))
    top = document.documentLayout().blockBoundingRect(block).top()
    sheet.scroll_to_copy(round(top) + spot.past)
