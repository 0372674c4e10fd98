"""The document turns into any other copy in one step, and back with one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from desk.ui.story_page import copy_change, copy_text

PIECES = ["one", "two", "", "- a\n- b", "![Under a black sky](photo:moonview22)", "![](photo:eagle22222)", "🌕"]
COPY = some.lists(some.sampled_from(PIECES), max_size=6).map("\n\n".join)


@settings(max_examples=300, deadline=None)
@given(COPY, COPY)
def test_any_copy_becomes_any_other(qapp: QApplication, current: str, copy: str) -> None:
    document = QTextDocument()
    copy_text.fill(document, current)
    steps: list[int] = []
    document.undoCommandAdded.connect(lambda: steps.append(1))
    copy_change.turn_into(document, copy, current)
    assert copy_text.read(document) == copy
    assert len(steps) == (copy != current)
    document.undo()
    assert copy_text.read(document) == current


def test_paragraphs_that_stay_are_not_touched(qapp: QApplication) -> None:
    document = QTextDocument()
    document.documentLayout()  # without one nothing is told
    copy_text.fill(document, "one\n\ntwo\n\nthree")
    kept = [document.findBlockByNumber(number) for number in (0, 2)]
    changes: list[tuple[int, int, int]] = []
    document.contentsChange.connect(lambda *change: changes.append(change))
    copy_change.turn_into(document, "one\n\n2\n\nthree", "one\n\ntwo\n\nthree")
    assert [block.text() for block in kept] == ["one", "three"]
    assert changes == [(4, 3, 1)]
