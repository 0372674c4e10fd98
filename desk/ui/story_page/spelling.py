"""Spelling on the page: lines under misspelt words in sight, found in slices of time between the keys.

The paragraphs in sight are read first, then, once for each story, the others, so that scrolling finds them read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desk.spelling.reading import Span, proofread
from desk.spelling.speller import Speller
from desk.ui.story_page.copy_text import OBJECT, to_units
from desk.ui.story_page.marks import LINE
from desk.ui.story_page.underlines import Mark, Underlines
from desk.ui.theme import Theme

LAYER = "spelling"
SLICE = 0.004  # seconds of reading in one go
REST = 600  # milliseconds without a key until paragraphs out of sight are read
MOST_READ = 20_000  # paragraphs remembered


class SpellMarks(QObject):
    """Marks what a speller finds wrong in an editor; without a speller, or switched off, nothing.

    What was read is kept by the words of the paragraph, so a paragraph is read again only when it has changed, and
    not when it moves, comes back by undo, or is scrolled to.
    """

    searched = Signal(bool)  # whether `go_to_next` found a misspelt word

    def __init__(self, editor: QTextEdit, theme: Theme, underlines: Underlines) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._underlines = underlines
        self._speller: Speller | None = None
        self._revision = 0
        self._on = True
        self._read: dict[str, tuple[Span, ...]] = {}
        self._unread = 0  # number of the first paragraph that was not read in passing
        self._searching = False
        self._job: Iterator[None] = iter(())
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._work)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(lambda: self._start(self._passing()))
        underlines.due.connect(self.look)
        editor.textChanged.connect(self._stop)
        theme.changed.connect(self._draw)

    def use(self, speller: Speller | None) -> None:
        """Check with that speller from now on; None for no checking."""
        self._speller = speller
        self.forget()

    def turn(self, *, on: bool) -> None:
        """Show the lines, or none."""
        self._on = on
        self.look()

    def begin(self) -> None:
        """The editor has been given another text."""
        self._unread = 0
        self._stop()

    def forget(self) -> None:
        """Read everything again: words have become known, or the language is another."""
        self._read.clear()
        self._unread = 0
        self._revision = self._speller.revision if self._speller else 0
        self._underlines.look()

    def look(self) -> None:
        """Read the paragraphs in sight that are new, and mark what is wrong in them."""
        if self._speller is None or not self._on:
            self._stop()
            self._underlines.show(LAYER, (), self._format())
            return
        if self._speller.revision != self._revision:
            self.forget()
        if not self._searching:
            self._start(self._reading())

    def at(self, position: int) -> Mark | None:
        """The misspelt word that the position touches."""
        return self._underlines.at(LAYER, position)

    def go_to_next(self) -> None:
        """Select the next misspelt word after the cursor, from the end on to the beginning; `searched` tells."""
        if self._speller is None:
            self.searched.emit(False)
            return
        self._searching = True
        self._start(self._search(self._editor.textCursor().selectionEnd()))

    def _stop(self) -> None:
        self._slice.stop()
        self._rest.stop()
        self._searching = False

    def _start(self, job: Iterator[None]) -> None:
        self._rest.stop()
        self._job = job
        self._work()

    def _work(self) -> None:
        """One slice of the job; it goes on when the window has nothing else to do."""
        stop = perf_counter() + SLICE
        for _ in self._job:
            if perf_counter() >= stop:
                self._slice.start()
                return

    def _reading(self) -> Iterator[None]:
        for block in self._underlines.blocks():
            yield from self._check(block.text())
        self._draw()
        self._rest.start()

    def _passing(self) -> Iterator[None]:
        """Read what is out of sight, so that scrolling finds it read."""
        document = self._editor.document()
        while self._unread < document.blockCount():
            yield from self._check(document.findBlockByNumber(self._unread).text())
            self._unread += 1
            yield

    def _check(self, text: str) -> Iterator[None]:
        """Read one paragraph, unless it has been read; stops between two words to let others work."""
        if text in self._read or self._speller is None or not text or text[0] == OBJECT:
            return
        wrong: list[Span] = []
        for found in proofread(text.replace(LINE, "\n"), self._speller):
            wrong += found
            yield
        if len(self._read) >= MOST_READ:
            self._read.clear()
        self._read[text] = tuple(wrong)

    def _search(self, after: int) -> Iterator[None]:
        document = self._editor.document()
        first, count = document.findBlock(after).blockNumber(), document.blockCount()
        found = False
        for step in range(count + 1):  # the paragraph it begins in comes last once more, for what stands before
            block = document.findBlockByNumber((first + step) % count)
            yield from self._check(block.text())
            mark = next((one for one in self._marks_of(block) if step or one.start >= after), None)
            if mark is not None:
                self._select(mark)
                found = True
                break
            yield
        self._searching = False
        self.searched.emit(found)
        yield from self._reading()

    def _select(self, mark: Mark) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        self._editor.ensureCursorVisible()
        self._underlines.look()

    def _draw(self) -> None:
        if self._speller is None or not self._on:
            return
        marks = [mark for block in self._underlines.blocks() for mark in self._marks_of(block)]
        self._underlines.show(LAYER, marks, self._format())

    def _marks_of(self, block: QTextBlock) -> Iterator[Mark]:
        text = block.text()
        wrong = self._read.get(text)
        if not wrong:
            return
        place = units(text)
        for one in wrong:
            start, end = block.position() + place(one.start), block.position() + place(one.end)
            yield Mark(start, end, one.word)

    def _format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(QColor(self._theme.tokens.bad))
        return made


def units(text: str) -> Callable[[int], int]:
    """From places in a text in code points to UTF-16 units."""
    if text.isascii() or max(text) <= "\uffff":
        return lambda at: at
    return lambda at: to_units(text, at)
