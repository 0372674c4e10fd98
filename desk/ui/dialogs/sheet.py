"""The one look of all dialogs: a sheet over the window with title, one quiet line, content, verbs at lower right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QRegion,
    QShowEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desk.ui.kit import Scroll, button, label

T = TypeVar("T")

SHADOW = 24  # pixels around the sheet in which its shadow fades
AIR = 20  # pixels that stay free between the sheet and the window's edge
ROUND = 10  # radius of the corners
FRAME = "QFrame#sheet { background: palette(base); border: 1px solid palette(mid); border-radius: 10px; }"


class Scrim(QWidget):
    """The shade on the window under a sheet, and the sheet's shadow, as long as it is there.

    The shadow is painted here and not by the sheet, whose own window would need a compositor to be see-through.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(window.rect())
        self._sheet = QRect()
        self.show()
        self.raise_()

    def surround(self, sheet: QRect) -> None:
        """Throw the shadow of a sheet that lies there, in the window's pixels."""
        self._sheet = sheet
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 68))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        strength = 5 if self.palette().color(QPalette.ColorRole.Base).lightness() > 128 else 9
        sheet = QRectF(self._sheet)
        for step in range(SHADOW, 0, -2) if not self._sheet.isEmpty() else ():
            painter.setBrush(QColor(0, 0, 0, max(1, strength - step * strength // SHADOW)))
            painter.drawRoundedRect(sheet.adjusted(-step, 6 - step, step, step), ROUND + step, ROUND + step)


class Sheet(QDialog):
    """Put content into `.column`, verbs with `verb` and `primary`; `answered` brings what the person decided.

    Enter is the primary verb, Esc is 'not yet'. Content that does not fit the window scrolls, the verbs stay.
    """

    answered = Signal(object)

    def __init__(self, over: QWidget | None, name: str, title: str, line: str = "", *, width: int = 560) -> None:
        super().__init__(over.window() if over is not None else None)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._wanted_width = width
        self._scrim: Scrim | None = None
        self.heading = label(title, "title", wrap=True, name="sheetTitle")
        self.line = label(line, "muted", wrap=True, name="sheetLine")
        self.line.setVisible(bool(line))
        self._body = Scroll("sheetBody")
        self._body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = self._body.column
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self._refusal = label("", "bad", wrap=True, name="sheetRefusal")
        self._refusal.setContentsMargins(0, 10, 0, 0)
        self._refusal.hide()
        self._verbs = QHBoxLayout()
        self._verbs.setSpacing(10)
        self._verbs.addStretch(1)
        self._lay_out()
        self._inner().installEventFilter(self)

    def verb(self, text: str, name: str, do: Callable[[], object]) -> QPushButton:
        """One more verb at lower right."""
        made = button(text, name, do)
        made.setAutoDefault(False)
        self._verbs.addWidget(made)
        return made

    def beside(self, widget: QWidget) -> None:
        """Something small at lower left, across from the verbs."""
        self._verbs.insertWidget(0, widget)

    def primary(self, text: str, do: Callable[[], object], *, no: str = "Not yet") -> QPushButton:
        """The verb that Enter triggers; before it the one that Esc does, which says `no` ('' leaves it out)."""
        if no:
            self.verb(no, "no", self.reject)
        made = button(text, "yes", do, "primary")
        made.setDefault(True)
        self._verbs.addWidget(made)
        return made

    def refuse(self, sentence: str, at: QWidget | None = None) -> None:
        """Say why it cannot be done yet, and put the cursor where it can be mended; '' takes the sentence away."""
        self._refusal.setText(sentence)
        self._refusal.setAccessibleName(sentence)
        self._refusal.setVisible(bool(sentence))
        if at is not None:
            at.setFocus()
            self._body.ensureWidgetVisible(at)
        self.fit()

    def answer(self, value: object) -> None:
        """Close with the person's decision."""
        self.accept()
        self.answered.emit(value)

    def while_open(self, receive: Callable[[T], object]) -> Callable[[T], None]:
        """`receive`, but deaf once the sheet is gone: what was asked of the worker may come back later than that."""

        def take(value: T) -> None:
            if isValid(self):
                receive(value)

        return take

    def fit(self) -> None:
        """Take the size of the content, within the window, and stand in its middle."""
        room = self._room()
        width = min(self._wanted_width, room.width() - 2 * AIR)
        margins = self._card.contentsMargins() + self._inside.contentsMargins()
        inside = width - margins.left() - margins.right()
        self._verbs.setContentsMargins(0, 18 if self.column.count() else 4, 0, 0)
        self._inside.invalidate()
        wanted = (
            self.column.totalHeightForWidth(inside)
            if self.column.hasHeightForWidth()
            else self._inner().sizeHint().height()
        )
        self._body.setFixedHeight(max(wanted, 0))
        around = self._inside.totalHeightForWidth(width) - max(wanted, 0)
        most = max(room.height() - 2 * AIR - around, 0)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if wanted <= most else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._body.setVerticalScrollBarPolicy(bar)
        self._body.setFixedHeight(min(wanted, most))
        height = self._inside.totalHeightForWidth(width)
        self.resize(width, height)
        self.move(room.center() - QPoint(self.width() // 2, self.height() // 2))
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), ROUND, ROUND)
        self.setMask(QRegion(shape.toFillPolygon().toPolygon()))
        if self._scrim is not None:
            self._scrim.surround(QRect(self._scrim.mapFromGlobal(self.pos()), self.size()))

    def showEvent(self, event: QShowEvent) -> None:
        over = self.parentWidget()
        if over is not None and self._scrim is None:
            self._scrim = Scrim(over)
            over.installEventFilter(self)
        self.fit()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible():
            if watched is self._inner() and event.type() is QEvent.Type.LayoutRequest:
                self.fit()
            elif watched is self.parentWidget() and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
                self._follow()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._card = QFrame()
        self._card.setObjectName("sheet")
        self._card.setStyleSheet(FRAME)
        inside = self._inside = QVBoxLayout(self._card)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(0)
        inside.addWidget(self.heading)
        inside.addSpacing(4)
        inside.addWidget(self.line)
        inside.addSpacing(16)
        inside.addWidget(self._body)
        inside.addWidget(self._refusal)
        inside.addLayout(self._verbs)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)  # `fit` alone says how large
        outside.addWidget(self._card)

    def _inner(self) -> QWidget:
        return cast("QWidget", self._body.widget())

    def _room(self) -> QRect:
        """Where the sheet may stand, in the screen's pixels: over its window, or on the screen without one."""
        over = self.parentWidget()
        if over is None:
            return (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        return QRect(over.mapToGlobal(QPoint(0, 0)), over.size())

    def _follow(self) -> None:
        over = self.parentWidget()
        if over is not None and self._scrim is not None:
            self._scrim.setGeometry(over.rect())
        self.fit()
