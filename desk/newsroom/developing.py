"""Developing: a story's photo as the renditions that its page needs. Ties the darkroom to the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from desk.darkroom import renditions
from desk.darkroom.imprint import imprint_of
from desk.darkroom.renditions import Recipe, lead_recipes
from desk.export.format import Develop, Rendition
from desk.story.house import House
from desk.story.photo import Photo, PhotoRole

Read = Callable[[str], bytes]


def developer(read: Read, house: House) -> Develop:
    """A function that gives the renditions of a photo; () while its picture is still to come.

    `read` brings an original by digest. Every photo gets its widths, one that leads or stands alone also the three
    ratios that structured data asks for.
    """

    def develop(photo: Photo) -> tuple[Rendition, ...]:
        if not photo.digest:
            return ()
        imprint = replace(imprint_of(photo), licence_url=_licence_address(photo, house))
        recipes = [Recipe(imprint=imprint, focal=photo.focal, formats=("avif", "webp", "jpeg"))]
        if photo.role is PhotoRole.LEAD:
            recipes += lead_recipes(imprint, focal=photo.focal)
        made = renditions.develop_all(read(photo.digest), recipes)
        return tuple(_named(photo, one) for row in made for one in row)

    return develop


def _named(photo: Photo, made: renditions.Rendition) -> Rendition:
    name = f"{photo.digest[:12]}-{made.name_part}{made.suffix}"
    return Rendition(name, made.ratio, made.width, made.height, made.media_type, made.data)


def _licence_address(photo: Photo, house: House) -> str:
    """Where the terms can be read: at the licence's own address, else at the house's."""
    return photo.licence if urlsplit(photo.licence).scheme in ("http", "https") else house.licence_url
