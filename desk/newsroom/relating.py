"""Relating: picking what readers may want to read next, and where each of it is to be found when a story leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desk.export.address import story_address
from desk.markup.address import is_public
from desk.newsroom.clock import now
from desk.storage import search, stories
from desk.storage.desk import Desk
from desk.storage.stories import Line, View
from desk.storage.transaction import Transaction
from desk.story.errors import NotFound, RuleError
from desk.story.house import House
from desk.story.key import new_key
from desk.story.related import Related
from desk.story.stage import Stage
from desk.story.story import Story

MOST = 12  # stories under one: more is a list that nobody reads
OFFERED = 40


def offered(desk: Desk, text: str, key: str) -> tuple[Line, ...]:
    """Stories that could be picked for the story of that key: those that have all the words of `text`, else those
    that are published, the newest first.
    """
    with desk.reading() as tx:
        found = search.find(tx, text, OFFERED) if text.strip() else stories.listed(tx, View.PUBLISHED)[:OFFERED]
    return tuple(line for line in found if line.key != key)


def elsewhere(title: str, address: str) -> Related:
    """A story that is not on this desk. Raises RuleError for no whole web address, or no words for it."""
    address, title = address.strip(), " ".join(title.split())
    if not is_web(address):
        raise RuleError(f"‘{address}’ is no whole web address: it begins with https:// and names a site.")
    if not title:
        raise RuleError("A related story needs its headline: readers see that and not the address.")
    return Related(new_key(), title, address)


def is_web(address: str) -> bool:
    """Whether readers can be sent there with a browser."""
    return is_public(address) and address.lower().startswith("http")


def pick(story: Story, related: tuple[Related, ...]) -> Story:
    """The story with those under it, in that order; each stands once, and the story itself not at all.

    Raises RuleError for more than a reader would look at.
    """
    kept = {one.address or one.key: one for one in related if one.key != story.key}
    if len(kept) > MOST:
        raise RuleError(f"{len(kept)} related stories are more than readers look at: keep the {MOST} best.")
    return replace(story, related=tuple(kept.values()))


def standing(tx: Transaction, key: str) -> Stage | None:
    """At which stage the story of that key is; None when there is no such story."""
    try:
        return stories.get(tx, key).stage
    except NotFound:
        return None


def linked(tx: Transaction, story: Story, house: House) -> Story:
    """The story with the related ones that readers can be sent to, under their headline and address of now."""
    return replace(story, related=tuple(_linked(tx, story, house)))


def _linked(tx: Transaction, story: Story, house: House) -> Iterator[Related]:
    for one in story.related:
        if one.address:
            yield one
            continue
        try:
            other = stories.get(tx, one.key)
        except NotFound:
            continue
        held = other.furniture.embargo is not None and other.furniture.embargo > now()
        if other.stage in (Stage.PUBLISHED, Stage.CORRECTING) and not held:
            yield replace(one, title=" ".join(other.title.split()), address=story_address(other, house))
