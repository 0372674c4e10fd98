"""Checks run when nobody types, and are given up at a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from desk.story.furniture import Furniture
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.checking import Checking

STORY = Story("s", Furniture(slug="eagle", headline="Eagle lands"), "They landed on 20th July, and slept.\n\n" * 400)


def checking(bench: Bench, story: Story = STORY) -> Checking:
    return Checking(bench, lambda: story)


def test_the_findings_come_after_a_pause(bench: Bench, qtbot: QtBot) -> None:
    made = checking(bench)
    with qtbot.waitSignal(made.found, timeout=20_000) as found:
        made.soon()
    assert "date-ordinal" in {one.check for one in found.args[0]}


def test_a_key_gives_up_what_is_under_way_and_the_next_pause_brings_it(bench: Bench, qtbot: QtBot) -> None:
    made = checking(bench)
    told: list[object] = []
    made.found.connect(told.append)
    made.at_once()
    made.typed()
    qtbot.waitUntil(made._pause.isActive, timeout=20_000)
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1, timeout=20_000)


def test_without_a_story_nothing_is_checked(bench: Bench, settled: Callable[[], None]) -> None:
    made = Checking(bench, lambda: None)
    told: list[object] = []
    made.found.connect(told.append)
    made.at_once()
    settled()
    assert told == []


def test_a_long_story_waits_longer(bench: Bench) -> None:
    made = checking(bench, replace(STORY, copy="Words of no weight. " * 6000))
    made.soon()
    assert made._pause.interval() > checking(bench)._pause.interval()
    made.stop()
