"""Approving again: what is another than in the approval before, sentence by sentence, so that an editor reads that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from desk.markup.reading import plain
from desk.newsroom.reviewing import SEALING
from desk.preflight.passages import PHOTO_TEXTS, called, capital
from desk.storage import log, revisions
from desk.storage.desk import Desk
from desk.story.furniture import SLOTS
from desk.story.photo import Photo
from desk.story.slot_text import slot_text
from desk.story.story import Story

_END = re.compile(r"(?<=[.!?…][”’\"')])\s+|(?<=[.!?…])\s+")


def changed_since_approval(desk: Desk, story: Story) -> tuple[str, ...]:
    """What is not as it was approved last: sentences as they stand now or were taken out, of furniture, copy and
    photos in this order, and photos that came, went or show another picture. () where nothing was approved.
    """
    with desk.reading() as tx:
        sealed = [one.content for one in log.listed(tx, story.key) if one.move in SEALING]
        known = {one.digest: one.number for one in revisions.listed(tx, story.key)}
        if not sealed or sealed[-1] not in known:
            return ()
        approved = revisions.story(tx, story.key, known[sealed[-1]])
    return tuple(changes(approved, story))


def changes(before: Story, after: Story) -> Iterator[str]:
    """`Headline: Eagle lands`, `Taken out: It was close.`, `The photo ‘moon.jpg’ is new.`; sentences without a label
    are of the copy.
    """
    for slot in SLOTS:
        if slot.published:
            yield from _changed(f"{slot.label}: ", slot_text(slot, before.furniture), slot_text(slot, after.furniture))
    yield from _changed("", plain(before.copy), plain(after.copy))
    for photo in after.photos:
        yield from _of_photo(before.photo(photo.key), photo)
    for photo in before.photos:
        if after.photo(photo.key) is None:
            yield f"{capital(called(photo))} was taken out."


def _changed(name: str, before: str, after: str) -> Iterator[str]:
    old, new = _sentences(before), _sentences(after)
    for op in Levenshtein.opcodes(old, new):
        if op.tag == "delete":
            gone = (one for one in old[op.src_start : op.src_end] if one not in new)
            yield from (f"{name}Taken out: {one}" for one in gone)
        elif op.tag != "equal":
            yield from (f"{name}{one}" for one in new[op.dest_start : op.dest_end] if one not in old)


def _of_photo(before: Photo | None, after: Photo) -> Iterator[str]:
    if before is None:
        yield f"{capital(called(after))} is new."
        return
    if _picture(before) != _picture(after):
        yield f"{capital(called(after))} shows another picture, or is cut another way."
    for field, label in PHOTO_TEXTS[:3]:
        name = f"{capital(label)} of {called(after)}: "
        yield from _changed(name, getattr(before, field), getattr(after, field))


def _picture(photo: Photo) -> tuple[object, ...]:
    return photo.digest, photo.turn, photo.straighten, photo.focal, photo.crops


def _sentences(text: str) -> list[str]:
    return [one for paragraph in text.splitlines() for one in _END.split(paragraph.strip()) if one]
