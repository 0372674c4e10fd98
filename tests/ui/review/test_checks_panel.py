from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desk.preflight.finding import Weight
from desk.ui.bench import Bench
from desk.ui.dialogs.check_lines import PASSES
from desk.ui.review.checks_panel import ChecksPanel
from tests.ui.dialogs.looking import buttons, click, keys, texts
from tests.ui.review.conftest import Office


@pytest.fixture
def panel(bench: Bench, office: Office, beside: Callable[[QWidget], None]) -> ChecksPanel:
    made = ChecksPanel(bench)
    beside(made)
    office.show()
    return made


def test_a_subject_without_findings_passes_in_words(panel: ChecksPanel, office: Office) -> None:
    office.check()
    assert "Published words match the notebook" in texts(panel, "passing")
    assert set(texts(panel, "passing")) <= set(PASSES.values())


def test_the_heaviest_finding_comes_first_and_click_or_enter_shows_its_place(
    panel: ChecksPanel, office: Office
) -> None:
    office.show(copy=office.story.copy.replace("has landed", "will land"))
    found = office.check()
    row = panel.list.rows[0]
    assert row.accessibleName().startswith("Stands in the way: ")
    click(row)
    row.setFocus()
    keys(row, Qt.Key.Key_Return)
    heaviest = next(one for one in found if one.weight is Weight.BLOCKER)
    assert office.places == [heaviest.place, heaviest.place]


def test_a_sure_fix_is_one_click(panel: ChecksPanel, office: Office) -> None:
    office.show(copy=office.story.copy + " The the moon.")
    office.check()
    fixes = {one.text(): one for one in buttons(panel, "fix")}
    assert fixes
    click(next(iter(fixes.values())))
    assert office.labels == [next(iter(fixes))]


def test_the_focus_goes_to_the_first_finding(panel: ChecksPanel, office: Office) -> None:
    office.show(copy="")
    office.check()
    panel.setFocus()
    assert panel.window().focusWidget() is panel.list.rows[0]


def test_the_summary_counts_what_stands_in_the_way(panel: ChecksPanel, office: Office) -> None:
    office.show(copy="")
    found = office.check()
    blockers = sum(one.weight is Weight.BLOCKER for one in found)
    [summary] = texts(panel, "checkSummary")
    assert summary.startswith(f"{blockers} stand")


def test_findings_are_laid_out_once_somebody_looks(panel: ChecksPanel, office: Office) -> None:
    panel.hide()
    office.show(copy="")
    office.check()
    assert panel.list.rows == ()
    panel.show()
    assert panel.list.rows


def test_without_a_story_it_says_so(panel: ChecksPanel, bench: Bench) -> None:
    bench.wire.story_closed.emit()
    assert texts(panel, "checkSummary") == ["Open a story to see what stands in the way of its approval."]


def test_words_match_the_notebook_even_while_a_quote_waits_to_be_verified(panel: ChecksPanel, office: Office) -> None:
    office.show(quotes=tuple(replace(quote, verified_by="") for quote in office.story.quotes))
    office.check()
    assert any("is not verified" in text for text in texts(panel, "finding"))
    assert "Published words match the notebook" in texts(panel, "passing")
    office.show(copy=office.story.copy.replace("has landed", "will land"))
    office.check()
    assert "Published words match the notebook" not in texts(panel, "passing")
