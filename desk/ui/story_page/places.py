"""Places found again: where the words of a finding or a comment stand after the text has changed."""

from __future__ import annotations

import re

from desk.preflight.passages import text_at
from desk.story.place import Place, anchored
from desk.story.place import found as stands
from desk.story.story import Story

NOWHERE = (-1, -1)


def found(text: object, place: Place) -> tuple[int, int]:
    """Where the place's words stand in the text now, in code points: where they stood, else the nearest such words.

    (-1, -1) when they are gone or the value is no text; the whole text, for a place without words, is (0, its length).
    """
    if not isinstance(text, str):
        return NOWHERE
    if not place.words:
        return (place.start, place.end) if 0 <= place.start < place.end <= len(text) else (0, len(text))
    return stands(text, place) or NOWHERE


def in_copy(copy: str, place: Place) -> tuple[int, int] | None:
    """Where in the copy a place of the part 'copy' or 'quote' stands; None when it does not."""
    if place.part == "quote" or (place.part == "copy" and place.key and not place.words):
        tied = re.search(rf"\[([^\]]*)\]\(quote:{re.escape(place.key)}\)", copy)
        return tied.span(1) if tied else None
    if place.part != "copy":
        return None
    stretch = found(copy, place) if place.words or place.start >= 0 else (0, 0)
    return None if stretch == NOWHERE else stretch


def chosen(story: Story, text: Place, start: int, end: int) -> Place:
    """The stretch of that text (code points) as a place; the whole of it where nothing in it is selected."""
    words = text_at(story, text)
    if not words or start >= end:
        return text
    return anchored(text.part, words, start, end, key=text.key, field=text.field)
