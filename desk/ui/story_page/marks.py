"""Marks: what the signs in one paragraph of copy mean, found in one pass so that it can run on every key.

This is no second parser of CommonMark: what is stored and exported is read by `desk.markup`. It only has to show
a paragraph as what it is while it is written, in time that grows with its length and never faster.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from desk.story.placeholders import PLACEHOLDER

LINE = "\u2028"  # a new line inside a paragraph, as Qt writes it

_PREFIX = re.compile(
    r"(?P<heading>#{1,6})[ \t]+|(?P<pull>(?: {0,3}>[ ]?)+)|(?P<item>[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)",
)
_TOKEN = re.compile(r"\\.|`+|!?\[|\]\([^()\s]*\)|\]|\*+|_+|[“”\"]", re.DOTALL)
_HINT = re.compile(r"TK|tktk|XXX|\?\?|\?\]|\[[a-z]|orem ipsum")  # a quick look before the long one
_DASHES = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_BEFORE_STRAIGHT = frozenset(" \t([{—–-\u2028\u00a0*_")
_AFTER_STRAIGHT = frozenset(" \t)]}—–-.,;:!?\u2028\u00a0*_")


class Span(NamedTuple):
    """Words between two marks: the marks are [start, first) and [last, end), the words [first, last).

    `kind` is heading, pull, item, strong, em, code, link, quote, photo, said (quotation marks, no record), tk (still
    to be filled in), note (the sign of a footnote), footnote (its words), table, column (the heads of a table), pipe
    (what divides cells) or break. `told` is the address of a link, the key of a quote, the label of a footnote, or
    the level of a heading.
    """

    kind: str
    start: int
    first: int
    last: int
    end: int
    told: str = ""

    def touches(self, position: int) -> bool:
        return self.start <= position <= self.end


class Prefix(NamedTuple):
    """What a line begins with: kind ('' for plain), where it begins and ends, and the sign as written."""

    kind: str
    start: int
    end: int
    sign: str


def prefix_of(line: str, offset: int = 0) -> Prefix:
    """What that line begins with; `offset` is where the line begins in its paragraph."""
    found = _PREFIX.match(line)
    if found is None or found.lastgroup is None:
        return Prefix("", offset, offset, "")
    return Prefix(found.lastgroup, offset, offset + found.end(), found[0])


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph with the positions where they begin."""
    start = 0
    for line in text.split(LINE):
        yield start, line
        start += len(line) + 1


@lru_cache(maxsize=8)  # a key asks twice: to style the paragraph, and for the marks where the cursor is
def spans(text: str) -> tuple[Span, ...]:
    """All spans of one paragraph, outer ones not always before inner ones; offsets are code points."""
    found: list[Span] = []
    prefixes: list[int] = []
    for start, line in lines_of(text):
        prefix = prefix_of(line, start)
        if prefix.kind:
            told = str(prefix.sign.count("#")) if prefix.kind == "heading" else prefix.sign.strip()
            found.append(Span(prefix.kind, start, prefix.end, start + len(line), start + len(line), told))
            prefixes += (start, prefix.end)
    if len(text) > 1 or found:
        _Scan(text, found, prefixes).run()
        found += _placeholders(text)
        if is_table(text):
            found += _table(text)
    return tuple(found)


def is_table(text: str) -> bool:
    """Whether the paragraph is a table: rows of cells, the second of which is only dashes."""
    first, _, rest = text.partition(LINE)
    return "|" in first and bool(_DASHES.fullmatch(rest.partition(LINE)[0]))


def pipes(line: str) -> list[int]:
    """Where the cells of a row are divided; a pipe behind a backslash divides nothing."""
    return [one.start() for one in _PIPE.finditer(line)]


def _table(text: str) -> Iterator[Span]:
    yield Span("table", 0, 0, len(text), len(text))
    for number, (start, line) in enumerate(lines_of(text)):
        if number == 1:
            yield Span("pipe", start, start, start + len(line), start + len(line))
            continue
        if number == 0:
            yield Span("column", start, start, start + len(line), start + len(line))
        for at in pipes(line):
            yield Span("pipe", start + at, start + at, start + at + 1, start + at + 1)


def _placeholders(text: str) -> Iterator[Span]:
    """What is still to be filled in; the words of a link that ask something are none."""
    if _HINT.search(text):
        for one in PLACEHOLDER.finditer(text):
            if not text.startswith("(", one.end()):
                yield Span("tk", one.start(), one.start(), one.end(), one.end())


