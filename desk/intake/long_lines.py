"""Paragraphs without end: parted at the end of a sentence, for no program lays out such a line quickly."""

from __future__ import annotations

import re
from itertools import pairwise

from desk.markup.scan import marks
from desk.story.errors import BadFile

LONGEST = 20_000  # characters of one paragraph: a whole speech is no longer
_BEST = 4_000  # characters from which on a sentence's end is a good place
_SENTENCE = re.compile(r"[.!?…。！？][”’\"')\]»]*(?:[ \u00a0]+|(?<=[。！？]))")
_BLANK = re.compile(r"[ \t\u00a0]+")


def in_lengths(copy: str, longest: int = LONGEST) -> str:
    """The copy with paragraphs of at most so many characters; those that are longer are parted where a sentence ends.

    Raises BadFile when a line has no blank in so many characters: that is no copy.
    """
    if len(copy) <= longest:
        return copy
    blocks = copy.split("\n\n")
    if max(map(len, blocks)) <= longest:
        return copy
    return "\n\n".join(part for block in blocks for part in _parted(block, longest))


def _parted(block: str, longest: int) -> list[str]:
    if len(block) <= longest:
        return [block]
    if "\n" in block and max(map(len, block.split("\n"))) <= longest:
        return _by_lines(block, longest)
    bound = [(one.start, one.end) for one in marks(block)]
    places = [0]
    while len(block) - places[-1] > longest:
        places.append(_place(block, places[-1], longest, bound))
    return [block[start:end].strip(" \n\u00a0") for start, end in pairwise([*places, len(block)])]


def _by_lines(block: str, longest: int) -> list[str]:
    parts: list[list[str]] = [[]]
    room = longest
    for line in block.split("\n"):
        if len(line) + 1 > room and parts[-1]:
            parts.append([])
            room = longest
        parts[-1].append(line)
        room -= len(line) + 1
    return ["\n".join(part).removesuffix("\\") for part in parts]


def _place(block: str, start: int, longest: int, bound: list[tuple[int, int]]) -> int:
    """Where the paragraph that begins at `start` may end: never inside a link."""
    for pattern in (_SENTENCE, _BLANK):
        least = start + (min(_BEST, longest // 2) if pattern is _SENTENCE else 1)
        for found in pattern.finditer(block, least, start + longest):
            if not any(first < found.end() < last for first, last in bound):
                return found.end()
    raise BadFile(f"There is a line of {len(block):,} characters without an end; that is no copy, so it was left out.")
