from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desk.newsroom import reading, safekeeping
from desk.story.comment import Comment
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.stage import MOVES, Stage
from desk.story.suggestion import Suggestion
from desk.ui.bench import Bench
from desk.ui.dialogs.approve import Approve
from desk.ui.dialogs.ask_reason import AskReason
from desk.ui.dialogs.confirm import Confirm
from desk.ui.dialogs.correct import CorrectSheet
from desk.ui.dialogs.signing import SigningSheet
from desk.ui.dialogs.tell import Tell
from desk.ui.review.moves import DONE, Moves
from tests.storage.vaults import WORDS
from tests.ui.dialogs.looking import buttons, click, keys, no_sheet, press, sheet, texts
from tests.ui.review.conftest import EDITOR, NOON, QUOTE, REPORTER, Office


@pytest.fixture
def moves(bench: Bench, office: Office, window: QWidget) -> Moves:
    made = Moves(bench, office.flush, window)
    office.show()
    return made


def make(office: Office, bench: Bench, name: str) -> None:
    """Trigger the command and wait for what comes of it."""
    bench.commands.action(f"move.{name}").setEnabled(True)
    bench.commands.action(f"move.{name}").trigger()
    office.settled()


def in_review(office: Office) -> None:
    office.move("submit", REPORTER)
    office.move("take", EDITOR)
    office.sit(EDITOR)


def test_every_move_of_the_table_is_answered_and_says_what_came_of_it() -> None:
    assert set(DONE) == {step.name for step in MOVES}


