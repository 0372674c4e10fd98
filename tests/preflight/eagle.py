"""The story that these tests spoil in one way each: Apollo 11 lands, complete and in order, with a full notebook."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from desk.preflight.checks import BY_NAME, preflight
from desk.preflight.finding import Context, Remark
from desk.preflight.reading import Reading
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.house import House, Weighting
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story

NOW = datetime(1969, 7, 21, 5, 0, tzinfo=UTC)
COPY = (
    "The lunar module came down on the Sea of Tranquility with fuel for a few more seconds.\n\n"
    "![The view from the cabin](photo:view)\n\n"
    "[“Houston, Tranquility Base here. The Eagle has landed,”](quote:landed) Armstrong said."
)
VIEW = Photo(
    "view", digest="0" * 64, media_type="image/jpeg", file_name="view.jpg", width=2400, height=1600,
    caption="The horizon and the shadow of the lander after touchdown.", credit="NASA",
    alt="A grey plain under black sky", usage=Usage.FREE, role=PhotoRole.LEAD,
)  # fmt: skip
ARMSTRONG = Source("arm", "Neil Armstrong", title="Commander", organisation="Apollo 11")
LANDED = Quote(
    "landed", "arm", "Houston, Tranquility Base here. The Eagle has landed.", reference="air-to-ground loop, 102:45:58",
    verified_by="Reporter", verified_at=NOW,
)  # fmt: skip
EAGLE = Story(
    "eagle",
    Furniture(
        slug="eagle-lands", section=("Science", "Space"), headline="Eagle lands: two men on the moon",
        standfirst="Descent took the lander past a boulder field", byline=("Desk Sample",),
        dateline=Dateline("Houston", "", date(1969, 7, 20)),
    ),
    COPY, (VIEW,), (ARMSTRONG,), (LANDED,), authors=("Reporter",),
)  # fmt: skip


def eagle(**furniture: Any) -> Story:
    """The story with other furniture."""
    return replace(EAGLE, furniture=replace(EAGLE.furniture, **furniture))


def telling(copy: str, **changes: Any) -> Story:
    """The story with more copy at its end."""
    return replace(EAGLE, copy=f"{COPY}\n\n{copy}", **changes)


def showing(**photo: Any) -> Story:
    """The story with its photo changed."""
    return replace(EAGLE, photos=(replace(VIEW, **photo),))


def context(**house: Any) -> Context:
    """The night of the landing on the sample desk, where another story has the slug ‘taken’.

    Nobody has checked the facts of a story that is made for one test, and this desk does not ask for it.
    """
    weights = (Weighting("facts-unchecked", "off"), *house.pop("weights", ()))
    return Context(replace(House(), weights=weights, **house), NOW, lambda slug: slug == "taken")


def remarks(check: str, story: Story, **house: Any) -> list[Remark]:
    """What one check has to say about the story."""
    return list(BY_NAME[check].run(Reading(story, context(**house))))


def says(check: str, story: Story, **house: Any) -> list[str]:
    """The sentences of one check about the story."""
    return [remark.message for remark in remarks(check, story, **house)]


def pointed(check: str, story: Story, **house: Any) -> list[str]:
    """The words of the copy that one check points to; they stand where the place says."""
    found = [remark.place for remark in remarks(check, story, **house)]
    assert all(place.words == story.copy[place.start : place.end] for place in found if place.part == "copy")
    return [place.words for place in found]


def mended(check: str, story: Story, **house: Any) -> Story:
    """The story after the first fix that the check offers."""
    fix = next(remark.fix for remark in remarks(check, story, **house) if remark.fix)
    return fix.apply(story)


def names_of(story: Story, **house: Any) -> set[str]:
    """The names of the checks that find something in the story."""
    return {finding.check for finding in preflight(story, context(**house))}
