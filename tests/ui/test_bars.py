"""The bars: which story, at what stage, what to do next; below, whether it is saved and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desk.preflight.finding import Finding, Weight
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.place import Place
from desk.story.stage import Stage, moves_open_to
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.kit import Elided
from desk.ui.status_bar import Fact, StatusBar, ago
from desk.ui.top_bar import STAGE_STATE, TopBar

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)
STORY = Story("k1", Furniture(slug="eagle-lands", target_words=900), authors=("Reporter",))


def put(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(1280, widget.height())
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def top(bench: Bench, qtbot: QtBot) -> TopBar:
    made = TopBar(bench)
    put(qtbot, made)
    return made


@pytest.fixture
def status(bench: Bench, qtbot: QtBot) -> StatusBar:
    made = StatusBar(bench)
    put(qtbot, made)
    return made


def press(bar: QWidget, name: str) -> None:
    made = bar.findChild(QPushButton, name)
    assert made is not None
    assert made.isVisible()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)


def text(bar: QWidget, name: str) -> str:
    made = bar.findChild(QWidget, name)
    assert isinstance(made, QLabel | QPushButton | Fact)
    if made.isHidden():
        return ""
    return made.text if isinstance(made, Fact) else made.text()


def seen(bar: QWidget, names: Sequence[str]) -> list[str]:
    return [name for name in names if (one := bar.findChild(QWidget, name)) is not None and one.isVisible()]


def show(top: TopBar, story: Story, person: Person, revision: int = 0) -> None:
    top.show_story(story, revision, moves_open_to(person, story))


def test_a_draft_of_the_reporters_can_be_submitted(top: TopBar, bench: Bench) -> None:
    done: list[str] = []
    bench.commands.on("move.submit", lambda: done.append("submit"))
    show(top, STORY, REPORTER, revision=14)
    assert text(top, "slug_shown") == "/ eagle-lands"
    assert text(top, "stage_shown") == "Draft"
    assert text(top, "revision_shown") == "revision 14"
    assert text(top, "first_move") == "Submit"
    press(top, "first_move")
    assert done == ["submit"]


def test_the_editor_who_has_it_can_approve_or_ask_for_changes(top: TopBar, bench: Bench) -> None:
    done: list[str] = []
    for name in ("approve", "send-back"):
        bench.commands.on(f"move.{name}", partial(done.append, name))
    show(top, replace(STORY, stage=Stage.IN_REVIEW, holder="Editor"), EDITOR)
    assert (text(top, "first_move"), text(top, "second_move")) == ("Approve…", "Request changes…")
    press(top, "second_move")
    press(top, "first_move")
    assert done == ["send-back", "approve"]


def test_who_can_do_nothing_with_it_sees_no_verbs(top: TopBar) -> None:
    show(top, replace(STORY, stage=Stage.IN_REVIEW, holder="Editor"), REPORTER)
    assert seen(top, ("first_move", "second_move")) == []


def test_every_stage_has_a_state_of_its_pill() -> None:
    assert set(STAGE_STATE) == set(Stage)


def test_the_checks_are_counted_in_the_colour_of_the_heaviest(top: TopBar, bench: Bench) -> None:
    asked: list[int] = []
    bench.commands.on("review.checks", lambda: asked.append(1))
    show(top, STORY, REPORTER)
    mark = top.findChild(QPushButton, "checks_shown")
    assert mark is not None
    for counts, said, state in (
        ((0, 0), "All checks pass", "ok"),
        ((0, 1), "1 check", "warn"),
        ((2, 3), "5 checks", "bad"),
    ):
        top.show_checks(*counts)
        assert (mark.text(), mark.property("pill"), mark.accessibleName()) == (said, state, said)
    press(top, "checks_shown")
    assert asked == [1]


def test_modes_are_asked_for_and_shown(top: TopBar, qtbot: QtBot) -> None:
    show(top, STORY, REPORTER)
    with qtbot.waitSignal(top.mode_chosen) as chosen:
        press(top, "mode_preview")
    assert chosen.args == ["preview"]
    top.show_mode("review")
    checked = [one.objectName() for one in top.findChildren(QPushButton) if one.isChecked()]
    assert checked == ["mode_review"]


def test_without_a_story_it_says_where_one_is(top: TopBar) -> None:
    show(top, STORY, REPORTER)
    top.show_place("import")
    assert text(top, "slug_shown") == "/ import"
    top.show_checks(1, 0)  # a check of the story that was open comes late
    assert seen(top, ("stage_shown", "modes", "first_move", "checks_shown")) == []


def test_a_slug_without_end_leaves_room_for_the_verbs(top: TopBar) -> None:
    show(top, replace(STORY, furniture=Furniture(slug="endless-" * 40)), REPORTER)
    slug = top.findChild(QLabel, "slug_shown")
    verb = top.findChild(QPushButton, "first_move")
    assert slug is not None
    assert verb is not None
    assert slug.text().endswith("…")
    assert slug.toolTip() == "endless-" * 40
    assert verb.mapTo(top, verb.rect().topRight()).x() <= top.width()


def test_the_length_stands_against_the_target(status: StatusBar) -> None:
    status.show_story(STORY, 812, 4, 12)
    assert text(status, "words_shown") == "812 words of 900"
    assert text(status, "reading_time_shown") == "4 min read"
    assert text(status, "language_shown") == "English (UK)"
    status.show_story(replace(STORY, furniture=Furniture(language="cy")), 1, 1, 0)
    assert text(status, "words_shown") == "1 word"
    assert text(status, "language_shown") == "cy"


def test_it_says_whether_the_story_is_saved(status: StatusBar, bench: Bench) -> None:
    for state, said in (("unsaved", "Not saved yet"), ("saving", "Saving…"), ("saved", "Saved just now")):
        bench.wire.saved_changed.emit(state)
        assert text(status, "saved_shown") == said
    bench.wire.saved_changed.emit("The disk is full: free some room, then save again.")
    assert text(status, "saved_shown") == "Not saved"
    assert text(status, "said_shown") == "The disk is full: free some room, then save again."


def test_how_long_ago_it_was_saved() -> None:
    then = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    said = {0: "just now", 8: "8 s ago", 47: "40 s ago", 200: "3 min ago", 4000: "at 20:17"}
    assert {seconds: ago(then, then + timedelta(seconds=seconds)) for seconds in said} == said


def test_checks_before_approval_are_counted_without_notes(status: StatusBar, bench: Bench) -> None:
    place = Place("headline")
    findings = tuple(Finding("headline", weight, place, "No headline.") for weight in Weight)
    bench.wire.findings_changed.emit(findings)
    assert text(status, "checks_to_go_shown") == "2 checks before approval"
    bench.wire.findings_changed.emit(())
    assert text(status, "checks_to_go_shown") == ""


def test_a_sentence_is_said_and_a_refusal_is_marked(status: StatusBar, bench: Bench) -> None:
    said = status.findChild(Elided, "said_shown")
    assert said is not None
    bench.wire.said.emit("The article lies in /out.")
    assert (said.text(), said.property("look")) == ("The article lies in /out.", "muted")
    bench.wire.refused.emit("A reason is required.")
    assert (said.text(), said.property("look"), said.accessibleName()) == (
        "A reason is required.", "bad", "A reason is required.",
    )  # fmt: skip


def test_who_works_here_can_be_changed(status: StatusBar, bench: Bench) -> None:
    asked: list[int] = []
    bench.commands.on("desk.sign-in", lambda: asked.append(1))
    bench.wire.person_changed.emit(Person("Second Editor", Role.EDITOR))
    assert text(status, "person_shown") == "Second Editor · Editor"
    bench.wire.person_changed.emit(EDITOR)
    assert text(status, "person_shown") == "Editor"
    press(status, "person_shown")
    assert asked == [1]


def test_without_a_story_nothing_is_said_of_one(status: StatusBar, bench: Bench) -> None:
    status.show_desk("Local desk")
    status.show_story(STORY, 812, 4, 12)
    bench.wire.saved_changed.emit("saved")
    bench.wire.story_closed.emit()
    assert [text(status, name) for name in ("saved_shown", "words_shown", "language_shown")] == ["", "", ""]
    assert text(status, "desk_shown") == "Local desk"
