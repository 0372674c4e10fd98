"""A day at the desk: flags, the budget, words compared and taken back, a correction picked on the published page."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from desk.story.claim import ClaimState
from desk.story.stage import Stage
from desk.ui.dialogs.published_page import PublishedPage
from tests.walks.beginnings import EDITOR, REPORTER, choose, submit, suggest, take, write
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def write_for_the_lawyer(walk: Walk) -> None:
    """A story that needs a lawyer, due today."""
    write(walk, deadline=f"{datetime.now().astimezone():%Y-%m-%d} 23:59")
    walk.command("story.legal")
    walk.wait(lambda: walk.story.furniture.legal)
    assert walk.shows("flag_legal")
    walk.saved()


def test_from_the_flag_to_the_correction(
    open_window: Callable[..., Walk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = open_window(REPORTER)
    write_for_the_lawyer(walk)
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
    submit(walk)

    # The editor sees in the notices that it waits, takes it, suggests, comments on chosen words, calls the reporter.
    walk.sign_in(EDITOR)
    walk.command("view.notices")
    walk.workplace.notices.read()
    walk.wait(lambda: walk.shows("notice"))
    walk.command("move.take")
    walk.wait(lambda: walk.story.stage is Stage.IN_REVIEW)
    suggest(walk, "landed", "set down")
    choose(walk, "very close")
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
    submit(walk)

    # Not approved before a name stands under it.
    take(walk)
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
