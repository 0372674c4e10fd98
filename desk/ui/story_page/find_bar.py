"""The find bar: a quiet row at the top of the page for words to seek, and one below for what to put instead."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desk.ui import kit
from desk.ui.story_page.searching import Wanted
from desk.ui.theme import Theme

FIELD = 190  # pixels at least
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Shows what it is told and emits what is asked; searches nothing itself."""

    wanted_changed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    replace_asked = Signal()
    replace_all_asked = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("find-bar")
        self.setAccessibleName("Find in the story")
        self.words = _field("find-words", "Find in the story")
        self.put = _field("find-put", "Replace with")
        self.count = kit.label("", "small", name="find-count")
        self.told = kit.label("", "bad", wrap=True, name="find-told")
        self.case = self._choice("Aa", "find-case", "Match case")
        self.whole = self._choice("Word", "find-whole", "Whole words only")
        self.pattern = self._choice(".*", "find-pattern", "Regular expression")
        self.inside = self._choice("In selection", "find-inside", "Only in the selected words")
        self.replace = kit.button("Replace", "find-replace", self.replace_asked.emit, "small")
        self.replace_all = kit.button("Replace all…", "find-replace-all", self.replace_all_asked.emit, "small")
        self.anyway = kit.button("Replace anyway", "find-anyway", None, "small")
        self.anyway.setToolTip("The record in the notebook keeps the words as they were said")
        self._second = QWidget()
        self._lay_out()
        self.words.textChanged.connect(lambda _text: self.wanted_changed.emit())
        for field in (self.words, self.put):
            field.installEventFilter(self)
        theme.changed.connect(self._dress)
        self._dress()
        self.tell("")
        self.hide()

    @property
    def wanted(self) -> Wanted:
        """What is sought."""
        return Wanted(self.words.text(), self.case.isChecked(), self.whole.isChecked(), self.pattern.isChecked())

    def open(self, words: str, *, replacing: bool) -> None:
        """Open for those words ('' keeps the last), with the row for replacing or as it was."""
        if words:
            self.words.setText(words)
        if replacing:
            self._second.show()
        elif not self.isVisible():
            self._second.hide()
        self.show()
        field = self.put if replacing and self.words.text() else self.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def tell(self, sentence: str, *, asks: bool = False) -> None:
        """Say what is wrong or must be known; with `asks` beside a button that replaces all the same."""
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
        self.told.setVisible(bool(sentence))
        self.anyway.setVisible(asks)

    def show_count(self, current: int, count: int, *, more: bool) -> None:
        """`3 of 12`, the first being 1; 0 when none is marked."""
        plus = "+" if more else ""
        if not self.words.text():
            text = ""
        elif not count:
            text = "Not found"
        else:
            text = f"{current} of {count:,}{plus}" if current else f"{count:,}{plus} found"
        self.count.setText(text)
        self.count.setAccessibleName(text)
        for one in (self._back, self._on):
            one.setEnabled(count > 0)

    def show_writable(self, *, writable: bool) -> None:
        for one in (self.put, self.replace, self.replace_all, self.anyway):
            one.setEnabled(writable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENTER:
            held = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            if watched is self.put and not held:
                self.replace_asked.emit()
            else:
                (self.previous_asked if held else self.next_asked).emit()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _choice(self, text: str, name: str, told: str) -> QPushButton:
        made = kit.button(text, name, self.wanted_changed.emit, "small")
        made.setCheckable(True)
        made.setAccessibleName(told)
        made.setToolTip(told)
        return made

    def _lay_out(self) -> None:
        self._back = kit.button("‹", "find-previous", self.previous_asked.emit, "small")
        self._on = kit.button("›", "find-next", self.next_asked.emit, "small")
        shut = kit.button("×", "find-close", self.close_bar, "small")
        for made, told in (
            (self._back, "Previous (Shift+Enter)"), (self._on, "Next (Enter)"), (shut, "Close (Escape)"),
        ):  # fmt: skip
            made.setAccessibleName(told)
            made.setToolTip(told)
        self.count.setMinimumWidth(74)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 10, 7)
        column.setSpacing(6)
        first: tuple[QWidget, ...] = (
            self.words, self.count, self._back, self._on, self.case, self.whole, self.pattern, self.inside, shut,
        )  # fmt: skip
        column.addLayout(_row(first))
        second = _row((self.put, self.replace, self.replace_all))
        second.setContentsMargins(0, 0, 0, 0)
        self._second.setLayout(second)
        column.addWidget(self._second)
        said = QHBoxLayout()
        said.addWidget(self.told, 1)
        said.addWidget(self.anyway, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        self._second.hide()

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            f"#find-bar {{ background: {tokens.panel}; border: none; border-bottom: 1px solid {tokens.line}; }}"
            f"QPushButton:checked {{ background: {tokens.accent_soft}; color: {tokens.accent};"
            f" border-color: {tokens.accent}; }}"
            "QLineEdit { padding: 3px 8px; } QLabel[look='bad'] { font-size: 12px; }"
        )


def on_clicked(button: QPushButton, do: Callable[[], object]) -> None:
    """Have `do` called at a click or the key that is one."""
    button.clicked.connect(lambda _checked=False: do())


def _field(name: str, told: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(told)
    made.setPlaceholderText(told)
    made.setMinimumWidth(FIELD)
    return made


def _row(widgets: tuple[QWidget, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(5)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, QLineEdit) and not isinstance(widget, QLabel)))
    return row
