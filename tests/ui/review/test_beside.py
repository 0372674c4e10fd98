"""Compare side by side and in one column: the switch is remembered, keys go through, one change is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.ui.bench import Bench
from desk.ui.review.compare_view import CompareView
from desk.ui.review.word_diff import compare
from tests.ui.dialogs.looking import buttons, press
from tests.ui.review.conftest import EDITOR, REPORTER, Office

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def view(bench: Bench, office: Office, beside: Callable[..., None]) -> CompareView:
    """Compared is what was sent back with what the reporter has made of it."""
    made = CompareView(bench)
    beside(made, 1000)
    office.show()
    office.move("submit", REPORTER)
    office.move("take", EDITOR)
    office.move("send-back", EDITOR, "Give the call from the loop.")
    furniture = replace(office.story.furniture, headline="Eagle lands: two men walk on the moon", keywords=("moon",))
    office.show(furniture=furniture, copy=office.story.copy.replace("with fuel running low", "with its fuel low"))
    office.flush(lambda: None)
    bench.wire.desk_changed.emit()
    for _ in range(3):
        office.settled()
    return made


def selected(view: CompareView) -> tuple[str, str]:
    return view.shown.was.textCursor().selectedText(), view.shown.now.textCursor().selectedText()


def test_side_by_side_has_on_each_side_what_stood_there(view: CompareView, bench: Bench) -> None:
    press(view, "compare_beside")
    was, now = view.shown.was.toPlainText(), view.shown.now.toPlainText()
    assert "with fuel running low" in was
    assert "with its fuel low" in now
    assert "running" not in now
    assert "two men walk" not in was
    assert len(view.shown.was.changes) == len(view.shown.now.changes) == len(view.text.changes)
    assert bench.settings.compare_look == "beside"
    assert CompareView(bench).shown.look == "beside"


def test_both_sides_go_through_the_changes_together(view: CompareView) -> None:
    press(view, "compare_beside")
    QTest.keyClick(view.shown.now, Qt.Key.Key_Down, ALT)
    assert selected(view)[1] == ": two men walk"
    QTest.keyClick(view.shown.now, Qt.Key.Key_Down, ALT)
    assert selected(view)[1] == " its"
    press(view, "previousChange")
    assert selected(view)[1] == ": two men walk"
    press(view, "previousChange")
    assert selected(view)[1].startswith("Keywords")
    press(view, "compare_column")
    assert view.text.textCursor().selectedText().startswith("Keywords")


@pytest.mark.parametrize("look", ["column", "beside"])
def test_one_change_is_taken_back_by_button_and_by_command(
    view: CompareView, office: Office, bench: Bench, look: str
) -> None:
    press(view, f"compare_{look}")
    assert not buttons(view, "takeBack")[0].isEnabled()
    press(view, "nextChange")
    press(view, "takeBack")
    assert office.labels == ["Take the change back"]
    assert office.story.furniture.headline == "Eagle lands on the moon"
    assert "with its fuel low" in office.story.copy
    QTest.qWait(400)
    office.settled()
    press(view, "previousChange")
    bench.commands.action("review.take-back").trigger()
    assert office.story.furniture.keywords == ()


def test_an_older_revision_is_not_changed(view: CompareView, office: Office, bench: Bench) -> None:
    view.newer.setCurrentIndex(1)
    view.newer.activated.emit(1)
    office.settled()
    assert not buttons(view, "takeBack")
    bench.commands.action("review.take-back").trigger()
    assert office.told[-1].startswith("Compare with ‘Now’")


def test_nothing_is_taken_back_before_a_change_is_chosen(view: CompareView, office: Office, bench: Bench) -> None:
    bench.commands.action("review.take-back").trigger()
    assert office.told[-1].startswith("Choose the change first")


def test_ten_thousand_words_know_their_changes() -> None:
    words = [f"word{number % 900}" for number in range(10_000)]
    before = "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, 10_000, 60))
    for at in range(0, 10_000, 40):
        words[at] = "other"
    after = "\n\n".join(" ".join(words[at : at + 60]) for at in range(0, 10_000, 60))
    found = compare(before, after)
    assert len(found.changes) == 250
