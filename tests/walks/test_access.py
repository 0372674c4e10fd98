"""Every control of the window can be named: by a test, by a screen reader, and by who reads the code."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from desk.newsroom.sampling import EDITOR, REPORTER
from tests.walks.conftest import Walk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PANELS = ("sources", "quotes", "photos", "comments", "checks", "history")
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
