"""Walks drive the real window on a real desk with real clicks and keys, as a person would."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desk.story.person import Person
from desk.story.story import Story
from desk.ui.app import make_window
from desk.ui.main_window import MainWindow
from desk.ui.settings import Settings
from desk.ui.workplace import Workplace

SOON = 15_000  # ms a walk waits for what must come


class Walk:
    """One person at the window: sees what is shown, clicks and types."""

    def __init__(self, qtbot: QtBot, workplace: Workplace) -> None:
        self._qtbot = qtbot
        self.workplace = workplace
        self.window: MainWindow = workplace.window

    @property
    def story(self) -> Story:
        """The open story as the window has it."""
        story = self.workplace.story
        assert story is not None
        return story

    def wait(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until that holds and nothing is asked of the worker any more."""
        self._qtbot.waitUntil(lambda: until() and not self.workplace.bench.work.busy, timeout=SOON)

    def shows(self, name: str) -> bool:
        """Whether something of that object name is shown."""
        return any(one.isVisible() for top in self._tops() for one in top.findChildren(QWidget, name))

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The shown widget of that object name, in the topmost dialog if one is open."""
        found = [one for top in self._tops() for one in top.findChildren(kind, name) if one.isVisible()]
        assert found, f"nothing called {name} is shown"
        return found[0]

    def click(self, name: str) -> None:
        """Click the shown button or field of that name."""
        widget = self.find(name)
        if isinstance(widget, QAbstractButton):
            assert widget.isEnabled(), f"{name} cannot be pressed now"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.wait()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        QTest.keyClick(self._keyboard(), key, held)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self._keyboard(), text)

    def fill(self, name: str, text: str) -> None:
        """Put the keyboard into a field, type over what is there, and go on."""
        widget = self.find(name)
        widget.setFocus()
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.type(text)

    def command(self, name: str, *, asks: bool = False) -> None:
        """Do what a command's key or menu line does; `asks` when a sheet opens over the window."""
        action = self.workplace.bench.commands.action(name)
        assert action.isEnabled(), f"{name} is not possible now"
        action.trigger()
        self.wait(lambda: not asks or isinstance(self._tops()[0], QDialog))

    def drop(self, name: str, path: Path) -> None:
        """Drop a file on the shown widget of that name."""
        widget = self.find(name)
        target = getattr(widget, "viewport", lambda: widget)()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at = QPoint(30, 20)
        copy, left, free = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(target, QDragEnterEvent(at, copy, mime, left, free))
        QApplication.sendEvent(target, QDropEvent(QPointF(at), copy, mime, left, free))

    def sign_in(self, person: Person) -> None:
        """Choose the person in the sign-in sheet."""
        self.command("desk.sign-in", asks=True)
        self.fill("newName", person.name)
        role = self.find("newRole")
        while getattr(role, "chosen", person.role) is not person.role:
            QTest.keyClick(role, Qt.Key.Key_Down)
        self.click("yes")
        self.wait(lambda: self.workplace.bench.work.person == person)

    def give_reasons(self, text: str) -> None:
        """In the approve sheet: why each warning may stay, and yes to open comments."""
        for top in self._tops():
            for field in top.findChildren(QLineEdit, "waiver"):
                field.setFocus()
                QTest.keyClicks(field, text)

    def saved(self) -> None:
        """Wait until everything typed is stored."""
        done: list[bool] = []
        self.workplace.page.flush(lambda: done.append(True))
        self.wait(lambda: bool(done))

    def _keyboard(self) -> QWidget:
        """Where keys go: the focus of the topmost sheet or the window, whichever of them the platform calls active."""
        top = self._tops()[0]
        if not top.isActiveWindow():
            top.activateWindow()
            QApplication.processEvents()
        return top.focusWidget() or top

    def _tops(self) -> list[QWidget]:
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        sheets: list[QWidget] = [one for one in shown if isinstance(one, QDialog)]
        return sheets[-1:] or [self.window]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Walk]]:
    """A function that opens the window on the desk in tmp_path/'desk' and waits until somebody can work."""
    opened: list[Walk] = []

    def open_it(person: Person, *, where: str = "") -> Walk:
        window = make_window(where or str(tmp_path / "desk"), Settings(tmp_path / "window.ini"), person)
        window.bench.theme.choose("light")
        window.show()
        walk = Walk(qtbot, Workplace(window, ask_who=False))
        opened.append(walk)
        walk.workplace.begin()
        walk.wait(lambda: walk.workplace.story is not None)
        return walk

    yield open_it
    for walk in opened:
        walk.saved()
        walk.window.close()
        assert walk.workplace.bench.work.finish(20)
        walk.window.deleteLater()  # each window that stays makes all later ones slower: they share one style sheet
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
