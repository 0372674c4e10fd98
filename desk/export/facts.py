"""What every format says of a story besides its copy: times, sections, description, notices, marks of a proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from desk.export.format import Issue
from desk.export.language import Words, in_zone, print_day, print_time
from desk.markup.reading import plain
from desk.story.correction import Correction, CorrectionKind
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.stage import Stage
from desk.story.story import Story

_LONGEST_DESCRIPTION = 300
_SHORTEST_DESCRIPTION = 20


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction as readers see it; `moment` is ISO 8601, `day` in words."""

    label: str
    moment: str
    day: str
    text: str

    @property
    def line(self) -> str:
        return f"{self.label}, {self.day}: {self.text}"


@dataclass(frozen=True, slots=True)
class Times:
    """When a story came out and last changed for its readers, in the zone of the house."""

    published: datetime
    modified: datetime


def times(story: Story, house: House, issue: Issue) -> Times:
    """Its times; what is not published yet comes out with this issue."""
    published = in_zone(story.published or issue.at, house)
    return Times(published, max(in_zone(_modified(story) or published, house), published))


def dated(story: Story, issue: Issue) -> bool:
    """Whether its time may be told: not that of a proof that was never published."""
    return bool(story.published) or not issue.proof


def _modified(story: Story) -> datetime | None:
    moments = [one.at for one in story.corrections]
    if story.published and story.updated and story.updated > story.published:
        moments.append(story.updated)
    return max(moments, default=story.published)


def for_readers(story: Story) -> Story:
    """The struck story as readers get it: of a withdrawn one, what it was called and by whom, and nothing it said."""
    if story.stage is not Stage.WITHDRAWN:
        return story
    had = story.furniture
    called = Furniture(had.slug, had.section, had.headline, byline=had.byline, language=had.language)
    return replace(story, copy="", photos=(), related=(), furniture=called)


def headline(story: Story) -> str:
    """The headline in one line."""
    return " ".join(story.title.split())


def description(story: Story) -> str:
    """The standfirst; where there is none, or hardly one, the first words of the copy, cut at a word."""
    text = " ".join(story.furniture.standfirst.split())
    if len(text) < _SHORTEST_DESCRIPTION:
        text = " ".join(f"{text} {plain(story.copy)}".split())
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(",;:–— ") + " …"


def notices(story: Story, house: House, own: Words) -> tuple[tuple[Notice, ...], tuple[Notice, ...]]:
    """Retractions, which stand above the story, and the other corrections, which stand below it."""

    def notice(one: Correction) -> Notice:
        day = print_day(in_zone(one.at, house), own, house)
        return Notice(own[one.kind], one.at.isoformat(), day, " ".join(one.text.split()))

    retracted = tuple(notice(one) for one in story.corrections if one.kind is CorrectionKind.RETRACTION)
    others = tuple(notice(one) for one in story.corrections if one.kind is not CorrectionKind.RETRACTION)
    return retracted, others


def held(house: House, issue: Issue, own: Words) -> str:
    """`Embargoed until …` while it is; '' afterwards."""
    if issue.embargo is None or not issue.held:
        return ""
    return own["held"].format(time=print_time(in_zone(issue.embargo, house), own, house))


def marks(story: Story, house: House, issue: Issue, own: Words) -> tuple[str, ...]:
    """What must stand above everything else: that it is a proof, is held, has been withdrawn."""
    withdrawn = own["withdrawn"] if story.stage is Stage.WITHDRAWN else ""
    return tuple(one for one in (own["proof"] if issue.proof else "", held(house, issue, own), withdrawn) if one)
