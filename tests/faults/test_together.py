"""Several people at once: no update is lost, one chain of the log, and one of many wins a move."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from desk.storage import Desk, log, open_desk, stories
from desk.story.errors import ChangedMeanwhile
from desk.story.stage import Stage
from tests.faults.length import times
from tests.storage.server import Server
from tests.storage.stories import LANDING, NOON

PEOPLE = 6


def all_at_once(work: Callable[[int], object]) -> list[object]:
    """What each person's work gave; all begin at the same moment."""
    gate = threading.Barrier(PEOPLE)

    def begin(person: int) -> object:
        gate.wait()
        return work(person)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return list(pool.map(begin, range(PEOPLE)))


@pytest.fixture
def begun(desk: Desk) -> Desk:
    with desk.writing() as tx:
        stories.put(tx, replace(LANDING, copy="0", stage=Stage.IN_REVIEW))
    return desk


def test_no_update_is_lost(begun: Desk) -> None:
    each = times(8, 100)

    def add_one(_person: int) -> None:
        for _ in range(each):
            with begun.writing() as tx:
                story = stories.get_for_update(tx, LANDING.key)
                stories.put(tx, replace(story, copy=str(int(story.copy) + 1)))

    all_at_once(add_one)
    with begun.reading() as tx:
        assert stories.get(tx, LANDING.key).copy == str(PEOPLE * each)


@pytest.mark.postgres
def test_who_did_not_hold_the_story_is_refused_rather_than_overwrites(server_desk: Desk) -> None:
    with server_desk.writing() as tx:
        stories.put(tx, LANDING)

    def write_slowly() -> None:
        with server_desk.writing() as slow:
            read = stories.get(slow, LANDING.key)
            with server_desk.writing() as quick:
                stories.put(quick, replace(stories.get_for_update(quick, LANDING.key), copy="Quick."))
            stories.put(slow, replace(read, copy="Slow."))

    with pytest.raises(ChangedMeanwhile, match="‘The Eagle has landed’"):
        write_slowly()
    with server_desk.reading() as reader:
        assert stories.get(reader, LANDING.key).copy == "Quick."


def test_of_many_who_approve_at_once_one_does(begun: Desk) -> None:
    def approve(person: int) -> bool:
        with begun.writing() as tx:
            story = stories.get_for_update(tx, LANDING.key)
            if story.stage is not Stage.IN_REVIEW:
                return False
            stories.put(tx, replace(story, stage=Stage.APPROVED))
            log.append(
                tx, story_key=story.key, move="approve", by=f"Editor {person}", at=NOON,
                starts=Stage.IN_REVIEW, ends=Stage.APPROVED,
            )  # fmt: skip
            return True

    assert sum(map(bool, all_at_once(approve))) == 1
    with begun.reading() as tx:
        assert len(log.listed(tx)) == 1


def test_the_log_stays_one_chain(begun: Desk) -> None:
    each = times(5, 50)

    def write(person: int) -> None:
        for _ in range(each):
            with begun.writing() as tx:
                log.append(
                    tx, story_key=LANDING.key, move="recall", by=f"Editor {person}", at=NOON,
                    starts=Stage.SUBMITTED, ends=Stage.DRAFT,
                )  # fmt: skip

    all_at_once(write)
    with begun.reading() as tx:
        assert log.verify(tx) == ""
        assert len(log.listed(tx)) == PEOPLE * each


def test_readers_do_not_wait_for_a_writer(begun: Desk) -> None:
    with begun.writing() as tx:
        stories.put(tx, replace(stories.get_for_update(tx, LANDING.key), copy="Not yet."))
        with begun.reading() as reader:
            assert stories.get(reader, LANDING.key).copy == "0"


@pytest.mark.postgres
def test_two_programs_share_a_desk_on_a_server(postgres_address: str) -> None:
    with open_desk(postgres_address) as one, open_desk(postgres_address) as two:
        assert one.id == two.id
        with one.writing() as tx:
            stories.put(tx, LANDING)
        with two.reading() as tx:
            assert stories.get(tx, LANDING.key) == LANDING


@pytest.mark.postgres
def test_many_make_the_first_desk_on_a_server_at_once(postgres_server: Server) -> None:
    address = postgres_server.new_database()

    def make(_person: int) -> str:
        with open_desk(address) as desk:
            return desk.id

    assert len(set(all_at_once(make))) == 1
    postgres_server.drop(address)
