"""A folder of articles: each becomes a draft or a sentence, and Stop keeps what is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desk.newsroom import reading
from desk.storage.stories import View
from desk.ui.bench import Bench
from desk.ui.publish.folder_import import FolderImport

WORDS = "The lunar module set down on the moon on Sunday, and its commander radioed the news to Houston at once."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "deep").mkdir(parents=True)
    (made / "one.txt").write_text(f"Eagle lands on the moon\n\n{WORDS}\n\n{WORDS}\n", encoding="utf-8")
    (made / "deep" / "two.md").write_text(f"# Columbia waits\n\n{WORDS}\n\n{WORDS}\n", encoding="utf-8")
    (made / "bad.docx").write_bytes(b"PK\x03\x04 not whole")
    (made / "left.bin").write_bytes(b"\x00")
    return made


def titles(bench: Bench, settled: Callable[[], None]) -> list[str]:
    found: list[str] = []
    bench.work.ask(lambda desk: [one.title for one in reading.listed(desk, View.ALL, bench.work.person)]).then(
        found.extend
    )
    settled()
    return sorted(found)


def test_every_article_becomes_a_draft(bench: Bench, folder: Path, qtbot: QtBot, settled: Callable[[], None]) -> None:
    sheet = FolderImport(bench, None)
    sheet.begin(folder)
    qtbot.waitUntil(sheet.all.isVisible, timeout=20_000)
    assert sheet.line.text().startswith("There are 3 articles in this folder.")
    QTest.mouseClick(sheet.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.stop.text() == "Close", timeout=20_000)
    told = [sheet.list.item(row).text() for row in range(3)]
    assert told[0].startswith("✕  bad.docx — “bad.docx” is no whole Word file")
    assert told[1:] == ["✓  two.md — Columbia waits", "✓  one.txt — Eagle lands on the moon"]
    assert sheet.line.text() == "2 of 3 files are drafts now."
    assert {"Columbia waits", "Eagle lands on the moon"} <= set(titles(bench, settled))
    with qtbot.waitSignal(sheet.answered) as answered:
        QTest.mouseClick(sheet.stop, Qt.MouseButton.LeftButton)
    assert answered.args == [2]


def test_stop_keeps_what_was_taken_in(bench: Bench, folder: Path, qtbot: QtBot) -> None:
    for number in range(30):
        (folder / f"more{number:02}.txt").write_text(f"Story {number} of the moon\n\n{WORDS}\n", encoding="utf-8")
    sheet = FolderImport(bench, None)
    sheet.begin(folder)
    qtbot.waitUntil(sheet.all.isVisible, timeout=20_000)
    QTest.mouseClick(sheet.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.list.count() > 0, timeout=20_000)
    QTest.mouseClick(sheet.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: sheet.stop.text() == "Close", timeout=20_000)
    assert 0 < sheet.list.count() < 33
    sheet.reject()


def test_a_folder_without_articles_is_told(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = FolderImport(bench, None)
    sheet.begin(tmp_path / "nothing")
    qtbot.waitUntil(lambda: sheet.stop.text() == "Close", timeout=20_000)
    assert "is no folder that can be read" in sheet.line.text()
    sheet.reject()
