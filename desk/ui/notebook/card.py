"""A card of the notebook: who, the words, what to do. Arrows go from card to card, Enter is its main verb."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from desk.ui.icons import icon
from desk.ui.kit import Card, Elided, State, disc
from desk.ui.theme import Theme

TOOL = 24  # pixels of a card's small button
FOCUS = """QFrame#{name}[look="card"]:focus {{ border: 2px solid {colour}; }}"""


class NoteCard(Card):
    """A card with a head (disc, name, one line beneath) and small tools that show when it is pointed at or focused.

    `key_pressed` tells the panel of the keys it may want (Enter, Delete, F2 and the arrows).
    """

    key_pressed = Signal(int)
    dragged = Signal()
    opened = Signal()  # clicked twice

    def __init__(self, name: str, theme: Theme, state: State = "plain") -> None:
        super().__init__(name, state)
        self._theme = theme
        self._tools: list[QToolButton] = []
        self._actions: list[QAction] = []
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(FOCUS.format(name=name, colour=theme.tokens.accent))

    def head(self, name: str, beneath: str, spoken: str) -> None:
        """The disc, the name and the line under it; `spoken` is what is read out for the whole card."""
        self.setAccessibleName(spoken)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(disc(name), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._top = QHBoxLayout()
        self._top.setSpacing(0)
        self._top.addWidget(Elided(name, "strong"), 1)
        words.addLayout(self._top)
        self._beneath = QHBoxLayout()
        self._beneath.setSpacing(6)
        self._beneath.addWidget(Elided(beneath, "small"), 1)
        words.addLayout(self._beneath)
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def line(self, *marks: QWidget) -> None:
        """A head without a person: marks and words in one line, tools at its end."""
        self._top = QHBoxLayout()
        self._top.setSpacing(6)
        for one in marks:
            self._top.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        self._top.addStretch(1)
        self.column.addLayout(self._top)

    def tool(self, icon_name: str, text: str, name: str, do: Callable[[], object]) -> QToolButton:
        """A small button at the upper right; it keeps its room while it is hidden."""
        made = QToolButton()
        made.setObjectName(name)
        made.setAccessibleName(text)
        made.setToolTip(text)
        made.setIcon(icon(icon_name, self._theme.tokens.muted))
        made.setIconSize(QSize(15, 15))
        made.setFixedSize(TOOL, TOOL - 4)
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        made.clicked.connect(lambda _checked=False: do())
        made.installEventFilter(self)
        made.hide()
        self._top.addWidget(made)
        self._tools.append(made)
        return made

    def menu_line(self, text: str, name: str, do: Callable[[], object]) -> None:
        """A line of the card's menu (right click, or the Menu key)."""
        made = QAction(text, self)
        made.setObjectName(name)
        made.triggered.connect(lambda _checked=False: do())
        self._actions.append(made)

    def menu(self) -> QMenu:
        """The card's menu."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addActions(self._actions)
        return made

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._actions:
            self.menu().popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_tools(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_tools(self._has_focus())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_tools(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_tools(self._has_focus() or self.underMouse())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._show_tools(self._has_focus() or self.underMouse())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_F2)
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
        if self.hasFocus() and event.key() in wanted + arrows:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self.opened.emit()
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        if start is not None:
            moved = (event.position().toPoint() - start).manhattanLength()
            if moved >= QApplication.startDragDistance():
                self._pressed_at = None
                self.dragged.emit()
        super().mouseMoveEvent(event)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def _show_tools(self, shown: bool) -> None:
        for tool in self._tools:
            tool.setVisible(shown)
