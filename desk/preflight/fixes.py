"""The steps that fixes take. Each is a value, so equal fixes compare equal; each leaves alone what it cannot find."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desk.preflight.passages import text_at, with_text
from desk.story.place import Place, found
from desk.story.story import Story


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Put other words where the place is. The words are found again when the text has moved."""

    place: Place
    words: str

    def __call__(self, story: Story) -> Story:
        text = text_at(story, self.place)
        stands = found(text, self.place) if self.place.words else None
        if stands is None:
            return story
        return with_text(story, self.place, text[: stands[0]] + self.words + text[stands[1] :])


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
