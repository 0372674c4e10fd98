"""The menu of a word: what it should be, the desk's own words, and what the editor's own menu has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTextEdit

from desk.spelling.dictionaries import Dictionary

MOST = 8  # suggestions in all


class SpellMenu(QMenu):
    """Grows while it is open: near misses are there at once, what takes longer comes below them."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self.setObjectName("spell_menu")
        self.setAccessibleName("Word")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.word = ""
        self._shown: list[str] = []
        self._end: QAction | None = None
        self._choose: Callable[[str], object] = lambda _words: None

    def add_word(self, word: str, near: Sequence[str], choose: Callable[[str], object], *, more: bool) -> None:
        """The suggestions for a misspelt word; `more` when others will come. `choose` is given the one chosen."""
        self.word, self._choose = word, choose
        self._end = self.addAction("Looking for suggestions…" if more else "No suggestions")
        self._end.setObjectName("suggestions_end")
        self._end.setEnabled(False)
        self._append(near)
        if not more:
            self._end.setVisible(not self._shown)
        self.addSeparator()

    def add_more(self, words: Sequence[str]) -> None:
        """What was found meanwhile."""
        if self._end is None:
            return
        self._append(words)
        self._end.setText("No suggestions")
        self._end.setVisible(not self._shown)

    def add_sentence(self, text: str) -> None:
        """Something to be read, not chosen."""
        self.addAction(text.replace("&", "&&")).setEnabled(False)

    def add_choice(self, text: str, name: str, do: Callable[[], object]) -> QAction:
        """Something to do; `text` is shown as it is."""
        action = self.addAction(text.replace("&", "&&"))
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def add_languages(
        self, dictionaries: Sequence[Dictionary], language: str, choose: Callable[[str], object], folder: str
    ) -> None:
        """The languages that have a dictionary, the story's own checked."""
        menu = self.addMenu("Language of the story")
        menu.setObjectName("languages")
        for one in dictionaries:
            action = menu.addAction(one.label)
            action.setCheckable(True)
            action.setChecked(one.language == language)
            action.triggered.connect(partial(_ignoring_checked, choose, one.language))
        if folder:
            menu.addSeparator()
            menu.addAction(f"More: put .aff and .dic files into {folder}".replace("&", "&&")).setEnabled(False)

    def add_editing(self, editor: QTextEdit, at: QPoint, steps: Sequence[QAction]) -> None:
        """Cut, copy and paste as the editor has them; undo and redo are the window's."""
        own = editor.createStandardContextMenu(at)
        self.addActions(list(steps))
        for action in own.actions():
            if action.objectName() not in ("edit-undo", "edit-redo"):
                action.setParent(self)
                self.addAction(action)
        own.deleteLater()

    def _append(self, words: Sequence[str]) -> None:
        for word in words:
            if len(self._shown) < MOST and word not in self._shown and self._end is not None:
                self._shown.append(word)
                action = QAction(word.replace("&", "&&"), self)
                action.setObjectName("suggestion")
                bold = action.font()
                bold.setBold(True)
                action.setFont(bold)
                action.triggered.connect(partial(_ignoring_checked, self._choose, word))
                self.insertAction(self._end, action)


def _ignoring_checked(do: Callable[[str], object], what: str, _checked: bool = False) -> None:
    do(what)
