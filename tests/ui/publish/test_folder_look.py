"""A folder looked at one by one: each file is kept, left out or refused; the report comes at the end, or at Cancel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import reading
from desk.storage.stories import View
from desk.ui.bench import Bench
from desk.ui.publish.folder_import import FolderImport
from desk.ui.publish.folder_look import FolderLook
from desk.ui.publish.import_view import ImportView

SOON = 20_000
WORDS = "The lunar module set down on the moon on Sunday, and its commander radioed the news to Houston at once."


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(1180, 700)
    made.show()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def view(bench: Bench, window: QWidget) -> ImportView:
    made = ImportView(bench, window)
    made.resize(1180, 700)
    made.show()
    return made


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    (tmp_path / "one.txt").write_text(f"Eagle lands on the moon\n\n{WORDS}\n\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "two.md").write_text(f"# Columbia waits\n\n{WORDS}\n\n{WORDS}\n", encoding="utf-8")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 not whole")
    (tmp_path / "zoo.txt").write_text(f"The last of them all\n\n{WORDS}\n\n{WORDS}\n", encoding="utf-8")
    return tuple(tmp_path / name for name in ("one.txt", "two.md", "bad.docx", "zoo.txt"))


@pytest.fixture
def look(bench: Bench, view: ImportView, window: QWidget) -> FolderLook:
    return FolderLook(bench, view, window, lambda: None)


def title(view: ImportView) -> str:
    found = view.findChild(QLabel, "import_title")
    assert found is not None
    return found.text()


def press(view: ImportView, name: str, qtbot: QtBot) -> None:
    made = view.findChild(QPushButton, name)
    assert made is not None
    keep = view.findChild(QPushButton, "import_keep")
    assert keep is not None
    qtbot.waitUntil(keep.isEnabled, timeout=SOON)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def report(window: QWidget) -> list[str]:
    sheet = window.findChildren(FolderImport)[-1]
    told = [sheet.list.item(row).text() for row in range(sheet.list.count())]
    told.append(sheet.line.text())
    sheet.reject()
    return told


def titles(bench: Bench, settled: Callable[[], None]) -> set[str]:
    found: list[str] = []
    bench.work.ask(lambda desk: [one.title for one in reading.listed(desk, View.ALL, bench.work.person)]).then(
        found.extend
    )
    settled()
    return set(found)


def test_each_is_seen_before_it_is_kept(
    bench: Bench,
    view: ImportView,
    window: QWidget,
    look: FolderLook,
    files: tuple[Path, ...],
    qtbot: QtBot,
    settled: Callable[[], None],
) -> None:
    look.begin(files)
    assert title(view) == "Import 1 of 4: one.txt"
    press(view, "import_keep", qtbot)
    qtbot.waitUntil(lambda: title(view) == "Import 2 of 4: two.md", timeout=SOON)
    press(view, "import_leave", qtbot)
    qtbot.waitUntil(lambda: title(view) == "Import 4 of 4: zoo.txt", timeout=SOON)  # the third cannot be read
    with qtbot.waitSignal(look.done, timeout=SOON):
        press(view, "import_keep", qtbot)
    told = report(window)
    assert told[0] == "✓  one.txt — Eagle lands on the moon"
    assert told[1] == "✕  two.md — left out"
    assert told[2].startswith("✕  bad.docx — “bad.docx” is no whole Word file")
    assert told[4] == "2 of 4 files are drafts now."
    assert {"Eagle lands on the moon", "The last of them all"} <= titles(bench, settled)
    assert "Columbia waits" not in titles(bench, settled)


def test_cancel_keeps_what_was_kept_and_reports(
    view: ImportView, window: QWidget, look: FolderLook, files: tuple[Path, ...], qtbot: QtBot
) -> None:
    view.cancelled.connect(look.stop)
    look.begin(files)
    press(view, "import_keep", qtbot)
    qtbot.waitUntil(lambda: title(view) == "Import 2 of 4: two.md", timeout=SOON)
    with qtbot.waitSignal(look.done, timeout=SOON):
        press(view, "import_cancel", qtbot)
    assert not look.under_way
    assert report(window) == ["✓  one.txt — Eagle lands on the moon", "1 of 4 files are drafts now."]


def test_one_file_alone_has_nothing_to_leave_out(view: ImportView, files: tuple[Path, ...], qtbot: QtBot) -> None:
    view.read(files[0])
    leave = view.findChild(QPushButton, "import_leave")
    assert leave is not None
    assert not leave.isVisible()
    assert title(view) == "Import: one.txt"


def test_the_folder_asks_how(bench: Bench, window: QWidget, files: tuple[Path, ...], qtbot: QtBot) -> None:
    sheet = FolderImport(bench, window)
    wanted: list[tuple[Path, ...]] = []
    sheet.look_requested.connect(wanted.append)
    sheet.begin(files[0].parent)
    qtbot.waitUntil(sheet.look.isVisible, timeout=SOON)
    QTest.mouseClick(sheet.look, Qt.MouseButton.LeftButton)
    assert [path.name for path in wanted[0]] == ["bad.docx", "one.txt", "two.md", "zoo.txt"]
