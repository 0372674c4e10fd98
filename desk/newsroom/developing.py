"""Developing: a story's photo as the renditions that its page needs. Ties the darkroom to the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from desk.darkroom import renditions
from desk.darkroom.imprint import Imprint, imprint_of
from desk.darkroom.renditions import LEAD_WIDTH, Format, Recipe
from desk.export.format import Develop, Rendition
from desk.story import framing
from desk.story.house import House
from desk.story.photo import Frame, Photo, PhotoRole

Read = Callable[[str], bytes]

EVERY: tuple[Format, ...] = ("avif", "webp", "jpeg")
# What search engines and cards ask of a story's picture: the frame it is cut from, and the ratio.
OF_LEAD = ((Frame.LEAD, 16 / 9), (Frame.FREE, 4 / 3), (Frame.SQUARE, 1.0), (Frame.SOCIAL, 1.91))


def developer(read: Read, house: House) -> Develop:
    """A function that gives the renditions of a photo; () while its picture is still to come.

    `read` brings an original by digest. Every photo gets its widths, cut as its recipe says; one that leads also the
    ratios that structured data and cards ask for. A lead that was cut by hand gets its widths in that shape too.
    """

    def develop(photo: Photo) -> tuple[Rendition, ...]:
        if not photo.digest:
            return ()
        imprint = replace(imprint_of(photo), licence_url=_licence_address(photo, house))
        made = renditions.develop_all(read(photo.digest), _recipes(photo, imprint))
        return tuple(_named(photo, one) for row in made for one in row)

    return develop


def _recipes(photo: Photo, imprint: Imprint) -> tuple[Recipe, ...]:
    turn, angle, focal = framing.turn(photo), framing.angle(photo), framing.focal(photo)
    plain = Recipe(imprint=imprint, focal=focal, turn=turn, straighten=angle)
    whole = replace(plain, crop=framing.base_of(photo, Frame.FREE), formats=EVERY)
    if photo.role is not PhotoRole.LEAD:
        return (whole,)
    cuts = []
    for frame, ratio in OF_LEAD:
        cut = replace(plain, crop=framing.base_of(photo, frame), ratio=ratio, at_least=LEAD_WIDTH)
        by_hand = frame is Frame.LEAD and framing.crop_of(photo, frame) is not None
        cuts.append(replace(cut, formats=EVERY) if by_hand else replace(cut, widths=(LEAD_WIDTH,)))
    return (whole, *cuts)


def _named(photo: Photo, made: renditions.Rendition) -> Rendition:
    mark = framing.mark(photo)
    name = f"{photo.digest[:12]}-{mark}{'-' if mark else ''}{made.name_part}{made.suffix}"
    return Rendition(name, made.ratio, made.width, made.height, made.media_type, made.data)


def _licence_address(photo: Photo, house: House) -> str:
    """Where the terms can be read: at the licence's own address, else at the house's."""
    return photo.licence if urlsplit(photo.licence).scheme in ("http", "https") else house.licence_url
