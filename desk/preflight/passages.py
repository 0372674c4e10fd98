"""The texts of a story by place: every passage that leaves the desk, and how a passage is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desk.story.furniture import SLOTS, Slot, SlotKind
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.slot_text import slot_text, with_slot
from desk.story.story import Story
from desk.story.suggestion import Deed, Suggestion

# What of a photo leaves the desk beside its pixels, and what each is called in a sentence.
PHOTO_TEXTS = (
    ("caption", "caption"), ("credit", "credit"), ("alt", "alt text"), ("creator", "creator"),
    ("agency", "agency"), ("copyright", "copyright line"), ("licence", "licence"),
    ("usage_terms", "usage terms"), ("place", "place"), ("file_name", "file name"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of the story: where it stands, what it is called in a sentence, and its words as stored."""

    part: str
    label: str
    text: str
    key: str = ""
    field: str = ""

    def place(self, start: int = -1, end: int = -1) -> Place:
        """The place of the code points from `start` to `end`; of the whole passage without them."""
        words = self.text[start:end] if start >= 0 else ""
        return Place(self.part, self.key, self.field, words, start, end)


def called(photo: Photo) -> str:
    """What a photo is called in a sentence: the photo ‘AS11-40-5931.jpg’, else its caption, else its key."""
    name = photo.file_name or photo.caption or photo.key
    return f"the photo ‘{shortened(name, 40)}’"


def told_suggestion(story: Story, one: Suggestion) -> str:
    """What a suggestion would do, as a list or a sentence says it: ‘landed’ → ‘set down’."""
    old, new = shortened(one.place.words), shortened(one.words)
    if one.deed is Deed.WORDS:
        return f"‘{old}’ → ‘{new}’" if old and new else f"‘{new}’ comes in" if new else f"‘{old}’ goes out"
    photo = one.photo or story.photo(one.place.key)
    name = called(photo) if photo is not None else "a photo that is gone"
    deeds = {
        Deed.ADD: f"{name} comes in{_spot_told(one.spot, 'at')}",
        Deed.REMOVE: f"{name} goes out",
        Deed.MOVE: f"{name} moves{_spot_told(one.spot, 'to')}",
        Deed.ROLE: f"{name}: {old} → {new}",
    }
    return deeds[one.deed]


def _spot_told(spot: Place | None, word: str) -> str:
    """Where in the copy a photo would stand: before the first words of a paragraph, before a photo, or the end."""
    if spot is None:
        return " beside the copy" if word == "at" else ""
    after = spot.after.strip().partition("\n\n")[0].lstrip("#>-* ")
    if after.startswith("!["):
        return " before another photo"
    return f" before ‘{shortened(after, 28)}’" if after else f" {word} the end"


def shortened(text: str, most: int = 60) -> str:
    """One line of the text, cut at a word when it is longer than `most` characters, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def spoken(words: str, most: int = 60) -> str:
    """Quoted words for a sentence that sets marks of its own: without theirs, cut when they are long."""
    return shortened(words.strip("“”„«»\"‘’' "), most)


def capital(sentence: str) -> str:
    """The sentence with a capital first letter."""
    return sentence[:1].upper() + sentence[1:]


def headlines(story: Story) -> tuple[Passage, ...]:
    """The headline and its alternatives, those that are written."""
    return tuple(one for one in furniture_texts(story) if one.part.startswith("headline"))


def captions(story: Story) -> tuple[Passage, ...]:
    """The captions of the photos, those that are written."""
    return tuple(
        Passage("photo", f"the caption of {called(photo)}", photo.caption, photo.key, "caption")
        for photo in story.photos
        if photo.caption
    )


def furniture_texts(story: Story) -> tuple[Passage, ...]:
    """The published furniture as texts: one passage a line, several for names and the parts of path and dateline."""
    found: list[Passage] = []
    for slot in SLOTS:
        if slot.published:
            label = f"the {slot.label[0].lower()}{slot.label[1:]}"
            value = getattr(story.furniture, slot.name)
            found += (Passage(slot.name, label, text, field=field) for field, text in _texts(slot.kind, value) if text)
    return tuple(found)


def _texts(kind: SlotKind, value: Any) -> tuple[tuple[str, str], ...]:
    if kind in (SlotKind.NAMES, SlotKind.PATH):
        return tuple((str(number), text) for number, text in enumerate(value))
    if kind is SlotKind.DATELINE:
        return (("place", value.place), ("region", value.region), ("agency", value.agency))
    return (("", value),) if isinstance(value, str) else ()


def photo_texts(photo: Photo) -> tuple[Passage, ...]:
    """Every text of a photo that leaves the desk with it."""
    passages = [
        Passage("photo", f"the {label} of {called(photo)}", getattr(photo, field), photo.key, field)
        for field, label in PHOTO_TEXTS
    ]
    passages += (
        Passage("photo", f"a keyword of {called(photo)}", word, photo.key, "keywords") for word in photo.keywords
    )
    return tuple(one for one in passages if one.text)


def outgoing(story: Story) -> tuple[Passage, ...]:
    """Every text that leaves the desk with the story, the copy as it is written."""
    found = [*furniture_texts(story), Passage("copy", "the copy", story.copy)]
    for photo in story.photos:
        found += photo_texts(photo)
    found += (
        Passage("story", f"the {notice.kind.value} notice", notice.text, field="corrections")
        for notice in story.corrections
    )
    return tuple(one for one in found if one.text)


def text_at(story: Story, place: Place) -> str:
    """The whole text that the place lies in; '' when there is no such text (any more)."""
    if place.part == "copy":
        return story.copy
    if (row := _listed(place)) is not None:
        return slot_text(row, story.furniture)
    holder = story.photo(place.key) if place.part == "photo" else story.furniture
    value = getattr(holder, place.field if place.part == "photo" else place.part, "")
    return value if isinstance(value, str) else ""


def with_text(story: Story, place: Place, text: str) -> Story:
    """The story with that text in the copy, the line of furniture or the photo's field that the place names."""
    if place.part == "copy":
        return replace(story, copy=text)
    if place.part == "photo":
        changed: dict[str, Any] = {place.field: text}
        photos = (replace(one, **changed) if one.key == place.key else one for one in story.photos)
        return replace(story, photos=tuple(photos))
    if (row := _listed(place)) is not None:
        return replace(story, furniture=with_slot(story.furniture, row, text))
    changed = {place.part: text}
    return replace(story, furniture=replace(story.furniture, **changed))


_LISTS = (SlotKind.NAMES, SlotKind.PATH, SlotKind.DATELINE)


def _listed(place: Place) -> Slot | None:
    """The slot of names, of a path or of a dateline that the place means as a whole, which is a text as it is typed."""
    if place.part in ("photo", "copy") or place.field:
        return None
    return next((one for one in SLOTS if one.name == place.part and one.kind in _LISTS), None)
