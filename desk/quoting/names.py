"""Whether two names are one person's."""

from __future__ import annotations

import re

from desk.quoting import lexicon
from desk.quoting.runs import SUFFIXES

_WORD = re.compile(r"[^\W_]+(?:[-.'][^\W_]+)*")


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: titles and case aside, the shorter one's words stand in the longer.

    >>> same_name("Col. Buzz Aldrin", "Aldrin"), same_name("Mark Kelly", "Scott Kelly")
    (True, False)
    """
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return all(any(_agree(word, its) for its in long) for word in short)


def _bare(name: str) -> list[str]:
    words = [word.strip(".").casefold() for word in _WORD.findall(name.replace("’", "'").removesuffix("'s"))]
    bare = [word for word in words if word not in lexicon.TITLES | SUFFIXES | lexicon.DETERMINERS]
    return bare or words


def _agree(one: str, other: str) -> bool:
    """The same word, an initial of it, or its short form (Tim, Timothy)."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) >= 3)
