"""A confidential source through the window: the key is made, the identity sealed, nothing stays in clear."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desk.newsroom.sampling import REPORTER
from desk.ui.dialogs.confide import ConfideSheet
from desk.ui.dialogs.unlock import UnlockSheet
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

WORDS = "eleven craters below the ladder"
NAME = "Placeholder Sealedname"


@pytest.fixture
def walk(open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Walk:
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    made = open_window(REPORTER)
    made.command("story.new")
    made.type("Somebody heard the loop")
    made.saved()
    made.workplace.bench.wire.panel_requested.emit("sources")
    return made


def open_sheet(walk: Walk, kind: type[UnlockSheet] | type[ConfideSheet]) -> None:
    walk.wait(lambda: any(isinstance(one, kind) and one.isVisible() for one in QApplication.topLevelWidgets()))


def make_key(walk: Walk) -> None:
    open_sheet(walk, UnlockSheet)
    walk.fill("passphrase", WORDS)
    walk.fill("passphraseAgain", WORDS)
    walk.click("yes")
    walk.wait(lambda: walk.workplace.bench.safe.vault is not None)


def everywhere(folder: Path) -> str:
    """Every byte of the folder as text."""
    return "".join(file.read_bytes().decode("latin-1") for file in folder.rglob("*") if file.is_file())


def test_a_confidential_source_is_sealed_from_the_start_and_shown_only_unlocked(walk: Walk, tmp_path: Path) -> None:
    walk.click("addConfidential")
    make_key(walk)
    open_sheet(walk, ConfideSheet)
    walk.fill("alias", "Harbour")
    walk.fill("description", "a person who heard the loop")
    walk.fill("name", NAME)
    walk.click("yes")
    walk.wait(lambda: bool(walk.story.sources))
    [source] = walk.story.sources
    assert (source.confidential, source.desk_name, source.name) == (True, "Harbour", "")
    state = walk.find("vaultState")
    assert isinstance(state, QLabel)
    assert state.text() == "Open"

    # Locked by hand, the card no longer leads to the person; a wrong passphrase says so, and the rest works.
    walk.click("turnVault")
    assert state.text() == "Locked"
    walk.workplace.sources.edit(source)
    open_sheet(walk, UnlockSheet)
    assert not walk.shows("phone")
    walk.fill("passphrase", "twelve craters below the ladder")
    walk.click("yes")
    refusal = walk.find("sheetRefusal")
    assert isinstance(refusal, QLabel)
    assert "That is not the passphrase" in refusal.text()
    walk.fill("passphrase", WORDS)
    walk.click("yes")
    open_sheet(walk, ConfideSheet)
    name = walk.find("name")
    assert getattr(name, "text", str)() == NAME
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert NAME not in (there := everywhere(tmp_path))
    assert "Harbour" in there  # it was the desk that was read


def test_a_source_in_clear_is_protected_and_undo_does_not_bring_the_name_back(walk: Walk, tmp_path: Path) -> None:
    walk.command("note.source", asks=True)
    walk.fill("name", NAME)
    walk.click("yes")
    walk.wait(lambda: len(walk.story.sources) == 1)
    walk.workplace.sources.confiding.protect(walk.story.sources[0])
    make_key(walk)
    open_sheet(walk, ConfideSheet)
    walk.fill("alias", "Harbour")
    walk.fill("description", "a person who heard the loop")
    walk.click("yes")
    walk.wait(lambda: walk.story.sources[0].confidential)
    walk.command("edit.undo")
    walk.saved()
    assert walk.story.sources[0].name == ""
    assert NAME not in (there := everywhere(tmp_path))
    assert "Harbour" in there  # it was the desk that was read


def test_a_refused_seal_keeps_the_sheet_with_everything_typed(walk: Walk) -> None:
    walk.click("addConfidential")
    make_key(walk)
    open_sheet(walk, ConfideSheet)
    for field, text in (("alias", "Harbour"), ("description", "a person who heard the loop"), ("name", NAME)):
        walk.fill(field, text)
    walk.click("yes")
    walk.wait(lambda: bool(walk.story.sources) and not walk.shows("alias"))

    # An alias that is taken: the sentence stands in the sheet, and nothing has to be typed again.
    walk.click("addConfidential")
    open_sheet(walk, ConfideSheet)
    for field, text in (("alias", "Harbour"), ("description", "a person at the console"), ("name", NAME)):
        walk.fill(field, text)
    walk.fill("phone", "555 0100")
    walk.click("yes")
    walk.wait(lambda: walk.shows("sheetRefusal"))
    refusal = walk.find("sheetRefusal")
    assert isinstance(refusal, QLabel)
    assert "Harbour" in refusal.text()
    assert getattr(walk.find("name"), "text", str)() == NAME
    assert getattr(walk.find("phone"), "text", str)() == "555 0100"

    # One that gives the person away: likewise. With another alias it is sealed, and the sheet goes.
    walk.fill("alias", NAME)
    walk.click("yes")
    walk.wait(lambda: walk.shows("sheetRefusal") and walk.find("yes").isEnabled() and "Harbour" not in refusal.text())
    walk.fill("alias", "Lantern")
    walk.click("yes")
    walk.wait(lambda: len(walk.story.sources) == 2 and not walk.shows("alias"))


def test_a_move_with_confidential_sources_asks_to_unlock(walk: Walk) -> None:
    walk.click("addConfidential")
    make_key(walk)
    open_sheet(walk, ConfideSheet)
    for field, text in (("alias", "Harbour"), ("description", "a person who heard the loop"), ("name", NAME)):
        walk.fill(field, text)
    walk.click("yes")
    walk.wait(lambda: bool(walk.story.sources))
    walk.workplace.bench.safe.lock()
    walk.workplace.exporting.write(Path("nowhere"), proof=True)
    open_sheet(walk, UnlockSheet)
    QTest.keyClick(walk.find("passphrase"), Qt.Key.Key_Escape)
    assert not Path("nowhere").exists()
