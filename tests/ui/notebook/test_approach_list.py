"""Asked for comment: noted, answered, removed, and found again from the checks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.story.approach import Approach
from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.dialogs.approach import ApproachSheet
from desk.ui.notebook.approach_list import ApproachList
from desk.ui.notebook.sources_panel import SourcesPanel
from tests.ui.dialogs.looking import keys, press, sheet, texts
from tests.ui.notebook.conftest import Page

ASKED = Approach("ask", "The press office", datetime(1969, 7, 20, 10, tzinfo=UTC), "mail", by="Reporter")


@pytest.fixture
def approaches(bench: Bench, page: Page, beside: Callable[[QWidget], QWidget]) -> ApproachList:
    panel = SourcesPanel(bench)
    beside(panel)
    page.show()
    return panel.approaches


def test_at_first_nobody_was_asked(approaches: ApproachList) -> None:
    assert texts(approaches, "approachesNone") == ["Nobody was asked for comment yet."]


def test_who_was_asked_is_noted_with_the_time_of_now(approaches: ApproachList, page: Page, bench: Bench) -> None:
    bench.commands.action("note.approach").trigger()
    opened = sheet(ApproachSheet)
    keys(opened.who, Qt.Key.Key_Return)
    assert "Say who was asked for comment." in texts(opened, "sheetRefusal")
    keys(opened.who, "NASA")
    keys(opened.how, "mail to the press office")
    press(opened, "yes")
    [noted] = page.story.approaches
    assert (noted.who, noted.how, noted.by, noted.waits) == ("NASA", "mail to the press office", "Reporter", True)
    assert noted.at is not None
    assert page.labels == ["Note who was asked"]
    assert texts(approaches, "approachState") == ["No answer yet"]


def test_the_answer_is_put_in_later(approaches: ApproachList, page: Page) -> None:
    page.show(approaches=(ASKED,))
    assert texts(approaches, "approachAbout") == ["Mail · 20 July 1969, 10:00 · by Reporter"]
    approaches.focus("")
    keys(approaches.cards[0], Qt.Key.Key_Return)
    opened = sheet(ApproachSheet)
    assert opened.focusWidget() is opened.reply
    keys(opened.reply, "We have no comment.")
    keys(opened.replied, "1969-07-19")
    press(opened, "yes")
    assert "cannot have come before they were asked" in texts(opened, "sheetRefusal")[0]
    opened.replied.setText("1969-07-21 09:00")
    press(opened, "yes")
    assert texts(approaches, "approachState") == ["Answered"]
    assert texts(approaches, "approachAnswer") == ["“We have no comment.”"]
    assert page.story.approaches[0].answered == datetime(1969, 7, 21, 9, tzinfo=UTC)


def test_delete_removes_it(approaches: ApproachList, page: Page) -> None:
    page.show(approaches=(ASKED,))
    approaches.focus("ask")
    keys(approaches.cards[0], Qt.Key.Key_Delete)
    assert page.story.approaches == ()
    assert page.labels == ["Remove whom you asked"]


def test_a_finding_leads_to_its_card(approaches: ApproachList, page: Page, bench: Bench) -> None:
    page.show(approaches=(ASKED, Approach("two", "The crew", datetime(1969, 7, 21, tzinfo=UTC))))
    bench.wire.place_requested.emit(Place("story", "two", "approaches"))
    assert approaches.cards[1].hasFocus()
    keys(approaches.cards[1], Qt.Key.Key_Up)
    assert approaches.cards[0].hasFocus()
