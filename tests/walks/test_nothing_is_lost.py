"""A program that dies while somebody types: the words are there when it is opened again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk.newsroom.sampling import REPORTER
from desk.ui import workplace
from desk.ui.app import make_window
from desk.ui.settings import Settings
from desk.ui.workplace import Workplace
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
ROOT = Path(__file__).resolve().parents[2]

# Types into the copy of the sample story and dies at once, before any pause in which it could be stored.
TYPE_AND_DIE = """
import os, sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pathlib import Path
from desk.story.person import Person
from desk.ui.app import make_window
from desk.ui.settings import Settings
from desk.ui.workplace import Workplace

application = QApplication([])
folder = Path(sys.argv[1])
window = make_window(str(folder / "desk"), Settings(folder / "window.ini"), Person("Reporter"))
window.show()
workplace = Workplace(window, ask_who=False)
workplace.begin()
while workplace.story is None or window.bench.work.busy:
    application.processEvents()
QTest.qWait(300)
copy = workplace.page.copy
copy.setFocus()
copy.moveCursor(copy.textCursor().MoveOperation.End)
QTest.keyClicks(copy, " These words were typed just before the lights went out.")
os._exit(9)
"""


def test_words_typed_just_before_the_program_dies_are_back(open_window: Callable[..., Walk], tmp_path: Path) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    died = subprocess.run([sys.executable, "-c", TYPE_AND_DIE, str(tmp_path)], env=env, timeout=60, check=False)
    assert died.returncode == 9
    walk = open_window(REPORTER)
    assert "typed just before the lights went out." in walk.story.copy


def test_whoever_types_as_soon_as_the_desk_is_open_types_into_the_story(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    walk.window.activateWindow()
    assert QApplication.focusWidget() is walk.page.copy


def test_a_desk_that_is_open_in_a_window_takes_no_second_writer(
    open_window: Callable[..., Walk], tmp_path: Path
) -> None:
    open_window(REPORTER)
    words = [sys.executable, str(ROOT / "main.py"), "--desk", str(tmp_path / "desk")]
    writing = subprocess.run([*words, "new", "--slug", "second"], timeout=60, capture_output=True, check=False)
    assert writing.returncode == 1
    assert str(os.getpid()) in writing.stderr.decode()  # which program has it
    reading = subprocess.run([*words, "list"], timeout=60, capture_output=True, check=False)
    assert reading.returncode == 0
    assert "Eagle lands" in reading.stdout.decode()


def test_a_second_window_on_the_same_desk_says_who_has_it(
    open_window: Callable[..., Walk], tmp_path: Path, qtbot: QtBot
) -> None:
    open_window(REPORTER)
    second = make_window(str(tmp_path / "desk"), Settings(tmp_path / "second.ini"), REPORTER)
    second.show()
    workplace = Workplace(second, ask_who=False)
    workplace.begin()
    sentence = second.findChild(QLabel, "opening_sentence")
    assert sentence is not None
    qtbot.waitUntil(lambda: str(os.getpid()) in sentence.text(), timeout=10_000)
    assert workplace.story is None
    second.close()
    assert second.bench.work.finish()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, qtbot: QtBot) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o500)
    window = make_window(str(shut / "desk"), Settings(tmp_path / "window.ini"), REPORTER)
    window.show()
    Workplace(window, ask_who=False).begin()
    sentence = window.findChild(QLabel, "opening_sentence")
    assert sentence is not None
    qtbot.waitUntil(lambda: "shut" in sentence.text(), timeout=10_000)
    window.close()
    assert window.bench.work.finish()


def test_a_window_with_everything_stored_closes_at_once(
    open_window: Callable[..., Walk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not when its patience with the desk is at an end, which is made endless here."""
    monkeypatch.setattr(workplace, "CLOSE_AT_LAST", 1_000_000)
    walk = open_window(REPORTER)
    walk.saved()
    walk.window.close()
    walk.wait(lambda: not walk.window.isVisible())
