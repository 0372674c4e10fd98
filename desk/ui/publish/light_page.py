"""The light page: an article drawn by Qt alone, piece by piece; a piece that changed is the only one drawn again.

Each piece lies in a frame of the document. Nothing is loaded from anywhere: of all addresses the page knows only
`photo:NAME`, and a link goes nowhere unless it is a jump inside the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFrame,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QTextBrowser

WIDTH, LEAST = 620, 200  # pixels: the widest and the narrowest that words run
AFTER = 14  # pixels below a table


def _thin() -> QTextBlockFormat:
    """Of the empty paragraphs that Qt wants between frames."""
    made = QTextBlockFormat()
    made.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return made


def _flat() -> QTextFrameFormat:
    made = QTextFrameFormat()
    made.setBorder(0)
    made.setMargin(0)
    made.setPadding(0)
    return made


THIN, FLAT = _thin(), _flat()


@dataclass(slots=True)
class _Drawn:
    """A piece on the page: what it was drawn from, and where."""

    html: str
    frame: QTextFrame


class LightPage(QTextBrowser):
    """Shows a list of pieces, each HTML of the kind that `markup.page` writes."""

    pressed = Signal(int)  # twice, on the piece at that place
    jumped = Signal(str)  # the name of the anchor in this article that a link led to
    column_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("Preview of the article")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the column is as wide however long
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self.document().setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self._scratch = QTextDocument(self)
        self._scratch.setUndoRedoEnabled(False)
        self._column = 0
        self._drawn: list[_Drawn] = []
        self._pictures: dict[str, QImage] = {}
        self.anchorClicked.connect(self._on_link)

    @property
    def column(self) -> int:
        """How wide the words run, in pixels."""
        return max(min(WIDTH, self.viewport().width()), LEAST)

    def dress(self, sheet: str) -> None:
        """Wear that style sheet; everything is drawn again when it is next shown."""
        font = self.font()
        for document in (self.document(), self._scratch):
            document.setDefaultStyleSheet(sheet)
            document.setDefaultFont(font)
        self.wipe()

    def wipe(self) -> None:
        """An empty page."""
        self._drawn.clear()
        self.document().clear()
        QTextCursor(self.document()).setBlockFormat(THIN)
        for name, picture in self._pictures.items():
            self._hand_over(name, picture)

    def keep(self, name: str, picture: QImage) -> None:
        """Have a picture ready, and draw the pieces that wait for it."""
        self._pictures[name] = picture
        self._hand_over(name, picture)
        for one in self._drawn:
            if f'"photo:{name}"' in one.html:
                self._fill(one.frame, one.html)

    def put(self, wanted: Sequence[str]) -> None:
        """Show those pieces; of what is there already nothing is touched."""
        known = [one.html for one in self._drawn]
        if known == list(wanted):
            return
        changes = [change for change in _changes(known, wanted) if change[0] != "equal"]
        for _kind, first, last, start, end in reversed(changes):
            both = min(last - first, end - start)
            for step in range(both):
                self._replace(first + step, wanted[start + step])
            for place in reversed(range(first + both, last)):
                self._remove(place)
            for place, html in enumerate(wanted[start + both : end], first + both):
                self._insert(place, html)

    def top_of(self, place: int) -> int:
        """Where the piece at that place begins, in pixels below the upper edge of what is seen."""
        block = self.document().findBlock(self._drawn[place].frame.firstPosition())
        top = self.document().documentLayout().blockBoundingRect(block).top()
        return round(top) - self.verticalScrollBar().value()

    def bring(self, place: int, top: int) -> None:
        """Scroll so that the piece at that place begins `top` pixels below the upper edge."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.top_of(place) - top)

    def piece_at(self, position: int) -> int:
        """The place of the piece in which that position of the document lies; -1 for none."""
        for place, one in enumerate(self._drawn):
            if one.frame.firstPosition() <= position <= one.frame.lastPosition():
                return place
        return -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self._column
        super().resizeEvent(event)
        self._column = self.column
        if self._column != before:
            self.column_changed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        place = self.piece_at(self.cursorForPosition(event.position().toPoint()).position())
        if place >= 0:
            self.pressed.emit(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """The photo that was asked for, or one empty pixel: returning None would let Qt open a local file."""
        address = name.toString() if isinstance(name, QUrl) else name
        known = self._pictures.get(address.removeprefix("photo:"))
        if kind == QTextDocument.ResourceType.ImageResource and known is not None:
            return known
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(Qt.GlobalColor.transparent)
        return blank

    def _hand_over(self, name: str, picture: QImage) -> None:
        self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(f"photo:{name}"), picture)

    def _on_link(self, address: QUrl) -> None:
        if address.isRelative() and address.hasFragment():
            self.jumped.emit(address.fragment())

    def _replace(self, place: int, html: str) -> None:
        one = self._drawn[place]
        if one.html != html:
            one.html = html
            self._fill(one.frame, html)

    def _remove(self, place: int) -> None:
        frame = self._drawn.pop(place).frame
        cursor = QTextCursor(self.document())
        cursor.setPosition(frame.firstPosition() - 1)
        cursor.setPosition(frame.lastPosition() + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()

    def _insert(self, place: int, html: str) -> None:
        cursor = QTextCursor(self.document())
        if place < len(self._drawn):
            cursor.setPosition(self._drawn[place].frame.firstPosition() - 1)
        else:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        frame = cursor.insertFrame(FLAT)
        self._fill(frame, html)
        self._drawn.insert(place, _Drawn(html, frame))
        cursor.setPosition(frame.lastPosition() + 1)
        cursor.setBlockFormat(THIN)

    def _fill(self, frame: QTextFrame, html: str) -> None:
        self._scratch.setHtml(html)
        frame.setFrameFormat(_room_for(self._scratch))
        cursor = frame.firstCursorPosition()
        cursor.setPosition(frame.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(self._scratch.begin().blockFormat())
        cursor.insertFragment(QTextDocumentFragment(self._scratch))
        for position in (frame.firstPosition(), frame.lastPosition()):
            block = self.document().findBlock(position)
            if _is_empty(block, frame):
                QTextCursor(block).setBlockFormat(THIN)


def _room_for(document: QTextDocument) -> QTextFrameFormat:
    """A frame with the room above and below that the document wants: inside a frame Qt drops it at both ends."""
    made = _flat()
    made.setTopMargin(document.begin().blockFormat().topMargin())
    last = document.lastBlock()
    made.setBottomMargin(last.blockFormat().bottomMargin() if last.length() > 1 else AFTER)
    return made


def _is_empty(block: QTextBlock, frame: QTextFrame) -> bool:
    """Whether it is one of the empty paragraphs that come with a list or a table."""
    return block.length() == 1 and frame.lastPosition() > frame.firstPosition()


def _changes(known: Sequence[str], wanted: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """How to make the one list the other: (kind, first, last, start, end) of known[first:last], wanted[start:end]."""
    if len(known) == len(wanted):
        unlike = [place for place, html in enumerate(wanted) if html != known[place]]
        if len(unlike) == 1:  # a key in a paragraph
            return [("replace", unlike[0], unlike[0] + 1, unlike[0], unlike[0] + 1)]
    return SequenceMatcher(None, known, wanted, autojunk=False).get_opcodes()
