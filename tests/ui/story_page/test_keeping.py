"""What is typed is kept: in the journal at once, on the desk after a pause, merged with what a colleague stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting
from desk.storage import Desk
from desk.story.person import Person
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page import keeping
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import journalled


def type_at_end(page: StoryPage, words: str) -> None:
    page.copy.setFocus()
    page.copy.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page.copy, words)


def test_every_key_is_in_the_journal_before_anything_is_stored(
    qtbot: QtBot, page: StoryPage, tmp_path: Path, story: Story
) -> None:
    type_at_end(page, " It was 20:17 UTC. ")
    emoji = QInputMethodEvent("", [])
    emoji.setCommitString("🌕")
    QApplication.sendEvent(page.copy, emoji)
    QTest.keyClicks(page.head.standfirst, "Now: ")
    page.copy.setFocus()
    assert journalled(tmp_path, story.key) == page.story


def test_a_pause_stores_what_was_typed(
    qtbot: QtBot, page: StoryPage, bench: Bench, stored: Callable[[], Story]
) -> None:
    states: list[str] = []
    bench.wire.saved_changed.connect(states.append)
    type_at_end(page, " More.")
    qtbot.waitUntil(lambda: states[-1:] == ["saved"], timeout=5_000)
    assert states == ["unsaved", "saving", "saved"]
    assert stored().copy.endswith("said. More.")
    assert stored() == page.story


def test_flush_stores_first_and_then_goes_on(qtbot: QtBot, page: StoryPage, stored: Callable[[], Story]) -> None:
    done: list[str] = []
    page.flush(lambda: done.append("clean"))
    assert done == ["clean"]
    type_at_end(page, " More.")
    page.flush(lambda: done.append("stored"))
    assert done == ["clean"]
    qtbot.waitUntil(lambda: done == ["clean", "stored"], timeout=5_000)
    assert stored().copy.endswith(" More.")


def test_what_a_colleague_stored_comes_in_beside_what_is_typed(
    qtbot: QtBot, page: StoryPage, bench: Bench, story: Story, stored: Callable[[], Story]
) -> None:
    def theirs(desk: Desk, by: Person) -> object:
        return drafting.keep(desk, by, story, replace(story, furniture=replace(story.furniture, slug="theirs")))

    bench.work.do(theirs)
    type_at_end(page, " Mine.")
    page.flush(lambda: None)
    qtbot.waitUntil(lambda: page.story is not None and page.story.furniture.slug == "theirs", timeout=5_000)
    assert page.story is not None
    assert page.story.copy.endswith(" Mine.")
    assert stored().furniture.slug == "theirs"
    assert stored().copy.endswith(" Mine.")


def test_words_typed_while_a_save_is_under_way_are_not_lost(
    qtbot: QtBot, page: StoryPage, story: Story, stored: Callable[[], Story]
) -> None:
    type_at_end(page, " One.")
    page.flush(lambda: None)
    QTest.keyClicks(page.copy, " Two.")
    done: list[bool] = []
    page.flush(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done), timeout=5_000)
    assert stored().copy == story.copy + " One. Two."
    assert page.story is not None
    assert page.story.copy == story.copy + " One. Two."


def test_both_changed_the_same_words(qtbot: QtBot, page: StoryPage, bench: Bench, story: Story) -> None:
    def theirs(desk: Desk, by: Person) -> object:
        return drafting.keep(desk, by, story, replace(story, furniture=replace(story.furniture, headline="Theirs")))

    bench.work.do(theirs)
    page.head.headline.setFocus()
    page.head.headline.selectAll()
    QTest.keyClicks(page.head.headline, "Mine")
    with qtbot.waitSignal(bench.wire.said, timeout=5_000) as said:
        page.flush(lambda: None)
    assert said.args == ["A colleague changed the headline too: your words stand, theirs are in the history."]
    assert page.story is not None
    assert page.story.furniture.headline == "Mine"


def test_a_refused_save_says_so_and_keeps_the_words(
    qtbot: QtBot, page: StoryPage, bench: Bench, story: Story, tmp_path: Path
) -> None:
    bench.work.person = Person("Stranger")
    states: list[str] = []
    bench.wire.saved_changed.connect(states.append)
    type_at_end(page, " Kept.")
    done: list[bool] = []
    with qtbot.waitSignal(bench.wire.refused, timeout=5_000) as refused:
        page.flush(lambda: done.append(True))
    assert refused.args is not None
    assert refused.args[0].endswith("What you typed is kept on this computer.")
    assert states[-1].startswith("Not saved on the desk")
    assert not done
    assert page.story is not None
    assert page.story.copy.endswith(" Kept.")
    assert journalled(tmp_path, story.key).copy.endswith(" Kept.")


def test_another_story_is_opened_only_after_the_first_is_on_its_way(
    qtbot: QtBot, page: StoryPage, story: Story, stored: Callable[[], Story], tmp_path: Path
) -> None:
    type_at_end(page, " Last words.")
    page.show_story(replace(story, key="other22222"))
    assert stored().copy.endswith(" Last words.")
    qtbot.waitUntil(lambda: not list(tmp_path.rglob(f"{story.key}.journal")), timeout=5_000)


def test_an_unchanged_story_leaves_no_journal_behind(page: StoryPage, story: Story, tmp_path: Path) -> None:
    assert list(tmp_path.rglob(f"{story.key}.journal"))
    page.clear()
    assert not list(tmp_path.rglob("*.journal"))


def test_a_save_that_faults_is_tried_again(
    page: StoryPage,
    bench: Bench,
    qtbot: QtBot,
    stored: Callable[[], Story],
    faults: list[BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first save breaks with a fault of the program; the words are stored all the same, a little later."""
    once = iter([ZeroDivisionError("a fault of the program")])

    def breaking(desk: Desk, by: Person, base: Story, mine: Story) -> object:
        for fault in once:
            raise fault
        return drafting.keep(desk, by, base, mine)

    monkeypatch.setattr(keeping, "LOST", 50)
    monkeypatch.setattr(keeping, "AGAIN", 50)
    monkeypatch.setattr(keeping, "keep", breaking)
    with qtbot.waitSignal(bench.work.failed, timeout=5_000) as failed:
        type_at_end(page, " Kept at last.")
    assert failed.args is not None
    qtbot.waitUntil(lambda: stored().copy.endswith(" Kept at last."), timeout=10_000)
    assert isinstance(faults.pop(), ZeroDivisionError)


def test_a_move_made_while_words_are_typed_takes_none_of_them(
    page: StoryPage, story: Story, stored: Callable[[], Story], qtbot: QtBot
) -> None:
    type_at_end(page, " Typed meanwhile.")
    page.show_story(replace(story, stage=Stage.CHANGES_REQUESTED, holder="Editor"))
    assert page.story is not None
    assert page.story.copy.endswith(" Typed meanwhile.")
    assert page.story.stage is Stage.CHANGES_REQUESTED
    qtbot.waitUntil(lambda: stored().copy.endswith(" Typed meanwhile."), timeout=5_000)


def test_a_restored_revision_takes_the_place_of_what_stood(page: StoryPage, bench: Bench, story: Story) -> None:
    restored = replace(story, copy="As it was.\n\nBefore.", furniture=replace(story.furniture, slug="before"))
    page.show_story(restored)
    assert page.story == restored
    bench.commands.action("edit.undo").trigger()
    assert page.story is not None
    assert page.story.copy == story.copy
