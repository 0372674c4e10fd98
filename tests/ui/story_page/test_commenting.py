"""A comment from a field's own menu: on the field, or on the words that are selected in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desk.ui.bench import Bench
from desk.ui.story_page.fields import LineField, PageField
from desk.ui.story_page.head import Head


@pytest.fixture
def asked(bench: Bench) -> list[tuple[str, int, int]]:
    return []


def comment(field: QWidget) -> str:
    """Choose the comment in the field's menu; what it says."""
    QApplication.sendEvent(
        field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), field.mapToGlobal(QPoint(4, 4)))
    )
    menu = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible())
    action = menu.actions()[-1]
    action.trigger()
    menu.close()
    return action.text()


@pytest.fixture
def head(bench: Bench, asked: list[tuple[str, int, int]], qtbot: object) -> Head:
    made = Head(bench.theme)
    made.comment_asked.connect(lambda *given: asked.append(given))
    made.resize(600, 500)
    made.show()
    return made


def test_on_a_field_and_on_words_in_it(head: Head, asked: list[tuple[str, int, int]]) -> None:
    head.headline.put("🌕 Eagle lands")
    assert comment(head.headline.viewport()) == "Comment on the headline…"
    cursor = head.headline.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    head.headline.setTextCursor(cursor)
    comment(head.headline.viewport())
    head.byline.put("Reporter")
    head.byline.setSelection(0, 3)
    comment(head.byline)
    assert asked == [("headline", 0, 0), ("headline", 2, 7), ("byline", 0, 3)]
    head.deleteLater()


def test_on_a_slot_of_the_form(head: Head, asked: list[tuple[str, int, int]]) -> None:
    field = head.field("slug")
    assert isinstance(field, LineField)
    assert comment(field) == "Comment on the slug…"
    note = head.field("note")
    assert isinstance(note, PageField)
    comment(note.viewport())
    assert [name for name, _start, _end in asked] == ["slug", "note"]
    head.deleteLater()
