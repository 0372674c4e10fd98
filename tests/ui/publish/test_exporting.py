"""Exporting: an approved story as an article, any other only as a proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.publish.exporting import Exporting


@pytest.fixture
def exporting(bench: Bench, sample: Story, qtbot: QtBot) -> Iterator[Exporting]:
    window = QWidget()

    def flush(then: Callable[[], object]) -> None:
        then()

    made = Exporting(bench, flush, window)
    bench.work.refused.connect(bench.wire.refused)
    bench.commands.allow(story=True, writable=True, moves=())
    bench.wire.story_changed.emit(sample)
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def told(bench: Bench) -> list[str]:
    heard: list[str] = []
    bench.wire.said.connect(heard.append)
    bench.wire.refused.connect(heard.append)
    return heard


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    asked: list[str] = []

    def chosen(_window: QWidget, _title: str, start: str) -> tuple[str, str]:
        asked.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return asked


def test_a_proof_is_written_where_one_says(
    exporting: Exporting,
    bench: Bench,
    told: list[str],
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = choose(monkeypatch, tmp_path / "out" / "proof")
    bench.commands.action("story.proof").trigger()
    settled()
    assert asked[0].endswith("eagle-lands-proof")
    assert "Eagle lands" in (tmp_path / "out" / "proof" / "index.html").read_text(encoding="utf-8")
    assert told == ["Writing the article…", f"The article lies in {tmp_path / 'out' / 'proof'}."]
    assert bench.settings.last_folder == str(tmp_path / "out")


def test_what_is_not_approved_is_no_article(
    exporting: Exporting,
    bench: Bench,
    told: list[str],
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, tmp_path / "out")
    bench.commands.action("story.export").trigger()
    settled()
    assert "proof" in told[-1] or "approved" in told[-1]
    assert not (tmp_path / "out").exists()


def test_who_chooses_no_folder_writes_nothing(
    exporting: Exporting, bench: Bench, told: list[str], settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "")
    bench.commands.action("story.proof").trigger()
    settled()
    assert told == []
