"""Documents in the side panel: dropped, opened, edited, removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desk.story.document import Document, address_of
from desk.story.quote import Quote
from desk.story.record import sha256
from desk.ui.bench import Bench
from desk.ui.dialogs.document import DocumentSheet
from desk.ui.notebook.documents_panel import DocumentsPanel
from tests.ui.dialogs.looking import buttons, keys, press, sheet, texts
from tests.ui.notebook.conftest import Page
from tests.ui.notebook.papers import LOOP, card, drop, text_of_the_loop


@pytest.fixture
def panel(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget]) -> DocumentsPanel:
    made = DocumentsPanel(bench)
    beside(made)
    page.show()
    return made


@pytest.fixture
def loop(tmp_path: Path) -> Path:
    return text_of_the_loop(tmp_path)


def test_an_empty_notebook_says_what_goes_there(panel: DocumentsPanel) -> None:
    assert texts(panel, "")[0] == "No documents yet"
    assert buttons(panel, "addFirstDocument")


def test_a_dropped_file_is_kept_and_told_with_its_hash(
    panel: DocumentsPanel, page: Page, loop: Path, settled: Callable[[], None]
) -> None:
    drop(panel, loop)
    settled()
    [document] = page.story.documents
    assert document.digest == sha256(loop.read_bytes())
    assert texts(card(panel), "kindPill") == ["TXT"]
    assert texts(card(panel), "documentName") == ["loop"]
    assert texts(card(panel), "documentAbout") == [f"loop.txt · {document.size} bytes"]
    assert texts(card(panel), "documentHash") == [f"SHA-256 {document.digest[:16]}…"]
    assert page.told[-1] == "loop.txt is in the notebook."
    assert page.labels == ["Add document"]


def test_files_can_be_chosen(
    panel: DocumentsPanel,
    page: Page,
    bench: Bench,
    loop: Path,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_asked: ([str(loop)], ""))
    bench.commands.action("note.document").trigger()
    settled()
    assert [one.file_name for one in page.story.documents] == ["loop.txt"]


def test_a_file_that_is_not_there_is_told(
    panel: DocumentsPanel, page: Page, bench: Bench, loop: Path, settled: Callable[[], None]
) -> None:
    bench.work.refused.connect(page.told.append)
    panel.take_in([loop.with_name("gone.pdf")])
    settled()
    assert page.told[-1] == "‘gone.pdf’ cannot be read: No such file or directory."


def test_f2_edits_what_is_known(panel: DocumentsPanel, page: Page, loop: Path, settled: Callable[[], None]) -> None:
    drop(panel, loop)
    settled()
    keys(card(panel), Qt.Key.Key_F2)
    opened = sheet(DocumentSheet)
    opened.name.setText("The loop")
    opened.came_from.setText("NASA")
    opened.dated.setText("20 July")
    keys(opened.dated, Qt.Key.Key_Return)
    assert "‘20 July’ is no day: write it like 1969-07-20." in texts(opened, "sheetRefusal")
    opened.dated.setText("1969-07-20")
    opened.confidential.click()
    assert texts(opened, "sheetLine")[0].startswith("Its file and all that is said here lie sealed")
    opened.confidential.click()
    press(opened, "yes")
    [document] = page.story.documents
    assert (document.name, document.came_from, document.dated) == ("The loop", "NASA", date(1969, 7, 20))
    assert "from NASA" in texts(card(panel), "documentAbout")[0]


def test_delete_removes_and_quotes_keep_the_name(
    panel: DocumentsPanel, page: Page, settled: Callable[[], None]
) -> None:
    report = Document("rep2345678", "Report", "report.pdf")
    page.show(documents=(report,), quotes=(Quote("q9", "s1", "Houston", document=address_of(report), page="12"),))
    assert texts(card(panel), "quotesPill") == ["1 quote"]
    keys(card(panel), Qt.Key.Key_Delete)
    assert page.story.documents == ()
    assert page.story.quotes[0].document == "Report"
    assert page.told[-1] == "Report is out of the notebook. Undo brings it back."


def test_open_hands_the_file_to_the_system_but_never_a_program(
    panel: DocumentsPanel, page: Page, tmp_path: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    report, program = tmp_path / "report.pdf", tmp_path / "report.exe"
    report.write_bytes(b"%PDF-1.4")
    program.write_bytes(b"MZ")
    drop(panel, report, program)
    settled()
    for number in (0, 1):
        panel.list.focus(number)
        keys(card(panel, number), Qt.Key.Key_Return)
    settled()
    assert [Path(one.toLocalFile()).read_bytes() for one in opened] == [b"%PDF-1.4"]
    assert page.told[-1] == "Desk does not open .exe files: save a copy, and open that with care."


def test_a_copy_can_be_saved_and_the_hash_copied(
    panel: DocumentsPanel, page: Page, loop: Path, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(panel, loop)
    settled()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(loop.with_name("copy.txt")), ""))
    lines = {one.objectName(): one for one in card(panel).menu().actions()}
    lines["saveDocumentLine"].trigger()
    lines["copyHashLine"].trigger()
    settled()
    assert loop.with_name("copy.txt").read_text(encoding="utf-8") == LOOP
    assert QGuiApplication.clipboard().text() == page.story.documents[0].digest
