"""Python's search for rubbish waits for a pause."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from desk.ui import rubbish
from desk.ui.rubbish import Rubbish


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def full_searches() -> int:
    return int(gc.get_stats()[2]["collections"])


def test_the_full_search_does_not_come_by_itself(qapp: QObject) -> None:
    made = Rubbish(QObject(qapp))
    assert gc.get_freeze_count() > 0
    before = full_searches()
    kept = [[number] for number in range(rubbish.YOUNG * rubbish.MIDDLE * 3)]
    assert full_searches() == before
    assert kept
    made.deleteLater()


def test_it_comes_once_in_a_pause_and_not_while_somebody_types(qapp: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Rubbish(QObject(qapp))
    made.typed()
    before = full_searches()
    made._on_look()
    assert full_searches() == before
    monkeypatch.setattr(rubbish, "QUIET", -1.0)
    made._on_look()
    made._on_look()
    assert full_searches() == before + 1
    made.deleteLater()
