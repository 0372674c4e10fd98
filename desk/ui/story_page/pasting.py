"""Pasting in other ways: as words without form, as a quote for the notebook, as wire copy that is to be rewritten."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit

from desk.story.key import new_key
from desk.story.story import Story
from desk.story.wire_copy import marked
from desk.ui.bench import Bench
from desk.ui.story_page import clipboard, copy_text
from desk.ui.story_page.bringing import Bringing
from desk.ui.story_page.copy_editor import CopyEditor
from desk.ui.story_page.fields import PageField
from desk.ui.story_page.open_story import OpenStory
from desk.ui.story_page.taking_in import TakingIn

NOTHING = "There are no words on the clipboard."
LONGEST_QUOTE = 5_000  # characters: more than anybody says in one piece


class Pasting(QObject):
    """Answers the commands that paste."""

    def __init__(
        self, bench: Bench, story: OpenStory, bringing: Bringing, taking_in: TakingIn, editor: CopyEditor
    ) -> None:
        super().__init__(editor)
        self._bench, self._story, self._editor = bench, story, editor
        self._bringing, self._taking_in = bringing, taking_in
        self._awaited: tuple[str, QTextCursor] | None = None  # words that are being logged, and where they go
        bench.commands.on("edit.paste-plain", self.plain)
        bench.commands.on("edit.paste-quote", self.quote)
        bench.commands.on("edit.paste-wire", self.wire)
        story.turned.connect(self._on_turned)

    def plain(self) -> None:
        """Put the clipboard's words where the keyboard is, without their form."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | PageField):
            field.paste()  # these take nothing but words
            return
        if words := self._words(clipboard.LONGEST):
            if self._editor.photo_here:
                self._editor.change(copy_text.below)
            self._taking_in.plain(words)
            self._editor.setFocus()

    def quote(self) -> None:
        """Open the notebook's sheet with the clipboard's words; once they are logged they stand at the cursor, tied."""
        words = self._words(LONGEST_QUOTE).strip()
        if words:
            selected = copy_text.selected(self._editor.textCursor())
            self._awaited = words, copy_text.kept_place(self._editor.textCursor())
            self._bench.wire.selection_changed.emit(words)
            self._bench.commands.action("note.quote").trigger()
            self._bench.wire.selection_changed.emit(selected)

    def wire(self) -> None:
        """Paste an agency's words with their form; the story remembers them until they are rewritten."""
        if self._words(clipboard.LONGEST):
            self._taking_in.words(QGuiApplication.clipboard().mimeData(), self._mark)
            self._editor.setFocus()

    def _mark(self, copy: str) -> None:
        key = new_key()
        self._story.edit(lambda now: marked(now, key, copy), "Paste as wire copy")

    def _on_turned(self, before: Story, now: Story) -> None:
        """A quote was logged: if it is the one that was pasted, it goes into the copy, as part of the same step."""
        if self._awaited is None or now.quotes == before.quotes or now.key != before.key:
            return
        words, place = self._awaited
        known = {one.key for one in before.quotes}
        for quote in now.quotes:
            if quote.key not in known and _same(quote.words, words):
                self._awaited = None
                self._editor.setTextCursor(place)
                self._bringing.quote(quote)
                return

    def _words(self, most: int) -> str:
        """What is on the clipboard; '' with a sentence when it cannot be taken."""
        if self._story.last is None or not self._story.writable:
            self._bench.wire.refused.emit(self._story.why or "Open a story first.")
            return ""
        words = QGuiApplication.clipboard().text()
        why = clipboard.too_much(words) or clipboard.no_room(self._editor.document().characterCount(), len(words))
        if not words.strip():
            why = NOTHING
        elif not why and len(words) > most:
            why = f"The clipboard holds {len(words):,} characters: that is no quote. Log it in parts."
        if why:
            self._bench.wire.refused.emit(why)
        return "" if why else words


def _same(one: str, other: str) -> bool:
    """Whether two are the same words, whatever marks and blanks stand round them."""
    return _bare(one) == _bare(other)


def _bare(words: str) -> str:
    return " ".join(words.split()).strip("“”\"'‘’«» ")
