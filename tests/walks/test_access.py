"""Every control of the window can be named: by a test, by a screen reader, and by who reads the code."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desk.newsroom.sampling import EDITOR, REPORTER
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PANELS = ("sources", "quotes", "facts", "photos", "comments", "checks", "history")
# What Qt makes inside its own widgets, reached through them.
INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def controls(window: QWidget) -> list[QWidget]:
    """What is shown and takes the keyboard."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not one.objectName().startswith(INNER)
        and not isinstance(one.parent(), QComboBox)
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader would call it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
    return widget.accessibleName() or text or hint


@pytest.mark.parametrize("mode", ["write", "review", "preview"])
def test_every_control_has_an_object_name_and_an_accessible_name(open_window: Callable[..., Walk], mode: str) -> None:
    walk = open_window(REPORTER)
    walk.workplace.show_mode(mode)
    for panel in PANELS:
        walk.workplace.bench.wire.panel_requested.emit(panel)
        walk.wait()
        assert len(controls(walk.window)) > 15
        nameless = [
            f"{type(one).__name__} {one.objectName()!r} {name_of(one)!r} in {type(one.parent()).__name__}"
            for one in controls(walk.window)
            if not one.objectName() or not name_of(one)
        ]
        assert nameless == [], panel


def test_no_label_takes_text_for_markup(open_window: Callable[..., Walk]) -> None:
    walk = open_window(EDITOR)
    for panel in PANELS:
        walk.workplace.bench.wire.panel_requested.emit(panel)
        walk.wait()
    auto = [one.text() for one in walk.window.findChildren(QLabel) if one.textFormat() is Qt.TextFormat.AutoText]
    assert auto == []


def test_the_keyboard_goes_from_section_to_copy_in_the_order_of_the_page(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    walk.find("section").setFocus()
    reached = []
    for _ in range(20):
        reached.append(walk.window.focusWidget().objectName() if walk.window.focusWidget() else "")
        if reached[-1] == "copy":
            break
        walk.press(Qt.Key.Key_Tab)
    order = [name for name in reached if name in ("section", "headline", "standfirst", "byline", "copy")]
    assert order == ["section", "headline", "standfirst", "byline", "copy"]


def heard(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader can come to."""
    yield node
    for at in range(node.childCount()):
        if (child := node.child(at)) is not None and not child.state().invisible:
            yield from heard(child)


@pytest.mark.parametrize("panel", PANELS)
def test_a_screen_reader_hears_a_name_and_a_role_of_everything_that_takes_the_keyboard(
    open_window: Callable[..., Walk], panel: str
) -> None:
    walk = open_window(REPORTER)
    walk.workplace.bench.wire.panel_requested.emit(panel)
    walk.wait()
    root = QAccessible.queryAccessibleInterface(walk.window)
    assert root is not None
    mute, reached = [], 0
    for one in heard(root):
        if not one.state().focusable or not isinstance(one.object(), QWidget) or "qt_" in one.object().objectName():
            continue
        reached += 1
        if not one.text(QAccessible.Text.Name) or one.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            mute.append((one.object().objectName(), one.role(), one.text(QAccessible.Text.Name)))
    assert reached > 20
    assert mute == []


def test_a_key_goes_from_pane_to_pane_round_and_round(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    walk.find("copy").setFocus()
    window = walk.window
    assert window.rail is not None
    for pane in (window.side, window.rail, walk.workplace.writing, window.side):
        walk.press(Qt.Key.Key_F6)
        assert pane.isAncestorOf(window.focusWidget())
    walk.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert walk.workplace.writing.isAncestorOf(window.focusWidget())


def test_a_story_is_written_sourced_and_submitted_without_a_mouse(open_window: Callable[..., Walk]) -> None:
    walk = open_window(REPORTER)
    first = walk.story.key
    walk.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    walk.wait(lambda: walk.story.key != first)
    walk.wait(lambda: walk.window.focusWidget() is walk.find("headline"))
    walk.type("Eagle lands")
    walk.press(Qt.Key.Key_Return)
    walk.type("Two men walk on the moon")
    walk.press(Qt.Key.Key_Tab)
    while walk.window.focusWidget() is not walk.find("copy"):
        walk.press(Qt.Key.Key_Tab)
    walk.type("They came in peace.")
    walk.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    walk.wait(lambda: walk.shows("sheetTitle"))
    walk.type("Neil Armstrong")
    walk.press(Qt.Key.Key_Return)
    walk.wait(lambda: [one.name for one in walk.story.sources] == ["Neil Armstrong"])
    walk.press(Qt.Key.Key_F6)
    walk.press(Qt.Key.Key_Home)
    assert walk.window.side.currentWidget() is walk.workplace.sources
    assert walk.story.furniture.headline == "Eagle lands"
    assert walk.story.furniture.standfirst == "Two men walk on the moon"
    assert walk.story.copy == "They came in peace."


def test_a_window_of_half_the_size_shows_the_page_and_one_drawer(open_window: Callable[..., Walk]) -> None:
    """What a screen of 1440 by 900 has at 200 percent."""
    walk = open_window(REPORTER)
    walk.window.resize(720, 450)
    walk.wait(lambda: not walk.shows("rail"))
    assert not walk.window.side.isVisible()
    assert walk.shows("copy")
    walk.command("view.notebook")
    assert walk.window.side.isVisible()
    walk.command("view.rail")
    assert walk.shows("rail")
    assert not walk.window.side.isVisible()
    walk.window.resize(1440, 900)
    walk.wait(walk.window.side.isVisible)
    assert walk.shows("rail")
