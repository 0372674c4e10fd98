"""Approaching: who was asked for comment on a story, how, and what they answered, as pure changes of the value."""

from __future__ import annotations

from dataclasses import replace

from desk.story.approach import Approach
from desk.story.errors import RuleError
from desk.story.story import Story


def put_approach(story: Story, approach: Approach) -> Story:
    """The story with the approach added, or changed when one of that key is there; oldest first."""
    if not approach.who.strip():
        raise RuleError("Say who was asked for comment.")
    if approach.answered is not None and approach.at is not None and approach.answered < approach.at:
        raise RuleError("The answer cannot have come before they were asked: look at the two times.")
    rows = (*(one for one in story.approaches if one.key != approach.key), approach)
    return replace(story, approaches=tuple(sorted(rows, key=lambda one: one.at.timestamp() if one.at else 0.0)))


def remove_approach(story: Story, key: str) -> Story:
    """The story without that approach."""
    return replace(story, approaches=tuple(one for one in story.approaches if one.key != key))
