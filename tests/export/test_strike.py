"""Nothing that only the desk may know leaves it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from desk.export.strike import strike
from desk.story.comment import Comment
from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.furniture import SLOTS, Furniture
from desk.story.photo import Photo, PhotoRole
from desk.story.quote import Quote
from desk.story.record import canonical
from desk.story.source import Source, Terms
from desk.story.stage import Stage
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)

STORY = Story(
    key="s1",
    furniture=Furniture(
        slug="eagle",
        headline="Eagle lands",
        byline=("Reporter",),
        dateline=Dateline("Houston", date=date(1969, 7, 20)),
        deadline=NOON,
        embargo=NOON,
        target_words=900,
        priority=1,
        note="SECRET note",
    ),
    copy="Said: [“The Eagle has landed.”](quote:q1)\n\n![Moon](photo:p2)",
    photos=(
        Photo("p1", role=PhotoRole.LEAD, file_name="SECRET.jpg", usage_terms="SECRET terms", keywords=("SECRET",)),
        Photo("p2", caption="The Moon"),
        Photo("p3", caption="SECRET, not used"),
    ),
    sources=(Source("c1", "SECRET person", terms=Terms.OFF_RECORD),),
    quotes=(Quote("q1", "c1", "SECRET words"),),
    comments=(Comment("m1", "Editor", NOON, "SECRET comment"),),
    corrections=(Correction(NOON, CorrectionKind.UPDATE, "Times were added.", by="SECRET editor"),),
    authors=("SECRET author",),
    holder="SECRET holder",
    stage=Stage.APPROVED,
    came_from=Stage.DRAFT,
)


def test_no_word_of_the_notebook_is_left() -> None:
    assert b"SECRET" in canonical(STORY)
    assert b"SECRET" not in canonical(strike(STORY))
    assert b"quote:" not in canonical(strike(STORY))


def test_what_readers_see_stays() -> None:
    struck = strike(STORY)
    assert struck.copy == "Said: “The Eagle has landed.”\n\n![Moon](photo:p2)"
    assert [photo.key for photo in struck.photos] == ["p1", "p2"]
    assert struck.corrections[0].text == "Times were added."
    assert (struck.furniture.headline, struck.furniture.byline) == ("Eagle lands", ("Reporter",))


def test_every_slot_that_is_not_published_is_emptied() -> None:
    furniture, empty = strike(STORY).furniture, Furniture()
    for slot in SLOTS:
        if not slot.published:
            assert getattr(furniture, slot.name) == getattr(empty, slot.name), slot.name


def test_striking_twice_changes_nothing_more() -> None:
    assert strike(strike(STORY)) == strike(STORY)
