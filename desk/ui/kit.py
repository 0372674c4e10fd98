"""Small pieces that every panel is put together from: labels, pills, discs, cards, buttons, empty states."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desk.story.person import initials
from desk.story.stage import Stage

State = Literal["plain", "accent", "ok", "warn", "bad"]
STAGE_STATE: dict[Stage, State] = {
    Stage.DRAFT: "plain",
    Stage.SUBMITTED: "accent",
    Stage.IN_REVIEW: "accent",
    Stage.CHANGES_REQUESTED: "warn",
    Stage.APPROVED: "ok",
    Stage.PUBLISHED: "ok",
    Stage.CORRECTING: "warn",
    Stage.WITHDRAWN: "bad",
    Stage.SPIKED: "bad",
}


def label(text: str, look: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label that shows text as text, never as markup. `look` is one of the style sheet's."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    if name:
        made.setObjectName(name)
    return made


def pill(text: str, state: State = "plain", *, name: str = "") -> QLabel:
    """A rounded mark: a word on the soft ground of its state."""
    made = label(text, name=name)
    made.setProperty("pill", state)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def set_pill(mark: QLabel | QPushButton, text: str, state: State) -> None:
    """Change what a pill says and its state."""
    mark.setText(text)
    mark.setProperty("pill", state)
    restyle(mark)


def restyle(widget: QWidget) -> None:
    """Have the style sheet look again at the widget's properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def disc(name: str) -> QLabel:
    """The round mark with a person's initials."""
    made = label(initials(name), name="disc")
    made.setFixedSize(32, 32)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setAccessibleName(name)
    return made


def button(text: str, name: str, do: Callable[[], object] | None = None, look: str = "") -> QPushButton:
    """A push button; `look` is 'primary', 'small', 'quiet', 'link' or ''."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    if look:
        made.setProperty("look", look)
    if do is not None:
        made.clicked.connect(lambda _checked=False: do())
    return made


def command_button(action: QAction, name: str, look: str = "") -> QPushButton:
    """A button that triggers a command and is possible when the command is."""
    made = button(action.text(), name, action.trigger, look)
    made.setToolTip(action.toolTip())
    made.setEnabled(action.isEnabled())
    action.enabledChanged.connect(made.setEnabled)
    return made


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made


def segments(told: str, buttons: Iterable[QPushButton], group: QButtonGroup) -> QWidget:
    """Buttons side by side of which one is pressed, numbered in the group from 0."""
    holder = QWidget()
    holder.setObjectName("modes")
    holder.setAccessibleName(told)
    holder.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    holder.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(holder)
    row.setContentsMargins(1, 1, 1, 1)
    row.setSpacing(0)
    for number, made in enumerate(buttons):
        made.setCheckable(True)
        group.addButton(made, number)
        row.addWidget(made)
    return holder


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


class Card(QFrame):
    """A bordered sheet on a panel; its layout is vertical."""

    def __init__(self, name: str, state: State = "plain", look: str = "card") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", look)
        self.setProperty("state", state)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 11, 12, 11)
        self.column.setSpacing(6)


class EmptyState(Card):
    """What an empty panel says: one line about what goes there and one button that puts it there."""

    def __init__(self, name: str, title: str, text: str, make: QPushButton | None = None) -> None:
        super().__init__(name, look="dashed")
        self.column.addWidget(label(title, "strong", wrap=True))
        self.column.addWidget(label(text, "small", wrap=True))
        if make is not None:
            self.column.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)


class Scroll(QScrollArea):
    """A panel that scrolls down only; put rows into `.column`."""

    def __init__(self, name: str, margins: QMargins | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(margins or QMargins(12, 12, 12, 12))
        self.column.setSpacing(9)
        self.setWidget(inner)


class Elided(QLabel):
    """A line that ends in … where the room ends, with the whole in its tooltip."""

    def __init__(self, text: str, look: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if look:
            self.setProperty("look", look)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        fits = QFontMetrics(self.font()).horizontalAdvance(self.text()) <= self.width()
        self.setToolTip("" if fits else self.text())
        super().resizeEvent(event)


class Flow(QLayout):
    """Lays widgets out like words: left to right, and into the next line where the room ends."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _visible(self) -> Iterator[QLayoutItem]:
        return (item for item in self._items if not item.isEmpty())

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        rect = rect.marginsRemoved(margins)
        left, top, height = rect.x(), rect.y(), 0
        for item in self._visible():
            size = item.sizeHint()
            if left + size.width() > rect.right() + 1 and height:
                left, top, height = rect.x(), top + height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + self.spacing()
            height = max(height, size.height())
        return top + height - rect.y() + margins.top() + margins.bottom()
