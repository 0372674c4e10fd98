"""A story as it is printed: each part in words, for formats that a person reads without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desk.export import facts
from desk.export.blocks import Block, Kind, blocks
from desk.export.byline import authors
from desk.export.facts import Notice, Times
from desk.export.figures import credit_line
from desk.export.format import Issue
from desk.export.language import Words, print_dateline, print_time
from desk.export.theme import theme_named
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.related import Related
from desk.story.story import Story


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo in words: `alt` is what is said of it, '' for one that only decorates."""

    photo: Photo
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The parts of a story in the words of its language; `dateline` ends in its dash."""

    headline: str
    standfirst: str
    section: str
    byline: str
    published: str
    updated: str
    dateline: str
    marks: tuple[str, ...]
    retractions: tuple[Notice, ...]
    corrections: tuple[Notice, ...]
    related: tuple[Related, ...]
    lead: Shot | None
    blocks: tuple[Block | Shot, ...]
    times: Times
    dated: bool
    words: Words


def printed(story: Story, house: House, issue: Issue) -> Printed:
    """The story in words. It must be struck. Raises DeskError for wild copy."""
    story = facts.for_readers(story)
    own = theme_named(house.theme, issue.themes).words(story.furniture.language)
    moments = facts.times(story, house, issue)
    retractions, corrections = facts.notices(story, house, own)
    dateline = "".join(print_dateline(story.furniture.dateline, own, house)) if story.furniture.dateline else ""
    changed = moments.modified > moments.published
    is_dated = facts.dated(story, issue)
    return Printed(
        headline=facts.headline(story),
        standfirst=" ".join(story.furniture.standfirst.split()),
        section=" / ".join(" ".join(part.split()) for part in story.furniture.section),
        byline=_byline(story, house, own),
        published=f"{own['published']} {print_time(moments.published, own, house)}" if is_dated else "",
        updated=f"{own['updated']} {print_time(moments.modified, own, house)}" if is_dated and changed else "",
        dateline=dateline,
        marks=facts.marks(story, house, issue, own),
        retractions=retractions,
        corrections=corrections,
        related=story.related,
        lead=_shot(story.lead, "") if story.lead else None,
        blocks=tuple(_with_shots(story)),
        times=moments,
        dated=is_dated,
        words=own,
    )


def _byline(story: Story, house: House, own: Words) -> str:
    """`By One, Two and Three`."""
    names = [one.name for one in authors(story.furniture.byline, house)]
    last = names.pop()
    joined = f"{own['comma'].join(names)}{own['and']}{last}" if names else last
    return f"{own['by']}{'' if own['by'].endswith('：') else ' '}{joined}"


def _with_shots(story: Story) -> Iterator[Block | Shot]:
    """The blocks of the copy, each photo with its words; the lead and photos that are unknown do not come again."""
    for block in blocks(story.copy):
        if block.kind is not Kind.PHOTO:
            yield block
        elif (photo := story.photo(block.key)) is not None and photo != story.lead:
            yield _shot(photo, block.alt)


def _shot(photo: Photo, alt: str) -> Shot:
    said = "" if photo.decorative else photo.alt or alt
    return Shot(photo, " ".join(said.split()), " ".join(photo.caption.split()), " ".join(credit_line(photo).split()))
