"""The tabs of the open stories, in the order in which they were opened or put; one alone shows no tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from desk.ui.icons import icon
from desk.ui.theme import Theme

LONGEST = 28  # characters of a slug
CROSS = 14  # pixels


class StoryTabs(QTabBar):
    """Knows stories by their keys. `chosen` and `closed` are the person's wishes; nothing happens by itself."""

    chosen = Signal(str)  # key
    close_wanted = Signal(str)  # key
    ordered = Signal()  # the tabs, or their order, are others now

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("story_tabs")
        self.setAccessibleName("Open stories")
        self.setExpanding(False)
        self.setMovable(True)
        self.setDrawBase(False)
        self.setDocumentMode(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._on_current)
        self.tabMoved.connect(lambda _from, _to: self.ordered.emit())
        theme.changed.connect(self._draw)
        self._silent = False
        self.hide()

    @property
    def keys(self) -> tuple[str, ...]:
        """The stories, from left to right."""
        return tuple(str(self.tabData(index)) for index in range(self.count()))

    @property
    def current(self) -> str:
        """The story of the chosen tab; '' when there is none."""
        return str(self.tabData(self.currentIndex())) if self.count() else ""

    def add(self, stories: Sequence[tuple[str, str]]) -> None:
        """Add stories, (key, title), at the right; the chosen tab stays the chosen one."""
        known = self.keys
        self._silent = True
        for key, title in stories:
            if key not in known:
                self._add_one(key, title)
        self._silent = False
        self._say_ordered()

    def choose(self, key: str) -> None:
        """Have that story's tab be the chosen one."""
        self._silent = True
        if key in self.keys:
            self.setCurrentIndex(self.keys.index(key))
        self._silent = False

    def name(self, key: str, title: str) -> None:
        """Write another title on a tab."""
        index = self.keys.index(key) if key in self.keys else -1
        shown = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
        if index < 0 or self.tabText(index) == shown.replace("&", "&&"):
            return
        self.setTabText(index, shown.replace("&", "&&"))
        self.setTabToolTip(index, f"{title}\nMiddle click closes it")
        self.setAccessibleTabName(index, title)
        self._cross(index).setAccessibleName(f"Close {title}")

    def take(self, key: str) -> str:
        """Take a tab away; the story that is next to it, at the right if there is one, else ''."""
        keys = self.keys
        if key not in keys:
            return self.current
        index = keys.index(key)
        self._silent = True
        self.removeTab(index)
        self._silent = False
        self._say_ordered()
        left = self.keys
        return left[min(index, len(left) - 1)] if left else ""

    def beside(self, step: int) -> str:
        """The story so many tabs to the right of the chosen one, round and round."""
        return str(self.tabData((self.currentIndex() + step) % self.count())) if self.count() else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            index = self.tabAt(event.position().toPoint())
            if index >= 0:
                self.close_wanted.emit(str(self.tabData(index)))
            event.accept()
            return
        super().mouseReleaseEvent(event)

    def _add_one(self, key: str, title: str) -> None:
        index = self.addTab("")
        self.setTabData(index, key)
        cross = QToolButton()
        cross.setObjectName("close_story")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Ctrl+W does the same
        cross.setIconSize(QSize(CROSS, CROSS))
        cross.setToolTip("Close (Ctrl+W)")
        cross.clicked.connect(lambda _checked=False: self.close_wanted.emit(key))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, cross)
        self.setTabButton(index, QTabBar.ButtonPosition.LeftSide, None)
        self.name(key, title)
        self._draw()

    def _cross(self, index: int) -> QWidget:
        return self.tabButton(index, QTabBar.ButtonPosition.RightSide)

    def _draw(self) -> None:
        for index in range(self.count()):
            cross = self._cross(index)
            if isinstance(cross, QToolButton):
                cross.setIcon(icon("x", self._theme.tokens.muted))

    def _on_current(self, _index: int) -> None:
        if not self._silent and self.count():
            self.chosen.emit(self.current)

    def _say_ordered(self) -> None:
        self.setVisible(self.count() > 1)
        self.ordered.emit()
