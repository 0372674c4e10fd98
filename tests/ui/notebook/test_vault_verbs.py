"""Every verb of the vault is a command: it finds its source by itself, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desk.newsroom import drafting, protecting
from desk.storage.desk import Desk
from desk.storage.vault import Vault
from desk.story.person import Person
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.confide import ConfideSheet
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.tell import Tell
from desk.ui.dialogs.unlock import UnlockSheet
from desk.ui.notebook.sources_panel import SourcesPanel
from tests.newsroom.confiding import SOURCE, WHO
from tests.storage.vaults import CHEAP, WORDS, no_keyring
from tests.ui.dialogs.looking import keys, press, sheet, texts
from tests.ui.notebook.conftest import Page


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    with no_keyring():
        yield


def begun(desk: Desk, by: Person) -> Story:
    """A story with one source in clear and one that is sealed; the vault is locked again."""
    vault = Vault(desk, cost=CHEAP)
    vault.make(by.name, WORDS)
    story = drafting.start_story(desk, by)
    named = replace(story, copy="They landed.", sources=(Source("s1", "Neil Armstrong"),))
    return protecting.confide(desk, by, drafting.keep(desk, by, story, named).story, SOURCE, WHO, vault)


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget], settled: Callable[[], None]) -> SourcesPanel:
    made = SourcesPanel(bench)
    beside(made)
    stories: list[Story] = []
    bench.work.do(begun).then(stories.append)
    settled()
    page.story = stories[0]
    page.show()
    bench.work.refused.connect(page.told.append)
    return made


def unlock(bench: Bench, settled: Callable[[], None]) -> None:
    settled()
    asked = sheet(UnlockSheet)
    keys(asked.passphrase, WORDS)
    press(asked, "yes")
    settled()


def do(bench: Bench, name: str) -> None:
    bench.commands.action(name).trigger()


def test_unlock_and_lock_say_how_it_stands(
    panel: SourcesPanel, page: Page, bench: Bench, settled: Callable[[], None]
) -> None:
    do(bench, "vault.unlock")
    unlock(bench, settled)
    assert page.told[-1].startswith("Confidential identities are open on this computer")
    do(bench, "vault.unlock")
    assert page.told[-1].startswith("Confidential identities are open on this computer")
    do(bench, "vault.lock")
    assert bench.safe.vault is None
    assert page.told[-1] == "Confidential sources are locked."
    do(bench, "vault.forget-key")
    settled()
    assert page.told[-1] == "Locked, and out of this computer’s keyring; the passphrase opens the sources."


def test_the_only_confidential_source_is_shown_without_asking_which(
    panel: SourcesPanel, bench: Bench, settled: Callable[[], None]
) -> None:
    do(bench, "note.reveal")
    unlock(bench, settled)
    settled()
    opened = sheet(ConfideSheet)
    assert (opened.alias.text(), opened.name.text()) == ("Harbour", WHO.name)
    opened.reject()


def test_the_only_source_in_clear_is_made_confidential(
    panel: SourcesPanel, page: Page, bench: Bench, settled: Callable[[], None]
) -> None:
    sealed: list[Story] = []
    bench.wire.sealed.connect(sealed.append)
    do(bench, "note.protect")
    unlock(bench, settled)
    opened = sheet(ConfideSheet)
    keys(opened.alias, "Lantern")
    keys(opened.description, "a man on the moon")
    press(opened, "yes")
    settled()
    assert [one.desk_name for one in sealed[0].sources] == ["Lantern", "Harbour"]
    assert page.told[-1].startswith("Sealed. Undo does not bring it back.")


def test_of_several_the_one_whose_card_has_the_keyboard_is_meant_else_a_menu_asks(
    panel: SourcesPanel, page: Page, bench: Bench, settled: Callable[[], None]
) -> None:
    page.show(sources=(*page.story.sources, Source("s2", "Charles Duke")))
    do(bench, "vault.unlock")
    unlock(bench, settled)
    panel.list.focus(2)
    do(bench, "note.protect")
    settled()
    opened = sheet(ConfideSheet)
    assert opened.name.text() == "Charles Duke"
    opened.reject()
    page.show(sources=page.story.sources[::-1])
    panel.list.focus(1)
    do(bench, "note.protect")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Charles Duke", "Neil Armstrong"]
    menu.close()


def test_where_a_source_still_stands_is_told(panel: SourcesPanel, bench: Bench, settled: Callable[[], None]) -> None:
    do(bench, "note.still-named")
    unlock(bench, settled)
    settled()
    opened = sheet(Tell)
    assert texts(opened, "sheetTitle") == ["Where ‘Harbour’ still stands"]
    assert texts(opened, "sheetLine") == ["Nothing that can be looked at from here names the person in clear."]
    opened.accept()


def test_without_such_a_source_one_sentence_says_so(panel: SourcesPanel, page: Page, bench: Bench) -> None:
    page.show(sources=(), quotes=())
    do(bench, "note.reveal")
    assert page.told[-1] == "There is no confidential source in this story."
    do(bench, "note.protect")
    assert page.told[-1] == "There is no source in clear in this story."


def test_a_source_is_confidential_no_longer_after_a_yes_to_what_follows(
    panel: SourcesPanel, page: Page, bench: Bench, settled: Callable[[], None]
) -> None:
    released: list[Story] = []
    bench.wire.sealed.connect(released.append)
    do(bench, "note.release")
    unlock(bench, settled)
    asked = sheet(Confirm)
    assert texts(asked, "sheetTitle") == ["Make ‘Harbour’ confidential no longer?"]
    assert "every revision from then on" in texts(asked, "sheetLine")[0]
    asked.reject()
    settled()
    assert released == []
    do(bench, "note.release")
    settled()
    press(sheet(Confirm), "yes")
    settled()
    assert [one.name for one in released[0].sources] == ["Neil Armstrong", WHO.name]
    assert page.told[-1] == "‘Harbour’ stands in clear now. Undo does not seal it again."
