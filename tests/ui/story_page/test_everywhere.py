"""Find and replace across the desk: every story with its hits, what was chosen is replaced, the rest is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desk.newsroom import reading
from desk.story.photo import Photo
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.change_list import HEADING, HIT
from desk.ui.story_page.everywhere import Everywhere
from desk.ui.story_page.everywhere_sheet import EverywhereSheet
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import STORY, put

Rows = list[str]


@pytest.fixture
def stories(bench: Bench, page: StoryPage, settled: Callable[[], None]) -> dict[str, Story]:
    """The open story of the reporter, another of hers, an approved one, and one of somebody else."""
    made = {
        "second": replace(
            STORY,
            key="second2222",
            copy="The lander stood. “A lander stands,” he said.",
            photos=(Photo("moonview22", caption="The lander"),),
        ),
        "approved": replace(STORY, key="approved22", copy="The lander rose.", stage=Stage.APPROVED),
        "other": replace(STORY, key="other22222", copy="The lander fell.", authors=("Somebody",)),
    }
    made = {name: replace(one, furniture=replace(one.furniture, standfirst="")) for name, one in made.items()}
    for one in made.values():
        bench.work.ask(put, one)
    bench.wire.open_requested.connect(lambda key: bench.work.ask(reading.story, key).then(page.show_story))
    settled()
    return made


def searched(qtbot: QtBot, everywhere: Everywhere) -> EverywhereSheet:
    sheet = everywhere.sheet
    assert sheet is not None

    def idle() -> bool:
        return not sheet._soon.isActive() and not everywhere._bench.work.busy and sheet.bar.isHidden()

    qtbot.waitUntil(idle, timeout=10_000)
    return sheet


def opened(qtbot: QtBot, page: StoryPage, bench: Bench, words: str, put_words: str) -> EverywhereSheet:
    bench.commands.action("desk.replace").trigger()
    sheet = page.everywhere.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.words, words)
    QTest.keyClicks(sheet.put, put_words)
    return searched(qtbot, page.everywhere)


def rows(sheet: EverywhereSheet) -> Rows:
    """The list as it is read: headings, and hits with + for a tick, - for none and x where there is no box."""
    found = []
    for at in range(sheet.list.count()):
        item = sheet.list.item(at)
        if (hit := item.data(HIT)) is None:
            found.append(item.data(HEADING)[1].strip())
            continue
        box = bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        sign = ("+" if item.checkState() is Qt.CheckState.Checked else "-") if box else "x"
        found.append(f"{sign} {hit.text.part} {hit.source}")
    return found


def now(qtbot: QtBot, bench: Bench, key: str) -> Story:
    found: list[Story] = []
    bench.work.ask(reading.story, key).then(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def press(sheet: EverywhereSheet, name: str) -> None:
    button = sheet.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_every_story_is_listed_with_what_can_be_done(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story]
) -> None:
    sheet = opened(qtbot, page, bench, "lander", "module")
    found = rows(sheet)
    for heading, hits in {
        "Draft, 3 places": ["+ copy lander", "- copy lander", "+ caption lander"],
        "It is approved: left as it is.": ["x copy lander"],
        "It is a story of Somebody: left as it is.": ["x copy lander"],
    }.items():
        at = found.index(heading)
        of_story = found[at + 1 : at + 1 + len(hits) + 1]
        assert [one for one in of_story if one[:2] in ("+ ", "- ", "x ")][: len(hits)] == hits
    assert sheet.do.text().startswith("Replace ")
    assert "cannot be changed now" in sheet.told.text()


def test_what_is_ticked_is_replaced_and_the_open_page_shows_it(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story], stored: Callable[[], Story]
) -> None:
    sheet = opened(qtbot, page, bench, "lander", "module")
    told: list[str] = []
    bench.wire.said.connect(told.append)
    press(sheet, "yes")
    searched(qtbot, page.everywhere)
    second = now(qtbot, bench, "second2222")
    assert second.copy == "The module stood. “A lander stands,” he said."
    assert second.photos[0].caption == "The module"
    assert now(qtbot, bench, "approved22") == stories["approved"]
    assert now(qtbot, bench, "other22222") == stories["other"]
    assert "module past a boulder" in stored().furniture.standfirst
    assert page.story is not None
    assert "module past a boulder" in page.story.furniture.standfirst
    assert told[-1].startswith("Replaced 3 places in 2 stories. The history of each has it")
    assert "+" not in "".join(row[0] for row in rows(sheet))


def test_quoted_words_are_replaced_when_they_are_ticked(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story]
) -> None:
    sheet = opened(qtbot, page, bench, "A lander", "A module")
    at = rows(sheet).index("- copy A lander")
    place = sheet.list.visualItemRect(sheet.list.item(at)).center()
    QTest.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place.y()))
    assert sheet.do.text() == "Replace 1"
    press(sheet, "yes")
    searched(qtbot, page.everywhere)
    assert "“A module stands,” he said." in now(qtbot, bench, "second2222").copy


def test_what_was_typed_is_stored_before_the_search(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story]
) -> None:
    page.copy.setFocus()
    QTest.keyClicks(page.copy, "Gantry ")
    sheet = opened(qtbot, page, bench, "gantry", "tower")
    assert rows(sheet) == ["Draft, 1 place", "+ copy Gantry"]


def test_a_bad_pattern_is_told_in_a_sentence(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story]
) -> None:
    sheet = opened(qtbot, page, bench, "lander(", "")
    sheet.pattern.setChecked(True)
    searched(qtbot, page.everywhere)
    assert rows(sheet) == []
    assert "This is no pattern yet" in sheet._refusal.text()


def test_a_story_that_changes_between_search_and_replacement_is_told(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story], settled: Callable[[], None]
) -> None:
    sheet = opened(qtbot, page, bench, "lander stood", "module stood")
    other = replace(stories["second"], copy="Now the lander stood.")
    bench.work.ask(overwrite, other)
    settled()
    press(sheet, "yes")
    searched(qtbot, page.everywhere)
    assert "has changed since it was searched: search again" in sheet._refusal.text()
    assert now(qtbot, bench, "second2222").copy == "Now the lander stood."


def test_stop_ends_the_search_with_what_was_found(
    qtbot: QtBot, page: StoryPage, bench: Bench, stories: dict[str, Story]
) -> None:
    bench.commands.action("desk.replace").trigger()
    sheet = page.everywhere.sheet
    assert sheet is not None
    QTest.keyClicks(sheet.words, "lander")
    qtbot.waitUntil(sheet.stop.isVisible, timeout=10_000)
    press(sheet, "everywhere_stop")
    assert sheet.told.text().startswith("Stopped.")
    searched(qtbot, page.everywhere)
    assert sheet.told.text().startswith("Stopped.")


def overwrite(desk: object, story: Story) -> None:
    """Another story under the same key, as if somebody else had written it."""
    from desk.storage import Desk, stories

    assert isinstance(desk, Desk)
    with desk.writing() as tx:
        stories.get_for_update(tx, story.key)
        stories.put(tx, story)
