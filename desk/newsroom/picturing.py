"""Picturing: photos into a story. The original is kept untouched; what its metadata says becomes the first draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desk.darkroom.intake import Taken, take_in
from desk.storage import originals
from desk.storage.desk import Desk
from desk.story.errors import BadFile, RuleError
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.photo import Photo, PhotoRole
from desk.story.story import Story

LARGEST = 200 * 1024 * 1024


def add_photo(desk: Desk, by: Person, data: bytes, name: str) -> Photo:
    """Keep the picture and draft a Photo from its metadata; the caller puts it into the story. Raises BadFile."""
    taken = take_in(data, name)
    originals.keep(desk, data, taken.suffix)
    return _drafted(Photo(key=new_key()), taken, name)


def add_photo_file(desk: Desk, by: Person, path: Path) -> Photo:
    """`add_photo` of a file; the file itself is left alone."""
    return add_photo(desk, by, read_picture(path), path.name)


def picture_for(desk: Desk, by: Person, photo: Photo, path: Path) -> Photo:
    """The awaited photo with its picture; caption, credit and alt that it already has stand."""
    data = read_picture(path)
    taken = take_in(data, path.name)
    originals.keep(desk, data, taken.suffix)
    return _drafted(photo, taken, path.name)


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file, with a sentence when it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadFile(f"‘{path.name}’ is larger than 200 MB; a press photo is never that large.")
        return path.read_bytes()
    except OSError as error:
        raise BadFile(f"‘{path.name}’ cannot be read: {error.strerror}.") from error


def place_photo(story: Story, photo: Photo, paragraph: int = 0) -> Story:
    """The story with the photo in it and, unless it stands there already, in the copy before that paragraph.

    The first photo of a story becomes its lead.
    """
    if photo.role is not PhotoRole.LEAD and story.lead is None:
        photo = replace(photo, role=PhotoRole.LEAD)
    story = put_photo(story, photo)
    if f"](photo:{photo.key})" in story.copy:
        return story
    blocks = story.copy.split("\n\n") if story.copy else []
    blocks.insert(min(paragraph, len(blocks)), photo_line(photo))
    return replace(story, copy="\n\n".join(blocks))


def put_photo(story: Story, photo: Photo) -> Story:
    """The story with the photo added or changed; at most one photo leads, the last that was said to."""
    others = tuple(
        replace(one, role=PhotoRole.WIDE) if photo.role is PhotoRole.LEAD and one.role is PhotoRole.LEAD else one
        for one in story.photos
    )
    if any(one.key == photo.key for one in others):
        return replace(story, photos=tuple(photo if one.key == photo.key else one for one in others))
    return replace(story, photos=(*others, photo))


def change_photo(story: Story, key: str, changed: Mapping[str, Any]) -> Story:
    """The story with those fields of the photo changed; its line in the copy follows the alt text.

    The story as it is where it has no such photo.
    """
    before = story.photo(key)
    if before is None:
        return story
    after = replace(before, **changed)
    story = put_photo(story, after)
    if after.alt == before.alt:
        return story
    return replace(story, copy="\n\n".join(_line(block, after) for block in story.copy.split("\n\n")))


def _line(block: str, photo: Photo) -> str:
    bare = block.strip()
    own = bare.startswith("![") and bare.endswith(f"](photo:{photo.key})")
    return photo_line(photo) if own else block


def remove_photo(story: Story, key: str) -> Story:
    """The story without the photo, in the copy and beside it; the original stays on the desk."""
    if story.photo(key) is None:
        raise RuleError("That photo is not in the story.")
    blocks = [block for block in story.copy.split("\n\n") if not block.strip().endswith(f"](photo:{key})")]
    photos = tuple(photo for photo in story.photos if photo.key != key)
    return replace(story, copy="\n\n".join(blocks), photos=photos)


def moved(story: Story, key: str, step: int) -> Story:
    """The story with the photo one paragraph up (-1) or down (1) in the copy; as it is at either end."""
    blocks = story.copy.split("\n\n")
    at = next((number for number, block in enumerate(blocks) if block.endswith(f"](photo:{key})")), None)
    if at is None or not 0 <= at + step < len(blocks):
        return story
    blocks[at], blocks[at + step] = blocks[at + step], blocks[at]
    return replace(story, copy="\n\n".join(blocks))


def carried(story: Story, key: str, number: int) -> Story:
    """The story with the photo before the paragraph that has that number now; as it is when it stands there."""
    blocks = story.copy.split("\n\n")
    at = next((place for place, block in enumerate(blocks) if block.endswith(f"](photo:{key})")), None)
    if at is None or number in (at, at + 1):
        return story
    block = blocks.pop(at)
    blocks.insert(number - (at < number), block)
    return replace(story, copy="\n\n".join(blocks))


def photo_line(photo: Photo) -> str:
    """The paragraph of the copy that stands for the photo."""
    alt = photo.alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return f"![{' '.join(alt.split())}](photo:{photo.key})"


def _drafted(photo: Photo, taken: Taken, name: str) -> Photo:
    told = taken.metadata
    return replace(
        photo,
        digest=taken.digest,
        media_type=taken.media_type,
        file_name=name,
        width=taken.width,
        height=taken.height,
        caption=photo.caption or told.caption,
        credit=photo.credit or told.credit_line,
        alt=photo.alt or told.alt,
        creator=photo.creator or told.creator,
        agency=photo.agency or told.agency,
        copyright=told.copyright,
        licence=told.licence or told.licence_url,
        usage_terms=told.usage_terms,
        place=told.where,
        taken=told.taken,
        keywords=told.keywords,
    )
