"""Exporting: in which format and where to; an approved story as an article, any other only as a proof."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import reviewing
from desk.storage.desk import Desk
from desk.story.person import Person, Role
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.dialogs.exporting import ChooseFormat
from desk.ui.dialogs.progressing import Progressing
from desk.ui.dialogs.tell import Tell
from desk.ui.publish.exporting import Exporting
from tests.newsroom.desks import made_ready

SOON = 20_000  # ms
EDITOR = Person("Editor", Role.EDITOR)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.resize(900, 640)
    made.show()
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def exporting(bench: Bench, sample: Story, window: QWidget) -> Exporting:
    def flush(then: Callable[[], object]) -> None:
        then()

    made = Exporting(bench, flush, window)
    bench.work.refused.connect(bench.wire.refused)
    bench.commands.allow(story=True, writable=True, moves=())
    bench.wire.story_changed.emit(sample)
    return made


@pytest.fixture
def done(exporting: Exporting, qtbot: QtBot, settled: Callable[[], None]) -> Callable[[], None]:
    """Wait until the export is over."""

    def wait() -> None:
        qtbot.waitUntil(lambda: exporting.bar is None, timeout=SOON)
        settled()

    return wait


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str) -> list[str]:
    asked: list[str] = []

    def chosen(_window: QWidget, _title: str, start: str, _kinds: str = "") -> tuple[str, str]:
        asked.append(start)
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return asked


def sheet(window: QWidget) -> ChooseFormat:
    return window.findChildren(ChooseFormat)[-1]


def pick(window: QWidget, name: str) -> None:
    """Choose that format with the keys, and press Enter."""
    formats = sheet(window).formats
    for _row in range(formats.count()):
        if formats.chosen == name:
            break
        QTest.keyClick(formats, Qt.Key.Key_Down)
    QTest.keyClick(formats, Qt.Key.Key_Return)


def publish(bench: Bench, story: Story, settled: Callable[[], None]) -> None:
    """The sample's story, mended, as it is once an editor has published it."""
    moved: list[Story] = []

    def all_the_way(desk: Desk) -> Story:
        now = made_ready(desk, story)
        for by, name in ((bench.work.person, "submit"), (EDITOR, "take"), (EDITOR, "approve"), (EDITOR, "publish")):
            now = reviewing.move(desk, by, now, name)
        return now

    bench.work.ask(all_the_way).then(moved.append)
    settled()
    bench.wire.story_changed.emit(moved[0])


def test_a_proof_is_written_where_one_says(
    exporting: Exporting,
    bench: Bench,
    window: QWidget,
    told: list[str],
    done: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = choose(monkeypatch, tmp_path / "out" / "proof")
    bench.commands.action("story.proof").trigger()
    assert "proof" in sheet(window).heading.text()
    pick(window, "html")
    done()
    assert asked[0].endswith("eagle-lands-proof")
    assert "Eagle lands" in (tmp_path / "out" / "proof" / "index.html").read_text(encoding="utf-8")
    assert told == [f"The article lies in {tmp_path / 'out' / 'proof'}."]
    assert bench.settings.last_folder == str(tmp_path / "out")


def test_a_pdf_is_one_file_and_the_format_is_offered_again(
    exporting: Exporting,
    bench: Bench,
    window: QWidget,
    told: list[str],
    done: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = choose(monkeypatch, tmp_path / "eagle")
    bench.commands.action("story.proof").trigger()
    pick(window, "pdf")
    done()
    assert asked[0].endswith("eagle-lands-proof.pdf")
    assert told == [f"The article lies in {tmp_path / 'eagle.pdf'}."]
    assert (tmp_path / "eagle.pdf").read_bytes().startswith(b"%PDF-")
    bench.commands.action("story.proof").trigger()
    assert sheet(window).formats.chosen == "pdf"


def test_what_is_not_approved_is_no_article(
    exporting: Exporting, told: list[str], done: Callable[[], None], tmp_path: Path
) -> None:
    exporting.write(tmp_path / "out", proof=False)
    done()
    assert "proof" in told[-1] or "approved" in told[-1]
    assert not (tmp_path / "out").exists()


def test_who_chooses_no_folder_writes_nothing(
    exporting: Exporting,
    bench: Bench,
    window: QWidget,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose(monkeypatch, "")
    bench.commands.action("story.proof").trigger()
    pick(window, "single")
    assert exporting.bar is None
    assert told == []


def held(bench: Bench) -> threading.Event:
    """The worker waits until that is set."""
    gate = threading.Event()
    bench.work.ask(lambda _desk: gate.wait(20))
    return gate


def test_cancel_leaves_the_export_before_it_whole(
    exporting: Exporting,
    bench: Bench,
    window: QWidget,
    told: list[str],
    done: Callable[[], None],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    exporting.write(tmp_path / "out", proof=True)
    done()
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    gate = held(bench)
    exporting.write(tmp_path / "out", "single", proof=True)
    bar = exporting.bar
    assert bar is not None
    qtbot.waitUntil(bar.isVisible, timeout=SOON)
    assert bar.line.text() == "Photo 1 of 1 …"
    QTest.mouseClick(bar.stop, Qt.MouseButton.LeftButton)
    assert bar.line.text() == "Stopping …"
    gate.set()
    done()
    assert told[-1] == "Stopped: nothing was written, and what was there before is as it was."
    assert before == {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}


def test_what_is_quick_shows_no_bar(
    exporting: Exporting, window: QWidget, done: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    exporting.write(tmp_path / "once", proof=True)
    done()
    exporting.write(tmp_path / "again", proof=True)
    bar = exporting.bar
    assert isinstance(bar, Progressing)
    shown = [bar.isVisible()]
    bar.destroyed.connect(lambda: shown.append(False))
    done()
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=SOON)
    assert shown == [False, False]


def test_one_export_at_a_time(
    exporting: Exporting, bench: Bench, told: list[str], done: Callable[[], None], tmp_path: Path
) -> None:
    gate = held(bench)
    exporting.write(tmp_path / "one", proof=True)
    exporting.write(tmp_path / "two", proof=True)
    gate.set()
    done()
    assert told == ["One export is under way; it comes first.", f"The article lies in {tmp_path / 'one'}."]


def test_the_site_tells_what_it_leaves_out(
    exporting: Exporting,
    bench: Bench,
    sample: Story,
    window: QWidget,
    told: list[str],
    qtbot: QtBot,
    settled: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    publish(bench, sample, settled)
    heard = len(told)
    choose(monkeypatch, tmp_path / "site")
    bench.commands.action("desk.site").trigger()
    settled()
    qtbot.waitUntil(lambda: len(told) > heard, timeout=SOON)
    assert told[-1].startswith(f"The site lies in {tmp_path / 'site'}")
    assert (tmp_path / "site" / "eagle-lands" / "index.html").exists()
    exporting._on_site(["Left out: ‘Columbia waits’ is held until its embargo is over."], tmp_path / "site")
    assert "Columbia waits" in window.findChildren(Tell)[-1].line.text()


def test_closing_gives_up_what_is_under_way(
    exporting: Exporting, bench: Bench, told: list[str], done: Callable[[], None], tmp_path: Path
) -> None:
    gate = held(bench)
    exporting.write(tmp_path / "out", proof=True)
    exporting.stop()
    gate.set()
    done()
    assert not (tmp_path / "out").exists()
