"""Developing: photos as the renditions that their pages need. Ties the darkroom to the export and to the cache."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from urllib.parse import urlsplit

from desk.darkroom import renditions
from desk.darkroom.imprint import Imprint, imprint_of
from desk.darkroom.renditions import LEAD_WIDTH, Format, Recipe
from desk.export.format import Develop, Rendition
from desk.newsroom.progress import Progress
from desk.storage import cache
from desk.story import framing
from desk.story.house import House
from desk.story.photo import Frame, Photo, PhotoRole

Read = Callable[[str], bytes]
AT_ONCE = min(4, os.cpu_count() or 1)  # photos: each has its pixels in memory

EVERY: tuple[Format, ...] = ("avif", "webp", "jpeg")
# What search engines and cards ask of a story's picture: the frame it is cut from, and the ratio.
OF_LEAD = ((Frame.LEAD, 16 / 9), (Frame.FREE, 4 / 3), (Frame.SQUARE, 1.0), (Frame.SOCIAL, 1.91))


def developer(read: Read, house: House) -> Develop:
    """A function that gives the renditions of a photo; () while its picture is still to come.

    `read` brings an original by digest. Every photo gets its widths, cut as its recipe says; one that leads also the
    ratios that structured data and cards ask for. A lead that was cut by hand gets its widths in that shape too.
    What the same recipes made of the same original once is not made again.
    """

    def develop(photo: Photo) -> tuple[Rendition, ...]:
        if not photo.digest:
            return ()
        imprint = replace(imprint_of(photo), licence_url=_licence_address(photo, house))
        recipes = _recipes(photo, imprint)
        key = hashlib.sha256("".join(recipe.key(photo.digest) for recipe in recipes).encode()).hexdigest()
        stored = cache.get(key)
        made = renditions.unpacked(stored) if stored is not None else ()
        if not made:
            made = tuple(one for row in renditions.develop_all(read(photo.digest), recipes) for one in row)
            cache.keep(key, renditions.packed(made))
        return tuple(_named(photo, one) for one in made)

    return develop


def developed(photos: Iterable[Photo], develop: Develop, progress: Progress, more: int = 0) -> Develop:
    """`develop` for whom those photos are ready: several are made at once, and `progress` hears of each.

    `more` steps are to follow. Raises Stopped, and what `develop` raises for the first photo that cannot be made.
    """
    wanted = tuple(dict.fromkeys(photo for photo in photos if photo.digest))
    ready: dict[Photo, tuple[Rendition, ...]] = {}
    total = len(wanted) + more
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="darkroom") as room:
        waiting: dict[Future[tuple[Rendition, ...]], Photo] = {room.submit(develop, photo): photo for photo in wanted}
        try:
            progress.step(0, total, _told(0, len(wanted)))
            for done in as_completed(waiting):
                ready[waiting[done]] = done.result()
                progress.step(len(ready), total, _told(len(ready), len(wanted)))
        except BaseException:
            room.shutdown(wait=False, cancel_futures=True)
            raise
    return lambda photo: ready[photo] if photo in ready else develop(photo)


def _told(done: int, all_of_them: int) -> str:
    return f"Photo {done + 1:,} of {all_of_them:,}" if done < all_of_them else "The page"


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
