"""Pasting in other ways: as words without form, and as a quote for the notebook."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from desk.ui.bench import Bench
from desk.ui.story_page import clipboard, copy_text
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.fields import PageField
from desk.ui.story_page.open_story import OpenStory

NOTHING = "There are no words on the clipboard."
LONGEST_QUOTE = 5_000  # characters: more than anybody says in one piece


class Pasting(QObject):
    """Answers the commands that paste."""

    def __init__(self, bench: Bench, story: OpenStory, editor: CopyEditor) -> None:
        super().__init__(editor)
        self._bench, self._story, self._editor = bench, story, editor
        bench.commands.on("edit.paste-plain", self.plain)
        bench.commands.on("edit.paste-quote", self.quote)

    def plain(self) -> None:
        """Put the clipboard's words where the keyboard is, without their form."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | PageField):
            field.paste()  # these take nothing but words
            return
        words = self._words(clipboard.LONGEST)
        if words:
            if self._editor.photo_here:
                self._editor.change(copy_text.below)
            self._editor.change(lambda cursor: copy_text.insert(cursor, words))
            self._editor.setFocus()

    def quote(self) -> None:
        """Open the notebook's sheet for a new quote with the clipboard's words."""
        words = self._words(LONGEST_QUOTE).strip()
        if words:
            selected = copy_text.selected(self._editor.textCursor())
            self._bench.wire.selection_changed.emit(words)
            self._bench.commands.action("note.quote").trigger()
            self._bench.wire.selection_changed.emit(selected)

    def _words(self, most: int) -> str:
        """What is on the clipboard; '' with a sentence when it cannot be taken."""
        if self._story.last is None or not self._story.writable:
            self._bench.wire.refused.emit(self._story.why or "Open a story first.")
            return ""
        words = QGuiApplication.clipboard().text()
        why = clipboard.too_much(words)
        if not words.strip():
            why = NOTHING
        elif not why and len(words) > most:
            why = f"The clipboard holds {len(words):,} characters: that is no quote. Log it in parts."
        if why:
            self._bench.wire.refused.emit(why)
        return "" if why else words
