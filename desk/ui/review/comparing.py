"""Comparing two states of a story: headline, standfirst and copy word by word, everything else row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from desk.markup.reading import headings, links, plain
from desk.newsroom import picturing, reading
from desk.storage import Desk
from desk.story import framing
from desk.story.dateline import Dateline
from desk.story.errors import RuleError
from desk.story.furniture import SLOTS, Furniture
from desk.story.story import Story
from desk.ui.review.word_diff import Difference, compare

IN_THE_PAGE = ("headline", "standfirst")  # shown where they stand, so not as rows
Step = Callable[[Story], Story]
Side = int | Story  # the number of a revision, or the story as it now stands


@dataclass(frozen=True, slots=True)
class Row:
    """One thing beside the copy that differs: what it is, as it was and as it is; '' where it is not."""

    subject: str
    label: str
    before: str
    after: str
    back: Step | None = field(default=None, compare=False)  # has it as it was before


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the compare view shows."""

    section: str
    headline: Difference
    standfirst: Difference
    copy: Difference
    rows: tuple[Row, ...]
    headings: frozenset[str] = frozenset()  # paragraphs of the copy, on either side, that are headings
    sides: tuple[Story, Story] | None = field(default=None, compare=False)  # as it was and as it is

    @property
    def added(self) -> int:
        return self.headline.added + self.standfirst.added + self.copy.added

    @property
    def removed(self) -> int:
        return self.headline.removed + self.standfirst.removed + self.copy.removed

    @property
    def changed(self) -> bool:
        return bool(self.rows) or any(one.changed for one in (self.headline, self.standfirst, self.copy))


def compared(desk: Desk, key: str, older: Side, newer: Side) -> Comparison:
    """Read both sides and compare them; runs on the worker's thread."""
    before, after = (reading.revision(desk, key, side) if isinstance(side, int) else side for side in (older, newer))
    return comparison(before, after)


def comparison(before: Story, after: Story) -> Comparison:
    """The difference between two states of a story."""
    return Comparison(
        " / ".join(after.furniture.section),
        compare(before.furniture.headline, after.furniture.headline),
        compare(before.furniture.standfirst, after.furniture.standfirst),
        compare(plain(before.copy), plain(after.copy)),
        (*_furniture(before.furniture, after.furniture), *_keyed(before, after), *_links(before, after)),
        frozenset(one.text for story in (before, after) for one in headings(story.copy)),
        (before, after),
    )


def _furniture(before: Furniture, after: Furniture) -> Iterator[Row]:
    for slot in SLOTS:
        old, new = getattr(before, slot.name), getattr(after, slot.name)
        if old != new and slot.name not in IN_THE_PAGE:
            yield Row("Furniture", slot.label, shown(old), shown(new), partial(_with_slot, slot.name, old))


def shown(value: Any) -> str:
    """A value of a slot as a person reads it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, Dateline):
        return " · ".join(str(part) for part in (value.place, value.region, value.agency) if part)
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    if value is True:
        return "yes"
    return str(value) if value else ""


PHOTO_FIELDS = (
    "caption", "credit", "alt", "creator", "agency", "copyright", "licence", "usage", "usage_terms",
    "expires", "place", "keywords", "role", "digest", "recipe", "decorative",
)  # fmt: skip

# Which keyed parts of a story are compared, what one is called, and the fields that are shown.
KEYED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("photos", "Photo", PHOTO_FIELDS),
    ("sources", "Source", ("name", "title", "organisation", "terms", "description", "note")),
    ("quotes", "Quote", ("words", "translation", "source", "status", "reference", "terms", "verified_by", "note")),
    ("clearances", "Clearance", ("name", "reason")),
)


def _keyed(before: Story, after: Story) -> Iterator[Row]:
    for part, noun, fields in KEYED:
        old = {row.key: row for row in getattr(before, part)}
        new = {row.key: row for row in getattr(after, part)}
        for key in dict.fromkeys((*old, *new)):
            yield from _changes(part, old.get(key), new.get(key), noun, fields)


def _changes(part: str, old: Any, new: Any, noun: str, fields: tuple[str, ...]) -> Iterator[Row]:
    if old is None or new is None:
        first = next((value for value in (_field(old or new, name) for name in fields) if value), "")
        label = f"{noun} {'removed' if new is None else 'added'}"
        yield Row(f"{noun}s", label, *_sides(old, new, lambda _one: first), partial(_with_row, part, old, new))
        return
    for name in fields:
        was, now = _field(old, name), _field(new, name)
        if was != now:
            back = partial(_with_field, part, old.key, name, getattr(old, name))
            yield Row(f"{noun}s", f"{noun}: {LABELS.get(name, name)}", was, now, back)


def _field(one: Any, name: str) -> str:
    if name == "recipe":
        return framing.told(one)
    value = getattr(one, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value) if isinstance(value, tuple) or value is None else str(value)


LABELS = {
    "alt": "alt text", "digest": "picture", "verified_by": "verified by", "usage_terms": "terms of use",
    "recipe": "crop",
}  # fmt: skip


def _sides(old: Any, new: Any, text: Callable[[Any], str]) -> tuple[str, str]:
    return (text(old) if old is not None else "", text(new) if new is not None else "")


def _links(before: Story, after: Story) -> Iterator[Row]:
    """Links lead elsewhere without a word of the copy changing."""
    old, new = ({one.text: one.url for one in links(story.copy)} for story in (before, after))
    for text in dict.fromkeys((*old, *new)):
        if old.get(text) != new.get(text):
            yield Row("Links", text, old.get(text, ""), new.get(text, ""), partial(_with_link, text, old.get(text)))


def _with_slot(name: str, value: Any, story: Story) -> Story:
    changed: dict[str, Any] = {name: value}
    return replace(story, furniture=replace(story.furniture, **changed))


def _with_field(part: str, key: str, name: str, value: Any, story: Story) -> Story:
    changed: dict[str, Any] = {name: value}
    rows: dict[str, Any] = {
        part: tuple(replace(one, **changed) if one.key == key else one for one in getattr(story, part))
    }
    return replace(story, **rows)


def _with_row(part: str, old: Any, new: Any, story: Story) -> Story:
    """What was taken out is there again, what came in is gone, a photo from the copy too."""
    if old is None and part == "photos":
        return picturing.remove_photo(story, new.key)
    rows = tuple(one for one in getattr(story, part) if new is None or one.key != new.key)
    changed: dict[str, Any] = {part: rows if old is None else (*rows, old)}
    return replace(story, **changed)


def _with_link(text: str, url: str | None, story: Story) -> Story:
    """The words with the address that they had; without one they are no link."""
    found = next((one for one in links(story.copy) if one.text == text), None)
    if found is None:
        raise RuleError(f"‘{text}’ is no link any more: set its address in the copy.")
    written = text if url is None else f"[{text}]({url})"
    return replace(story, copy=story.copy[: found.start] + written + story.copy[found.end :])