class _Scan:
    """One walk along the signs of a paragraph, with a pile of what is still open for each sort of sign."""

    def __init__(self, text: str, found: list[Span], prefixes: list[int]) -> None:
        self._text = text
        self._found = found
        self._prefixes = prefixes
        self._brackets: list[tuple[int, int]] = []
        self._stars: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}
        self._said: int = -1
        self._straight: int = -1
        self._past = 0
        self._tied: list[tuple[int, int]] = []

    def run(self) -> None:
        signs = {
            "\\": self._escape, "`": self._code, "[": self._open, "!": self._open, "]": self._close,
            "*": self._emphasis, "_": self._emphasis, "“": self._words, "”": self._words, '"': self._straight_words,
        }  # fmt: skip
        for token in _TOKEN.finditer(self._text):
            if token.start() >= self._past and not self._in_prefix(token.start()):
                signs[token[0][0]](token.start(), token[0])
        self._found[:] = [one for one in self._found if one.kind != "said" or not self._is_tied(one)]

    def _in_prefix(self, position: int) -> bool:
        """Prefixes are pairs of start and end in order: between the two the number of bounds passed is odd."""
        at = bisect_left(self._prefixes, position + 1)
        return at % 2 == 1

    def _is_tied(self, said: Span) -> bool:
        at = bisect_left(self._tied, (said.start + 1, 0)) - 1
        return at >= 0 and self._tied[at][0] <= said.start and said.end <= self._tied[at][1]

    def _escape(self, start: int, token: str) -> None:
        if token[1] == LINE:
            self._found.append(Span("break", start, start + 1, start + 1, start + 1))

    def _code(self, start: int, token: str) -> None:
        width = len(token)
        closing = re.compile(rf"(?<!`){token}(?!`)").search(self._text, start + width) if width < 4 else None
        if closing is not None:
            self._found.append(Span("code", start, start + width, closing.start(), closing.end()))
            self._past = closing.end()

    def _open(self, start: int, token: str) -> None:
        self._brackets.append((start, start + len(token)))

    def _close(self, start: int, token: str) -> None:
        if not self._brackets:
            return
        opened, first = self._brackets.pop()
        if token == "]":
            self._note(opened, start)
            return
        address, end = token[2:-1], start + len(token)
        if first - opened == 2:
            self._found.append(Span("photo", opened, first, start, end, address.removeprefix("photo:")))
        elif address.startswith("quote:"):
            self._found.append(Span("quote", opened, first, start, end, address.removeprefix("quote:")))
            self._tied.append((opened, end))
        else:
            self._found.append(Span("link", opened, first, start, end, address))

    def _note(self, opened: int, end: int) -> None:
        """The sign of a footnote; at the beginning of a paragraph the words of the note stand behind it."""
        label = self._text[opened + 2 : end]
        if self._text[opened + 1 : opened + 2] != "^" or not label or any(one.isspace() for one in label):
            return
        if opened == 0 and self._text.startswith(":", end + 1):
            length = len(self._text)
            self._found.append(Span("note", 0, 2, end, end + 2, label))
            self._found.append(Span("footnote", end + 2, end + 2, length, length, label))
        else:
            self._found.append(Span("note", opened, opened + 2, end, end + 1, label))

    def _emphasis(self, start: int, token: str) -> None:
        sign, end = token[0], start + len(token)
        before = self._text[start - 1] if start else " "
        after = self._text[end] if end < len(self._text) else " "
        closes, opens = not before.isspace(), not after.isspace()
        if sign == "_":
            closes, opens = closes and not after.isalnum(), opens and not before.isalnum()
        pile = self._stars[sign]
        left = len(token)
        while closes and left and pile:
            opened, width = pile.pop()
            used = 2 if min(left, width) >= 2 else 1
            inner = opened + width
            at = end - left
            self._found.append(Span("strong" if used == 2 else "em", inner - used, inner, at, at + used))
            left -= used
            if width > used:
                pile.append((opened, width - used))
        if opens and left:
            pile.append((end - left, left))

    def _words(self, start: int, token: str) -> None:
        if token == "“":
            self._said = start
        elif self._said >= 0:
            self._found.append(Span("said", self._said, self._said, start + 1, start + 1))
            self._said = -1

    def _straight_words(self, start: int, _token: str) -> None:
        before = self._text[start - 1] if start else " "
        after = self._text[start + 1] if start + 1 < len(self._text) else " "
        if self._straight < 0:
            if before in _BEFORE_STRAIGHT and not after.isspace():
                self._straight = start
        elif after in _AFTER_STRAIGHT:
            self._found.append(Span("said", self._straight, self._straight, start + 1, start + 1))
            self._straight = -1
