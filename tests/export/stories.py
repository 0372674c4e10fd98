"""A story with everything in its copy that formats must carry, for the tests of all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.photo import PhotoRole
from desk.story.stage import Stage
from desk.story.story import Story
from tests.export.conftest import LANDED, LEAD

SECOND = replace(
    LEAD,
    key="second",
    digest="e" * 64,
    caption="A drawing of the lander on the plain.",
    credit="Desk Sample/Herald",
    alt="A lander",
    role=PhotoRole.INLINE,
)

COPY = """\
A spacecraft set down on the moon at 8.17 p.m. on Sunday, after the crew had flown it past a field of boulders by hand.

Mission Control answered at once, and the room that had been silent for some minutes went *loud* for a short while.

## The descent

The computer raised an alarm **five times** on the way down, as [the log](https://log.example.org/a?b=1&c=2) shows.

![](photo:second)

- The first alarm came at 33,000 feet, when the radar was already on.
- The second came four minutes later, and was passed over as well.

> The surface is fine and powdery, and can be picked up loosely with a toe, said the first words from outside.

> A very fine view indeed, and worth the whole of the way.
>
> — Ada Sample, who was there

1. First they looked out of the windows for some minutes & took pictures.
2. Then they put on their suits and went outside where 1 < 2.

The two men then spent two hours and thirty-one minutes outside, and brought back 21 kilograms of rock and soil.
"""

WHOLE = Story(
    key="s1",
    furniture=Furniture(
        slug="eagle-lands",
        section=("Science", "Space"),
        headline="Eagle lands: two men walk on the moon",
        standfirst="Descent took the lander past a boulder field with fuel for half a minute",
        byline=("Ada Sample", "Ben Example"),
        dateline=Dateline("Houston", "Texas", date(1969, 7, 20)),
        keywords=("moon", "Apollo 11"),
    ),
    copy=COPY,
    photos=(LEAD, SECOND),
    stage=Stage.PUBLISHED,
    published=LANDED,
)
CORRECTED = replace(
    WHOLE,
    corrections=(
        Correction(datetime(1969, 7, 21, 12, tzinfo=UTC), CorrectionKind.CORRECTION, "The time was wrong at first."),
    ),
)
