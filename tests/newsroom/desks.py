"""What the newsroom's tests begin with: two people, and a story that is ready for review."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import drafting, sampling, sourcing
from desk.newsroom.clock import now
from desk.newsroom.sampling import EDITOR, REPORTER
from desk.storage.desk import Desk
from desk.story.person import Person, Role
from desk.story.story import Story

__all__ = ["EDITOR", "REPORTER", "SECOND", "made_ready", "ready_story"]

SECOND = Person("Second editor", Role.EDITOR)


def ready_story(desk: Desk) -> Story:
    """The sample story with its one mistake mended and its quotes verified, as a draft on the desk."""
    return made_ready(desk, sampling.put_sample(desk))


def made_ready(desk: Desk, story: Story) -> Story:
    """The sample story, which is on the desk already, mended and verified."""
    mended = replace(story, copy=story.copy.replace("step for a man,", "step for [a] man,"))
    for quote in story.quotes:
        mended = sourcing.verify_quote(mended, quote.key, REPORTER, now())
    return drafting.keep(desk, REPORTER, story, mended).story
