"""A day at the desk: flags, the budget, words compared and taken back, a correction picked on the published page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desk.preflight.passages import text_at
from desk.story.claim import ClaimState
from desk.story.person import Person, Role
from desk.story.place import Place
from desk.story.stage import Stage
from desk.ui.dialogs.published_page import PublishedPage
from desk.ui.review.marked_text import MarkedText
from tests.walks.conftest import Walk

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def write(walk: Walk) -> None:
    """A story that needs a lawyer, due today."""
    walk.command("story.new")
    walk.type("Moon landing succeeds")
    walk.fill("section", "Science / Space")
    walk.press(Qt.Key.Key_Return)
    walk.fill("byline", "Reporter")
    walk.click("more")
    walk.fill("slug", "eagle")
    walk.press(Qt.Key.Key_Return)
    walk.fill("deadline", f"{datetime.now().astimezone():%Y-%m-%d} 23:59")
    walk.press(Qt.Key.Key_Return)
    walk.find("copy").setFocus()
    walk.type("A spacecraft landed on the moon on Sunday. It was very close.")
    walk.command("story.legal")
    walk.wait(lambda: walk.story.furniture.legal)
    assert walk.shows("flag_legal")
    walk.saved()


def suggest(walk: Walk, words: str, instead: str) -> None:
    field = walk.find("marked_copy")
    assert isinstance(field, MarkedText)
    start = text_at(walk.story, Place("copy")).index(words)
    field.select_stored(start, start + len(words))
    walk.type(instead)
    walk.wait(lambda: any(one.place.words == words for one in walk.story.open_suggestions))


def test_from_the_flag_to_the_correction(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = open_window(REPORTER)
    write(walk)
    key = walk.story.key

    # It stands in today's budget with what it lacks, and goes out as a table.
    walk.command("view.budget")
    walk.wait(lambda: walk.shows("board"))
    walk.click("budget_list")
    walk.wait(lambda: walk.workplace.budget.table.model().rowCount() == 1)
    model = walk.workplace.budget.table.model()
    walk.wait(lambda: "Legal, No photo" in str(model.index(0, 6).data()))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "budget.csv"), ""))
    walk.click("budgetCsv")
    walk.wait((tmp_path / "budget.csv").exists)
    with (tmp_path / "budget.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Slug"], row["Flags"], row["Missing"]) == ("eagle", "Legal", "No photo")
    walk.find("storyTable").setFocus()
    walk.workplace.budget.table.take_keyboard()
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.shows("copy") and walk.story.key == key)
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)

    # The editor sees in the notices that it waits, takes it, suggests, comments on chosen words, calls the reporter.
    walk.sign_in(EDITOR)
    walk.command("view.notices")
    walk.workplace.notices.read()
    walk.wait(lambda: walk.shows("notice"))
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    suggest(walk, "landed", "set down")
    field = walk.find("marked_copy")
    assert isinstance(field, MarkedText)
    start = walk.story.copy.index("very close")
    field.select_stored(start, start + len("very close"))
    walk.command("review.comment")
    walk.type("@Reporter, how close?")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: len(walk.story.comments) == 1)
    assert walk.story.comments[0].place.words == "very close"
    walk.command("move.send-back", asks=True)
    walk.type("Say how close.")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.story.stage is Stage.CHANGES_REQUESTED)

    # The reporter is told, accepts, and takes another change back with a key after comparing.
    walk.sign_in(REPORTER)
    walk.workplace.notices.read()
    walk.wait(lambda: any("Mention" in one.accessibleName() for one in walk.workplace.notices.cards))
    walk.command("review.next-suggestion")
    walk.command("review.accept")
    walk.wait(lambda: not walk.story.open_suggestions)
    walk.command("view.write")
    walk.find("copy").setFocus()
    walk.press(Qt.Key.Key_End, CTRL)
    walk.type(" Far too much.")
    walk.saved()
    walk.command("view.review")
    walk.click("showCompare")
    walk.click("compare_beside")
    walk.wait(lambda: len(walk.workplace.compare.shown.now.changes) == 2)
    walk.click("previousChange")
    walk.command("review.take-back")
    walk.wait(lambda: "Far too much" not in walk.story.copy)
    assert "set down" in walk.story.copy
    walk.command("edit.undo")
    walk.wait(lambda: "Far too much" in walk.story.copy)
    walk.command("edit.redo")
    walk.wait(lambda: "Far too much" not in walk.story.copy)
    walk.saved()
    walk.command("move.submit")
    walk.wait(lambda: walk.story.stage is Stage.SUBMITTED)

    # Not approved before a name stands under it.
    walk.sign_in(EDITOR)
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    walk.command("move.approve", asks=True)
    assert not walk.workplace.window.findChildren(QLabel, "flag_legal-cleared")
    walk.fill("clearedBy", "Lawyer")
    walk.fill("clearedWhy", "Read on Sunday.")
    walk.click("clear")
    walk.wait(lambda: bool(walk.story.clearances))
    walk.wait(lambda: walk.find("yes").isEnabled())
    walk.give_reasons("Heard it myself.")
    walk.find("openComments").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.APPROVED)
    walk.command("move.publish", asks=True)
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.PUBLISHED)

    # A wrong day: picked on the page, righted; the ledger's row goes to changed and the notice is linked to it.
    walk.command("move.correct", asks=True)
    page = walk.find("publishedPage")
    assert isinstance(page, PublishedPage)
    assert page.select_words("on Sunday")
    walk.fill("rightWords", "on Monday")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: walk.shows("righted"))
    walk.find("reason").setFocus()
    walk.type("A reader wrote in.")
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.CORRECTING)
    assert "moon on Monday" in walk.story.copy
    walk.command("move.approve-correction", asks=True)
    walk.give_reasons("Heard it myself.")
    walk.find("openComments").setFocus()
    walk.press(Qt.Key.Key_Space)
    walk.click("yes")
    walk.wait(lambda: walk.story.stage is Stage.PUBLISHED)
    (notice,) = walk.story.corrections
    assert notice.text == "An earlier version said “on Sunday”; it should have said “on Monday”."
    changed = [one.key for one in walk.story.claims if one.state is ClaimState.CHANGED]
    assert list(notice.claims) == changed


def test_what_is_not_for_publication_stays(open_window: Callable[..., Walk], tmp_path: Path) -> None:
    walk = open_window(EDITOR)
    walk.command("story.not-for-publication")
    walk.wait(lambda: walk.story.furniture.not_for_publication)
    walk.saved()
    told: list[str] = []
    walk.workplace.bench.wire.refused.connect(told.append)
    walk.workplace.exporting.write(tmp_path / "out", proof=True)
    walk.wait(lambda: bool(told))
    assert "not for publication" in told[-1]
    assert not (tmp_path / "out").exists()
