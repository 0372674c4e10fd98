"""The lull: what is not the key itself is done after a key has been painted, and what takes long in a pause."""

from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from desk.ui.lull import Lull


@pytest.fixture
def lull(qtbot: QtBot) -> Lull:
    return Lull()


def test_where_nobody_types_everything_is_done_at_once_in_order(lull: Lull, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(3):
        lull.then(lambda number=number: done.append(number))  # type: ignore[misc]
    assert done == []  # each in a turn of the loop of its own
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == [0, 1, 2]


def test_after_a_key_it_waits_until_the_key_was_painted(lull: Lull, qtbot: QtBot) -> None:
    done: list[float] = []
    lull.typed()
    begun = monotonic()
    lull.then(lambda: done.append(monotonic()))
    qtbot.waitUntil(lambda: bool(done))
    assert done[0] - begun >= 0.009


def test_what_comes_shortly_before_the_next_key_waits_for_that_one(lull: Lull, qtbot: QtBot) -> None:
    done: list[float] = []
    lull.typed()
    qtbot.wait(80)
    lull.then(lambda: done.append(monotonic()))
    qtbot.wait(20)
    assert done == []
    lull.typed()
    key = monotonic()
    qtbot.waitUntil(lambda: bool(done))
    assert done[0] >= key


def test_what_waits_is_done_when_no_key_comes(lull: Lull, qtbot: QtBot) -> None:
    done: list[str] = []
    lull.typed()
    qtbot.wait(80)
    lull.then(lambda: done.append("brought"))
    qtbot.waitUntil(lambda: done == ["brought"])


def test_long_work_waits_for_a_pause_and_is_done_once(lull: Lull, qtbot: QtBot) -> None:
    done: list[str] = []

    def find() -> None:
        done.append("found")

    lull.typed()
    lull.in_pause(find)
    lull.in_pause(find)
    qtbot.wait(250)
    assert done == []
    qtbot.waitUntil(lambda: done == ["found"])
    qtbot.wait(50)
    assert done == ["found"]
    lull.in_pause(find)
    assert done == ["found", "found"]


def test_a_job_that_fails_does_not_keep_the_next_one(lull: Lull, qtbot: QtBot) -> None:
    done: list[str] = []

    def fail() -> None:
        raise ValueError("a fault")

    lull.then(fail)
    lull.then(lambda: done.append("next"))
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(lambda: done == ["next"])
    assert [str(error) for _kind, error, _trace in raised] == ["a fault"]
