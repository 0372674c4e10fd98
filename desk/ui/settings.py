"""What one machine remembers of its person: who, which theme, where the window stood. Nothing of a story."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import cast
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QSettings

from desk.story.person import Person, Role
from desk.ui.theme import CHOICES, Choice


class Settings:
    """Typed access to one settings file (INI) beside the desk or wherever `path` says."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        stored = str(self._store.value("theme", "system"))
        return next((choice for choice, _label in CHOICES if choice == stored), "system")

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._store.setValue("theme", choice)

    @property
    def person(self) -> Person | None:
        """Who worked here last."""
        name, role = str(self._store.value("person/name", "")), str(self._store.value("person/role", ""))
        return Person(name, Role(role)) if name and role in list(Role) else None

    @person.setter
    def person(self, person: Person) -> None:
        self._store.setValue("person/name", person.name)
        self._store.setValue("person/role", person.role.value)

    @property
    def last_story(self) -> str:
        return str(self._store.value("last_story", ""))

    @last_story.setter
    def last_story(self, key: str) -> None:
        self._store.setValue("last_story", key)

    @property
    def focus(self) -> str:
        """What alone is not faded while writing: 'sentence', 'paragraph', or '' for no fading."""
        stored = str(self._store.value("focus", ""))
        return stored if stored in ("sentence", "paragraph") else ""

    @focus.setter
    def focus(self, mode: str) -> None:
        self._store.setValue("focus", mode)

    @property
    def geometry(self) -> QByteArray:
        return cast("QByteArray", self._store.value("geometry", QByteArray()))

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def beside(self) -> int:
        """How wide the preview beside the page is, in pixels; below 0 while it is not wanted, with the width it had."""
        return int(str(self._store.value("beside", 0)))

    @beside.setter
    def beside(self, pixels: int) -> None:
        self._store.setValue("beside", pixels)

    @property
    def budget_look(self) -> str:
        """How the budget was looked at last: 'list', 'board' or 'calendar'."""
        return str(self._store.value("budget_look", "board"))

    @budget_look.setter
    def budget_look(self, look: str) -> None:
        self._store.setValue("budget_look", look)

    @property
    def compare_look(self) -> str:
        """How revisions were compared last: 'column' or 'beside'."""
        return str(self._store.value("compare_look", "column"))

    @compare_look.setter
    def compare_look(self, look: str) -> None:
        self._store.setValue("compare_look", look)

    @property
    def notifications(self) -> bool:
        """Whether the system tells what is new while the window is not looked at."""
        return str(self._store.value("notifications", "on")) == "on"

    @notifications.setter
    def notifications(self, on: bool) -> None:
        self._store.setValue("notifications", "on" if on else "off")

    def seen(self, name: str) -> datetime | None:
        """When the person of that name has looked at the notices last."""
        stored = str(self._store.value(f"seen/{quote(name, safe='')}", ""))
        return datetime.fromisoformat(stored) if stored else None

    def set_seen(self, name: str, at: datetime) -> None:
        self._store.setValue(f"seen/{quote(name, safe='')}", at.isoformat())

    @property
    def inbox(self) -> str:
        """The folder that is watched for packed stories; '' for none."""
        return str(self._store.value("inbox", ""))

    @inbox.setter
    def inbox(self, folder: str) -> None:
        self._store.setValue("inbox", folder)

    @property
    def last_folder(self) -> str:
        """Where files were last chosen."""
        return str(self._store.value("last_folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._store.setValue("last_folder", folder)
