"""Wire copy: an agency's words that were pasted, remembered beside the copy until they are rewritten.

Nothing in the copy marks them, so nothing can be exported by mistake. The words themselves tell what still stands: a
run of words in the copy that is found in the pasted text, letter for letter but for case. Quoted words do not
count: they may not be rewritten.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desk.story.story import Story

RUN = 7  # words one after the other: fewer are anybody's
_TOKEN = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|\]\([^()\s]*\)|[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class WireCopy:
    """One paste of an agency's words."""

    key: str
    words: str


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def marked(story: Story, key: str, words: str) -> Story:
    """The story remembering these words as wire copy."""
    if not any(_runs(paragraph) for paragraph in words.split("\n\n")):
        return story
    return replace(story, wire=(*story.wire, WireCopy(key, words)))


def unrewritten(text: str, rows: tuple[WireCopy, ...]) -> list[tuple[int, int]]:
    """The stretches of the text that still are an agency's words, in code points and in order."""
    if not rows:
        return []
    known = _known(rows)
    found: list[tuple[int, int]] = []
    for words in _phrases(text):
        for at in range(len(words) - RUN + 1):
            if tuple(word.folded for word in words[at : at + RUN]) in known:
                start, end = words[at].start, words[at + RUN - 1].end
                if found and start <= found[-1][1]:
                    found[-1] = found[-1][0], end
                else:
                    found.append((start, end))
    return found


@lru_cache(maxsize=4)
def _known(rows: tuple[WireCopy, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(run for row in rows for paragraph in row.words.split("\n\n") for run in _runs(paragraph))


def _runs(paragraph: str) -> set[tuple[str, ...]]:
    return {
        tuple(word.folded for word in words[at : at + RUN])
        for words in _phrases(paragraph)
        for at in range(len(words) - RUN + 1)
    }


def _phrases(text: str) -> list[list[_Word]]:
    """The words between quotations and paragraph breaks."""
    phrases: list[list[_Word]] = [[]]
    end = 0
    for token in _TOKEN.finditer(text):
        if "\n\n" in text[end : token.start()]:
            phrases.append([])
        end = token.end()
        if token[0][0] in '“„«"':
            phrases.append([])
        elif token[0][0] != "]":
            phrases[-1].append(_Word(token[0].casefold().replace("’", "'"), *token.span()))
    return phrases
