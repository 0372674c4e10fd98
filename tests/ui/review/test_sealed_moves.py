"""Moves of a story with sealed sources: what is locked is said first, and what is sealed is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import protecting
from desk.newsroom.leaking import LOCKED
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.checking import Checking
from desk.ui.dialogs.approve import Approve
from desk.ui.dialogs.signing import SigningSheet
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import UnlockSheet
from desk.ui.review.checks_panel import ChecksPanel
from desk.ui.review.moves import Moves
from tests.newsroom.confiding import SOURCE, WHO
from tests.storage.vaults import CHEAP, WORDS, no_keyring
from tests.ui.dialogs.looking import buttons, keys, press, sheet, texts
from tests.ui.review.conftest import EDITOR, REPORTER, Office


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    with no_keyring():
        yield


def confided(desk: Desk, story: Story) -> Story:
    vault = Vault(desk, cost=CHEAP)
    vault.make(REPORTER.name, WORDS)
    return protecting.confide(desk, REPORTER, story, SOURCE, WHO, vault)


@pytest.fixture
def moves(bench: Bench, office: Office, window: QWidget) -> Moves:
    """The open story has a sealed source; the vault is locked."""
    made = Moves(bench, office.flush, window)
    story = office.act(confided, office.story)
    office._kept(story, lambda: None)
    return made


def make(office: Office, bench: Bench, name: str) -> None:
    bench.commands.action(f"move.{name}").setEnabled(True)
    bench.commands.action(f"move.{name}").trigger()
    office.settled()


def unlock(office: Office) -> None:
    office.settled()
    asked = sheet(UnlockSheet)
    keys(asked.passphrase, WORDS)
    press(asked, "yes")
    office.settled()


def test_submit_says_that_it_is_locked_and_goes_on_once_it_is_open(moves: Moves, office: Office, bench: Bench) -> None:
    make(office, bench, "submit")
    assert office.told[-1] == LOCKED.message
    unlock(office)
    press(sheet(SigningSheet), "unsigned")
    office.settled()
    assert office.told[-1] == "Submitted. An editor can take it now."


def test_submit_finds_what_is_sealed_before_anything_moves(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(copy=f"{office.story.copy}\n\n{WHO.name} was there.")
    make(office, bench, "submit")
    unlock(office)
    office.settled()
    opened = sheet(Tell)
    assert "has the name of the confidential source ‘Harbour’" in texts(opened, "sheetLine")[0]
    opened.reject()


def test_approve_says_what_is_unchecked_and_looks_again_once_it_is_open(
    moves: Moves, office: Office, bench: Bench, qtbot: QtBot
) -> None:
    made = Checking(bench, lambda: office.story)
    made.found.connect(bench.wire.findings_changed)
    office.show(copy=f"{office.story.copy}\n\n{WHO.name.split()[1]} was there.")
    office.flush(lambda: None)
    office.settled()
    vault = bench.safe
    vault.look()
    office.settled()
    vault.unlock(WORDS, remember=False)
    office.settled()
    make(office, bench, "submit")
    press(sheet(SigningSheet), "unsigned")
    office.settled()
    office.move("take", EDITOR)
    office.sit(EDITOR)
    vault.lock()
    make(office, bench, "approve")
    opened = sheet(Approve)
    assert LOCKED.message in texts(opened, "checkLine")
    assert "No confidential name leaves the desk" not in texts(opened, "checkLine")
    assert not opened.approve.isEnabled()
    press(opened, "unlock")
    unlock(office)
    qtbot.waitUntil(lambda: LOCKED.message not in texts(opened, "checkLine"), timeout=20_000)
    assert any("also the surname of the confidential source ‘Harbour’" in one for one in texts(opened, "checkLine"))
    assert opened.approve.isEnabled()
    assert not buttons(opened, "unlock")
    opened.reject()


def test_the_checks_run_again_when_it_is_opened_and_locked(
    moves: Moves, office: Office, bench: Bench, qtbot: QtBot, beside: Callable[[QWidget], None]
) -> None:
    panel = ChecksPanel(bench)
    beside(panel)
    made = Checking(bench, lambda: office.story)
    made.found.connect(bench.wire.findings_changed)
    office.show()
    made.at_once()
    qtbot.waitUntil(lambda: any(LOCKED.message in one for one in texts(panel)), timeout=20_000)
    bench.safe.unlock(WORDS, remember=False)
    qtbot.waitUntil(lambda: not any(LOCKED.message in one for one in texts(panel)), timeout=20_000)
    bench.safe.lock()
    qtbot.waitUntil(lambda: any(LOCKED.message in one for one in texts(panel)), timeout=20_000)
