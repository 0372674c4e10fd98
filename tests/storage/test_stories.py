"""Stories are stored whole, found by key, prefix or slug, listed by stage, and never overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from desk.storage import Desk, stories
from desk.storage.lines import View
from desk.story.errors import ChangedMeanwhile, DeskUnavailable, NotFound, WrongUse
from desk.story.furniture import Furniture
from desk.story.stage import Stage
from desk.story.story import Story
from tests.storage.stories import LANDING, NOON


def put(desk: Desk, *all_of: Story) -> None:
    with desk.writing() as tx:
        for story in all_of:
            stories.put(tx, story)


def test_a_story_comes_back_as_it_was_stored(desk: Desk) -> None:
    put(desk, LANDING)
    with desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING


def test_a_story_is_replaced_after_it_was_read(desk: Desk) -> None:
    put(desk, LANDING)
    with desk.writing() as tx:
        read = stories.get_for_update(tx, LANDING.key)
        stories.put(tx, replace(read, copy="New copy."))
        stories.put(tx, replace(read, copy="Newer copy."))
    with desk.reading() as tx:
        assert stories.get(tx, LANDING.key).copy == "Newer copy."


def test_a_story_that_was_not_read_is_not_overwritten(desk: Desk) -> None:
    put(desk, LANDING)
    with pytest.raises(ChangedMeanwhile, match="‘The Eagle has landed’"), desk.writing() as tx:
        stories.put(tx, replace(LANDING, copy="Blind."))
    with desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING


def test_a_transaction_that_fails_changes_nothing(desk: Desk) -> None:
    put(desk, LANDING)

    def write_half() -> None:
        with desk.writing() as tx:
            stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="Half."))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    with desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == LANDING


def test_a_story_that_is_not_there(desk: Desk) -> None:
    with desk.reading() as tx, pytest.raises(NotFound, match="no story ‘nowhere’"):
        stories.get(tx, "nowhere")


def test_what_no_database_takes_is_left_out_at_the_door(desk: Desk) -> None:
    dirty = replace(LANDING, copy="a\x00b\x1bc\ud800d\r\ne\tf\\b \\u0000")
    with desk.writing() as tx:
        stored = stories.put(tx, dirty)
    assert stored.copy == "abcd\ne\tf\\b \\u0000"
    with desk.reading() as tx:
        assert stories.get(tx, LANDING.key) == stored


def test_a_line_has_what_a_list_shows(desk: Desk) -> None:
    with desk.writing() as tx:
        stories.put(tx, replace(LANDING, stage=Stage.IN_REVIEW, holder="Editor"), NOON)
    with desk.reading() as tx:
        (line,) = stories.listed(tx)
    assert (line.key, line.title, line.slug) == (LANDING.key, "The Eagle has landed", "eagle-lands")
    assert (line.section, line.stage, line.target_words) == ("Science / Space", Stage.IN_REVIEW, 900)
    assert (line.deadline, line.updated_at) == (NOON, NOON)
    assert (line.holder, line.author, line.priority) == ("Editor", "Reporter", 3)
    assert line.words == 12


def test_a_line_without_headline_shows_the_slug_or_that_it_is_untitled(desk: Desk) -> None:
    put(desk, Story("a" * 10, Furniture(slug="moon")), Story("b" * 10))
    with desk.reading() as tx:
        assert sorted(line.title for line in stories.listed(tx)) == ["Untitled", "moon"]


def test_lists_are_newest_first_whatever_the_zone(desk: Desk) -> None:
    east = timezone(timedelta(hours=8))
    with desk.writing() as tx:
        stories.put(tx, Story("first23456"), datetime(2026, 1, 1, 12, tzinfo=UTC))
        stories.put(tx, Story("third23456"), datetime(2026, 1, 1, 14, tzinfo=UTC))
        stories.put(tx, Story("second2345"), datetime(2026, 1, 1, 21, tzinfo=east))
    with desk.reading() as tx:
        assert [line.key for line in stories.listed(tx)] == ["third23456", "second2345", "first23456"]


def one_of_each() -> tuple[Story, ...]:
    return tuple(Story(f"story{number}", stage=stage, authors=("Reporter",)) for number, stage in enumerate(Stage))


def test_each_stage_is_in_its_view(desk: Desk) -> None:
    put(desk, *one_of_each(), Story("other", authors=("Editor",)))
    with desk.reading() as tx:
        found = {view: {line.stage for line in stories.listed(tx, view, "Reporter")} for view in View}
        counted = stories.counts(tx, "Reporter")
    assert found[View.SUBMITTED] == {Stage.SUBMITTED}
    assert found[View.IN_REVIEW] == {Stage.SUBMITTED, Stage.IN_REVIEW, Stage.CHANGES_REQUESTED}
    assert found[View.APPROVED] == {Stage.APPROVED}
    assert found[View.PUBLISHED] == {Stage.PUBLISHED, Stage.CORRECTING, Stage.WITHDRAWN}
    assert found[View.SPIKED] == {Stage.SPIKED}
    assert found[View.MINE] == set(Stage) - {Stage.SPIKED}
    assert found[View.ALL] == set(Stage)
    assert counted["All"] == len(Stage) + 1
    assert counted["My stories"] == len(Stage) - 1
    assert counted["Published"] == 3


def test_mine_are_those_i_wrote_in_or_hold(desk: Desk) -> None:
    put(desk, LANDING, Story("held", holder="Second editor", stage=Stage.IN_REVIEW), Story("else"))
    with desk.reading() as tx:
        assert [line.key for line in stories.listed(tx, View.MINE, "Editor")] == [LANDING.key]
        assert [line.key for line in stories.listed(tx, View.MINE, "Second editor")] == ["held"]
        assert stories.listed(tx, View.MINE, "Nobody") == ()


def test_a_name_may_be_a_key_its_beginning_or_a_slug(desk: Desk) -> None:
    put(desk, LANDING, Story("eagle99999", Furniture(slug="eagle-rises")))
    with desk.reading() as tx:
        assert stories.key_of(tx, "eagle23456") == "eagle23456"
        assert stories.key_of(tx, "eagle2") == "eagle23456"
        assert stories.key_of(tx, "eagle-rises") == "eagle99999"
        with pytest.raises(WrongUse, match="eagle23456, eagle99999"):
            stories.key_of(tx, "eagle")
        for name in ("", "%", "_", "mars"):
            with pytest.raises(NotFound):
                stories.key_of(tx, name)


def test_a_slug_is_taken_by_another_story_only(desk: Desk) -> None:
    put(desk, LANDING, Story("other"))
    with desk.reading() as tx:
        assert stories.slug_taken(tx, "eagle-lands", "other")
        assert not stories.slug_taken(tx, "eagle-lands", LANDING.key)
        assert not stories.slug_taken(tx, "", "third")


def test_a_damaged_row_is_noticed_on_reading(desk: Desk) -> None:
    put(desk, LANDING)
    with desk.writing() as tx:
        tx.session.execute(text("UPDATE story SET record = replace(record, 'Base', 'Bass')"))
    with pytest.raises(DeskUnavailable, match=r"eagle23456.*damaged"), desk.reading() as tx:
        stories.get(tx, LANDING.key)


def test_a_thread_that_writes_does_not_wait_for_itself(local_desk: Desk) -> None:
    with local_desk.writing(), pytest.raises(RuntimeError), local_desk.writing():
        pass