def test_submit_stores_what_was_typed_first(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(copy=office.story.copy + "\n\nTyped just now.")
    make(office, bench, "submit")
    office.settled()
    stored = office.stored()
    assert stored.stage is Stage.SUBMITTED
    assert stored.copy.endswith("Typed just now.")
    assert office.stage() is Stage.SUBMITTED
    assert office.told == ["Submitted. An editor can take it now."]


def test_a_blocker_is_told_before_the_move_and_shown_on_request(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(copy="")
    make(office, bench, "submit")
    office.settled()
    opened = sheet(Tell)
    assert texts(opened, "sheetTitle") == ["‘Submit’ is not possible yet"]
    press(opened, "yes")
    assert office.panels == ["checks"]
    assert len(office.places) == 1
    assert office.stored().stage is Stage.DRAFT


def test_request_changes_needs_its_reason(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    make(office, bench, "send-back")
    asked = sheet(AskReason)
    keys(asked.reason, Qt.Key.Key_Return)
    assert texts(asked, "sheetRefusal") == ["Say why in a sentence: it is kept with the story."]
    keys(asked.reason, "Give the call from the loop.")
    keys(asked.reason, Qt.Key.Key_Return)
    office.settled()
    office.settled()
    assert office.stage() is Stage.CHANGES_REQUESTED
    assert office.act(reading.moves, office.story.key)[-1].reason == "Give the call from the loop."


def test_escape_leaves_everything_as_it_was(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    make(office, bench, "send-back")
    keys(sheet(AskReason), Qt.Key.Key_Escape)
    assert no_sheet(AskReason)
    assert office.stored().stage is Stage.IN_REVIEW


def test_spike_is_confirmed_and_unspike_is_not(moves: Moves, office: Office, bench: Bench) -> None:
    make(office, bench, "spike")
    press(sheet(Confirm), "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.SPIKED
    make(office, bench, "unspike")
    office.settled()
    assert office.stage() is Stage.DRAFT


def test_a_move_that_is_not_the_persons_is_refused_in_a_sentence(moves: Moves, office: Office, bench: Bench) -> None:
    office.move("submit", REPORTER)
    make(office, bench, "take")
    assert office.told == ["Reporter cannot ‘Take’ this story: only an editor who is not its sole author can do that."]


def test_approve_shows_what_is_sealed_and_seals_it(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    make(office, bench, "approve")
    opened = sheet(Approve)
    assert texts(opened, "sheetTitle") == ["Approve revision 2?"]
    assert "Published words match the notebook" in texts(opened, "checkLine")
    for edit in opened.findChildren(QLineEdit, "waiver"):
        keys(edit, "Known to the desk.")
    press(opened, "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.APPROVED
    assert "Approved and sealed." in office.told


def test_each_warning_is_mended_or_given_a_reason_that_is_kept(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(quotes=(Quote(QUOTE.key, QUOTE.source, QUOTE.words),))
    in_review(office)
    make(office, bench, "approve")
    opened = sheet(Approve)
    press(opened, "yes")
    assert texts(opened, "sheetRefusal") == ["Each warning that stays needs a reason; it is kept with the approval."]
    waivers = opened.findChildren(QLineEdit, "waiver")
    keys(waivers[0], "Heard on the public loop.")
    if len(waivers) > 1:
        press(opened, "sameReason")
    press(opened, "yes")
    office.settled()
    office.settled()
    entry = office.act(reading.moves, office.story.key)[-1]
    assert entry.move == "approve"
    assert "The quote of Neil Armstrong, ‘Houston, Tranquility Base here. The…’, is not verified" in entry.reason
    assert all(line.endswith(": Heard on the public loop.") for line in entry.reason.splitlines())


def test_verify_from_the_dialog_mends_the_story_and_seals_the_mended_one(
    moves: Moves, office: Office, bench: Bench
) -> None:
    office.show(quotes=(Quote(QUOTE.key, QUOTE.source, QUOTE.words),))
    in_review(office)
    make(office, bench, "approve")
    opened = sheet(Approve)
    before = opened.findChildren(QWidget, "seal")[0].accessibleName()
    press(opened, "verify")
    assert office.labels == ["Verify quote"]
    assert not buttons(opened, "yes")[0].isEnabled()
    office.check()
    assert not buttons(opened, "verify")
    assert opened.findChildren(QWidget, "seal")[0].accessibleName() != before
    for edit in opened.findChildren(QLineEdit, "waiver"):
        if not edit.text():
            keys(edit, "Known to the desk.")
    press(opened, "yes")
    office.settled()
    office.settled()
    office.settled()
    stored = office.stored()
    assert stored.stage is Stage.APPROVED
    assert stored.quotes[0].verified_by == "Editor"


def test_open_comments_need_a_yes(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    office.show(comments=(Comment("c1", "Editor", NOON, "How low?"),))
    make(office, bench, "approve")
    office.settled()
    opened = sheet(Approve)
    assert opened.open_comments.text() == "Approve with 1 comment still open"
    for edit in opened.findChildren(QLineEdit, "waiver"):
        keys(edit, "Known to the desk.")
    press(opened, "yes")
    assert texts(opened, "sheetRefusal") == ["Say yes to the open comments, or resolve them first."]
    opened.open_comments.click()
    press(opened, "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.APPROVED


def test_a_story_with_a_blocker_cannot_be_approved_and_the_way_to_it_is_a_button(
    moves: Moves, office: Office, bench: Bench
) -> None:
    office.show(copy=office.story.copy.replace("has landed", "will land"))
    in_review(office)
    make(office, bench, "approve")
    office.settled()
    opened = sheet(Approve)
    assert not buttons(opened, "yes")[0].isEnabled()
    assert texts(opened, "sheetRefusal") == ["What is marked ✕ stands in the way: mend it first."]
    buttons(opened, "show")[0].click()
    assert no_sheet(Approve)
    assert len(office.places) == 1


def test_a_correction_is_published_with_its_notice(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    office.move("approve", EDITOR)
    make(office, bench, "publish")
    press(sheet(Confirm), "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.PUBLISHED
    make(office, bench, "correct")
    asked = sheet(CorrectSheet)
    keys(asked.reason, "An earlier version named another field.")
    press(asked, "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.CORRECTING
    make(office, bench, "approve-correction")
    opened = sheet(Approve)
    assert opened.notice.words == "An earlier version named another field."
    for edit in opened.findChildren(QLineEdit, "waiver"):
        keys(edit, "Known to the desk.")
    press(opened, "yes")
    office.settled()
    office.settled()
    assert office.stage() is Stage.PUBLISHED
    assert [one.text for one in office.story.corrections] == ["An earlier version named another field."]


def test_the_wrong_words_are_picked_on_the_page_and_righted(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    office.move("approve", EDITOR)
    make(office, bench, "publish")
    press(sheet(Confirm), "yes")
    office.settled()
    office.settled()
    make(office, bench, "correct")
    asked = sheet(CorrectSheet)
    press(asked, "yes")
    assert texts(asked, "sheetRefusal")[0].startswith("Select the wrong words")
    assert not buttons(asked, "takeDown")[0].isEnabled()
    assert asked.page.select_words("boulder field with fuel")
    assert texts(asked, "chosenWords") == ["Wrong: “boulder field with fuel”"]
    asked.right.setFocus()
    asked.right.selectAll()
    keys(asked.right, "field of stones with fuel")
    keys(asked.right, Qt.Key.Key_Return)
    office.settled()
    assert texts(asked, "righted") == ["“boulder field with fuel” → “field of stones with fuel”"]
    asked.page.select_words("Eagle lands")
    press(asked, "takeDown")
    assert texts(asked, "sheetRefusal")[0].startswith("That is what stands there now")
    asked.right.clear()
    keys(asked.right, "The Eagle lands")
    press(asked, "takeDown")
    office.settled()
    assert len(texts(asked, "righted")) == 2
    press_first(asked, "notThis", 1)
    press(asked, "yes")
    office.settled()
    office.settled()
    assert "past a field of stones with fuel running low" in office.story.copy
    assert office.story.furniture.headline == "Eagle lands on the moon"
    make(office, bench, "approve-correction")
    opened = sheet(Approve)
    assert opened.notice.words.startswith("An earlier version said “")
    assert texts(opened, "changedCount") == ["1 change since it was approved last"]
    assert "past a field of stones with fuel running low" in texts(opened, "change")[0]


def press_first(shown: QWidget, name: str, at: int) -> None:
    click(buttons(shown, name)[at])


def test_escape_in_the_approve_dialog_is_not_yet(moves: Moves, office: Office, bench: Bench) -> None:
    in_review(office)
    make(office, bench, "approve")
    keys(sheet(Approve), Qt.Key.Key_Escape)
    assert no_sheet(Approve)
    assert office.stored().stage is Stage.IN_REVIEW


def test_who_submits_with_open_suggestions_is_told(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(suggestions=(Suggestion("x1", "Editor", NOON, Place("headline"), "Eagle down"),))
    make(office, bench, "submit")
    office.settled()
    assert texts(sheet(Confirm), "sheetTitle") == ["1 suggestion is still open"]
    press(sheet(Confirm), "yes")
    office.settled()
    assert office.stage() is Stage.SUBMITTED


def test_a_suggestion_on_quoted_words_goes_back_only_with_its_reason(
    moves: Moves, office: Office, bench: Bench
) -> None:
    in_review(office)
    place = Place("copy", words="Eagle")
    office.show(suggestions=(Suggestion("x1", "Editor", NOON, place, "Bird", quote="q1"),))
    make(office, bench, "send-back")
    assert "give its reason" in office.told[-1]
    assert office.panels == ["comments"]
    assert no_sheet(AskReason)


@pytest.mark.usefixtures("keyless")
def test_a_first_decision_without_a_keyring_is_not_left_unsigned_silently(
    moves: Moves, office: Office, bench: Bench
) -> None:
    make(office, bench, "submit")
    asked = sheet(SigningSheet)
    assert office.stage() is Stage.DRAFT
    keys(asked.passphrase, WORDS)
    keys(asked.again, WORDS)
    press(asked, "yes")
    for _ in range(4):
        office.settled()
    assert office.stage() is Stage.SUBMITTED
    assert office.act(safekeeping.unsigned) == 0


@pytest.mark.usefixtures("keyless")
def test_who_decides_unsigned_said_so_and_is_asked_once(moves: Moves, office: Office, bench: Bench) -> None:
    make(office, bench, "submit")
    press(sheet(SigningSheet), "unsigned")
    for _ in range(3):
        office.settled()
    assert office.stage() is Stage.SUBMITTED
    assert "Decided without a signature. Story → Signing keys makes a key at any time." in office.told
    make(office, bench, "recall")
    office.settled()
    assert no_sheet(SigningSheet)
    assert office.act(safekeeping.unsigned) == 2


@pytest.mark.usefixtures("keyless")
def test_not_yet_decides_nothing(moves: Moves, office: Office, bench: Bench) -> None:
    make(office, bench, "submit")
    press(sheet(SigningSheet), "no")
    office.settled()
    assert office.stage() is Stage.DRAFT


def test_legal_is_cleared_in_the_approve_dialog_under_a_name(moves: Moves, office: Office, bench: Bench) -> None:
    office.show(furniture=replace(office.story.furniture, legal=True))
    in_review(office)
    office.check()
    make(office, bench, "approve")
    opened = sheet(Approve)
    assert texts(opened, "flag_legal") == ["Legal"]
    assert not opened.approve.isEnabled()
    for name, words in (("clearedBy", "The lawyer"), ("clearedWhy", "Every claim is sourced.")):
        keys(next(one for one in opened.findChildren(QLineEdit, name) if one.isVisible()), words)
        office.check()  # what is typed outlives a new look at the checks
        texts(opened)
    press(opened, "clear")
    office.check()
    assert texts(opened, "flag_legal-cleared") == ["Legal cleared"]
    assert opened.approve.isEnabled()
    assert office.story.clearances[0].by == "Editor"
