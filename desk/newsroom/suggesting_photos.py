"""Suggesting photos: what was done with them, made into suggestions, and done once somebody accepts.

All are pure changes of the story; `suggesting` calls them, and is what everybody else calls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from difflib import SequenceMatcher

from desk.newsroom import picturing
from desk.story.key import new_key
from desk.story.person import Person
from desk.story.photo import Photo, PhotoRole
from desk.story.place import Place, anchored, found
from desk.story.story import Story
from desk.story.suggestion import Deed, Suggestion

ROLE = "role"


def as_suggestions(before: Story, after: Story, by: Person, at: datetime) -> Story:
    """`after` with the photos of `before` where they stood; what was done with them is suggested."""
    after = replace(after, copy=_with_lines(before, after.copy))
    made = tuple(_deeds(before, after, by, at))
    if not made:
        return after
    fresh = tuple(one for one in made if not any(_same(one, other) for other in before.open_suggestions))
    kept = tuple(one for one in after.suggestions if not any(_instead(new, one, by) for new in fresh))
    back = replace(after, copy=_copy_back(before, after), photos=_photos_back(before, after))
    return replace(back, suggestions=(*kept, *fresh))


def stands(story: Story, one: Suggestion) -> bool:
    """Whether what the suggestion would do with a photo can be done."""
    photo = story.photo(one.place.key)
    where = one.spot is None or found(story.copy, one.spot) is not None
    if one.deed is Deed.ADD:
        return photo is None and one.photo is not None and where
    if one.deed is Deed.ROLE:
        return photo is not None and photo.role.value == one.place.words
    return photo is not None and where


def done(story: Story, one: Suggestion) -> Story:
    """The story with what a suggestion that stands would do with its photo, or with the words of it."""
    key, photo = one.place.key, one.photo or story.photo(one.place.key)
    if photo is None:
        return story
    if one.deed is Deed.WORDS:
        text: str = getattr(photo, one.place.field)
        start, end = found(text, one.place) or (0, 0)
        return picturing.change_photo(story, key, {one.place.field: text[:start] + one.words + text[end:]})
    if one.deed is Deed.ROLE:
        return picturing.change_photo(story, key, {ROLE: PhotoRole(one.words)})
    if one.deed is Deed.REMOVE:
        return picturing.remove_photo(story, key)
    if one.deed is Deed.ADD and photo.role is PhotoRole.LEAD and story.lead is not None:
        photo = replace(photo, role=PhotoRole.WIDE)
    if one.spot is None:
        return picturing.put_photo(story, photo)
    number = _paragraph(story.copy, one.spot)
    if f"](photo:{key})" in story.copy:
        return picturing.carried(story, key, number)
    return picturing.place_photo(story, photo, number)


def _deeds(before: Story, after: Story, by: Person, at: datetime) -> Iterator[Suggestion]:
    """What was done with the photos, one suggestion for each deed."""
    moved = _moved(before, after)
    led = next((one.key for one in after.photos if one.role is PhotoRole.LEAD), "")
    for photo in after.photos:
        old, place = before.photo(photo.key), Place("photo", photo.key)
        if old is None:
            spot = _spot(before, after, photo.key, moved)
            yield Suggestion(new_key(), by.name, at, place, deed=Deed.ADD, photo=photo, spot=spot)
            continue
        if photo.key in moved:
            spot = _spot(before, after, photo.key, moved)
            yield Suggestion(new_key(), by.name, at, place, deed=Deed.MOVE, spot=spot)
        makes_room = old.role is PhotoRole.LEAD and led not in ("", photo.key)
        if photo.role is not old.role and not makes_room:
            role = anchored("photo", old.role.value, 0, len(old.role.value), key=photo.key, field=ROLE)
            yield Suggestion(new_key(), by.name, at, role, photo.role.value, deed=Deed.ROLE)
    for photo in before.photos:
        if after.photo(photo.key) is None:
            yield Suggestion(new_key(), by.name, at, Place("photo", photo.key), deed=Deed.REMOVE)


def _same(one: Suggestion, other: Suggestion) -> bool:
    """Whether somebody suggests just that already."""
    return (one.deed, one.place, one.words, one.spot) == (other.deed, other.place, other.words, other.spot) and (
        one.deed is not Deed.ADD
    )


def _instead(new: Suggestion, old: Suggestion, by: Person) -> bool:
    """Whether the person now suggests that in place of what they suggested before."""
    mine = old.open and old.by == by.name and old.deed is new.deed and old.deed is not Deed.WORDS
    return mine and old.place.key == new.place.key


def _key(block: str) -> str:
    """The key of the photo that the paragraph stands for; '' for words."""
    bare = block.strip()
    return bare.rpartition("](photo:")[2][:-1] if bare.startswith("![") and "](photo:" in bare else ""


def _blocks(copy: str) -> list[str]:
    return copy.split("\n\n") if copy else []


def _words(copy: str) -> list[str]:
    return [block for block in _blocks(copy) if not _key(block)]


def _moved(before: Story, after: Story) -> set[str]:
    """The photos of both that stand elsewhere; none where the words differ too, for then nobody can tell."""
    if _words(before.copy) != _words(after.copy):
        return set()
    both = {one.key for one in before.photos} & {one.key for one in after.photos}
    old, new = _standing(before.copy, both), _standing(after.copy, both)
    moved = {key for key in new if new[key] != old.get(key)}
    here, there = ([key for key in order if key not in moved] for order in (old, new))
    still: set[str] = set()
    for match in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        still |= set(here[match.a : match.a + match.size])
    return moved | {key for key in there if key not in still}


def _standing(copy: str, keys: set[str]) -> dict[str, int]:
    """How many paragraphs of words stand before each of those photos, in the order of the copy."""
    places: dict[str, int] = {}
    words = 0
    for block in _blocks(copy):
        key = _key(block)
        words += not key
        if key in keys:
            places[key] = words
    return places


def _spot(before: Story, after: Story, key: str, moved: set[str]) -> Place | None:
    """Where the photo stands in `after`, as a place in the copy of `before`; None when it does not stand in it."""
    blocks = _blocks(after.copy)
    at = next((number for number, block in enumerate(blocks) if _key(block) == key), None)
    if at is None:
        return None
    for block in blocks[at + 1 :]:
        other = _key(block)
        if other and (other in moved or before.photo(other) is None):
            continue
        start = _offset(before.copy, other, block, blocks[: at + 1].count(block))
        if start is not None:
            return anchored("copy", before.copy, start, start)
    return anchored("copy", before.copy, len(before.copy), len(before.copy))


def _offset(copy: str, key: str, block: str, skipped: int) -> int | None:
    """Where the paragraph begins: that of the photo, else the one with those words, after so many that are alike."""
    start = 0
    for one in _blocks(copy):
        if _key(one) == key and (key or one == block):
            if not skipped or key:
                return start
            skipped -= 1
        start += len(one) + 2
    return None


def _paragraph(copy: str, spot: Place) -> int:
    """The number of the paragraph that begins at the spot."""
    start, _end = found(copy, spot) or (len(copy), 0)
    return len(_blocks(copy)) if start == len(copy) else copy.count("\n\n", 0, start)


def _with_lines(before: Story, copy: str) -> str:
    """The copy with each photo’s line as it was: it says the alt text once more, and follows when that is accepted."""
    lines = {key: block for block in _blocks(before.copy) if (key := _key(block))}
    return "\n\n".join(lines.get(_key(block), block) for block in _blocks(copy))


def _copy_back(before: Story, after: Story) -> str:
    """The copy of `after` with the photos as they stood; words that were changed stay changed."""
    if _words(before.copy) == _words(after.copy):
        return before.copy
    blocks = _blocks(after.copy)
    return "\n\n".join(block for block in blocks if not (key := _key(block)) or before.photo(key) is not None)


def _photos_back(before: Story, after: Story) -> tuple[Photo, ...]:
    """The photos of `before`, each with what else of it was changed."""
    return tuple(replace(after.photo(one.key) or one, role=one.role) for one in before.photos)
