"""A quiet ring: how much of something there is, in the room of a letter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desk.ui.theme import Theme

ACROSS, THICK = 14, 2.4  # pixels


class Ring(QWidget):
    """Hidden until it is told how full it is."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedSize(ACROSS, ACROSS)
        self._theme = theme
        self._full, self._state = 0.0, "plain"
        theme.changed.connect(self.update)
        self.hide()

    @property
    def full(self) -> float:
        """From 0 to 1."""
        return self._full

    def tell(self, full: float, state: str, told: str) -> None:
        """Be that full (0 to 1), in the colour of that state (plain, ok, warn, bad); `told` says it in words."""
        full = min(max(full, 0.0), 1.0)
        if (full, state) != (self._full, self._state):
            self._full, self._state = full, state
            self.update()
        self.setToolTip(told)
        self.setAccessibleName(told)
        self.show()

    def sizeHint(self) -> QSize:
        return QSize(ACROSS, ACROSS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        colour = {"ok": tokens.ok, "warn": tokens.warn, "bad": tokens.bad}.get(self._state, tokens.muted)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(THICK / 2, THICK / 2, -THICK / 2, -THICK / 2)
        painter.setPen(QPen(QColor(tokens.field_line), THICK))
        painter.drawEllipse(room)
        painter.setPen(QPen(QColor(colour), THICK, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(room, 90 * 16, -round(360 * 16 * self._full))
        painter.end()
