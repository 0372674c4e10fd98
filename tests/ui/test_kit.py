"""The kit: the small pieces that panels are put together from."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.kit import (
    Card,
    Elided,
    EmptyState,
    Flow,
    Scroll,
    button,
    clear,
    command_button,
    disc,
    label,
    pill,
    rule,
    set_pill,
)
from desk.ui.theme import Theme


def shown(qtbot: QtBot, widget: QWidget, width: int = 300, height: int = 200) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_a_button_has_a_name_to_be_found_and_one_to_be_heard(qtbot: QtBot, theme: Theme) -> None:
    pressed: list[int] = []
    made = button("Add source", "addSource", lambda: pressed.append(1), "small")
    shown(qtbot, made)
    assert (made.objectName(), made.accessibleName()) == ("addSource", "Add source")
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_command_button_is_possible_when_its_command_is(qtbot: QtBot, theme: Theme) -> None:
    done: list[int] = []
    action = QAction("Photo…")
    action.triggered.connect(lambda: done.append(1))
    made = command_button(action, "photo")
    shown(qtbot, made)
    made.click()
    action.setEnabled(False)
    assert not made.isEnabled()
    made.click()
    action.setEnabled(True)
    made.click()
    assert done == [1, 1]


def test_a_pill_changes_word_and_state(qtbot: QtBot, theme: Theme) -> None:
    made = pill("Draft", name="stage")
    shown(qtbot, made)
    set_pill(made, "Approved", "ok")
    assert (made.text(), made.property("pill")) == ("Approved", "ok")


def test_a_disc_shows_initials_and_says_the_name(qtbot: QtBot, theme: Theme) -> None:
    made = disc("Neil Armstrong")
    qtbot.addWidget(made)
    assert (made.text(), made.accessibleName()) == ("NA", "Neil Armstrong")


def test_an_elided_line_has_the_whole_in_its_tooltip_when_it_is_cut(qtbot: QtBot, theme: Theme) -> None:
    line = Elided("A caption that is much longer than the room that is left for it")
    shown(qtbot, line, 80, 20)
    assert line.toolTip() == line.text()
    line.resize(900, 20)
    assert line.toolTip() == ""


def test_flow_goes_into_the_next_line_where_the_room_ends(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    flow = Flow()
    holder.setLayout(flow)
    pills = [pill(f"Word {number}") for number in range(6)]
    for one in pills:
        flow.addWidget(one)
    shown(qtbot, holder, 160, 200)
    flow.setGeometry(QRect(0, 0, 160, 200))
    rows = sorted({one.y() for one in pills})
    assert len(rows) > 1
    assert all(one.geometry().right() <= 160 for one in pills)
    assert flow.heightForWidth(160) > flow.heightForWidth(1000)


def test_flow_keeps_its_margins(qtbot: QtBot, theme: Theme) -> None:
    holder, flow = QWidget(), Flow()
    holder.setLayout(flow)
    flow.setContentsMargins(12, 3, 12, 9)
    words = [pill(word) for word in ("Caption missing", "Credit missing", "Alt text missing")]
    for one in words:
        flow.addWidget(one)
    height = flow.heightForWidth(250)
    shown(qtbot, holder, 250, height)
    flow.setGeometry(QRect(0, 0, 250, height))
    assert (words[0].x(), words[0].y(), words[-1].x()) == (12, 3, 12)
    assert max(one.geometry().right() for one in words) < 250 - 12
    assert height == words[-1].geometry().bottom() + 1 + 9


def test_a_layout_is_cleared_of_widgets_and_of_layouts_in_it(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    outer, inner = QVBoxLayout(holder), QVBoxLayout()
    inner.addWidget(label("inside"))
    outer.addWidget(rule())
    outer.addLayout(inner)
    clear(outer)
    assert outer.count() == 0
    assert inner.count() == 0


def test_an_empty_state_has_one_line_and_one_button(qtbot: QtBot, theme: Theme) -> None:
    made = EmptyState("empty", "No sources yet", "Who told you?", button("Add a source", "add"))
    shown(qtbot, made)
    assert made.findChild(QWidget, "add") is not None
    assert made.property("look") == "dashed"


def test_a_scroll_never_scrolls_sideways(qtbot: QtBot, theme: Theme) -> None:
    scroll = Scroll("list")
    for number in range(40):
        card = Card(f"card{number}")
        card.column.addWidget(label("A long line of words that has to be wrapped " * 3, wrap=True))
        scroll.column.addWidget(card)
    shown(qtbot, scroll, 240, 200)
    assert scroll.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert scroll.verticalScrollBar().maximum() > 0
