"""Work: what is asked runs in order on one thread, and what came of it comes back to who asked."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, reading
from desk.storage import Desk, open_desk
from desk.storage.lines import View
from desk.story.errors import DeskError, RuleError
from desk.story.person import Person, Role
from desk.story.story import Story
from desk.ui.work import Work

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)


@pytest.fixture
def work(qtbot: QtBot, tmp_path: Path) -> Iterator[Work]:
    made = Work(lambda: open_desk(tmp_path / "desk"), REPORTER)
    yield made
    made.finish(10)


def _who(_desk: Desk, by: Person) -> str:
    return by.name


def _number(_desk: Desk, number: int) -> int:
    return number


def _refuse(_desk: Desk) -> None:
    raise RuleError("Not now.")


def _fail(_desk: Desk) -> None:
    raise ZeroDivisionError("a fault")


def test_an_action_changes_the_desk_and_brings_what_it_made(work: Work, qtbot: QtBot) -> None:
    made: list[Story] = []
    listed: list[object] = []
    work.do(drafting.start_story).then(made.append)
    work.ask(reading.listed, View.ALL, REPORTER).then(lambda lines: listed.append(len(lines)))
    qtbot.waitUntil(lambda: bool(listed))
    assert made[0].authors == ("Reporter",)
    assert listed == [1]


def test_everything_runs_in_the_order_it_was_asked(work: Work, qtbot: QtBot) -> None:
    came: list[int] = []
    for number in range(200):
        work.ask(_number, number).then(came.append)
    qtbot.waitUntil(lambda: len(came) == 200)
    assert came == list(range(200))


def test_the_desk_is_worked_on_elsewhere_and_told_of_here(work: Work, qtbot: QtBot) -> None:
    there: list[str] = []
    here: list[bool] = []
    work.ask(lambda _desk: threading.current_thread().name).then(there.append)
    application = QApplication.instance()
    assert application is not None
    work.ask(_number, 1).then(lambda _one: here.append(QThread.currentThread() is application.thread()))
    qtbot.waitUntil(lambda: bool(here))
    assert there[0].startswith("desk-work")
    assert here == [True]


def test_an_action_is_of_who_asked_even_if_another_signs_in_meanwhile(work: Work, qtbot: QtBot) -> None:
    names: list[str] = []
    work.do(_who).then(names.append)
    work.person = EDITOR
    work.do(_who).then(names.append)
    qtbot.waitUntil(lambda: len(names) == 2)
    assert names == ["Reporter", "Editor"]


def test_a_refusal_goes_to_who_asked_for_it(work: Work, qtbot: QtBot) -> None:
    told: list[DeskError] = []
    heard: list[str] = []
    work.refused.connect(heard.append)
    work.ask(_refuse).then(lambda _none: pytest.fail("it was refused")).otherwise(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [str(error) for error in told] == ["Not now."]
    assert heard == []


def test_a_refusal_nobody_took_is_told_to_all(work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.refused) as refused:
        work.ask(_refuse)
    assert refused.args == ["Not now."]


def test_a_fault_is_no_refusal_and_the_work_goes_on(work: Work, qtbot: QtBot) -> None:
    told: list[DeskError] = []
    with qtbot.waitSignal(work.failed) as failed:
        work.ask(_fail).otherwise(told.append)
    assert isinstance(failed.args[0], ZeroDivisionError)
    assert told == []
    came: list[int] = []
    work.ask(_number, 7).then(came.append)
    qtbot.waitUntil(lambda: came == [7])


def test_a_desk_that_cannot_be_opened_refuses_what_was_asked(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("not a folder")
    work = Work(lambda: open_desk(tmp_path / "desk"), REPORTER)
    told: list[DeskError] = []
    work.ask(reading.house).otherwise(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert "desk" in str(told[0])
    assert work.finish()


def test_an_answer_that_is_there_at_once_still_waits_for_the_asker(
    work: Work, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit = work._thread.submit

    def done_at_once(job: Callable[[], object]) -> Future[object]:
        future = submit(job)
        wait([future])  # on a busy machine the worker may well be done before the asker goes on
        return future

    monkeypatch.setattr(work._thread, "submit", done_at_once)
    came: list[int] = []
    work.ask(_number, 7).then(came.append)
    qtbot.waitUntil(lambda: came == [7])


def test_nobody_is_told_who_is_not_there_any_more(work: Work, qtbot: QtBot) -> None:
    told: list[int] = []
    listener = QObject()
    work.ask(lambda _desk: 1).then(lambda one: told.append(one) if listener else None)
    listener.deleteLater()
    QApplication.sendPostedEvents(listener, QEvent.Type.DeferredDelete)
    work.ask(lambda _desk: 2).then(told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [2]


def test_it_says_when_it_is_busy_and_when_no_more(work: Work, qtbot: QtBot) -> None:
    said: list[bool] = []
    work.busy_changed.connect(said.append)
    work.ask(_number, 1)
    work.ask(_number, 2)
    assert work.busy
    qtbot.waitUntil(lambda: not work.busy)
    assert said == [True, False]


def test_finish_waits_for_what_was_asked_and_closes_the_desk(qtbot: QtBot, tmp_path: Path) -> None:
    work = Work(lambda: open_desk(tmp_path / "desk"), REPORTER)
    for _number_of in range(5):
        work.do(drafting.start_story)
    assert work.finish(20)
    with open_desk(tmp_path / "desk") as desk:
        assert len(reading.listed(desk, View.ALL, REPORTER)) == 5
    qtbot.waitUntil(lambda: not work.busy)


def test_finish_says_when_the_time_did_not_suffice(qtbot: QtBot, tmp_path: Path) -> None:
    work = Work(lambda: open_desk(tmp_path / "desk"), REPORTER)
    go_on = threading.Event()
    work.ask(lambda _desk: go_on.wait(30))
    assert not work.finish(0.05)
    go_on.set()
    qtbot.waitUntil(lambda: not work.busy, timeout=10_000)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_this_build_of_the_window_system_keeps_its_references(qtbot: QtBot) -> None:
    """PySide6 6.12.0 drops one reference of None for each void call and aborts after some 5,000 of them."""
    shown = QLabel()
    qtbot.addWidget(shown)
    set_text: Callable[[str], None] = shown.setText
    before = sys.getrefcount(None)
    for number in range(2_000):
        set_text(str(number % 2))
    assert abs(sys.getrefcount(None) - before) < 60
