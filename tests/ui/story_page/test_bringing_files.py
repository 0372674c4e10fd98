"""Picture files on their way in: a bar when it takes a while, Cancel, and never into another story."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.story.photo import Photo
from desk.ui.bench import Bench
from desk.ui.story_page.bringing_files import BringingFiles

SOON = 20_000  # ms


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(3):
        made.append(tmp_path / f"picture{number}.png")
        Image.new("RGB", (60, 40), (number * 60, 90, 120)).save(made[-1])
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(700, 500)
    made.show()
    qtbot.addWidget(made)
    return made


def bring(
    bench: Bench, window: QWidget, files: list[Path], most: int = 9
) -> tuple[BringingFiles, list[str], list[str]]:
    """Begun; what was put in, of which `most` are taken; and a note once it is over."""
    put: list[str] = []
    over: list[str] = []

    def take(photo: Photo) -> bool:
        if len(put) == most:
            return False
        put.append(photo.file_name)
        return True

    made = BringingFiles(bench, window, files, take)
    made.destroyed.connect(lambda: over.append("over"))
    made.begin()
    return made, put, over


def test_one_after_the_other(bench: Bench, window: QWidget, files: list[Path], told: list[str], qtbot: QtBot) -> None:
    (files[1]).write_bytes(b"no picture")
    _made, put, over = bring(bench, window, files)
    qtbot.waitUntil(lambda: bool(over), timeout=SOON)
    assert put == ["picture0.png", "picture2.png"]
    assert len(told) == 1
    assert "picture1.png" in told[0]


def test_cancel_keeps_what_is_in(
    bench: Bench, window: QWidget, files: list[Path], told: list[str], qtbot: QtBot, settled: Callable[[], None]
) -> None:
    gate = threading.Event()
    bench.work.ask(lambda _desk: gate.wait(20))
    made, put, over = bring(bench, window, files)
    qtbot.waitUntil(made.bar.isVisible, timeout=SOON)
    assert made.bar.title.text() == "Bringing in 3 pictures"
    assert window.focusWidget() is not made.bar.stop, "who types types on"
    QTest.mouseClick(made.bar.stop, Qt.MouseButton.LeftButton)
    gate.set()
    qtbot.waitUntil(lambda: bool(over), timeout=SOON)
    assert put == []
    assert told == ["Stopped: 0 of 3 pictures are in the story."]


def test_another_story_gets_none_of_them(
    bench: Bench, window: QWidget, files: list[Path], told: list[str], qtbot: QtBot
) -> None:
    _made, put, over = bring(bench, window, files, most=1)
    qtbot.waitUntil(lambda: bool(over), timeout=SOON)
    assert put == ["picture0.png"]
    assert told == ["Stopped: 1 of 3 pictures are in the story."]
