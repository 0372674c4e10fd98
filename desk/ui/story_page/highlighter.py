"""Live styling: one paragraph at a time, by character formats only, so that undo and layout stay Qt's own.

Marks are hidden (transparent and without width) where the cursor is not; they come back, faded, where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import (
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockUserData,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)

from desk.ui.story_page.copy_paint import SIGN
from desk.ui.story_page.copy_text import to_code_points, to_units
from desk.ui.story_page.marks import LINE, Span, spans
from desk.ui.theme import MONO
from desk.ui.tokens import Tokens

LONGEST = 20_000  # a paragraph beyond that is shown plain: nobody wrote it by hand
SIZE = 17  # pixels of the letters at first
HEADINGS = {"1": 25 / 17, "2": 22 / 17, "3": 19 / 17}  # of the letters’ size
AT_ONCE = 600  # paragraphs styled when a story is put in; those of a longer one follow when they come into sight
_PIXELS = QTextCharFormat.Property.FontPixelSize
AROUND = 12  # paragraphs styled beyond those in sight
_QUOTING = re.compile("[\"“”„‘’«»'‹›「『]")  # a paragraph without any of these has no quotation


@dataclass(frozen=True, slots=True)
class Wear:
    """What a quotation wears, by state: the token of its line and of its ground, solid or dotted, and the word."""

    colour: str
    ground: str
    line: str
    told: str


WEARS = {
    "verified": Wear("ok", "ok_soft", "solid", "verified"),
    "linked": Wear("warn", "warn_soft", "solid", "not verified"),
    "differs": Wear("bad", "bad_soft", "dotted", "words differ"),
    "none": Wear("muted", "", "dotted", "no record"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens of ink and ground, weight, size (of that of the letters), a sign that is painted, and other setters."""

    ink: str = ""
    ground: str = ""
    weight: QFont.Weight | None = None
    size: float = 0.0
    sign: str = ""
    more: tuple[tuple[Callable[[QTextCharFormat, Any], object], object], ...] = ()


_UNDERLINED = (QTextCharFormat.setUnderlineStyle, QTextCharFormat.UnderlineStyle.SingleUnderline)
_RAISED = (QTextCharFormat.setVerticalAlignment, QTextCharFormat.VerticalAlignment.AlignSuperScript)
_SLANTED = (QTextCharFormat.setFontItalic, True)
LOOKS = {
    "strong": Look(weight=QFont.Weight.Bold),
    "em": Look(more=(_SLANTED,)),
    "pull": Look(sign="bar", more=(_SLANTED,)),
    "link": Look("accent", more=(_UNDERLINED,)),
    "code": Look(ground="hover"),
    "number": Look("accent"),
    "bullet": Look(sign="bullet", more=((QTextCharFormat.setForeground, QColor(0, 0, 0, 0)),)),
    "note": Look("accent", size=0.88, more=(_RAISED,)),
    "footnote": Look(size=0.88),
    "table": Look(size=0.82, more=((QTextCharFormat.setFontFamilies, list(MONO)),)),
    "column": Look(weight=QFont.Weight.Bold),
    "pipe": Look("field_line"),
    "tk": Look("warn", "warn_soft", QFont.Weight.DemiBold),
}

Worn = tuple[int, int, QTextCharFormat]  # where it begins and how long it is, in UTF-16 units, and the format


class Styled(QTextBlockUserData):
    """Hangs on a paragraph that has been styled: whether each of its untied quotations wears that it has no record."""

    def __init__(self, loose: tuple[bool, ...] = ()) -> None:
        super().__init__()
        self.loose = loose


