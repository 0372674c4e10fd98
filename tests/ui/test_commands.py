"""Commands: every action of the window is one record, reachable by name, key, menu and icon."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from desk.paths import RESOURCES
from desk.story.stage import MOVES
from desk.ui.commands import COMMANDS, MENUS, Commands
from desk.ui.theme import Theme

WORKED_BY_THE_SYSTEM = {"Alt+F4", "Ctrl+Alt+Delete", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"}


def twice(things: list[str]) -> list[str]:
    return [thing for thing, times in Counter(things).items() if times > 1]


def test_every_name_is_there_once() -> None:
    assert twice([command.name for command in COMMANDS]) == []


def test_no_two_commands_share_a_key(qapp: object) -> None:
    keys = [QKeySequence(command.key).toString() for command in COMMANDS if command.key]
    assert twice(keys) == []
    assert all(keys), "a key that Qt cannot read is empty"
    assert not WORKED_BY_THE_SYSTEM & set(keys)


def test_every_label_is_there_once_in_its_menu_and_every_menu_is_known() -> None:
    assert twice([f"{command.menu} {command.label}" for command in COMMANDS]) == []
    assert {command.menu for command in COMMANDS} == set(MENUS)


def test_every_icon_is_a_file_of_the_family() -> None:
    wanted = {command.icon for command in COMMANDS}
    assert "" not in wanted
    assert [name for name in sorted(wanted) if not (RESOURCES / "icons" / f"{name}.svg").is_file()] == []


def test_every_move_of_the_rules_has_its_command_and_the_other_way_round() -> None:
    assert {one.name for one in COMMANDS if one.needs == "move"} == {f"move.{move.name}" for move in MOVES}


def test_a_command_is_done_by_its_action_and_shows_its_key(theme: Theme) -> None:
    commands, done = Commands(theme), list[str]()
    commands.on("story.new", lambda: done.append("new"))
    action = commands.action("story.new")
    action.trigger()
    assert done == ["new"]
    assert action.shortcut().toString() == "Ctrl+N"
    assert action.toolTip() == "New story (Ctrl+N)"


def test_only_what_is_possible_is_enabled(theme: Theme) -> None:
    commands = Commands(theme)
    commands.allow(story=True, writable=False, moves=["take"])
    possible = {command.name: action.isEnabled() for command, action in commands.all()}
    assert possible["story.new"]
    assert possible["story.save"]
    assert not possible["format.bold"]
    assert possible["move.take"]
    assert not possible["move.approve"]


def test_icons_are_drawn_anew_in_the_colours_of_another_theme(theme: Theme) -> None:
    commands = Commands(theme)

    def drawn() -> int:
        image = commands.action("story.new").icon().pixmap(32, 32).toImage()
        every = (image.pixelColor(x, y) for x in range(32) for y in range(32))
        return max((one for one in every), key=lambda one: one.alpha()).lightness()

    light = drawn()
    theme.choose("dark")
    dark = drawn()
    theme.choose("light")
    assert light < 100
    assert dark > 150
