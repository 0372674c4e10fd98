"""The site from the command line: once, and kept up to date while others publish."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desk.cli.run import DONE, WRONG_USE, run
from desk.newsroom import demonstrating, reading, reviewing
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.storage.stories import View
from desk.story.errors import DeskUnavailable
from desk.story.person import Person, Role

ROOT = Path(__file__).parents[2]
EDITOR = Person("Editor", Role.EDITOR)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return demonstrating.demonstrate(tmp_path / "demo").desk


def words(folder: Path, *more: object) -> list[str]:
    return ["--desk", str(folder), "--as", "Editor", "export", *map(str, more)]


def test_without_a_story_all_published_ones_are_written(folder: Path, tmp_path: Path) -> None:
    assert run(words(folder, "--out", tmp_path / "site")) == DONE
    assert (tmp_path / "site" / "eagle-lands" / "index.html").is_file()


def test_what_is_no_site_is_wrong_use(folder: Path, tmp_path: Path) -> None:
    for wrong in (("--proof",), ("--format", "rss"), ("--watch", "eagle-lands")):
        assert run(words(folder, "--out", tmp_path / "site", *wrong)) == WRONG_USE


def waited(path: Path) -> bool:
    for _ in range(300):
        if path.is_file():
            return True
        time.sleep(0.1)
    return False


def opened(folder: Path) -> Desk:
    """The desk, once the other program has let it go."""
    for _ in range(100):
        try:
            return open_desk(folder)
        except DeskUnavailable:
            time.sleep(0.1)
    return open_desk(folder)


def test_watching_it_follows_what_is_published(folder: Path, tmp_path: Path) -> None:
    """A program of its own, as a server would run it; another one publishes meanwhile."""
    site = tmp_path / "site"
    watching = subprocess.Popen([sys.executable, ROOT / "main.py", *words(folder, "--out", site, "--watch")], cwd=ROOT)
    try:
        assert waited(site / "eagle-lands" / "index.html")
        with opened(folder) as desk:
            line = next(one for one in reading.listed(desk, View.APPROVED, EDITOR))
            story = reviewing.move(desk, EDITOR, reading.story(desk, line.key), "publish")
        assert waited(site / story.furniture.slug / "index.html")
    finally:
        watching.send_signal(signal.SIGTERM)
        assert watching.wait(20) == DONE
