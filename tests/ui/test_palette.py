"""The palette: any action by a few letters, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from desk.ui.commands import COMMANDS, Commands
from desk.ui.dialogs.finder import ranked
from desk.ui.dialogs.palette import Palette, possible
from desk.ui.theme import Theme


@pytest.fixture
def commands(theme: Theme) -> Commands:
    made = Commands(theme)
    made.allow(story=True, writable=True, moves=("approve", "send-back"))
    return made


@pytest.fixture
def palette(qtbot: QtBot, commands: Commands) -> Iterator[Palette]:
    window = QWidget()
    window.resize(1000, 700)
    with qtbot.waitExposed(window):
        window.show()
    made = Palette(commands, window)
    made.open()
    yield made
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def field(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit, "palette_field")
    assert found is not None
    return found


def rows(palette: Palette) -> list[str]:
    found = palette.findChild(QListWidget, "palette_list")
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


def test_it_lists_all_that_is_possible_now(palette: Palette, commands: Commands) -> None:
    possible = sum(action.isEnabled() for _command, action in commands.all())
    assert len(rows(palette)) == possible - 1  # not itself
    assert "Submit" not in rows(palette)
    assert "Approve" in rows(palette)


def test_a_few_letters_and_enter_do_it(palette: Palette, commands: Commands) -> None:
    done: list[str] = []
    commands.on("move.approve", lambda: done.append("approve"))
    QTest.keyClicks(field(palette), "appr")
    assert rows(palette)[0] == "Approve"
    QTest.keyClick(field(palette), Qt.Key.Key_Return)
    assert done == ["approve"]


def test_arrows_go_round(palette: Palette, commands: Commands) -> None:
    done: list[str] = []
    for command in COMMANDS:
        commands.on(command.name, partial(done.append, command.name))
    last = rows(palette)[-1]
    QTest.keyClick(field(palette), Qt.Key.Key_Up)
    QTest.keyClick(field(palette), Qt.Key.Key_Return)
    assert [command.label for command in COMMANDS if command.name == done[0]] == [last]


def test_a_click_does_it(palette: Palette, commands: Commands) -> None:
    done: list[str] = []
    commands.on("story.import", lambda: done.append("import"))
    shown = palette.findChild(QListWidget, "palette_list")
    assert shown is not None
    rect = shown.visualItemRect(shown.item(rows(palette).index("Import an article")))
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert done == ["import"]


def test_esc_does_nothing(palette: Palette, commands: Commands, qtbot: QtBot) -> None:
    done: list[str] = []
    for command in COMMANDS:
        commands.on(command.name, partial(done.append, command.name))
    with qtbot.waitSignal(palette.rejected):
        QTest.keyClick(field(palette), Qt.Key.Key_Escape)
    assert done == []


def test_what_nothing_is_called_is_told(palette: Palette) -> None:
    QTest.keyClicks(field(palette), "zzzzzz")
    told = palette.findChild(QLabel, "palette_none")
    assert told is not None
    assert told.text() == "Nothing that can be done now is called ‘zzzzzz’."
    QTest.keyClick(field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("new", "New story"),
        ("dark", "Dark"),
        ("add sou", "Add a source"),
        ("name", "Name this revision…"),
        ("aprove", "Approve…"),
        ("contact", "Contact book…"),
        ("review comm", "Comment"),
    ],
)
def test_letters_mean_the_action_they_begin(commands: Commands, typed: str, first: str) -> None:
    found = ranked(possible(commands), typed)
    assert found[0].name == first.rstrip("…")


def test_each_row_says_name_menu_and_key(palette: Palette) -> None:
    shown = palette.findChild(QListWidget, "palette_list")
    assert shown is not None
    assert shown.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "New story, Story, Ctrl+N"
