"""Annotating: remarks that came in with an article become comments of the story, on the words that they were about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from desk.export.figures import credit_line
from desk.intake.arrival import FoundComment
from desk.story.comment import Comment, Reply
from desk.story.key import new_key
from desk.story.place import Place, anchored
from desk.story.story import Story

NOBODY = "From the file"
_MARKS = r"[*_~\\`]*"  # what CommonMark may have put around or before a word
_GAP = rf"{_MARKS}\s+(?:(?:[-+>]|#{{1,6}}|\d{{1,9}}[.)])\s+)*{_MARKS}"  # between words, of two blocks too
_LONGEST = 400  # words of a place; of a longer one its beginning is enough to find it


def annotated(story: Story, found: tuple[FoundComment, ...], at: datetime) -> Story:
    """The story with those comments, open; one whose words did not come in is about the whole story.

    `at` is when a comment without a time was written; it and the times of the comments are aware.
    """
    made = tuple(
        Comment(new_key(), one.by or NOBODY, one.at or at, one.text, place_of(story, one), _replies(one, at))
        for one in found
    )
    return replace(story, comments=(*story.comments, *made))


def _replies(one: FoundComment, at: datetime) -> tuple[Reply, ...]:
    return tuple(Reply(reply.by or NOBODY, reply.at or at, reply.text) for reply in one.replies)


def place_of(story: Story, one: FoundComment) -> Place:
    """Where the words of a comment stand: in the copy, else in the furniture, else under a photo."""
    texts = tuple(_texts(story)) if one.words else ()
    found = [(text, start, end) for text in texts for start, end in _stretches(text.text, one.words)]
    best = max(found, key=lambda place: _alike(place[0], place[1], place[2], one), default=None)
    if best is None:
        return Place("story")
    (part, key, field, text, _leading), start, end = best
    return anchored(part, text, start, end, key=key, field=field)


class _Text(NamedTuple):
    """A text of a story that comments can be on, and what stands before it on its line in a file."""

    part: str
    key: str
    field: str
    text: str
    leading: str = ""


def _texts(story: Story) -> Iterator[_Text]:
    yield _Text("copy", "", "", story.copy)
    for name in ("headline", "standfirst"):
        yield _Text(name, "", "", getattr(story.furniture, name))
    for photo in story.photos:
        yield _Text("photo", photo.key, "caption", photo.caption)
        leading = f"{photo.caption} {credit_line(photo).removesuffix(photo.credit.strip())}"
        yield _Text("photo", photo.key, "credit", photo.credit, leading)


def _stretches(text: str, said: str) -> list[tuple[int, int]]:
    """Where the text has those words, whatever marks of CommonMark stand between them."""
    words = [re.escape(word) for word in said.split()[:_LONGEST]]
    pattern = _GAP.join(_MARKS.join(_letters(word)) for word in words)
    return [match.span() for match in re.finditer(pattern, text)]


def _letters(escaped: str) -> list[str]:
    """The signs of an escaped word, so that a backslash or a star may stand between any two."""
    return re.findall(r"\\.|.", escaped)


def _alike(text: _Text, start: int, end: int, one: FoundComment) -> tuple[int, int]:
    """On how many sides the same words stand in its paragraph; then how many letters at those ends are the same."""
    first, last = text.text.rfind("\n", 0, start) + 1, text.text.find("\n", end)
    before, after = text.leading + text.text[first:start], text.text[end : last if last >= 0 else None]
    sides = ((_told(before)[::-1], _told(one.before)[::-1]), (_told(after), _told(one.after)))
    return sum(here == there for here, there in sides), sum(_same(here, there) for here, there in sides)


def _same(here: str, there: str) -> int:
    """How many letters both begin with."""
    pairs = enumerate(zip(here, there, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(here), len(there)))


def _told(words: str) -> str:
    """Only the letters and digits of it."""
    return re.sub(r"[\W_]", "", words)
