from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import reading
from desk.ui.bench import Bench
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.confirm import Confirm
from desk.ui.review.history_panel import HistoryPanel, RevisionCard, short
from tests.ui.dialogs.looking import buttons, keys, press, sheet, texts
from tests.ui.review.conftest import EDITOR, REPORTER, Office


@pytest.fixture
def panel(bench: Bench, office: Office, beside: Callable[[QWidget], None]) -> HistoryPanel:
    made = HistoryPanel(bench)
    beside(made)
    office.show()
    office.settled()
    return made


def cards(panel: HistoryPanel) -> list[RevisionCard]:
    return [one for one in panel.findChildren(RevisionCard) if one.isVisibleTo(panel)]


def again(office: Office, bench: Bench) -> None:
    bench.wire.desk_changed.emit()
    office.settled()


def test_revisions_say_number_kind_who_and_why(panel: HistoryPanel, office: Office, bench: Bench) -> None:
    office.move("submit", REPORTER)
    office.move("take", EDITOR)
    office.move("send-back", EDITOR, "Give the call from the loop.")
    again(office, bench)
    newest = office.act(reading.history, office.story.key)[0]
    told = texts(panel)
    assert f"Revision {newest.number}" in told
    assert "Sent back" in texts(panel, "kind")
    assert "Give the call from the loop." in texts(panel, "revisionReason")
    assert any(line.startswith("Editor · ") and line.endswith(short(newest.digest)) for line in told)


def test_the_log_of_moves_stands_beneath_newest_first(panel: HistoryPanel, office: Office, bench: Bench) -> None:
    office.move("submit", REPORTER)
    office.move("take", EDITOR)
    office.move("send-back", EDITOR, "Give the call from the loop.")
    again(office, bench)
    assert texts(panel, "moveLabel") == ["Request changes", "Take", "Submit"]
    assert texts(panel, "moveReason") == ["Give the call from the loop."]


def test_a_revision_is_named_and_kept_for_good(panel: HistoryPanel, office: Office, bench: Bench) -> None:
    bench.commands.action("review.name-revision").trigger()
    asked = sheet(AskReason)
    keys(asked.reason, Qt.Key.Key_Return)
    assert texts(asked, "sheetRefusal") == ["Say what this revision is: it is found again by its name."]
    keys(asked.reason, "Before the cuts")
    keys(asked.reason, Qt.Key.Key_Return)
    office.settled()
    office.settled()
    assert "Before the cuts" in texts(panel, "revisionReason")
    assert office.told[-1].endswith("is kept as ‘Before the cuts’.")


def test_restore_asks_first_and_brings_the_words_back_as_a_new_revision(
    panel: HistoryPanel, office: Office, bench: Bench
) -> None:
    press(panel, "nameRevision")
    keys(sheet(AskReason).reason, "Before the cuts")
    press(sheet(AskReason), "yes")
    office.settled()
    before = office.story.copy
    office.show(copy="Cut to nothing.")
    office.flush(lambda: None)
    office.settled()
    again(office, bench)
    named = next(card for card in cards(panel) if "Before the cuts" in texts(card))
    press(named, "restoreRevision")
    press(sheet(Confirm), "yes")
    office.settled()
    office.settled()
    office.settled()
    assert office.story.copy == before
    assert "Restored" in texts(panel, "kind")


def test_enter_on_a_revision_compares_it_with_now(
    panel: HistoryPanel, office: Office, bench: Bench, qtbot: QtBot
) -> None:
    office.move("submit", REPORTER)
    again(office, bench)
    [card] = [one for one in cards(panel) if "Submitted" in texts(one, "kind")]
    card.setFocus()
    with qtbot.waitSignal(panel.compare_requested) as asked:
        keys(card, Qt.Key.Key_Return)
    assert f"Revision {asked.args[0]}" in texts(card)


def test_a_story_that_may_not_be_changed_cannot_be_restored(panel: HistoryPanel, office: Office, bench: Bench) -> None:
    office.move("submit", REPORTER)
    again(office, bench)
    assert buttons(panel, "restoreRevision")
    bench.commands.allow(story=True, writable=False, moves=())
    assert not buttons(panel, "restoreRevision")
    assert buttons(panel, "compareRevision")


def test_an_empty_history_says_how_revisions_come_about(panel: HistoryPanel, bench: Bench, office: Office) -> None:
    bench.wire.story_changed.emit(replace(office.story, key="new"))
    assert "No revisions yet" in texts(panel)
    office.settled()


def test_words_are_looked_for_in_the_history(panel: HistoryPanel, office: Office, bench: Bench, qtbot: QtBot) -> None:
    office.move("submit", REPORTER)
    office.move("recall", REPORTER)
    office.show(copy=office.story.copy.replace("boulder field", "field of stones"))
    office.move("submit", REPORTER)
    bench.wire.desk_changed.emit()
    office.settled()
    office.settled()
    count = len(cards(panel))
    QTest.keyClicks(panel.search, "boulder")
    qtbot.waitUntil(lambda: bool(texts(panel, "historyTold")), timeout=5_000)
    assert texts(panel, "historyTold")[0].endswith(f"of {count} revisions hold ‘boulder’.")
    assert all("boulder" in line for line in texts(panel, "revisionHolds"))
    QTest.keyClicks(panel.search, "s on Mars")
    qtbot.waitUntil(lambda: texts(panel, "historyTold")[0].startswith("No revision"), timeout=5_000)
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not texts(panel, "historyTold"), timeout=5_000)
