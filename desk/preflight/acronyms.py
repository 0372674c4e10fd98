"""Initials that readers may not know: spelled out once, or in the list of those that everybody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desk.preflight.finding import Check, Remark, Subject, Weight
from desk.preflight.reading import Reading
from desk.preflight.rules import FOLDER

_INITIALS = re.compile(r"(?<![\w.&/-])([A-Z]{3,6})(?![\w&/])(?!-\d)")
_NEXT_TO_CAPITALS = re.compile(r"[A-Z]{2,}[,:]?[ \u00a0]\Z|\A[ \u00a0][A-Z]{2,}\b")  # a line that is set in capitals


@lru_cache(maxsize=1)
def well_known() -> frozenset[str]:
    """The initials of resources/style/initials.txt: separated by white space, `#` begins a remark."""
    lines = (FOLDER / "initials.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("#")[0].split())


def unexplained(reading: Reading) -> Iterator[Remark]:
    """The first mention of initials that the copy explains nowhere: neither ‘(ABC)’ nor ‘ABC (what it is)’."""
    if not reading.story.furniture.language.lower().startswith("en"):
        return
    text, seen = reading.prose, set(well_known())
    seen |= {keyword.upper() for keyword in reading.story.furniture.keywords}
    for found in _INITIALS.finditer(text):
        initials = found[1]
        before, after = text[max(0, found.start() - 12) : found.start()], text[found.end() : found.end() + 8]
        if initials in seen or _NEXT_TO_CAPITALS.search(before) or _NEXT_TO_CAPITALS.search(after):
            continue
        seen.add(initials)
        if f"({initials})" not in text and f"{initials} (" not in text:
            yield Remark(reading.copy.place(*found.span(1)), f"‘{initials}’ is nowhere spelled out in the copy.")


CHECKS = (Check("initials-explained", "Initials are spelled out once", Subject.WORDING, Weight.NOTE, unexplained),)
