"""The exact page on demand: in a window of its own, kept up to date; in the browser where there is no engine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.publish import exact_pages
from desk.ui.publish.exact_pages import ExactPages
from desk.ui.publish.exact_window import ExactWindow

SOON = 30_000  # ms


class Desk:
    """A window with a story open in it."""

    def __init__(self, bench: Bench, story: Story) -> None:
        self.story = story
        self.window = QWidget()
        self.pages = ExactPages(bench, lambda: self.story, self.window)
        bench.commands.allow(story=True, writable=True, moves=())


@pytest.fixture
def desk(bench: Bench, sample: Story, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(bench, sample)
    qtbot.addWidget(made.window)
    yield made
    made.pages.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def exact(desk: Desk, bench: Bench, qtbot: QtBot) -> ExactWindow:
    bench.commands.action("view.exact-page").trigger()
    window = desk.pages.window
    assert window is not None
    wait_for(window, "Unapproved proof", qtbot)
    return window


def wait_for(window: ExactWindow, words: str, qtbot: QtBot) -> None:
    """Until the engine shows those words."""

    def seen() -> bool:
        found: list[str] = []
        window.view.page().toPlainText(found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=SOON)
        return words in found[0]

    qtbot.waitUntil(seen, timeout=SOON)


def press(window: ExactWindow, name: str) -> None:
    found = window.findChild(QPushButton, name)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_what_export_writes_is_what_is_seen(exact: ExactWindow, qtbot: QtBot) -> None:
    wait_for(exact, "Eagle lands: two men walk on the moon", qtbot)
    state = exact.findChild(QLabel, "exact_state")
    assert state is not None
    assert state.text() == "Proof"
    assert exact.isWindow()


def test_it_follows_the_story_after_a_pause(desk: Desk, exact: ExactWindow, bench: Bench, qtbot: QtBot) -> None:
    desk.story = replace(desk.story, copy="The hatch is open.")
    bench.wire.story_changed.emit(desk.story)
    wait_for(exact, "The hatch is open.", qtbot)


@pytest.mark.parametrize(("name", "pixels"), [("tablet", 768), ("phone", 390), ("print", 794), ("desktop", 1200)])
def test_every_width_is_that_of_the_page(exact: ExactWindow, name: str, pixels: int) -> None:
    press(exact, f"exact_{name}")
    view = exact.view
    assert round(view.width() / view.zoomFactor()) == pytest.approx(pixels, abs=2)


def test_light_and_dark_are_the_page_s_own(exact: ExactWindow, qtbot: QtBot) -> None:
    def ground() -> int:
        return exact.view.grab().toImage().pixelColor(6, 120).lightness()

    qtbot.waitUntil(lambda: ground() > 240, timeout=SOON)
    press(exact, "exact_dark")
    qtbot.waitUntil(lambda: ground() < 60, timeout=SOON)
    press(exact, "exact_print")
    qtbot.waitUntil(lambda: ground() > 240, timeout=SOON)


def test_a_link_asks_first(exact: ExactWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    exact.view.link_pressed.emit(QUrl("https://example.org/"))
    sheet = next(one for one in exact.findChildren(QDialog) if one.isVisible())
    assert opened == []
    yes = sheet.findChild(QPushButton, "yes")
    assert yes is not None
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert opened == [QUrl("https://example.org/")]
    exact.view.link_pressed.emit(QUrl("file:///etc/hostname"))
    assert len(opened) == 1


def test_escape_closes_it_and_it_can_be_shown_again(desk: Desk, exact: ExactWindow, qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClick(exact, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not exact.isVisible()
    bench.commands.action("view.exact-page").trigger()
    again = desk.pages.window
    assert again is not exact
    assert again is not None
    wait_for(again, "Unapproved proof", qtbot)


def test_without_an_engine_the_browser_shows_a_proof(
    desk: Desk, bench: Bench, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    said: list[str] = []
    bench.wire.said.connect(said.append)
    monkeypatch.delitem(sys.modules, exact_pages.ENGINE, raising=False)
    monkeypatch.setitem(sys.modules, "PySide6.QtWebEngineWidgets", None)  # what a missing library comes to
    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    bench.commands.action("view.exact-page").trigger()
    settled()
    assert desk.pages.window is None
    assert "opens in the browser instead" in said[0]
    assert "Eagle lands" in opened[0].read_text(encoding="utf-8")
    assert opened[0].parent.parent.stat().st_mode & 0o077 == 0


def test_nothing_of_the_engine_is_there_before_it_is_wanted() -> None:
    import subprocess

    asked = "import sys; import desk.ui.workplace; print([name for name in sys.modules if 'WebEngine' in name])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=120)
    assert said.stdout.strip() == "[]"
