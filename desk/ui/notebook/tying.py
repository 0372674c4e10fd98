"""Tying: quoted words in the copy to the record that was just made of them."""

from __future__ import annotations

import re

from desk.markup.reading import plain
from desk.story.story import Story

OPENING, CLOSING = "“\"‘'«„‹", "”\"’'»“›"
MARKS = "“”\"‘’'„«»‚‹›"


def bare(words: str) -> str:
    """Selected copy as words alone: no markup, no quotation marks around them, on one line."""
    return " ".join(plain(words).strip().strip(MARKS).split())


def tied_copy(story: Story, selected: str, key: str) -> str:
    """The copy with the first untied quotation of exactly those words tied to the quote of that key.

    Unchanged where the words do not stand between quotation marks, are tied already, or cannot be tied.
    """
    words = selected.strip().strip(MARKS).strip().rstrip(",")
    if not words or set("[]\n") & set(words):
        return story.copy
    pattern = rf"[{OPENING}]{re.escape(words)}[,.;:!?…]?[{CLOSING}]"
    for found in re.finditer(pattern, story.copy):
        before, after = story.copy[: found.start()], story.copy[found.end() :]
        if not before.endswith("[") and not after.startswith("]("):
            return f"{before}[{found[0]}](quote:{key}){after}"
    return story.copy
