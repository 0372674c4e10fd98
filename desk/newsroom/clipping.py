"""Clipping: what a clipboard holds becomes copy with its photos."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desk.intake.clean import PICTURE, clip
from desk.newsroom import picturing
from desk.storage.desk import Desk
from desk.story.errors import BadFile
from desk.story.person import Person
from desk.story.photo import Photo

_PICTURE = re.compile(PICTURE.format(r"(\d+)"))


@dataclass(frozen=True, slots=True)
class Clipping:
    """What was pasted, as a story takes it: copy with the lines of its photos, and how many could not be read."""

    copy: str
    photos: tuple[Photo, ...] = ()
    unreadable: int = 0


def take_in_clip(desk: Desk, by: Person, html: str) -> Clipping:
    """HTML of a clipboard as copy; the pictures in it are kept on the desk. Raises BadFile for what is no copy."""
    found = clip(html)
    photos: dict[int, Photo] = {}
    for number, one in enumerate(found.pictures):
        try:
            photo = picturing.add_photo(desk, by, one.data, one.name)
        except BadFile:
            continue  # counted below, and told by whoever pastes
        twin = next((known for known in photos.values() if known.digest == photo.digest), None)
        photos[number] = twin or replace(photo, alt=one.alt or photo.alt)
    lines = {number: picturing.photo_line(photo) for number, photo in photos.items()}
    blocks = [_PICTURE.sub(lambda mark: lines.get(int(mark[1]), ""), block) for block in found.copy.split("\n\n")]
    kept = tuple(dict.fromkeys(photos.values()))
    return Clipping("\n\n".join(block for block in blocks if block), kept, len(found.pictures) - len(photos))
