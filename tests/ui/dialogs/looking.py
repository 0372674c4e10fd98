"""How the tests look at a panel or a sheet as a person does: by what it shows and what can be pressed."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from desk.ui.dialogs.sheet import Sheet

S = TypeVar("S", bound=Sheet)


def texts(widget: QWidget, name: str = "") -> list[str]:
    """What the labels (of that object name) show, from the top."""
    QApplication.processEvents()
    labels = widget.findChildren(QLabel, name) if name else widget.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisibleTo(widget)]


def buttons(widget: QWidget, name: str) -> list[QPushButton]:
    """The buttons of that object name that can be seen."""
    QApplication.processEvents()
    return [one for one in widget.findChildren(QPushButton, name) if one.isVisibleTo(widget)]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def keys(widget: QWidget | None, typed: str | Qt.Key) -> None:
    """Type text, or press one key."""
    assert widget is not None
    if isinstance(typed, str):
        QTest.keyClicks(widget, typed)
    else:
        QTest.keyClick(widget, typed)


def press(widget: QWidget, name: str) -> None:
    """Click the one button of that name."""
    [one] = buttons(widget, name)
    click(one)


def sheet(kind: type[S]) -> S:
    """The open sheet of that kind."""
    [one] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
    return one


def no_sheet(kind: type[S]) -> bool:
    """Whether no sheet of that kind is open."""
    return not [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
