"""The steps that fixes take. Each is a value, so equal fixes compare equal; each leaves alone what it cannot find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desk.preflight.passages import text_at, with_text
from desk.story.place import Place
from desk.story.story import Story


def find_again(text: str, place: Place) -> int:
    """Where the words of the place stand now: where they stood, else the nearest place that has them, else -1."""
    if text.startswith(place.words, max(place.start, 0)):
        return max(place.start, 0)
    before = text.rfind(place.words, 0, max(place.start, 0) + len(place.words))
    after = text.find(place.words, max(place.start, 0))
    if before < 0 or after < 0:
        return max(before, after)
    return before if place.start - before <= after - place.start else after


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Put other words where the place is. The words are found again when the text has moved."""

    place: Place
    words: str

    def __call__(self, story: Story) -> Story:
        text = text_at(story, self.place)
        at = find_again(text, self.place) if self.place.words else -1
        if at < 0:
            return story
        return with_text(story, self.place, text[:at] + self.words + text[at + len(self.place.words) :])


@dataclass(frozen=True, slots=True)
class Furnish:
    """Fill one slot of the furniture, while it still is as the check saw it."""

    slot: str
    was: object
    value: object

    def __call__(self, story: Story) -> Story:
        if getattr(story.furniture, self.slot) != self.was:
            return story
        filled: dict[str, Any] = {self.slot: self.value}
        return replace(story, furniture=replace(story.furniture, **filled))
