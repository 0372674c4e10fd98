"""Hits on the page: a find shown where it stands, and replaced there, in the copy, the head or a caption."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget

from desk.ui.story_page.cards import Cards
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.copy_text import PLAIN, to_code_points, to_units
from desk.ui.story_page.fields import PageField
from desk.ui.story_page.head import Head
from desk.ui.story_page.marks import LINE
from desk.ui.story_page.open_story import OpenStory
from desk.ui.story_page.searching import Hit, replaced
from desk.ui.story_page.sheet import Sheet

Place = tuple[int, int]  # of the copy: number of the paragraph, and code points into it
Stretch = tuple[int, int]  # in UTF-16 units


class OnPage:
    """Finds and changes hits in what the page shows; words that have changed since are left as they are."""

    def __init__(self, story: OpenStory, copy: CopyEditor, head: Head, sheet: Sheet, cards: Cards) -> None:
        self.copy = copy
        self._story, self._head, self._sheet, self._cards = story, head, sheet, cards

    def show(self, hit: Hit) -> None:
        """Bring the hit into sight and select it; the keyboard stays where it is."""
        if hit.text.part == "copy":
            if (span := self._span(hit)) is not None:
                cursor = self.copy.textCursor()
                cursor.setPosition(span[0])
                cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
                self.copy.setTextCursor(cursor)
                self.copy.ensureCursorVisible()
        elif (field := self._field(hit)) is not None:
            cursor = field.textCursor()
            cursor.setPosition(to_units(field.text, hit.start))
            cursor.setPosition(to_units(field.text, hit.end), QTextCursor.MoveMode.KeepAnchor)
            field.setTextCursor(cursor)

    def give_keyboard(self, hit: Hit | None) -> None:
        """Put the keyboard where the hit stands; into the copy without one."""
        field = self._field(hit) if hit is not None and hit.text.part != "copy" else None
        (field or self.copy).setFocus()

    def put(self, hits: tuple[Hit, ...]) -> int:
        """Replace those hits as one step; how many stood as they were found."""
        placed = [(span, hit) for hit in hits if hit.text.part == "copy" and (span := self._span(hit)) is not None]
        rest = tuple(hit for hit in hits if hit.text.part != "copy")

        def put() -> None:
            if placed:
                self._put_in_copy(placed)
            if rest:
                self._story.edit(lambda story: replaced(story, rest), "Replace")

        self._story.together("Replace", put)
        return len(placed) + len(rest)

    def _put_in_copy(self, placed: list[tuple[Stretch, Hit]]) -> None:
        cursor = QTextCursor(self.copy.document())
        cursor.beginEditBlock()
        for (start, end), hit in reversed(placed):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(hit.put.replace("\n", LINE), PLAIN)
        cursor.endEditBlock()
        if len(placed) == 1:
            self.copy.setTextCursor(cursor)

    def _span(self, hit: Hit) -> Stretch | None:
        """Where the hit stands in the document; None when other words stand there by now."""
        block = self.copy.document().findBlockByNumber(hit.text.paragraph)
        place = stretch(hit, block)
        return (block.position() + place[0], block.position() + place[1]) if place is not None else None

    def _field(self, hit: Hit) -> PageField | None:
        """The field in which the hit stands, in sight."""
        if hit.text.part == "caption":
            if (place := self._cards.cursor(hit.text.key)) is not None:
                self.copy.setTextCursor(place)
                self.copy.ensureCursorVisible()
            card = self._cards.card(hit.text.key)
            return card.caption if card is not None else None
        field: QWidget | None = self._head.field(hit.text.part)
        if isinstance(field, PageField):
            self._sheet.show_part(field)
            return field
        return None


def stretch(hit: Hit, block: QTextBlock) -> Stretch | None:
    """Where the hit stands in its paragraph; None when other words stand there by now."""
    text = block.text() if block.isValid() else ""
    if text[hit.start : hit.end].replace(LINE, "\n") != hit.source:
        return None
    return to_units(text, hit.start), to_units(text, hit.end)


def place_in(cursor: QTextCursor) -> Place:
    """Where a selection begins, as a place of the copy."""
    block = cursor.document().findBlock(cursor.selectionStart())
    return block.blockNumber(), to_code_points(block.text(), cursor.selectionStart() - block.position())
