"""How the walks of review begin: a reporter’s story of the landing, and an editor’s hand on the review page."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desk.preflight.passages import text_at
from desk.story.person import Person, Role
from desk.story.place import Place
from desk.story.stage import Stage
from desk.ui.review.marked_text import MarkedText
from tests.walks.conftest import Walk

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)
COPY = "A spacecraft landed on the moon on Sunday. It was very close."


def write(walk: Walk, *, deadline: str = "") -> None:
    """The reporter writes the story, by keys; with a deadline (2026-07-20 23:59) where it has one."""
    walk.command("story.new")
    walk.type("Moon landing succeeds")
    walk.fill("section", "Science / Space")
    walk.press(Qt.Key.Key_Return)
    walk.fill("byline", "Reporter")
    walk.click("more")
    walk.fill("slug", "eagle")
    walk.press(Qt.Key.Key_Return)
    if deadline:
        walk.fill("deadline", deadline)
        walk.press(Qt.Key.Key_Return)
    walk.find("copy").setFocus()
    walk.type(COPY)
    walk.saved()


def submit(walk: Walk) -> None:
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)


def take(walk: Walk) -> None:
    """The editor sits down and takes the story."""
    walk.sign_in(EDITOR)
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)


def choose(walk: Walk, words: str, part: str = "copy") -> MarkedText:
    """Select words of the copy or of a line of furniture on the review page."""
    field = walk.find(f"marked_{part}")
    assert isinstance(field, MarkedText)
    start = text_at(walk.story, Place(part)).index(words)
    field.select_stored(start, start + len(words))
    return field


def suggest(walk: Walk, words: str, instead: str, part: str = "copy") -> None:
    """Type over words on the review page; '' rubs them out."""
    choose(walk, words, part)
    if instead:
        walk.type(instead)
    else:
        walk.press(Qt.Key.Key_Delete)
    walk.wait(lambda: any(words.strip() in one.place.words for one in walk.story.open_suggestions))
