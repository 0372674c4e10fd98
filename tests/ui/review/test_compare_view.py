from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desk.story.photo import Photo
from desk.story.revision import Revision, RevisionKind
from desk.ui.bench import Bench
from desk.ui.review.compare_view import CompareView, first_choice
from desk.ui.review.comparing import comparison
from tests.ui.dialogs.looking import press, texts
from tests.ui.review.conftest import EDITOR, NOON, REPORTER, Office


@pytest.fixture
def view(bench: Bench, office: Office, beside: Callable[..., None]) -> CompareView:
    made = CompareView(bench)
    beside(made, 800)
    office.show()
    office.settled()
    return made


def sent_back(office: Office, bench: Bench) -> None:
    office.move("submit", REPORTER)
    office.move("take", EDITOR)
    office.move("send-back", EDITOR, "Give the call from the loop.")
    furniture = replace(office.story.furniture, headline="Eagle lands: two men walk on the moon", keywords=("moon",))
    office.show(furniture=furniture, copy=office.story.copy.replace("with fuel running low", "with its fuel low"))
    office.flush(lambda: None)
    office.settled()
    bench.wire.desk_changed.emit()
    office.settled()
    office.settled()


def test_what_was_sent_back_is_compared_with_now(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    assert "sent back" in view.older.currentText()
    assert view.newer.currentText() == "Now"
    assert texts(view, "added") == ["+4 words"]
    assert texts(view, "removed") == ["−1 word"]
    assert view.text.changes[-1] == "Keywords  moon"
    assert any("running" in change for change in view.text.changes)


def test_any_two_revisions_can_be_compared(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    view.newer.setCurrentIndex(view.newer.findText(view.older.currentText()))
    view.newer.activated.emit(view.newer.currentIndex())
    office.settled()
    assert texts(view, "compareTold") == ["Nothing differs between these two."]


def test_what_was_chosen_stays_chosen_when_something_is_stored(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    view.older.setCurrentIndex(view.older.findData(1))
    view.older.activated.emit(view.older.currentIndex())
    office.show(copy=office.story.copy + " More.")
    office.flush(lambda: None)
    office.settled()
    bench.wire.desk_changed.emit()
    office.settled()
    office.settled()
    assert view.older.currentData() == 1
    assert any("More" in change for change in view.text.changes)


def test_buttons_and_keys_go_from_change_to_change(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    press(view, "nextChange")
    first = view.text.textCursor().selectedText()
    press(view, "nextChange")
    assert view.text.textCursor().selectedText() != first
    QTest.keyClick(view.text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    view.text.previous_change()
    assert view.text.textCursor().selectedText() in view.text.changes


def test_a_revision_chosen_in_the_history_is_compared_with_now(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    view.compare_with(1)
    office.settled()
    office.settled()
    assert view.older.currentData() == 1


def test_struck_and_heavier_not_only_coloured(view: CompareView, office: Office, bench: Bench) -> None:
    sent_back(office, bench)
    cursor = view.text.textCursor()
    text = view.text.document().toRawText()
    cursor.setPosition(text.index("running") + 1)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(text.index("two men") + 1)
    assert cursor.charFormat().fontWeight() >= 600


def test_a_story_without_revisions_says_when_there_will_be_some(
    view: CompareView, office: Office, bench: Bench
) -> None:
    bench.wire.story_changed.emit(replace(office.story, key="new"))
    office.settled()
    assert texts(view, "compareTold")[0].startswith("Nothing to compare yet.")


def test_photos_sources_and_quotes_are_compared_too(office: Office) -> None:
    before = replace(office.story, photos=(Photo("p1", caption="The lander"), Photo("p2", caption="The sea")))
    after = replace(
        before,
        photos=(Photo("p1", caption="The lander, drawn", credit="Desk"),),
        sources=(replace(before.sources[0], title="Mission commander"),),
        quotes=(),
        copy=before.copy.replace("boulder field", "[boulder field](https://example.org/field)"),
    )
    rows = {(row.label, row.before, row.after) for row in comparison(before, after).rows}
    assert ("Photo: caption", "The lander", "The lander, drawn") in rows
    assert ("Photo: credit", "", "Desk") in rows
    assert ("Photo removed", "The sea", "") in rows
    assert ("Source: title", "Commander", "Mission commander") in rows
    assert ("Quote removed", before.quotes[0].words, "") in rows
    assert ("boulder field", "", "https://example.org/field") in rows


def test_the_first_choice_is_the_last_milestone_that_reads_otherwise(office: Office) -> None:
    def revision(number: int, kind: RevisionKind) -> Revision:
        return Revision(office.story.key, number, kind, "Editor", NOON, "", f"digest {number}")

    history = (
        revision(3, RevisionKind.AUTOMATIC),
        revision(2, RevisionKind.SENT_BACK),
        revision(1, RevisionKind.NAMED),
    )
    assert first_choice(history, office.story) == 2
    assert first_choice(history[:1], office.story) == 3
    assert first_choice((), office.story) is None
