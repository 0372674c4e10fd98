"""A story, its photos as real pictures, and a way to render it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from desk.export.format import Issue, Rendition
from desk.export.html import render
from desk.export.strike import strike
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.photo import Photo, PhotoRole
from desk.story.stage import Stage
from desk.story.story import Story

LANDED = datetime(1969, 7, 20, 21, 0, tzinfo=UTC)
TODAY = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)

Draw = Callable[..., BeautifulSoup]


@cache
def jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (90, 100, 120)).save(out, "JPEG", quality=40)
    return out.getvalue()


def develop(photo: Photo) -> tuple[Rendition, ...]:
    """A few sizes of a plain picture, in the shape of the photo; none for a photo without pixels."""
    if not photo.digest:
        return ()
    whole = [
        Rendition(f"{photo.key}-{width}{suffix}", "", width, width * photo.height // photo.width, kind, data)
        for width in (320, 1280)
        for kind, suffix in (("image/jpeg", ".jpg"), ("image/webp", ".webp"), ("image/avif", ".avif"))
        for data in [jpeg(width, width * photo.height // photo.width)]
    ]
    cuts = {"16x9": (1200, 675), "4x3": (1200, 900), "1x1": (1200, 1200)}
    if photo.role is PhotoRole.LEAD:
        whole += [
            Rendition(f"{photo.key}-{ratio}-1200.jpg", ratio, *size, "image/jpeg", jpeg(*size))
            for ratio, size in cuts.items()
        ]
    return tuple(whole)


LEAD = Photo(
    "lead",
    digest="d" * 64,
    width=2400,
    height=1600,
    caption="The view, drawn for this story.",
    credit="Desk",
    alt="A grey plain",
    creator="Desk sample",
    copyright="© Desk",
    role=PhotoRole.LEAD,
)


@pytest.fixture
def story() -> Story:
    return Story(
        key="s1",
        furniture=Furniture(
            slug="eagle-lands",
            section=("Science", "Space"),
            headline="Eagle lands: two men walk on the moon",
            standfirst="Descent took the lander past a boulder field",
            byline=("Desk Sample",),
            dateline=Dateline("Houston", "Texas", date(1969, 7, 20)),
            keywords=("moon",),
        ),
        copy="A spacecraft set down on the moon.\n\nMission Control answered at once.",
        photos=(LEAD,),
        stage=Stage.PUBLISHED,
        published=LANDED,
    )


@pytest.fixture
def draw() -> Draw:
    """`draw(story, proof=…, house=…, furniture changes …)` gives the parsed page."""

    def page(
        story: Story,
        *,
        house: House | None = None,
        proof: bool = False,
        embargo: datetime | None = None,
        **furniture: object,
    ) -> BeautifulSoup:
        story = replace(story, furniture=replace(story.furniture, **furniture))  # type: ignore[arg-type]
        files = render(strike(story), house or House(), develop, Issue(TODAY, proof, embargo))
        return BeautifulSoup(files["index.html"].decode(), "html.parser")

    return page
