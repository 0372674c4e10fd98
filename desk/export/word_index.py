"""The index behind a site's search page: which stories hold a word, by its first letter."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.markup.reading import plain
from desk.story.story import Story

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# Scripts that put no blanks between words: their runs are no words, only what people set apart is.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SHORTEST = 4  # letters of a word of the copy; of furniture every word counts
_COMMON_SHARE, _COMMON_LEAST = 0.2, 8  # a word of the copy that stands in more stories than that finds nothing
DIGITS = "0–9"
SIGNS = "字"


@dataclass(frozen=True, slots=True)
class Letter:
    """The words that begin with a letter, each with the numbers of the stories that hold it, in their order."""

    letter: str
    words: tuple[tuple[str, tuple[int, ...]], ...]


def word_index(stories: Sequence[Story]) -> tuple[Letter, ...]:
    """The letters in their order. Words of headline, standfirst, names, places, sections and keywords, and of the copy
    those that are not in every other story."""
    found: dict[str, set[int]] = defaultdict(set)
    spelled: dict[str, str] = {}
    copied: dict[str, set[int]] = defaultdict(set)
    for number, story in enumerate(stories):
        for text in _furniture(story):
            for word in _WORD.findall(text):
                found[word.casefold()].add(number)
                spelled.setdefault(word.casefold(), word)
        for word in _copy_words(story):
            copied[word.casefold()].add(number)
            spelled.setdefault(word.casefold(), word)
    most = max(_COMMON_LEAST, int(len(stories) * _COMMON_SHARE))
    for key, numbers in copied.items():
        if key in found or len(numbers) <= most:
            found[key] |= numbers
    return _by_letter(found, spelled)


def _furniture(story: Story) -> Iterable[str]:
    furniture = story.furniture
    return (
        furniture.headline,
        furniture.standfirst,
        furniture.dateline.place,
        *furniture.section,
        *furniture.byline,
        *furniture.keywords,
    )


def _copy_words(story: Story) -> set[str]:
    captions = " ".join(photo.caption for photo in story.photos)
    words = set(_WORD.findall(f"{plain(story.copy)} {captions}"))
    return {word for word in words if len(word) >= _SHORTEST and not _UNSPACED.search(word)}


def _by_letter(found: dict[str, set[int]], spelled: dict[str, str]) -> tuple[Letter, ...]:
    letters: dict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for key in sorted(found, key=lambda word: (_folded(word), word)):
        letters[_letter(key)].append((spelled[key], tuple(sorted(found[key]))))
    return tuple(Letter(letter, tuple(words)) for letter, words in sorted(letters.items()))


def _folded(word: str) -> str:
    """The word without accents, as dictionaries order it."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _letter(word: str) -> str:
    first = (_folded(word) or word)[0].upper()[0]
    return DIGITS if first.isnumeric() else SIGNS if _UNSPACED.match(first) else first
