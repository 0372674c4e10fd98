"""Clearing: who looked at a story with the legal flag, and why it may run. A pure change of the value."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.story.errors import RuleError
from desk.story.flags import Clearance, words_of
from desk.story.key import new_key
from desk.story.person import Person, Role
from desk.story.story import Story


def clear(story: Story, by: Person, name: str, reason: str, at: datetime) -> Story:
    """The story cleared by somebody of that name, as an editor notes it, for the words as they stand now."""
    if by.role is not Role.EDITOR:
        raise RuleError(f"{by.name} cannot note a legal clearance: only an editor can.")
    if not name.strip() or not reason.strip():
        raise RuleError("A clearance needs a name and a reason: who looked at the story, and why it may run.")
    if not story.furniture.legal:
        raise RuleError("The story has no legal flag, so there is nothing to clear: set the flag first.")
    made = Clearance(new_key(), " ".join(name.split()), reason.strip(), by.name, at, words_of(story))
    return replace(story, clearances=(*story.clearances, made))
