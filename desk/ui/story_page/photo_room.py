"""The room of a photo in the copy: as high as its card, which is a widget above it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextDocument, QTextFormat

from desk.ui.story_page import copy_text


class PhotoRoom(QPyTextObject):
    """Keeps the room in which a photo's card lies; the card itself is a widget above it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.heights: dict[str, int] = {}  # by photo key, pixels
        self.width = 100

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: A002, N803
        return QSizeF(self.width, self.heights.get(copy_text.told_by(format)[0], 200))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        """Nothing: the card covers the room."""
