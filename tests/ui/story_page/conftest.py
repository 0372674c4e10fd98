"""The page over a real desk, with a story of public words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desk.newsroom import reading
from desk.storage import Desk, stories
from desk.storage.scroll import read as read_journal
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage

EAGLE, ROGER = "eagle22222", "roger22222"
COPY = (
    "A spacecraft carrying two astronauts set down on the moon on Sunday afternoon. "
    f"[“Houston, Tranquility Base here. The Eagle has landed.”](quote:{EAGLE})\n\n"
    f"Mission Control answered at once. [“Roger, Tranquility. We copy you on the ground,”](quote:{ROGER}) "
    "the capsule communicator said."
)
STORY = Story(
    "apollo2222",
    Furniture(
        slug="eagle-lands",
        section=("Science", "Space"),
        headline="Eagle lands: two men walk on the moon",
        standfirst="Descent took the lander past a boulder field with fuel running low",
        byline=("Reporter",),
        dateline=Dateline("Houston", "Texas", date(1969, 7, 20)),
        target_words=900,
    ),
    COPY,
    sources=(Source("arm2222222", "Neil Armstrong"), Source("duke222222", "Charles Duke")),
    quotes=(
        Quote(EAGLE, "arm2222222", "Houston, Tranquility Base here. The Eagle has landed.", verified_by="Editor"),
        Quote(ROGER, "duke222222", "Roger, Tranquility. We copy you on the ground."),
    ),
    authors=("Reporter",),
)


def put(desk: Desk, story: Story) -> None:
    with desk.writing() as tx:
        stories.put(tx, story)


def png(colour: str = "#5c5a56", width: int = 320, height: int = 180) -> bytes:
    """A real picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


@pytest.fixture
def story(bench: Bench) -> Story:
    """The story, on the desk."""
    bench.work.ask(put, STORY)
    return STORY


@pytest.fixture
def empty_page(qtbot: QtBot, bench: Bench) -> StoryPage:
    """The page with no story in it."""
    page = StoryPage(bench)
    page.resize(900, 900)

    def close(page: StoryPage) -> None:
        page.end()
        qtbot.waitUntil(lambda: not bench.work.busy, timeout=10_000)

    qtbot.addWidget(page, before_close_func=close)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(empty_page: StoryPage, story: Story, settled: Callable[[], None]) -> StoryPage:
    """The page with the story in it."""
    settled()
    empty_page.show_story(story)
    settled()
    return empty_page


@pytest.fixture
def stored(bench: Bench, qtbot: QtBot) -> Callable[[], Story]:
    """The story as the desk has it now."""

    def read() -> Story:
        found: list[Story] = []
        bench.work.ask(reading.story, STORY.key).then(found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=10_000)
        return found[0]

    return read


def with_copy(copy: str) -> Story:
    """The story with other words."""
    return replace(STORY, copy=copy)


def journalled(folder: Path, key: str) -> Story:
    """The story as the journal has it on disk right now."""
    recovered = read_journal(next(folder.rglob(f"{key}.journal")).read_bytes())
    assert recovered is not None
    return recovered.story
