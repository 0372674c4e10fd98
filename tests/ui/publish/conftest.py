"""What the tests of publishing share: an article as it is copied from a page, and a story to export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desk.newsroom import sampling
from desk.story.story import Story
from desk.ui.bench import Bench

ARTICLE = """Eagle lands: two men walk on the moon
SCIENCE / SPACE
Eagle lands: two men walk on the moon
Published: Jul 20, 1969 09:00 PM
Tranquility Base Photo:NASA

Tranquility Base Photo:NASA

HOUSTON, July 20 — A spacecraft carrying two astronauts set down on the moon on Sunday afternoon, and within \
seconds its commander, Neil Armstrong, radioed the news.

“Houston, Tranquility Base here. The Eagle has landed,” Armstrong said.

The descent took the lander past a boulder field with fuel running low.

GET OUR NEWSLETTER
Sign up for our email list
Subscribed successfully
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file as somebody has saved it."""
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def sample(bench: Bench, settled: Callable[[], None]) -> Story:
    """The sample's story, on the desk with its picture."""
    put: list[Story] = []
    bench.work.ask(sampling.put_sample).then(put.append)
    settled()
    return replace(put[0])
