"""Intaking: a file from outside becomes a draft, and goes out again with the same words."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.newsroom import intaking, publishing, reading
from desk.storage.desk import Desk
from desk.story.errors import BadFile
from desk.story.house import House
from desk.story.photo import PhotoRole
from desk.story.revision import RevisionKind
from tests.newsroom.desks import REPORTER

ARTICLE = """Eagle lands: two men walk on the moon
SCIENCE\u00a0 /\u00a0 SPACE
Eagle lands: two men walk on the moon
Published: Jul 20, 1969 09:42 PM
Tranquility Base Photo:NASA

Tranquility Base Photo:NASA



A spacecraft carrying two astronauts set down on the moon on Sunday, and its commander radioed the news at once. \u00a0

"Houston, Tranquility Base here. The Eagle has landed," Armstrong said.

The two spent about two and a half hours outside and gathered rock and soil before they climbed back.


GET OUR NEWSLETTER
Sign up for our email list to receive daily newsletters
Subscribed successfully"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_copied_from_a_page_becomes_the_parts_of_a_story(desk: Desk, article: Path) -> None:
    story = intaking.take_in_article(desk, REPORTER, intaking.read_article(article))
    assert story.furniture.headline == "Eagle lands: two men walk on the moon"
    assert story.furniture.section == ("SCIENCE", "SPACE")
    assert story.published == datetime(1969, 7, 20, 21, 42, tzinfo=UTC)
    assert [(photo.caption, photo.role, photo.digest) for photo in story.photos] == [
        ("Tranquility Base", PhotoRole.LEAD, "")
    ]
    assert "NASA" in story.photos[0].credit
    assert story.copy.startswith(f"![](photo:{story.photos[0].key})\n\nA spacecraft carrying")
    assert story.copy.endswith("climbed back.")
    assert "NEWSLETTER" not in story.copy
    assert reading.story(desk, story.key) == story


def test_how_it_came_in_is_its_first_revision(desk: Desk, article: Path) -> None:
    story = intaking.take_in_article(desk, REPORTER, intaking.read_article(article))
    assert [one.kind for one in reading.history(desk, story.key)] == [RevisionKind.IMPORTED]


def test_it_goes_out_with_the_same_words(desk: Desk, article: Path) -> None:
    story = intaking.take_in_article(desk, REPORTER, intaking.read_article(article))
    page = publishing.rendered(desk, story, House(), proof=True)["index.html"].decode()
    for paragraph in (
        "set down on the moon on Sunday, and its commander",
        "gathered rock and soil before they climbed",
    ):
        assert paragraph in page


def test_a_file_that_is_no_article_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(BadFile, match=r"picture\.txt"):
        intaking.read_article(path)
    with pytest.raises(BadFile, match=r"nowhere\.txt"):
        intaking.read_article(tmp_path / "nowhere.txt")
