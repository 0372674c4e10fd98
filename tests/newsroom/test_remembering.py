"""Words are looked for in all revisions of a story, and found with the line in which they stood."""

from __future__ import annotations

from dataclasses import replace

from desk.newsroom import drafting, remembering
from desk.storage import Desk
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.quote import Quote
from tests.newsroom.desks import REPORTER


def test_which_revisions_hold_the_words(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER, Furniture(headline="Eagle lands"))
    copies = ("The lander came down past a boulder field with its **fuel** low.", "It came down.", "Fuel was low, low.")
    for number, copy in enumerate(copies, 1):
        kept = drafting.keep(desk, REPORTER, story, replace(story, copy=copy))
        story = kept.story
        drafting.name_revision(desk, REPORTER, story, f"version {number}")
    numbers = {one.number: one for one in remembering.holding(desk, story.key, "  FUEL ")}
    held = [one.line for one in numbers.values()]
    assert held[0] == "Fuel was low, low."
    assert held[-1] == "… came down past a boulder field with its fuel low."
    assert all("came down." not in one.line[-10:] for one in numbers.values())
    assert remembering.holding(desk, story.key, "its fuel")[0].where == "the copy"
    assert remembering.holding(desk, story.key, "eagle")[0].where == "the headline"
    assert remembering.holding(desk, story.key, "Mars") == ()
    assert remembering.holding(desk, story.key, "  ") == ()


def test_captions_and_quotes_are_looked_at_too(desk: Desk) -> None:
    story = drafting.start_story(desk, REPORTER, Furniture(headline="Eagle lands"))
    more = replace(story, photos=(Photo("p1", caption="Boot print"),), quotes=(Quote("q1", words="One small step"),))
    story = drafting.keep(desk, REPORTER, story, more).story
    drafting.name_revision(desk, REPORTER, story, "with photo")
    assert remembering.holding(desk, story.key, "boot")[0].where == "a caption"
    assert remembering.holding(desk, story.key, "small step")[0].line == "One small step"
