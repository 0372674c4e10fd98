"""Remarks: what colleagues still have to say about a story, on words as readers see them; a proof alone has them."""

from __future__ import annotations

from dataclasses import replace

from desk.export.figures import credit_line
from desk.markup.reading import plain, untied
from desk.story.comment import Comment
from desk.story.place import Place, found
from desk.story.story import Story


def remarks(story: Story) -> tuple[Comment, ...]:
    """The open comments of an unstruck story, each on the words it is about without their marks, and those before.

    One on a whole field is on all its words; one whose words are gone, or lie where no reader looks, is on the story.
    """
    return tuple(replace(one, place=_as_read(story, one.place)) for one in story.comments if one.open)


def _as_read(story: Story, place: Place) -> Place:
    text = _text(story, place)
    stretch = found(text, place) if place.start >= 0 else (0, len(text))
    if not text or stretch is None or (place.part == "copy" and place.start < 0):
        return Place("story")
    words, before = text[slice(*stretch)], _leading(story, place) + text[: stretch[0]]
    if place.part == "copy":
        words, before = plain(untied(words)), plain(untied(before))
    return Place(place.part, place.key, place.field, words=words, before=before)


def _leading(story: Story, place: Place) -> str:
    """What readers see before a text on its line: before a credit the caption, and what the credit is introduced by."""
    photo = story.photo(place.key) if (place.part, place.field) == ("photo", "credit") else None
    return f"{photo.caption} {credit_line(photo).removesuffix(photo.credit.strip())}" if photo else ""


def _text(story: Story, place: Place) -> str:
    """The text that stands there for readers; '' where none does."""
    if place.part == "copy":
        return story.copy
    if place.part == "photo":
        photo = story.photo(place.key)
        return (photo.credit if place.field == "credit" else photo.caption) if photo else ""
    text = getattr(story.furniture, place.part, "") if place.part in ("headline", "standfirst") else ""
    return text if isinstance(text, str) else ""
