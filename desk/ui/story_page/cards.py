"""Cards over the copy: each photo's card lies on the room that its sign keeps in the text, and moves with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import SIGNAL, SLOT, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QWidget

from desk.story.framing import Look, look
from desk.story.photo import Photo, PhotoRole
from desk.ui.bench import Bench
from desk.ui.story_page import copy_text
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.noting import units
from desk.ui.story_page.photo_card import PhotoCard, picture_height

ABOVE, BELOW, QUIET = 2, 6, 42  # pixels: room round a card, and what a quiet one has under its picture
SHARP = (1_320, 1_000)  # pixels asked of the worker: sharp at twice the scale
INLINE = 0.66  # of the column


@dataclass(slots=True)
class Row:
    """One photo's sign in the copy; the cursor goes with it. The card is made when it is first seen."""

    key: str
    cursor: QTextCursor
    card: PhotoCard | None = None


LOOKED_AT = 64  # signs: in a larger change photos are looked for without asking


class Cards(QObject):
    """Makes, places and fills the cards of the photos in the copy."""

    edited = Signal(str, str, object)
    comment_asked = Signal(str, str, int, int)
    asked = Signal(str, str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, bench: Bench, editor: CopyEditor) -> None:
        super().__init__(editor)
        self._bench = bench
        self._editor = editor
        self._photos: dict[str, Photo] = {}
        self._rows: list[Row] = []
        self._writable = True
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place)
        layout = editor.document().documentLayout()
        # A key in a long copy has the layout say this for every paragraph behind it: that must not come to Python.
        QObject.connect(layout, SIGNAL("update(QRectF)"), self._later, SLOT("start()"))
        editor.verticalScrollBar().valueChanged.connect(lambda _value: self.place())
        editor.typed.connect(lambda position, _removed, added: self.check(position, added))
        editor.rested.connect(self._on_cursor_moved)
        editor.focused.connect(self._on_cursor_moved)
        editor.resized.connect(self.place)

    def lengths(self) -> Mapping[int, int]:
        """By position, by how many units the line of the photo there is longer than its one sign."""
        document = self._editor.document()
        found = {}
        for row in self._rows:
            position = row.cursor.position()
            if photo := copy_text.photo_at(document, position):
                found[position] = units(photo[1]) + units(photo[0]) + len("![](photo:)") - 1
        return found

    def check(self, position: int, added: int) -> None:
        """Look whether a change of the document took a photo away or brought one; costs nothing when it did not."""
        document = self._editor.document()
        brought = added >= LOOKED_AT
        for at in () if brought else range(position, position + added):
            brought = brought or document.characterAt(at) == copy_text.OBJECT
        if brought or not all(self._stands(row) for row in self._rows):
            self.scan()

    def scan(self) -> None:
        """Find the photos in the copy anew; cards that are there already stay with their photo."""
        document = self._editor.document()
        spare: dict[str, list[PhotoCard]] = {}
        for row in self._rows:
            if row.card is not None:
                spare.setdefault(row.key, []).append(row.card)
        rows = []
        for position in copy_text.photo_positions(document):
            found = copy_text.photo_at(document, position)
            if found is None:
                continue
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cards = spare.get(found[0])
            rows.append(Row(found[0], cursor, cards.pop(0) if cards else None))
        self._rows = rows
        for cards in spare.values():
            for card in cards:
                card.hide()
                card.deleteLater()
        self._soon()

    def show(self, photos: Iterable[Photo]) -> None:
        """Show the photos as they now are."""
        self._photos = {photo.key: photo for photo in photos}
        for row in self._rows:
            if row.card is not None and (photo := self._photos.get(row.key)) and photo != row.card.photo:
                changed = look(photo) != look(row.card.photo)
                row.card.put(photo)
                if changed:
                    self._fetch(row.card)
        self._soon()

    def set_writable(self, writable: bool) -> None:
        self._writable = writable
        for row in self._rows:
            if row.card is not None:
                row.card.set_writable(writable)

    def card(self, key: str) -> PhotoCard | None:
        """The card of that photo, made if it was not yet seen; None when the photo does not stand in the copy."""
        row = next((row for row in self._rows if row.key == key), None)
        return self._card_of(row) if row is not None else None

    def cursor(self, key: str) -> QTextCursor | None:
        """Where the photo stands in the copy."""
        row = next((row for row in self._rows if row.key == key), None)
        return QTextCursor(row.cursor) if row is not None else None

    def place(self) -> None:
        """Lay the cards that are in sight on their rooms; hide the others."""
        editor = self._editor
        if not self._rows or not editor.isVisible():
            return
        first_block, last_block = editor.sight.seen()
        first, last = first_block.position(), last_block.position() + last_block.length()
        column = editor.viewport().width() - 2 * copy_text.GUTTER
        self._keep_rooms(column)
        for row in self._rows:
            if first <= row.cursor.position() <= last:
                self._lay(row, column)
            elif row.card is not None and not row.card.isHidden() and not _holds_focus(row.card):
                row.card.hide()

    def stops(self) -> list[QWidget]:
        """Where the keyboard stops in the cards that are there, in the order of the copy."""
        return [stop for row in self._rows if row.card is not None for stop in row.card.stops()]

    def _stands(self, row: Row) -> bool:
        found = copy_text.photo_at(self._editor.document(), row.cursor.position())
        return found is not None and found[0] == row.key

    def _width(self, photo: Photo | None, column: int) -> int:
        inline = photo is not None and photo.role is PhotoRole.INLINE and column > 480
        return int(column * INLINE) if inline else column

    def _keep_rooms(self, column: int) -> None:
        """Have the text keep as much room as each card needs; only what changed is laid out again."""
        document, kept = self._editor.document(), self._editor.room
        kept.width = column - 1
        for row in self._rows:
            photo = self._photos.get(row.key)
            width = self._width(photo, column)
            if row.card is not None:
                tall = row.card.height_at(width)
            else:
                tall = picture_height(photo or Photo(row.key), width) + QUIET
            if kept.heights.get(row.key) != tall + ABOVE + BELOW:
                kept.heights[row.key] = tall + ABOVE + BELOW
                document.markContentsDirty(row.cursor.position(), 1)

    def _lay(self, row: Row, column: int) -> None:
        card = self._card_of(row)
        width = self._width(self._photos.get(row.key), column)
        height = card.height_at(width)
        editor = self._editor
        box = editor.document().documentLayout().blockBoundingRect(row.cursor.block())
        top = int(box.top()) - editor.verticalScrollBar().value() + ABOVE
        left = 0 if editor.direction is Qt.LayoutDirection.LeftToRight else column - width
        card.setGeometry(copy_text.GUTTER + left, top, width, height)
        card.show()

    def _card_of(self, row: Row) -> PhotoCard:
        if row.card is not None:
            return row.card
        card = row.card = PhotoCard(self._bench.theme, self._photos.get(row.key, Photo(row.key)))
        card.setParent(self._editor.viewport())
        card.set_writable(self._writable)
        card.edited.connect(self.edited)
        card.comment_asked.connect(self.comment_asked)
        card.asked.connect(self.asked)
        card.resized.connect(self._soon)
        card.undo_requested.connect(self.undo_requested)
        card.redo_requested.connect(self.redo_requested)
        self._fetch(card)
        self._on_cursor_moved()
        order = [self._editor, *self.stops()]
        for one, following in pairwise(order):
            QWidget.setTabOrder(one, following)
        return card

    def _fetch(self, card: PhotoCard) -> None:
        """Have the card show its picture, when it comes."""
        wanted = look(card.photo)
        if wanted.digest:
            self._bench.pictures.want(self, wanted, SHARP, lambda image, _why: self._on_picture(wanted, image))
        else:
            card.show_image(QImage())

    def _on_picture(self, wanted: Look, image: QImage) -> None:
        for row in self._rows:
            if row.card is not None and look(row.card.photo) == wanted:
                row.card.show_image(image)

    def _soon(self) -> None:
        if self._rows:
            self._later.start()

    def _on_cursor_moved(self) -> None:
        """The photo with the cursor has a ring and its tools."""
        if self._rows:
            here, at_work = self._editor.textCursor().block(), self._editor.hasFocus()
            for row in self._rows:
                current = at_work and row.cursor.block() == here
                if row.card is not None:
                    row.card.set_current(current)
                if current:
                    self._bench.wire.photo_chosen.emit(row.key)


def _holds_focus(card: PhotoCard) -> bool:
    return any(stop.hasFocus() for stop in card.stops())
