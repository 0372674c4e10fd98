"""A comparison in one column, or as it was and as it is side by side; both go through the changes together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from desk.ui.kit import label
from desk.ui.review.comparing import Comparison
from desk.ui.review.difference_text import DifferenceText
from desk.ui.theme import Theme

LOOKS = ("column", "beside")


class Beside(QStackedWidget):
    """`moved` when another change is the selected one."""

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("comparison")
        self.text = DifferenceText(theme)
        self.was = DifferenceText(theme, "differenceWas", "new")
        self.now = DifferenceText(theme, "differenceNow", "gone")
        self._scrolling = False
        self._shown: Comparison | None = None
        self._stale: set[str] = set()
        self._at = -1
        self.look = "column"
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for told, text in (("AS IT WAS", self.was), ("AS IT IS", self.now)):
            column = QVBoxLayout()
            column.setSpacing(6)
            column.addWidget(label(told, "caps"))
            column.addWidget(text, 1)
            row.addLayout(column, 1)
        self.addWidget(self.text)
        self.addWidget(both)
        bars = self.was.verticalScrollBar(), self.now.verticalScrollBar()
        bars[0].valueChanged.connect(lambda _value: self._follow(*bars))
        bars[1].valueChanged.connect(lambda _value: self._follow(*reversed(bars)))
        for text in (self.text, self.was, self.now):
            text.selectionChanged.connect(self.moved)

    @property
    def current(self) -> int:
        """The number of the change that is selected, from 0; -1 when none is."""
        if self.look == "column":
            return self.text.current
        return max(self.now.current, self.was.current) if self._at < 0 else self._at

    def show_look(self, look: str) -> None:
        """In one column, or side by side; the same change stays selected."""
        at = self.current if self._shown is not None else -1
        self.look = look if look in LOOKS else LOOKS[0]
        self.setCurrentIndex(LOOKS.index(self.look))
        self._draw()
        self.go_to(at)

    def show_comparison(self, found: Comparison) -> None:
        """Show this; what cannot be seen is drawn when it can."""
        self._shown = found
        self._at = -1
        self._stale = set(LOOKS)
        self._draw()

    def go_to(self, number: int) -> None:
        """Select the change of that number."""
        texts = (self.text,) if self.look == "column" else (self.was, self.now)
        self._at = number if 0 <= number < len(texts[0].changes) else -1
        for text in texts:
            text.go_to(number)

    def step(self, by: int) -> None:
        """Select the next change (1) or the one before (-1), round at either end."""
        if self.look == "column":
            (self.text.next_change if by > 0 else self.text.previous_change)()
            return
        count = len(self.now.changes)
        if count:
            self.go_to((self._at + by if self._at >= 0 else 0 if by > 0 else -1) % count)
            self.moved.emit()

    def _draw(self) -> None:
        if self._shown is None or self.look not in self._stale:
            return
        self._stale.discard(self.look)
        for text in (self.text,) if self.look == "column" else (self.was, self.now):
            place = text.verticalScrollBar().value()
            text.show_comparison(self._shown)
            text.verticalScrollBar().setValue(place)

    def _follow(self, led: QScrollBar, follower: QScrollBar) -> None:
        """The other side stands as far down, by its own length."""
        if self._scrolling or not led.maximum():
            return
        self._scrolling = True
        follower.setValue(round(follower.maximum() * led.value() / led.maximum()))
        self._scrolling = False
