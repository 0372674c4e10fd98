"""Lengths of copy: words, characters and lines, counted paragraph by paragraph so that a change costs only its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desk.markup.reading import words

_PHOTO = re.compile(r"!\[(?:[^\[\]\\\n]|\\.)*\]\(photo:[^()\s]*\)")
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_BEGIN = re.compile(r"^(?:#{1,6}[ \t]+|(?: {0,3}>[ ]?)+|[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+)", re.MULTILINE)
_EMPHASIS = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>&|])|\*+|`+|(?<!\w)_+|_+(?!\w)")


@dataclass(frozen=True, slots=True)
class Length:
    """How long copy is as a reader sees it: characters with blanks, lines at a measure."""

    words: int = 0
    characters: int = 0
    lines: int = 0

    def __add__(self, other: Length) -> Length:
        return Length(self.words + other.words, self.characters + other.characters, self.lines + other.lines)


def length(copy: str, measure: int) -> Length:
    """The length of the copy; `measure` in characters a line. Only paragraphs that changed are counted anew."""
    return sum((length_of(paragraph, measure) for paragraph in copy.split("\n\n")), Length())


@lru_cache(maxsize=8_192)
def length_of(paragraph: str, measure: int) -> Length:
    """The length of one paragraph, its marks not counted."""
    if not paragraph:
        return Length()
    seen = _EMPHASIS.sub(r"\1", _BEGIN.sub("", _LINK.sub(r"\1", _PHOTO.sub("", paragraph))))
    lines = sum(_lines(line, measure) for line in seen.split("\n")) if seen.strip() else 0
    return Length(words(paragraph), len(seen.replace("\n", "")), lines)


def _lines(text: str, measure: int) -> int:
    """How many lines of at most `measure` characters the words take, broken between words where they can be."""
    count, room = 1, measure
    for word in text.split():
        length = len(word)
        if room < measure and length + 1 <= room:
            room -= length + 1
        elif room == measure and length <= measure:
            room -= length
        else:
            count += room < measure
            count += (length - 1) // measure
            room = measure - ((length - 1) % measure + 1)
    return count
