"""Notices in the window: new ones are counted, one opens its place, the desktop tells them unless that is off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desk.newsroom import commenting, drafting
from desk.newsroom.clock import now
from desk.story.place import Place
from desk.ui.bench import Bench
from desk.ui.review.notices_panel import NoticesPanel
from tests.ui.dialogs.looking import buttons, press, texts
from tests.ui.review.conftest import EDITOR, REPORTER, Office


@pytest.fixture
def panel(bench: Bench, office: Office, beside: Callable[..., None]) -> NoticesPanel:
    made = NoticesPanel(bench)
    beside(made)
    office.show()
    bench.wire.person_changed.emit(REPORTER)
    office.settled()
    return made


def remark(office: Office, text: str) -> None:
    """Somebody else comments on the headline of the stored story."""
    base = office.stored()
    made = commenting.comment(base, EDITOR, text, Place("headline"), now())
    office.act(lambda desk: drafting.keep(desk, EDITOR, base, made))


def test_an_empty_desk_has_nothing_to_tell(panel: NoticesPanel) -> None:
    assert panel.cards == ()
    assert "Nothing to tell" in texts(panel)


def test_what_is_new_is_counted_until_it_is_seen(panel: NoticesPanel, office: Office) -> None:
    counts: list[int] = []
    panel.counted.connect(counts.append)
    remark(office, "How low was it?")
    panel.read()
    office.settled()
    assert counts[-1] == 1
    assert texts(panel, "noticesCount") == ["1 NEW"]
    assert texts(panel, "noticeText") == ["How low was it?"]
    assert [one.fresh for one in panel.cards] == [True]
    QTest.qWait(1_100)  # times are kept to the second
    press(panel, "noticesSeen")
    assert counts[-1] == 0
    assert [one.fresh for one in panel.cards] == [False]
    assert not buttons(panel, "noticesSeen")


@pytest.mark.parametrize("way", ["click", "key"])
def test_a_notice_opens_its_story_at_its_place(panel: NoticesPanel, office: Office, way: str) -> None:
    remark(office, "@Reporter: say how low")
    panel.read()
    office.settled()
    assert texts(panel, "noticeKind") == ["Mention"]
    if way == "click":
        QTest.mouseClick(panel.cards[0], Qt.MouseButton.LeftButton)
    else:
        panel.cards[0].setFocus()
        QTest.keyClick(panel.cards[0], Qt.Key.Key_Return)
    office.settled()
    QTest.qWait(20)
    assert office.places == [Place("headline")]
    assert office.panels == ["comments"]


def test_the_desktop_tells_what_came_while_nobody_looked(
    panel: NoticesPanel, office: Office, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(panel.desktop, "show_bubble", lambda title, text: shown.append((title, text)))
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWait(20)
    monkeypatch.setattr(panel.window(), "isActiveWindow", lambda: False)
    remark(office, "How low was it?")
    panel.read()
    office.settled()
    assert shown == [("Eagle lands on the moon", "Editor: How low was it?")]
    panel.read()
    office.settled()
    assert len(shown) == 1
    bench.commands.action("view.notifications").trigger()
    assert not bench.settings.notifications
    remark(office, "And how high?")
    panel.read()
    office.settled()
    assert len(shown) == 1
    other.deleteLater()
