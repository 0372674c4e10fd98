"""Finding ways: the stories of the desk and the places of a story that a person may want to go to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.markup.reading import headings
from desk.storage import stories
from desk.storage.desk import Desk
from desk.storage.stories import View
from desk.story.comment import Comment
from desk.story.furniture import SLOTS
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.story import Story

_SIGN = re.compile(r" {0,3}#{1,6}[ \t]+")
_NO_PLACE = Place("story")
LONGEST = 90  # characters of a quote or remark that are shown


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go: kind, name, and what tells it from others; it leads to a story, a panel or else a place."""

    kind: str
    name: str
    beside: str = ""
    story: str = ""
    panel: str = ""
    place: Place = _NO_PLACE


def ways(desk: Desk, story: Story | None) -> tuple[Way, ...]:
    """The stories of the desk, newest first and not the open one, then every place of the open one."""
    with desk.reading() as tx:
        lines = stories.listed(tx, View.ALL, "")
    lines = tuple(sorted(lines, key=lambda line: line.updated_at, reverse=True))
    here = story.key if story is not None else ""
    others = tuple(
        Way("Story", line.title, line.slug if line.slug != line.title else "", story=line.key)
        for line in lines
        if line.key != here
    )
    return others + (tuple(_within(story)) if story is not None else ())


def _within(story: Story) -> Iterator[Way]:
    yield from _headings(story.copy)
    for slot in SLOTS:
        value = getattr(story.furniture, slot.name)
        yield Way("Furniture", slot.label, _short(value) if isinstance(value, str) else "", place=Place(slot.name))
    for photo in story.photos:
        yield Way("Photo", _photo_name(photo), photo.credit, place=Place("photo", photo.key))
    for source in story.sources:
        yield Way("Source", source.desk_name or "Unnamed source", source.affiliation, place=Place("source", source.key))
    for quote in story.quotes:
        yield _quote(story, quote)
    for comment in story.comments:
        yield _comment(comment)


def _headings(copy: str) -> Iterator[Way]:
    for _level, words, place in heading_places(copy):
        yield Way("Heading", words, place=place)


def heading_places(copy: str) -> tuple[tuple[int, str, Place], ...]:
    """The headings that have words: level (1 to 6), the words on one line, and their place."""
    found = []
    for heading in headings(copy):
        end = copy.find("\n", heading.start)
        end = len(copy) if end < 0 else end
        sign = _SIGN.match(copy, heading.start, end)
        start = sign.end() if sign else heading.start
        if end > start and heading.text.strip():
            place = Place("copy", words=copy[start:end], start=start, end=end)
            found.append((heading.level, _short(heading.text), place))
    return tuple(found)


def _photo_name(photo: Photo) -> str:
    return _short(photo.caption or photo.alt or photo.file_name) or "Photo without a caption"


def _quote(story: Story, quote: Quote) -> Way:
    source = story.source(quote.source)
    said_by = source.desk_name if source is not None else ""
    return Way("Quote", _short(quote.words) or "Quote without words", said_by, place=Place("quote", quote.key))


def _comment(comment: Comment) -> Way:
    whole = comment.place.part == "story"
    place, panel = (_NO_PLACE, "comments") if whole else (comment.place, "")
    return Way("Comment", _short(comment.text), comment.by, panel=panel, place=place)


def _short(text: str) -> str:
    """One line of it, no longer than LONGEST."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
