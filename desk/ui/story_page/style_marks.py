"""House style on the page: lines under what the checks of wording found, with the reason, and the fix by one key."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desk.preflight.finding import Finding, Subject
from desk.ui.story_page import copy_text, places
from desk.ui.story_page.marks import LINE
from desk.ui.story_page.spelling import units
from desk.ui.story_page.underlines import Mark, Underlines
from desk.ui.theme import Theme

LAYER = "style"
Found = tuple[int, int, Finding]  # where in a paragraph, in code points


class StyleMarks(QObject):
    """Marks findings of wording in an editor.

    Findings come some time after the words were typed. They are kept by the words of their paragraph; in one that has
    changed since, the marks stay under words that still stand, until the next findings are there.
    """

    def __init__(self, editor: QTextEdit, theme: Theme, underlines: Underlines) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._underlines = underlines
        self._on = True
        self._found: dict[str, list[Found]] = {}
        underlines.due.connect(self.look)
        theme.changed.connect(self.look)

    def begin(self) -> None:
        """The editor has been given another text, of which nothing is known yet."""
        self._found = {}

    def show(self, findings: Iterable[Finding], copy: str) -> None:
        """Mark the findings of wording in this copy, on which the checks ran."""
        self._found = by_paragraph(findings, copy)
        self._underlines.look()

    def turn(self, *, on: bool) -> None:
        """Show the lines, or none."""
        self._on = on
        self.look()

    def look(self) -> None:
        """Draw the lines of the paragraphs in sight."""
        if not self._on:
            self._underlines.show(LAYER, (), self._format())
            return
        before = self._underlines.marks(LAYER)
        marks = [mark for block in self._underlines.blocks() for mark in self._marks_of(block, before)]
        self._underlines.show(LAYER, marks, self._format())

    def at(self, position: int) -> Mark | None:
        """The mark that the position touches."""
        return self._underlines.at(LAYER, position)

    def next(self, position: int) -> Mark | None:
        """The first mark in sight behind the position; else the first in sight."""
        marks = sorted(self._underlines.marks(LAYER), key=lambda one: one.start)
        return next((one for one in marks if one.start > position), marks[0] if marks else None)

    def select(self, mark: Mark) -> None:
        """Bring the cursor to the words of a mark."""
        cursor = self._editor.textCursor()
        cursor.setPosition(mark.start)
        cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    def _marks_of(self, block: QTextBlock, before: list[Mark]) -> Iterator[Mark]:
        text = block.text()
        found = self._found.get(text)
        if found is None:
            first, end = block.position(), block.position() + block.length()
            yield from (one for one in before if first <= one.start < end)
            return
        place = units(text)
        for start, end, finding in found:
            at = block.position() + place(start), block.position() + place(end)
            yield Mark(*at, text[start:end], finding, finding.message)

    def _format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
        made.setUnderlineColor(QColor(self._theme.tokens.accent))
        return made


def by_paragraph(findings: Iterable[Finding], copy: str) -> dict[str, list[Found]]:
    """The findings of wording that point to words of the copy, by the paragraph as the editor has it.

    All paragraphs are there, also those of which nothing is to be said.
    """
    paragraphs = [paragraph.replace("\n", LINE) for paragraph in copy_text.clean(copy).split("\n\n")]
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph) + 2
    found: dict[str, list[Found]] = {paragraph: [] for paragraph in paragraphs}
    for finding in findings:
        if not is_wording(finding) or not finding.place.words:
            continue
        start, end = places.found(copy, finding.place)
        number = bisect_right(starts, start) - 1
        if start >= 0 and end <= starts[number] + len(paragraphs[number]):
            row = (start - starts[number], end - starts[number], finding)
            found[paragraphs[number]].append(row)
    return found


def is_wording(finding: Finding) -> bool:
    """Whether the finding is one of house style in the copy."""
    from desk.preflight.checks import BY_NAME  # the worker has loaded it before there was a finding

    check = BY_NAME.get(finding.check)
    return check is not None and check.subject is Subject.WORDING and finding.place.part == "copy"
