"""A real article in through the window, given its photo, through review, and out again with the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desk.intake.reading import read_file
from desk.newsroom.sampling import EDITOR, REPORTER, SAMPLE
from desk.story.stage import Stage
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# As copied from a page: headline twice, section line, time, photo line twice, blanks, sign-up footer.
ARTICLE = """Eagle lands: two men walk on the moon as the world listens
SCIENCE\u00a0 /\u00a0 SPACE
Eagle lands: two men walk on the moon as the world listens
Published: Jul 20, 1969 09:42 PM
Tranquility Base Photo:NASA

Tranquility Base Photo:NASA



A spacecraft carrying two astronauts set down on the moon on Sunday, and its commander radioed the news at once. \u00a0

"Houston, Tranquility Base here. The Eagle has landed," Armstrong said.

Mission Control answered that it copied them on the ground, and that people there were breathing again.

The two spent about two and a half hours outside and gathered rock and soil before they climbed back.


GET OUR NEWSLETTER
Sign up for our email list to receive daily newsletters
Subscribed successfully"""
PARAGRAPHS = [line.strip() for line in ARTICLE.splitlines()[9:-4] if line.strip()]


def test_in_given_a_photo_reviewed_and_out(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    walk = open_window(REPORTER)

    # File › Import shows what was recognised; the byline is typed in; it is kept as a draft.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words, **_more: (str(article), ""))
    walk.command("story.import")
    walk.wait(lambda: walk.shows("import_byline"))
    walk.fill("import_byline", "Reporter")
    walk.click("import_keep")
    walk.wait(lambda: walk.story.furniture.section == ("SCIENCE", "SPACE"))
    story = walk.story
    assert story.furniture.headline == "Eagle lands: two men walk on the moon as the world listens"
    assert story.furniture.byline == ("Reporter",)
    assert story.published is not None
    assert f"{story.published:%Y-%m-%d %H:%M}" == "1969-07-20 21:42"
    assert [(photo.caption, photo.digest) for photo in story.photos] == [("Tranquility Base", "")]

    # The awaited photo gets its picture and an alt text, in its card.
    key = story.photos[0].key
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_w, **_m: (str(SAMPLE / "tranquility.jpg"), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_w, **_m: ([str(SAMPLE / "tranquility.jpg")], ""))
    walk.click(f"choose-{key}")
    walk.wait(lambda: bool(walk.story.photos[0].digest))
    walk.fill(f"alt-{key}", "The lunar module on the moon")
    walk.saved()
    assert walk.story.photos[0].caption == "Tranquility Base"

    # Through review, and out: the page has the same words, paragraph for paragraph.
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)
    walk.sign_in(EDITOR)
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    walk.command("move.approve", asks=True)
    walk.give_reasons("As it was published.")
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.APPROVED)
    walk.workplace.exporting.write(tmp_path / "out", proof=False)
    walk.wait((tmp_path / "out" / "index.html").exists)
    back = read_file(tmp_path / "out" / "index.html")
    assert back.headline == story.furniture.headline
    assert list(back.paragraphs) == PARAGRAPHS


def test_an_import_that_is_no_article_says_so_and_nothing_is_lost(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = open_window(REPORTER)
    before = walk.story
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_w, **_m: (str(tmp_path / "bad.docx"), ""))
    told: list[str] = []
    walk.workplace.bench.wire.refused.connect(told.append)
    walk.command("story.import")
    walk.wait(lambda: bool(told))
    assert "bad.docx" in told[0]
    assert walk.find("copy").isVisible()
    assert walk.story == before
