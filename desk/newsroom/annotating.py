"""Annotating: remarks that came in with an article become comments of the story, on the words that they were about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

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
    return next(_places(story, one), Place("story"))


def _places(story: Story, one: FoundComment) -> Iterator[Place]:
    if not one.words:
        return
    if stretch := _best(story.copy, one):
        yield anchored("copy", story.copy, *stretch)
    for name in ("headline", "standfirst"):
        if stretch := _best(text := getattr(story.furniture, name), one):
            yield anchored(name, text, *stretch)
    for photo in story.photos:
        if stretch := _best(photo.caption, one):
            yield anchored("photo", photo.caption, *stretch, key=photo.key, field="caption")


def _best(text: str, one: FoundComment) -> tuple[int, int] | None:
    """The stretch of the text that has the words; of several the one with the same words before it."""
    words = [re.escape(word) for word in one.words.split()[:_LONGEST]]
    pattern = _GAP.join(_MARKS.join(_letters(word)) for word in words)
    found = [match.span() for match in re.finditer(pattern, text)]
    return max(found, key=lambda span: _alike(text[: span[0]], one.before), default=None)


def _letters(escaped: str) -> list[str]:
    """The signs of an escaped word, so that a backslash or a star may stand between any two."""
    return re.findall(r"\\.|.", escaped)


def _alike(before: str, wanted: str) -> int:
    """How many letters at the end of both are the same."""
    one, other = (re.sub(r"\W", "", text[-120:])[::-1] for text in (before, wanted))
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
