"""Words folded for comparison: case, accents, apostrophes, hyphens, no-break spaces, invisible characters aside."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
# A Chinese or Japanese character is a word by itself; elsewhere a word is letters, digits and what hides in them.
_WORD = re.compile(
    rf"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]"
    rf"|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]"
    rf"(?:[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]|[\u0300-\u036f{_INVISIBLE}])*+"
)
_DROPPED = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_APART = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


class Word(NamedTuple):
    """A folded word and its code points in the text."""

    key: str
    start: int
    end: int


def fold(word: str) -> str:
    """One word folded: `Zürich` and `ZURICH` are the same."""
    low = word.casefold()
    if low.isascii():
        return low
    return _DROPPED.sub("", unicodedata.normalize("NFKD", low)).translate(_APART)


def folded(text: str) -> tuple[Word, ...]:
    """The words of a text, in order; apostrophes, hyphens and underscores part words."""
    return tuple(Word(fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text))


def is_sign(key: str) -> bool:
    """Whether a folded word is a single Chinese or Japanese character, which says about half as much as a word."""
    return len(key) == 1 and key >= "\u3040"


def keys(text: str) -> tuple[str, ...]:
    """The folded words of a text without their places."""
    return tuple(word.key for word in folded(text))


class Phrases:
    """Many phrases looked up in one walk over a text. A phrase is a tuple of folded words."""

    def __init__(self, phrases: dict[tuple[str, ...], str]) -> None:
        """`phrases` gives for each phrase what it stands for."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, meaning in sorted(phrases.items(), key=lambda one: -len(one[0])):
            if phrase:
                self._by_first.setdefault(phrase[0], []).append((phrase, meaning))

    def found(self, words: tuple[Word, ...]) -> list[tuple[int, int, str]]:
        """(start, end, meaning) of each phrase, code points; the longest at a place, none inside another."""
        out: list[tuple[int, int, str]] = []
        after = 0
        for at, word in enumerate(words):
            if at < after:
                continue
            for phrase, meaning in self._by_first.get(word.key, ()):
                end = at + len(phrase)
                if tuple(one.key for one in words[at:end]) == phrase:
                    out.append((word.start, words[end - 1].end, meaning))
                    after = end
                    break
        return out
