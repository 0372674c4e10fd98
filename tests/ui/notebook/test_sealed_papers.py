"""Confidential documents in the side panel: sealed, shown while the vault is open, shut again when it is locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.newsroom import drafting
from desk.story.quote import Quote
from desk.story.source import Source, Terms
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.document import DocumentSheet
from desk.ui.dialogs.unlock import UnlockSheet
from desk.ui.notebook.documents_panel import DocumentsPanel
from tests.storage.vaults import WORDS
from tests.ui.dialogs.looking import buttons, keys, press, sheet, texts
from tests.ui.notebook.conftest import Page
from tests.ui.notebook.papers import card, drop, text_of_the_loop

HIDDEN = Source("hid2345678", terms=Terms.BACKGROUND, description="a person", confidential=True, alias="Harbour")


@pytest.fixture
def panel(
    bench: Bench,
    page: Page,
    beside: Callable[[QWidget], QWidget],
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> DocumentsPanel:
    """The panel over a stored story, with the vault made and open."""
    monkeypatch.setenv("DESK_KEYS", str(tmp_path / "keys"))
    made = DocumentsPanel(bench)
    beside(made)
    stored: list[Story] = []
    start = bench.work.do(drafting.start_story)
    start.then(stored.append)
    settled()
    bench.safe.make(WORDS, remember=False)
    bench.wire.sealed.connect(lambda story: page.show(documents=story.documents))
    settled()
    assert bench.safe.vault is not None
    page.story = stored[0]
    page.show()

    def keep(then: Callable[[], object]) -> None:
        """As the workplace does: what is on the page is stored first."""
        bench.work.do(drafting.keep, stored[0], page.story).then(lambda _kept: then())

    made.papers.flush = keep
    return made


def locked(bench: Bench, settled: Callable[[], None]) -> None:
    bench.safe.lock()
    settled()


def test_a_document_that_is_ticked_confidential_is_sealed_and_shown_while_it_is_unlocked(
    panel: DocumentsPanel, page: Page, bench: Bench, tmp_path: Path, settled: Callable[[], None]
) -> None:
    drop(panel, text_of_the_loop(tmp_path))
    settled()
    keys(card(panel), Qt.Key.Key_F2)
    opened = sheet(DocumentSheet)
    opened.came_from.setText("NASA")
    opened.confidential.click()
    press(opened, "yes")
    settled()
    [document] = page.story.documents
    assert (document.sealed, document.name, document.came_from) == (True, "Sealed document 1", "")
    assert page.told[-1].startswith("Sealed. Undo does not bring it back.")
    assert texts(card(panel), "documentName") == ["loop"]
    assert texts(card(panel), "confidentialPill") == ["Confidential"]
    locked(bench, settled)
    assert texts(card(panel), "documentName") == ["Sealed document 1"]
    assert texts(card(panel), "kindPill") == ["Sealed"]
    assert "unlock confidential sources to read it" in texts(card(panel), "documentAbout")[0]
    assert not texts(card(panel), "documentHash")
    press(card(panel), "unlockDocument")
    settled()
    ask = sheet(UnlockSheet)
    ask.passphrase.setText(WORDS)
    press(ask, "yes")
    settled()
    assert texts(card(panel), "documentName") == ["loop"]
    assert buttons(card(panel), "readDocument")


def test_a_file_can_be_sealed_from_the_start(
    panel: DocumentsPanel,
    page: Page,
    bench: Bench,
    tmp_path: Path,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(text_of_the_loop(tmp_path)), ""))
    bench.commands.action("note.sealed").trigger()
    settled()
    assert [one.sealed for one in page.story.documents] == [True]
    assert page.told[-1] == "Sealed, from the start."
    press(card(panel), "readDocument")
    settled()
    assert panel.listening.window is not None
    assert len(panel.listening.window.text.lines) == 4
    locked(bench, settled)
    assert panel.listening.window is None


def test_unticked_it_lies_in_clear_again(
    panel: DocumentsPanel, page: Page, tmp_path: Path, settled: Callable[[], None]
) -> None:
    panel.papers.take_in(text_of_the_loop(tmp_path))
    settled()
    keys(card(panel), Qt.Key.Key_F2)
    opened = sheet(DocumentSheet)
    opened.confidential.click()
    press(opened, "yes")
    settled()
    [document] = page.story.documents
    assert (document.sealed, document.confidential, document.name) == (False, False, "loop")
    assert page.told[-1] == "It lies in clear now."


def test_what_a_confidential_source_gave_asks_to_be_sealed(
    panel: DocumentsPanel, page: Page, tmp_path: Path, settled: Callable[[], None]
) -> None:
    drop(panel, text_of_the_loop(tmp_path))
    settled()
    [document] = page.story.documents
    page.show(sources=(HIDDEN,), quotes=(Quote("q1", HIDDEN.key, "Houston", document=f"document:{document.key}"),))
    assert texts(card(panel), "openPill") == ["Not sealed"]
    press(card(panel), "sealDocument")
    settled()
    assert page.story.documents[0].sealed
    assert not texts(card(panel), "openPill")


def test_the_sheet_offers_the_sources_and_what_a_confidential_one_gave_is_confidential(
    panel: DocumentsPanel, page: Page, tmp_path: Path, settled: Callable[[], None]
) -> None:
    page.show(sources=(HIDDEN,))
    drop(panel, text_of_the_loop(tmp_path))
    settled()
    keys(card(panel), Qt.Key.Key_F2)
    opened = sheet(DocumentSheet)
    opened.source.setCurrentIndex(opened.source.findText("Harbour"))
    assert opened.confidential.isChecked()
    press(opened, "yes")
    settled()
    assert page.story.documents[0].sealed
    assert page.story.documents[0].source == HIDDEN.key
