"""Photos on the page: which renditions a browser may choose from, and the words under them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from desk.export.format import Rendition
from desk.story.photo import Photo, PhotoRole

FOLDER = "photos/"
Locate = Callable[[Rendition], str]
_WIDE_LAYOUT = "(min-width: 60rem) 56rem, calc(100vw - 2.5rem)"
_COLUMN = "(min-width: 41rem) 38rem, calc(100vw - 2.5rem)"
_TALL = "(min-width: 31rem) 26rem, calc(100vw - 2.5rem)"
# The widest that each stands, in CSS pixels.
_REACH = {"wide": 896, "column": 608, "tall": 416}
_BLOWN_UP = 4 / 3  # times its own width: more shows
_MEDIA_TYPES = ("image/avif", "image/webp")  # the smallest first: a browser takes the first it knows
SHOWN_WIDTH = 960  # the file named in src, for browsers that choose nothing
_SAYS_WHAT = re.compile(r"[:/©]|\b(?:courtesy|handout|via|getty|photo|illustration)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One media type with its widths, as `srcset` has them."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """What an `img` needs: the sources before it, its own file, pixels and alternatives."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    sizes: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A photo as it stands on the page; `picture` is None while its pixels are still to come. `shape` are classes."""

    photo: Photo
    picture: Picture | None
    alt: str
    caption: str
    credit: str
    shape: str
    first: bool


def in_folder(rendition: Rendition) -> str:
    """Where a rendition lies beside its page."""
    return FOLDER + rendition.name


def figure(
    photo: Photo,
    renditions: tuple[Rendition, ...],
    alt: str,
    *,
    first: bool,
    locate: Locate = in_folder,
    several: bool = True,
    width: int = SHOWN_WIDTH,
) -> Figure:
    """The figure of a photo. `alt` is what the copy says, for photos that say nothing; `first` on its page or not.

    `locate` tells the address of a rendition; without `several` the browser has no choice of them. `width`, in
    pixels, is about that of the one that everything can read.
    """
    shown = _shown(photo, renditions)
    widest = max((one.width for one in whole(renditions)), default=0)
    shape = _shape(photo, shown, widest)
    return Figure(
        photo=photo,
        picture=_picture(shown, _sizes(shape, widest), locate, width, several=several) if shown else None,
        alt="" if photo.decorative else photo.alt or alt,
        caption=photo.caption.strip(),
        credit=credit_line(photo),
        shape=shape,
        first=first,
    )


def _shape(photo: Photo, shown: tuple[Rendition, ...], widest: int) -> str:
    """The classes of the figure: its layout, and `small` where `widest`, in pixels, does not fill that."""
    tall = bool(shown) and shown[0].height > shown[0].width
    shape = "tall" if tall else "wide" if photo.role in (PhotoRole.LEAD, PhotoRole.WIDE) else "column"
    if not widest or widest * _BLOWN_UP >= _REACH[shape]:
        return shape
    if shape == "wide":
        shape = "column"
    return shape if widest * _BLOWN_UP >= _REACH[shape] else f"{shape} small"


def credit_line(photo: Photo) -> str:
    """`Photo: VCG`; a credit that says by itself what it is stays as it was written."""
    credit = (photo.credit or photo.agency or photo.creator).strip()
    return f"Photo: {credit}" if credit and not _SAYS_WHAT.search(credit) else credit


def _shown(photo: Photo, renditions: tuple[Rendition, ...]) -> tuple[Rendition, ...]:
    """The renditions of one shape that may stand there: a lead's 16:9 when it is fully made, else the whole photo."""
    if photo.role is PhotoRole.LEAD:
        cut = tuple(one for one in renditions if one.ratio == "16x9")
        if {one.media_type for one in cut} >= {"image/jpeg", *_MEDIA_TYPES}:
            return cut
    return whole(renditions)


def _picture(shown: tuple[Rendition, ...], sizes: str, locate: Locate, width: int, *, several: bool) -> Picture:
    src = plain_rendition(shown, width)
    sources = tuple(Source(kind, _srcset(shown, kind, locate)) for kind in _MEDIA_TYPES) if several else ()
    return Picture(
        sources=tuple(one for one in sources if one.srcset),
        src=locate(src),
        srcset=_srcset(shown, src.media_type, locate) if several else "",
        sizes=sizes,
        width=src.width,
        height=src.height,
    )


def _sizes(shape: str, widest: int) -> str:
    if "small" in shape:
        return f"min({widest}px, calc(100vw - 2.5rem))"
    return {"wide": _WIDE_LAYOUT, "tall": _TALL}.get(shape, _COLUMN)


def plain_rendition(renditions: tuple[Rendition, ...], width: int = SHOWN_WIDTH) -> Rendition:
    """The one of them in a media type that everything can read whose width comes nearest."""
    plain = tuple(one for one in renditions if one.media_type not in _MEDIA_TYPES)
    return min(plain, key=lambda one: (abs(one.width - width), one.width))


def whole(renditions: tuple[Rendition, ...]) -> tuple[Rendition, ...]:
    """Those that show the photo as it is, uncut."""
    return tuple(one for one in renditions if not one.ratio)


def _srcset(shown: tuple[Rendition, ...], media_type: str, locate: Locate) -> str:
    fitting = sorted((one for one in shown if one.media_type == media_type), key=lambda one: one.width)
    return ", ".join(f"{locate(one)} {one.width}w" for one in fitting)
