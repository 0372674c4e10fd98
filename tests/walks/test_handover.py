"""From the reporter's desk to the editor's and back, by files alone, until the story is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desk.newsroom import safekeeping
from desk.newsroom.sampling import EDITOR, REPORTER
from desk.story.stage import Stage
from tests.storage.vaults import Ring, no_keyring
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _ring() -> Iterator[None]:
    with no_keyring():
        keyring.set_keyring(Ring())
        yield


def key_of(walk: Walk) -> str:
    """The person's key as the window shows it for colleagues."""
    walk.command("desk.keys", asks=True)
    own = walk.find("ownKey")
    assert isinstance(own, QLineEdit)
    line = own.text()
    walk.click("no")
    return line


def trust(walk: Walk, line: str) -> None:
    walk.command("desk.keys", asks=True)
    walk.fill("givenKey", line)
    walk.click("yes")
    walk.click("no")


def test_over_two_desks_by_files(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "stick" / "eagle.story"
    file.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    reporter = open_window(REPORTER, where=str(tmp_path / "reporters"))
    editor = open_window(EDITOR, where=str(tmp_path / "editors"))

    def hand_over(walk: Walk, note: str) -> None:
        focus(walk)
        walk.command("story.hand-over", asks=True)
        walk.type(note)
        walk.press(Qt.Key.Key_Return)
        walk.wait(file.exists)

    def take_in(walk: Walk, stage: Stage) -> None:
        focus(walk)
        walk.command("story.take-in", asks=True)
        walk.click("yes")
        walk.wait(lambda: walk.story.key == key and walk.story.stage is stage)
        file.unlink()

    def focus(walk: Walk) -> None:
        walk.window.activateWindow()
        walk.window.raise_()

    # Each takes the other's key in: a line of text that came by mail, compared by voice.
    trust(editor, key_of(reporter))
    trust(reporter, key_of(editor))

    # The reporter writes a story, submits it and hands it over.
    focus(reporter)
    reporter.command("story.new")
    reporter.type("Eagle lands: two men walk on the moon")
    reporter.fill("standfirst", "Fuel ran low on the way down")
    reporter.fill("section", "Science / Space")
    reporter.press(Qt.Key.Key_Return)
    reporter.fill("byline", "Reporter")
    reporter.click("more")
    reporter.fill("slug", "eagle")
    reporter.press(Qt.Key.Key_Return)
    reporter.find("copy").setFocus()
    reporter.type("A spacecraft set down on the moon on Sunday. Fuel ran low.")
    reporter.saved()
    key = reporter.story.key
    reporter.command("move.submit")
    reporter.wait(lambda: reporter.story.stage is Stage.SUBMITTED)
    hand_over(reporter, "For tonight")

    # The editor takes it in, comes back with a wish, and hands it over again.
    take_in(editor, Stage.SUBMITTED)
    assert editor.story.copy == reporter.story.copy
    editor.command("move.take")
    editor.wait(lambda: editor.story.stage is Stage.IN_REVIEW)
    editor.command("move.send-back", asks=True)
    editor.type("Say how much fuel was left.")
    editor.press(Qt.Key.Key_Return)
    editor.wait(lambda: editor.story.stage is Stage.CHANGES_REQUESTED)
    hand_over(editor, "One wish")

    # The reporter joins it, answers, and hands it over; the editor approves and publishes.
    take_in(reporter, Stage.CHANGES_REQUESTED)
    reporter.find("copy").setFocus()
    reporter.press(Qt.Key.Key_End, CTRL)
    reporter.type(" It lasted for thirty seconds more.")
    reporter.saved()
    reporter.command("move.submit")
    reporter.wait(lambda: reporter.story.stage is Stage.SUBMITTED)
    hand_over(reporter, "Done")
    take_in(editor, Stage.SUBMITTED)
    editor.command("move.take")
    editor.wait(lambda: editor.story.stage is Stage.IN_REVIEW)
    assert editor.story.copy.endswith("It lasted for thirty seconds more.")
    editor.command("move.approve", asks=True)
    editor.give_reasons("Heard it myself.")
    editor.click("yes")
    editor.wait(lambda: editor.story.stage is Stage.APPROVED)
    editor.command("move.publish", asks=True)
    editor.click("yes")
    editor.wait(lambda: editor.story.stage is Stage.PUBLISHED)

    # What is out comes back to the reporter as published; both desks can prove what was decided.
    hand_over(editor, "It is out")
    take_in(reporter, Stage.PUBLISHED)
    for walk in (reporter, editor):
        wrong: list[tuple[str, ...]] = []
        walk.workplace.bench.work.ask(safekeeping.check_log).then(wrong.append)
        walk.wait()
        assert wrong == [()]
