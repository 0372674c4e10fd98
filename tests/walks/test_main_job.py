"""From a blank page to an approved article, through the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desk.newsroom.sampling import EDITOR, REPORTER, SAMPLE
from desk.story.photo import PhotoRole
from desk.story.stage import Stage
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_from_a_blank_page_to_an_approved_article(open_window: Callable[..., Walk], tmp_path: Path) -> None:
    walk = open_window(REPORTER)

    # The reporter begins a story and writes it.
    walk.command("story.new")
    walk.type("Eagle lands: two men walk on the moon")  # the keyboard is in the headline
    walk.fill("standfirst", "Fuel ran low on the way down")
    walk.fill("section", "Science / Space")
    walk.press(Qt.Key.Key_Return)
    walk.fill("byline", "Reporter")
    walk.click("more")
    walk.fill("slug", "eagle")
    walk.press(Qt.Key.Key_Return)
    walk.find("copy").setFocus()
    walk.type("A spacecraft set down on the moon on Sunday.")
    walk.press(Qt.Key.Key_Return)
    walk.type("Armstrong radioed the news.")
    walk.saved()
    assert walk.story.furniture.headline == "Eagle lands: two men walk on the moon"
    assert walk.story.furniture.section == ("Science", "Space")
    assert walk.story.copy.startswith("A spacecraft set down on the moon on Sunday.")

    # A photo is dropped on the page; caption and credit come from the file.
    walk.drop("copy", SAMPLE / "tranquility.jpg")
    walk.wait(lambda: bool(walk.story.photos))
    walk.saved()
    photo = walk.story.photos[0]
    assert (photo.credit, photo.role) == ("Illustration: Desk", PhotoRole.LEAD)
    assert f"](photo:{photo.key})" in walk.story.copy

    # A source and a quote go into the notebook, and the quote into the copy.
    walk.command("note.source", asks=True)
    walk.fill("name", "Neil Armstrong")
    walk.click("yes")
    walk.wait(lambda: len(walk.story.sources) == 1)
    walk.command("note.quote", asks=True)
    walk.fill("words", "The Eagle has landed.")
    walk.click("yes")
    walk.wait(lambda: len(walk.story.quotes) == 1)
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_End, CTRL)
    walk.press(Qt.Key.Key_Return)
    walk.workplace.quotes.setFocus()
    walk.press(Qt.Key.Key_Return)
    walk.saved()
    assert f"(quote:{walk.story.quotes[0].key})" in walk.story.copy

    # Submitted, taken, sent back with a reason, submitted again, approved, published.
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)
    walk.sign_in(EDITOR)
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    walk.command("move.send-back", asks=True)
    walk.type("Say how much fuel was left.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.story.stage is Stage.CHANGES_REQUESTED)
    walk.sign_in(REPORTER)
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_End, CTRL)
    walk.type(" Fuel for thirty seconds was left.")
    walk.saved()
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)
    walk.sign_in(EDITOR)
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    approve(walk)
    walk.command("move.publish", asks=True)
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.PUBLISHED)

    # What was approved leaves as an article.
    walk.workplace.exporting.write(tmp_path / "article", proof=False)
    walk.wait((tmp_path / "article" / "index.html").exists)
    page = (tmp_path / "article" / "index.html").read_text(encoding="utf-8")
    for words in ("Eagle lands: two men walk on the moon", "Fuel for thirty seconds was left.", "Illustration: Desk"):
        assert words in page


def approve(walk: Walk) -> None:
    """Approve the story in review; each warning gets a reason."""
    walk.command("move.approve", asks=True)
    walk.give_reasons("Heard it myself.")
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.APPROVED)
