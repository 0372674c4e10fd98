"""Values to plain JSON and back; and what the digest of a story's content covers."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desk.story.comment import Comment, Reply
from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.errors import BadFile
from desk.story.furniture import Furniture
from desk.story.house import House, Weighting
from desk.story.photo import Photo, PhotoRole, Usage
from desk.story.place import Place
from desk.story.quote import Quote, QuoteStatus
from desk.story.record import canonical, content_digest, from_record, to_record
from desk.story.source import Source, Terms
from desk.story.stage import Stage
from desk.story.story import Story

NOON = datetime(1969, 7, 20, 12, 0, tzinfo=UTC)
FULL = Story(
    "eagle",
    Furniture(
        slug="eagle-lands",
        section=("Science", "Space"),
        headline="Eagle lands",
        byline=("Reporter", "Colleague"),
        dateline=Dateline("Houston", "Texas", date(1969, 7, 20), "AP"),
        deadline=NOON,
        target_words=900,
    ),
    copy="Words.\n\n![](photo:p1)",
    photos=(Photo("p1", role=PhotoRole.LEAD, usage=Usage.FREE, focal=(0.25, 0.75), keywords=("moon",)),),
    sources=(Source("s1", "Neil Armstrong", terms=Terms.BACKGROUND, description="an astronaut"),),
    quotes=(Quote("q1", "s1", "The Eagle has landed.", QuoteStatus.NOTES, said=NOON),),
    comments=(
        Comment("c1", "Editor", NOON, "Sure?", Place("copy", start=1, end=3), (Reply("Reporter", NOON, "Yes."),)),
    ),
    corrections=(Correction(NOON, CorrectionKind.UPDATE, "More words."),),
    authors=("Reporter",),
    stage=Stage.IN_REVIEW,
    came_from=Stage.DRAFT,
    holder="Editor",
    created=NOON,
)


@pytest.mark.parametrize("value", [FULL, House(weights=(Weighting("slug", "off", ("Local",)),)), Story("bare")])
def test_a_value_comes_back_as_it_was(value: Story | House) -> None:
    assert from_record(type(value), json.loads(canonical(value))) == value


def test_a_field_with_its_default_is_left_out() -> None:
    assert to_record(Story("bare")) == {"key": "bare"}
    assert "slug" not in to_record(replace(FULL, furniture=Furniture(headline="H")))["furniture"]


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    assert from_record(Story, {"key": "k", "hologram": True}) == Story("k")


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"key": 1},
        {"key": "k", "stage": "lost"},
        {"key": "k", "photos": 3},
        {"key": "k", "created": "soon"},
        [],
        "k",
    ],
)
def test_a_record_that_does_not_fit_is_refused_with_a_sentence(record: object) -> None:
    with pytest.raises(BadFile, match="stored story cannot be read"):
        from_record(Story, record)


def test_the_digest_covers_what_stands_in_the_story() -> None:
    digest = content_digest(FULL)
    assert content_digest(replace(FULL, copy="Words!")) != digest
    assert content_digest(replace(FULL, photos=(replace(FULL.photos[0], credit="NASA"),))) != digest
    assert content_digest(replace(FULL, quotes=())) != digest


def test_the_digest_does_not_cover_where_the_story_is_on_its_way() -> None:
    moved = replace(FULL, stage=Stage.APPROVED, holder="", published=NOON, updated=NOON, came_from=None)
    assert content_digest(moved) == content_digest(FULL)


def test_equal_values_have_equal_bytes_in_any_script() -> None:
    story = replace(FULL, copy="Neil’s “Adler” – 鷹 🌖")
    assert canonical(story) == canonical(replace(story))
    assert "鷹 🌖".encode() in canonical(story)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_in_json_is_refused(number: float) -> None:
    with pytest.raises(BadFile, match="is no number"):
        from_record(Photo, {"key": "p1", "focal": [0.5, number]})
