"""Stories for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.photo import Photo
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)

LANDING = Story(
    key="eagle23456",
    furniture=Furniture(
        slug="eagle-lands",
        section=("Science", "Space"),
        headline="The Eagle has landed",
        standfirst="Two men walk on the moon",
        byline=("Reporter",),
        dateline=Dateline("Houston", "Texas", NOON.date(), "AP"),
        deadline=NOON,
        target_words=900,
    ),
    copy="Houston, Tranquility Base here.\n\n[“One small step”](quote:step234567) he said, in the café.",
    photos=(Photo(key="photo23456", digest="0" * 64, caption="Boot print", credit="NASA"),),
    sources=(Source(key="armstrong2", name="Commander", organisation="Apollo", contact="contact234"),),
    quotes=(Quote(key="step234567", source="armstrong2", words="one small step for man", terms=Terms.ON_RECORD),),
    authors=("Reporter", "Editor"),
    created=NOON,
    updated=NOON,
)
