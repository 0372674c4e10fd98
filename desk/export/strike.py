"""Strike: what the notebook and the desk know comes off before a story leaves."""

from __future__ import annotations

from dataclasses import replace

from desk.export.printable import printable_story
from desk.markup.address import is_public
from desk.markup.reading import photo_keys, untied
from desk.story.furniture import SLOTS, Furniture
from desk.story.photo import Photo, PhotoRole
from desk.story.story import Story


def strike(story: Story) -> Story:
    """The story as it may be seen outside: without the notebook and all that was said of it inside.

    No sources, quotes, documents, claims, comments, suggestions, clearances, wire copy, no names of who wrote or holds
    it or was asked for comment. Furniture that stays on the desk is emptied, photos that do not show are taken out,
    and tied quotations become their words. Related stories without an address are not to be reached by readers.
    Characters that no published file may hold are taken out.
    """
    story = printable_story(story)
    placed = photo_keys(story.copy)
    return replace(
        story,
        furniture=_public(story.furniture),
        copy=untied(story.copy),
        photos=tuple(_bare(photo) for photo in story.photos if photo.role is PhotoRole.LEAD or photo.key in placed),
        sources=(),
        quotes=(),
        documents=(),
        claims=(),
        approaches=(),
        comments=(),
        suggestions=(),
        wire=(),
        corrections=tuple(replace(one, by="", claims=()) for one in story.corrections),
        authors=(),
        holder="",
        came_from=None,
        related=tuple(replace(one, key="") for one in story.related if is_public(one.address) and one.title),
        clearances=(),
    )


def _public(furniture: Furniture) -> Furniture:
    return Furniture(**{slot.name: getattr(furniture, slot.name) for slot in SLOTS if slot.published})


def _bare(photo: Photo) -> Photo:
    return replace(photo, file_name="", usage_terms="", keywords=(), expires=None)
