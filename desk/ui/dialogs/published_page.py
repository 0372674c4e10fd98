"""The published page to read and to pick words from: furniture, copy, captions and credits as readers have them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

from desk.markup.reading import plain
from desk.preflight.passages import text_at
from desk.story.place import Place
from desk.story.story import Story
from desk.ui.theme import Face, font

HEADLINE, STANDFIRST = Face(serif=True, size=24, weight=700), Face(serif=True, size=16)
BYLINE, COPY, CAPTION = Face(serif=False, size=13, weight=600), Face(serif=True, size=16), Face(serif=False, size=12)


@dataclass(frozen=True, slots=True)
class Picked:
    """Words that were chosen: text[start:end] of the text at that place, in code points as a reader counts them."""

    text: Place
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph of the page: which text it is of, and how far into that text it begins."""

    place: Place
    offset: int
    words: str


class PublishedPage(QTextEdit):
    """Read-only; `picked` brings a Picked whenever words of one text are selected, None when none are."""

    picked = Signal(object)

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.setObjectName("publishedPage")
        self.setAccessibleName("The published page: select the words that are wrong")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._blocks: list[_Block] = []
        self._fill(story)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.selectionChanged.connect(self._on_selected)

    def select_words(self, words: str) -> bool:
        """Select the first such words; False when they do not stand on the page."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(words)

    def leave(self) -> None:
        """Nothing is selected any more; the page stays where it was scrolled to."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    @property
    def chosen(self) -> Picked | None:
        """What is selected, where it lies in one text."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        document = self.document()
        first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
        one, other = self._blocks[first.blockNumber()], self._blocks[last.blockNumber()]
        if one.place != other.place:
            return None
        start = one.offset + _points(one.words, cursor.selectionStart() - first.position())
        end = other.offset + _points(other.words, cursor.selectionEnd() - last.position())
        return Picked(one.place, start, end, cursor.selectedText().replace("\u2029", " ").strip())

    def _fill(self, story: Story) -> None:
        cursor = QTextCursor(self.document())
        muted = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        ink = QGuiApplication.palette().color(QPalette.ColorRole.Text)
        self._add(cursor, Place("headline"), story.furniture.headline, HEADLINE, ink)
        self._add(cursor, Place("standfirst"), story.furniture.standfirst, STANDFIRST, muted)
        self._add(cursor, Place("byline"), text_at(story, Place("byline")), BYLINE, ink)
        self._add(cursor, Place("copy"), plain(story.copy), COPY, ink)
        for photo in story.photos:
            self._add(cursor, Place("photo", photo.key, "caption"), photo.caption, CAPTION, muted)
            self._add(cursor, Place("photo", photo.key, "credit"), photo.credit, CAPTION, muted)

    def _add(self, cursor: QTextCursor, place: Place, text: str, face: Face, colour: QColor) -> None:
        look, shape = QTextCharFormat(), QTextBlockFormat()
        look.setFont(font(face))
        look.setForeground(colour)
        shape.setBottomMargin(9)
        offset = 0
        for paragraph in text.split("\n\n") if text else ():
            if self._blocks:
                cursor.insertBlock(shape, look)
            else:
                cursor.setBlockFormat(shape)
            cursor.insertText(paragraph.replace("\n", "\u2028"), look)
            self._blocks.append(_Block(place, offset, paragraph))
            offset += len(paragraph) + 2

    def _on_selected(self) -> None:
        self.picked.emit(self.chosen)


def _points(text: str, units: int) -> int:
    """How many code points the first UTF-16 units of a text are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "replace"))
