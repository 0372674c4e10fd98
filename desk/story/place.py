"""Places in a story: where a finding points, a comment hangs, a suggestion stands; found again after edits."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32  # characters on each side of a place that are remembered with it
ENOUGH = 4  # characters of the context that must still stand there, where the words alone do not tell the place


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of the furniture ('headline'), 'copy', 'photo', 'source', 'quote' or 'story'.

    `key` names the photo, source or quote; `field` the field of it. In texts, `start` and `end` are code points
    and `words` what stood there, so that the place can be found again after an edit; -1 means the whole. `before`
    and `after` are what stood on either side of the words.
    """

    part: str
    key: str = ""
    field: str = ""
    words: str = ""
    start: int = -1
    end: int = -1
    before: str = ""
    after: str = ""


def anchored(part: str, text: str, start: int, end: int, *, key: str = "", field: str = "") -> Place:
    """The place of text[start:end], with what stands on either side of it."""
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Place(part, key, field, text[start:end], start, end, before, after)


def found(text: str, place: Place) -> tuple[int, int] | None:
    """Where the place stands in the text now, in code points; None when its words are gone.

    Of several such words those whose neighbours are most alike are meant, then the nearest. A place without words
    (something comes in there) stands between its neighbours.
    """
    start, end = max(place.start, 0), max(place.end, place.start, 0)
    if text[start:end] == place.words and _alike(text, start, end, place) == len(place.before) + len(place.after):
        return start, end
    best: tuple[int, int, int] | None = None
    for at in _candidates(text, place):
        score = (_alike(text, at, at + len(place.words), place), -abs(at - start), at)
        best = score if best is None or score > best else best
    if best is None or (best[0] < ENOUGH and _needs_context(text, place)):
        return None
    return best[2], best[2] + len(place.words)


def _needs_context(text: str, place: Place) -> bool:
    """Whether the words do not tell by themselves which place is meant, and there is a context that could."""
    if not place.before and not place.after:
        return not place.words
    return len(place.words) < 2 * ENOUGH or text.count(place.words) > 1


def _candidates(text: str, place: Place) -> list[int]:
    if place.words:
        return _all(text, place.words, 0)
    after = place.after[: ENOUGH * 2]
    before = place.before[-ENOUGH * 2 :]
    return [*(_all(text, before, len(before)) if before else []), *(_all(text, after, 0) if after else [])]


def _all(text: str, words: str, shift: int) -> list[int]:
    places, at = [], text.find(words)
    while at >= 0:
        places.append(at + shift)
        at = text.find(words, at + 1)
    return places


def _alike(text: str, start: int, end: int, place: Place) -> int:
    """How many characters next to text[start:end] are those that stood there."""
    before = text[max(0, start - len(place.before)) : start]
    left = _common(before[::-1], place.before[::-1])
    return left + _common(text[end : end + len(place.after)], place.after)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
