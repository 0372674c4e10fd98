"""Developing: photos as the renditions that their pages need. Ties the darkroom to the export and to the cache."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from urllib.parse import urlsplit

from desk.darkroom import renditions
from desk.darkroom.imprint import imprint_of
from desk.darkroom.renditions import Recipe, lead_recipes
from desk.export.format import Develop, Rendition
from desk.newsroom.progress import Progress
from desk.storage import cache
from desk.story.house import House
from desk.story.photo import Photo, PhotoRole

Read = Callable[[str], bytes]
AT_ONCE = min(4, os.cpu_count() or 1)  # photos: each has its pixels in memory


def developer(read: Read, house: House) -> Develop:
    """A function that gives the renditions of a photo; () while its picture is still to come.

    `read` brings an original by digest. Every photo gets its widths, one that leads or stands alone also the three
    ratios that structured data asks for. What the same recipes made of the same original once is not made again.
    """

    def develop(photo: Photo) -> tuple[Rendition, ...]:
        if not photo.digest:
            return ()
        recipes = _recipes(photo, house)
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


def _recipes(photo: Photo, house: House) -> tuple[Recipe, ...]:
    imprint = replace(imprint_of(photo), licence_url=_licence_address(photo, house))
    recipe = Recipe(imprint=imprint, focal=photo.focal, formats=("avif", "webp", "jpeg"))
    if photo.role is PhotoRole.LEAD:
        return recipe, *lead_recipes(imprint, focal=photo.focal)
    return (recipe,)


def _named(photo: Photo, made: renditions.Rendition) -> Rendition:
    name = f"{photo.digest[:12]}-{made.name_part}{made.suffix}"
    return Rendition(name, made.ratio, made.width, made.height, made.media_type, made.data)


def _licence_address(photo: Photo, house: House) -> str:
    """Where the terms can be read: at the licence's own address, else at the house's."""
    return photo.licence if urlsplit(photo.licence).scheme in ("http", "https") else house.licence_url