class Highlighter(QSyntaxHighlighter):
    """Styles copy. `state_of` says which of WEARS the words tied to a quote's key wear, or '' for untied ones that wear
    nothing; while words that had no record are being typed in, they go on wearing that until `settle`.
    """

    def __init__(self, document: QTextDocument, tokens: Tokens) -> None:
        super().__init__(document)
        self.state_of: Callable[[str, str], str] = lambda _key, _words: "linked"
        self._tokens = tokens
        self._size = SIZE
        self._formats: dict[tuple[str, ...], QTextCharFormat] = {}
        self._number, self._column = -1, 0
        self._shown: tuple[int, ...] = ()  # the spans whose marks are shown where the cursor is
        self._resting = False
        self._beginning = False
        self._burst = 0  # paragraphs that one change had styled
        self._typed_in: list[QTextCursor] = []  # paragraphs whose quotations wear what they wore before a key
        self.complete = True  # whether all paragraphs have been styled

    def rest(self) -> None:
        """Leave paragraphs plain while a story is put in."""
        self._resting = True
        self._number, self._shown, self._typed_in = -1, (), []

    def wake(self) -> None:
        """The last walk over all paragraphs begins: style the first ones on it."""
        self._resting, self._beginning = False, True

    def begin(self) -> None:
        """The story is put in: style what changes from here on."""
        self._beginning = False
        self.complete = self.document().blockCount() <= AT_ONCE

    def breathe(self) -> bool:
        """A change is done; True when it was so large that paragraphs were left plain until they come into sight."""
        burst, self._burst = self._burst, 0
        return burst > AT_ONCE

    def wear(self, tokens: Tokens) -> None:
        """Use other colours, for the first paragraphs at once, for others when they come into sight."""
        self._tokens = tokens
        self._formats.clear()
        block = self.document().firstBlock()
        while block.isValid():
            block.setUserData(None)  # type: ignore[arg-type] # Qt takes none for taking it away
            block = block.next()
        self.style(self.document().firstBlock(), self.document().findBlockByNumber(AT_ONCE))
        self.complete = self.document().blockCount() <= AT_ONCE

    def measure(self, size: int) -> None:
        """Letters have so many pixels now: headings and notes go with them."""
        self._size = size
        self.wear(self._tokens)

    def style(self, first: QTextBlock, last: QTextBlock) -> bool:
        """Style the plain paragraphs from `first` to `last` and some around them, laid out again as one."""
        for _ in range(AROUND):
            first = first.previous() if first.previous().isValid() else first
            last = last.next() if last.isValid() and last.next().isValid() else last
        start, block = -1, first
        end = last.position() if last.isValid() else self.document().characterCount()
        while block.isValid() and block.position() <= end:
            if block.userData() is None:
                formats, loose = self._formats_of(block, block.text())
                block.layout().setFormats([_range(*one) for one in formats])
                block.setUserData(Styled(loose))
                start = block.position() if start < 0 else start
            block = block.next()
        if start >= 0:
            stop = block.position() if block.isValid() else self.document().characterCount()
            self.document().markContentsDirty(start, stop - start)
        return start >= 0

    def look_at(self, cursor: QTextCursor) -> None:
        """Bring the marks back where the cursor now is, and hide those where it was; most keys change nothing."""
        self._burst = 0
        block = cursor.block()
        number, column = block.blockNumber(), cursor.positionInBlock()
        before, self._number, self._column = self._number, number, column
        if before != number and self._shown:
            self._again(before)
            self._shown = ()
        text = block.text()
        if len(text) <= LONGEST and _shown(spans(text), text, to_code_points(text, column)) != self._shown:
            self.rehighlightBlock(block)

    def restyle(self, words: Collection[str], first: QTextBlock, last: QTextBlock) -> None:
        """Style again the paragraphs from `first` to `last` that have any of those words in them.

        All others with quotations are plain from here on, and styled when they come into sight: each costs a layout.
        """
        self._burst = -self.document().blockCount()
        wanted = [_comparable(one.partition("\n")[0]) for one in words]
        near = range(first.blockNumber() - AROUND, last.blockNumber() + AROUND + 1)
        block = self.document().firstBlock()
        while block.isValid():
            if block.userData() is not None and _QUOTING.search(text := block.text()):
                if block.blockNumber() not in near:
                    block.setUserData(None)  # type: ignore[arg-type] # Qt takes none for taking it away
                    self.complete = False
                elif any(one in _comparable(text) for one in wanted):
                    self.rehighlightBlock(block)
            block = block.next()

    def settle(self) -> None:
        """What is speech is known of all words as they stand: no quotation wears any more what it wore before a key."""
        typed_in, self._typed_in = self._typed_in, []
        for cursor in typed_in:
            cursor.block().setUserData(Styled())
            self.rehighlightBlock(cursor.block())

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        if self._resting or (self._beginning and block.blockNumber() >= AT_ONCE):
            return
        self._burst += 1
        if self._burst > AT_ONCE:
            block.setUserData(None)  # type: ignore[arg-type] # Qt takes none for taking it away
            self.complete = False
            return
        formats, loose = self._formats_of(block, text)
        for start, length, made in formats:
            self.setFormat(start, length, made)
        self.setCurrentBlockUserData(Styled(loose))

    def _formats_of(self, block: QTextBlock, text: str) -> tuple[list[Worn], tuple[bool, ...]]:
        """What the letters of that paragraph wear, and which of its untied quotations wear that they have no record."""
        here = self._number >= 0 and block.blockNumber() == self._number
        found = spans(text) if text and len(text) <= LONGEST else ()
        shown = _shown(found, text, to_code_points(text, self._column)) if here else ()
        if here:
            self._shown = shown
        if not found:
            return [], ()
        bounds: list[tuple[int, int, str]] = []
        loose = self._loose(block, [span for span in found if span.kind == "said"], text)
        wearing = iter(loose)
        for number, span in enumerate(found):
            if span.kind != "said" or next(wearing):
                self._bound(span, self._name(span, text), number in shown, bounds)
        return self._worn(text, bounds), loose

    def _loose(self, block: QTextBlock, said: list[Span], text: str) -> tuple[bool, ...]:
        """Which of the untied quotations of a paragraph wear that they have no record."""
        now = tuple(self.state_of("", text[one.first + 1 : one.last - 1].replace(LINE, "\n")) != "" for one in said)
        styled = block.userData()
        before = styled.loose if isinstance(styled, Styled) else ()
        if len(before) != len(now) or not any(was and not wears for was, wears in zip(before, now, strict=True)):
            return now
        if not self._typed_in or self._typed_in[-1].block() != block:
            self._typed_in.append(QTextCursor(block))
        return tuple(was or wears for was, wears in zip(before, now, strict=True))

    def _again(self, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            self.rehighlightBlock(block)

    def _bound(self, span: Span, name: str, shown: bool, bounds: list[tuple[int, int, str]]) -> None:
        """Where the span's formats begin (+1) and end (-1); its marks are shown faded, or hidden."""
        if span.kind == "item":
            sign = "number" if span.told[:1].isdigit() else "bullet"
            start = span.first - len(span.told) - 1 if sign == "bullet" else span.start
            end = start + 1 if sign == "bullet" else span.first
            bounds += ((start, 1, sign), (end, -1, sign))
        elif span.kind == "break":
            bounds += ((span.start, 1, "mark"), (span.end, -1, "mark"))
        else:
            bounds += ((span.first, 1, name), (span.last, -1, name))
            sign = "mark" if shown else "hidden"
            if span.start < span.first:
                bounds += ((span.start, 1, sign), (span.first, -1, sign))
            if span.last < span.end:
                bounds += ((span.last, 1, sign), (span.end, -1, sign))

    def _name(self, span: Span, text: str) -> str:
        """The name of the format that the span's words have."""
        if span.kind == "quote":
            return f"said {self.state_of(span.told, text[span.first : span.last])}"
        return {"said": "said none", "heading": f"heading {span.told}"}.get(span.kind, span.kind)

    def _worn(self, text: str, bounds: list[tuple[int, int, str]]) -> list[Worn]:
        """The stretches between bounds, each with the format of all that is on there."""
        bounds.sort(key=lambda one: one[0])
        active: Counter[str] = Counter()
        plain = text.isascii() or max(text) <= "\uffff"
        made: list[Worn] = []
        before = 0
        for at, step, name in bounds:
            if at > before:
                if names := tuple(sorted(one for one, count in active.items() if count > 0)):
                    start, end = (before, at) if plain else (to_units(text, before), to_units(text, at))
                    made.append((start, end - start, self._format(names)))
                before = at
            active[name] += step
        return made

    def _format(self, names: tuple[str, ...]) -> QTextCharFormat:
        made = self._formats.get(names)
        if made is None:
            made = self._formats[names] = self._made(names)
        return made

    def _made(self, names: tuple[str, ...]) -> QTextCharFormat:
        made = QTextCharFormat()
        for name in names:
            kind, _, told = name.partition(" ")
            if kind == "said":
                self._dress(made, WEARS.get(told, WEARS["none"]))
            elif kind == "heading":
                made.setFontWeight(QFont.Weight.Bold)
                made.setProperty(_PIXELS, round(self._size * HEADINGS.get(told, 1)))
            else:
                self._plain(made, kind)
        if "mark" in names:
            self._fade(made)
        if "hidden" in names:
            self._hide(made)
        return made

    def _dress(self, made: QTextCharFormat, wear: Wear) -> None:
        made.setProperty(SIGN, f"{wear.line} {getattr(self._tokens, wear.colour)}")
        if wear.ground:
            made.setBackground(QColor(getattr(self._tokens, wear.ground)))

    def _plain(self, made: QTextCharFormat, kind: str) -> None:
        """Everything but quotations and headings, by LOOKS."""
        look = LOOKS.get(kind, Look())
        if look.ink:
            made.setForeground(QColor(getattr(self._tokens, look.ink)))
        if look.ground:
            made.setBackground(QColor(getattr(self._tokens, look.ground)))
        if look.weight:
            made.setFontWeight(look.weight)
        if look.size:
            made.setProperty(_PIXELS, round(self._size * look.size))
        if look.sign:
            made.setProperty(SIGN, look.sign)
        for setter, value in look.more:
            setter(made, value)

    def _fade(self, made: QTextCharFormat) -> None:
        made.setForeground(QColor(self._tokens.muted))
        made.setFontWeight(QFont.Weight.Normal)
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        made.clearBackground()

    def _hide(self, made: QTextCharFormat) -> None:
        """No ink and no width: a font of one pixel whose letters are drawn together."""
        made.setForeground(QColor(0, 0, 0, 0))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.NoUnderline)
        made.clearBackground()
        made.setProperty(_PIXELS, 1)
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(-0.5)


def _comparable(text: str) -> str:
    """Where one of the two was read by Qt, it has spaces for no-break spaces."""
    return text.replace("\u00a0", " ")


def _range(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    """As Qt keeps it."""
    one = QTextLayout.FormatRange()
    one.start, one.length, one.format = start, length, made
    return one


def _shown(found: Sequence[Span], text: str, column: int) -> tuple[int, ...]:
    """The spans whose marks show when the cursor is at that column: those on its line, links only when it touches."""
    if not found:
        return ()
    line = text.count(LINE, 0, column) if LINE in text else 0
    return tuple(
        number
        for number, span in enumerate(found)
        if (span.start < span.first or span.last < span.end)
        and span.kind != "item"
        and (
            span.touches(column)
            if span.kind in ("link", "quote", "photo")
            else LINE not in text or text.count(LINE, 0, span.start) == line
        )
    )
