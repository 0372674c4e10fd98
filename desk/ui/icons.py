"""Thin-line icons, drawn from SVG in the colour that is asked for, sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desk.paths import RESOURCES


class LineIcon(QIconEngine):
    """Draws one SVG of the family at whatever size the screen needs."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg

    def clone(self) -> QIconEngine:
        return LineIcon(self._svg)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        if mode is QIcon.Mode.Disabled:
            painter.setOpacity(0.45)
        QSvgRenderer(QByteArray(self._svg)).render(painter, QRectF(rect))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made


@cache
def _svg(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, colour: str) -> QIcon:
    """The icon of that name (a file in resources/icons) in that colour (#rrggbb)."""
    return QIcon(
        LineIcon(_svg(name).replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"').encode())
    )
