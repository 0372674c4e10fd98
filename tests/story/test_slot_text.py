"""Every slot of the furniture as it is typed, and back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from desk.story.dateline import Dateline
from desk.story.errors import RuleError
from desk.story.furniture import SLOTS, Furniture, Slot, slot
from desk.story.slot_text import read_slot, slot_text, with_slot

FULL = Furniture(
    slug="eagle-lands",
    section=("Science", "Space"),
    headline="Eagle lands",
    headline_web="Web",
    headline_social="Social",
    headline_breaking="Breaking",
    standfirst="What the headline left out",
    byline=("Reporter", "Colleague"),
    dateline=Dateline("Houston", "Texas", date(1969, 7, 20), "AP"),
    keywords=("moon", "NASA"),
    language="en-US",
    deadline=datetime(1969, 7, 20, 21, 0, tzinfo=UTC),
    embargo=datetime(1969, 7, 20, 22, 0, tzinfo=UTC),
    target_words=900,
    priority=1,
    note="Call Houston\nagain",
)


@pytest.mark.parametrize("one", SLOTS, ids=lambda one: one.name)
def test_what_a_slot_shows_can_be_typed_back(one: Slot) -> None:
    assert read_slot(one, slot_text(one, FULL)) == getattr(FULL, one.name)


@pytest.mark.parametrize("one", SLOTS, ids=lambda one: one.name)
def test_an_empty_slot_is_empty_text_and_back(one: Slot) -> None:
    empty = with_slot(FULL, one, "")
    assert slot_text(one, empty) == "" or one.name == "priority"


def test_the_list_of_slots_is_the_furniture() -> None:
    assert [one.name for one in SLOTS] == list(Furniture.__dataclass_fields__)


def test_times_are_typed_and_shown_in_the_zone_of_the_house() -> None:
    zone = ZoneInfo("America/Chicago")
    typed = read_slot(slot("deadline"), "1969-07-20 16:00", zone)
    assert typed == FULL.deadline
    assert slot_text(slot("deadline"), FULL, zone) == "1969-07-20 16:00"


@pytest.mark.parametrize(("name", "text"), [("deadline", "tonight"), ("target_words", "many"), ("dateline", "X;;soon")])
def test_what_cannot_be_read_is_refused_with_a_sentence(name: str, text: str) -> None:
    with pytest.raises(RuleError, match=f"^{slot(name).label}: "):
        read_slot(slot(name), text)


def test_names_of_a_byline_may_be_joined_with_and() -> None:
    assert read_slot(slot("byline"), "Reporter and Colleague") == ("Reporter", "Colleague")
