"""Seeking: what the find bar asks for, done on the open story; the search itself runs on the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor

from desk.story.errors import DeskError
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.copy_text import OBJECT, PARAGRAPH
from desk.ui.story_page.find_bar import FindBar, on_clicked
from desk.ui.story_page.hits_on_page import OnPage, Place, Stretch, place_in, stretch
from desk.ui.story_page.marks import LINE
from desk.ui.story_page.open_story import OpenStory
from desk.ui.story_page.replace_sheet import ReplaceSheet
from desk.ui.story_page.searching import Found, Hit, Wanted, compiled, search

if TYPE_CHECKING:
    from desk.storage import Desk

SOON, AFTER_TYPING = 60, 350  # milliseconds from a letter in the bar, or in the story, to the search
ASK = "These are words of a logged quote. Changing them here does not change what was said."
ASK_QUOTED = "These are quoted words. Change them only if that is what was said."
CROSSING = "This goes over the edge of a link or quotation: change it in the text."


def find(_desk: Desk, story: Story, wanted: Wanted, put: str) -> Found:
    """`search`, on the worker."""
    return search(story, wanted, put)


class Seeking(QObject):
    """Keeps the hits of what the bar has, one of them the current one."""

    def __init__(self, bench: Bench, story: OpenStory, bar: FindBar, onpage: OnPage) -> None:
        super().__init__(bar)
        self._bench, self._story, self.bar, self._onpage = bench, story, bar, onpage
        self._copy = copy = onpage.copy
        self._found = Found()
        self._hits: tuple[Hit, ...] = ()
        self._by_paragraph: dict[int, list[Hit]] = {}
        self._at = -1
        self._asked = 0
        self._scope: QTextCursor | None = None
        self._from: Place = (0, 0)  # where seeking as you type begins
        self._after = ""  # what to do with the hits when they come: '', 'mark', 'next', 'stay' or 'all'
        self._timer = QTimer(self, singleShot=True, interval=SOON)
        self._timer.timeout.connect(self._search)
        bar.wanted_changed.connect(self._on_wanted)
        bar.put.textChanged.connect(lambda _text: self._soon("stay", SOON))
        bar.next_asked.connect(lambda: self.go(1))
        bar.previous_asked.connect(lambda: self.go(-1))
        bar.replace_asked.connect(self._replace_one)
        bar.replace_all_asked.connect(self._preview)
        bar.closed.connect(self._on_closed)
        on_clicked(bar.anyway, lambda: self._put_current(asked=True))
        copy.typed.connect(lambda *_change: self._soon("stay", AFTER_TYPING))
        copy.grounds = self._grounds
        commands = bench.commands
        commands.on("edit.find", lambda: self.open(replacing=False))
        commands.on("edit.replace", lambda: self.open(replacing=True))
        commands.on("edit.find-next", lambda: self.go(1))
        commands.on("edit.find-previous", lambda: self.go(-1))

    def open(self, *, replacing: bool) -> None:
        """Open the bar for the words that are selected."""
        if self._story.last is None:
            return
        cursor = self._copy.textCursor()
        words = cursor.selectedText()
        short = self._copy.hasFocus() and 0 < len(words) <= 200 and not {LINE, PARAGRAPH, OBJECT} & set(words)
        self._from = place_in(cursor)
        self.bar.show_writable(writable=self._story.writable)
        self.bar.open(words if short else "", replacing=replacing)
        self._soon("mark", 0)

    def go(self, step: int) -> None:
        """Show the next hit (1) or the one before (-1), round at either end; the bar opens when it is shut."""
        if not self.bar.isVisible():
            self.open(replacing=False)
            return
        if self._hits:
            at = self._at + step if self._at >= 0 else (0 if step > 0 else -1)
            self._show(at % len(self._hits))

    def forget(self) -> None:
        """Another story is open."""
        self._timer.stop()
        self._asked += 1
        self._found, self._at, self._scope = Found(), -1, None
        self._keep(())
        self.bar.inside.setChecked(False)
        if self.bar.isVisible():
            self._soon("stay", AFTER_TYPING)
        self._tell()

    def _on_wanted(self) -> None:
        cursor = self._copy.textCursor()
        if not self.bar.inside.isChecked():
            self._scope = None
        elif self._scope is None and cursor.hasSelection():
            self._scope = QTextCursor(cursor)
        elif self._scope is None:
            self.bar.inside.setChecked(False)
            self.bar.tell("Select words in the copy first.")
            return
        self._soon("mark", SOON)

    def _soon(self, after: str, pause: int) -> None:
        if self.bar.isVisible():
            self._after = after if after != "stay" or not self._timer.isActive() else self._after
            self._timer.start(pause)

    def _search(self) -> None:
        story, wanted = self._story.value, self.bar.wanted
        self.bar.tell("")
        self._asked += 1
        if story is None or not wanted.words:
            self._take(self._asked, Found())
            return
        try:
            compiled(wanted)
        except DeskError as error:
            self._take(self._asked, Found())
            self.bar.show_count(0, 0, more=False)
            self.bar.tell(str(error))
            return
        number = self._asked
        errand = self._bench.work.ask(find, story, wanted, self.bar.put.text())
        errand.then(lambda found: self._take(number, found))

    def _take(self, number: int, found: Found) -> None:
        if number != self._asked:
            return
        at, before = self._at, self._hits[self._at] if self._at >= 0 else None
        self._found = found
        self._keep(tuple(hit for hit in found.hits if self._in_scope(hit)))
        after, self._after = self._after, ""
        self._at = -1
        if found.told:
            self.bar.tell(found.told)
        if after == "all":
            self._open_sheet()
        elif after == "mark" and self._hits:
            self._show(self._first_after(self._from))
            return
        elif after == "next" and self._hits and before is not None:
            self._show(self._after_replacing(before, at))
            return
        elif before is not None:
            self._at = next((at for at, hit in enumerate(self._hits) if _same(hit, before)), -1)
        self._tell()

    def _keep(self, hits: tuple[Hit, ...]) -> None:
        self._hits, self._by_paragraph = hits, {}
        for hit in hits:
            if hit.text.part == "copy":
                self._by_paragraph.setdefault(hit.text.paragraph, []).append(hit)

    def _first_after(self, place: Place) -> int:
        for at, hit in enumerate(self._hits):
            if hit.text.part == "copy" and (hit.text.paragraph, hit.start) >= place:
                return at
        return 0

    def _after_replacing(self, done: Hit, at: int) -> int:
        """The hit that follows one that was replaced; what was put there is passed over, even if it is a hit."""
        while (
            at < len(self._hits)
            and _same_text(self._hits[at], done)
            and (self._hits[at].start < done.start + len(done.put))
        ):
            at += 1
        return at % len(self._hits)

    def _in_scope(self, hit: Hit) -> bool:
        if self._scope is None:
            return True
        if hit.text.part != "copy":
            return False
        ends = QTextCursor(self._scope)
        ends.setPosition(self._scope.selectionStart())
        first = place_in(ends)
        ends.setPosition(self._scope.selectionEnd())
        return first <= (hit.text.paragraph, hit.start) and (hit.text.paragraph, hit.end) <= place_in(ends)

    def _show(self, at: int) -> None:
        """Bring that hit into sight and select it; the keyboard stays where it is."""
        self._at = at
        self.bar.tell(self._found.told)
        self._onpage.show(self._hits[at])
        self._tell()

    def _replace_one(self) -> None:
        if self._at >= 0:
            self._put_current(asked=False)
        else:
            self.go(1)

    def _put_current(self, *, asked: bool) -> None:
        """Replace the current hit and go on; words of a logged quote only when that was asked for."""
        if self._at < 0 or not self._may():
            return
        hit = self._hits[self._at]
        if hit.crossing:
            self.bar.tell(CROSSING)
        elif hit.quoted and not asked:
            self.bar.tell(ASK if hit.tied else ASK_QUOTED, asks=True)
        else:
            self._onpage.put((hit,))
            self._soon("next", 0)

    def _preview(self) -> None:
        if self._may():
            self._soon("all", 0)

    def _open_sheet(self) -> None:
        can = tuple(hit for hit in self._hits if not hit.crossing)
        if not can:
            return
        sheet = ReplaceSheet(self.bar, self._bench.theme, can, len(self._hits) - len(can))
        sheet.answered.connect(self._on_chosen)
        sheet.open()

    def _on_chosen(self, hits: tuple[Hit, ...]) -> None:
        count = self._onpage.put(hits)
        late = len(hits) - count
        told = f"Replaced {count:,}. Undo takes all of it back." if count else "Nothing was replaced."
        self._bench.wire.said.emit(told + (f" {late:,} had changed meanwhile and stand as they are." if late else ""))
        self._soon("stay", 0)

    def _may(self) -> bool:
        if not self._story.writable:
            self.bar.tell(self._story.why or "The words of this story cannot be changed now.")
        return self._story.writable

    def _on_closed(self) -> None:
        self._timer.stop()
        self._asked += 1
        hit = self._hits[self._at] if self._at >= 0 else None
        self._found, self._at = Found(), -1
        self._keep(())
        self._copy.viewport().update()
        self._onpage.give_keyboard(hit)

    def _tell(self) -> None:
        self.bar.show_count(self._at + 1, len(self._hits), more=bool(self._found.told))
        self._copy.viewport().update()

    def _grounds(self, block: QTextBlock) -> list[Stretch]:
        """Where the hits of a paragraph stand, but for the current one, which is selected."""
        found = self._by_paragraph.get(block.blockNumber(), ())
        here = self._hits[self._at] if self._at >= 0 else None
        return [place for hit in found if hit is not here and (place := stretch(hit, block)) is not None]


def _same_text(one: Hit, other: Hit) -> bool:
    return one.text._replace(text="") == other.text._replace(text="")


def _same(one: Hit, other: Hit) -> bool:
    return _same_text(one, other) and one.start == other.start
