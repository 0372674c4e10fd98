"""What one machine remembers of its person: who, which theme, where the window stood. Nothing of a story."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from desk.story.person import Person, Role
from desk.ui.theme import CHOICES, Choice

MOST_SPOTS = 300  # stories of which it is remembered where the person was


LIMITS = {"size": (12, 32), "width": (420, 1_400), "gap": (0, 40), "zoom": (50, 300)}


@dataclass(frozen=True, slots=True)
class PageLook:
    """How the page is set: letters with serifs or without, their size, the page's width, the room between lines.

    Pixels; `zoom` is in percent and enlarges all but the room between lines.
    """

    serif: bool = True
    size: int = 17
    width: int = 700
    gap: int = 4
    zoom: int = 100

    def scaled(self, pixels: int) -> int:
        """So many pixels of the page as zoomed."""
        return round(pixels * self.zoom / 100)


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
    def page_look(self) -> PageLook:
        """How the person has set the page; what somebody has spoiled is as it is at first."""
        stored = self._read_json("page", {})
        known = stored if isinstance(stored, dict) else {}
        made = asdict(PageLook())
        for name, (least, most) in LIMITS.items():
            if isinstance(value := known.get(name), int) and least <= value <= most:
                made[name] = value
        made["serif"] = known.get("serif") is not False
        return PageLook(**made)

    @page_look.setter
    def page_look(self, look: PageLook) -> None:
        self._store.setValue("page", json.dumps(asdict(look)))

    @property
    def typewriter(self) -> bool:
        """Whether the line that is written stays at one height."""
        return str(self._store.value("typewriter", "false")) == "true"

    @typewriter.setter
    def typewriter(self, on: bool) -> None:
        self._store.setValue("typewriter", "true" if on else "false")

    @property
    def outline(self) -> bool:
        """Whether the outline of the story stands below the desk's list."""
        return str(self._store.value("outline", "false")) == "true"

    @outline.setter
    def outline(self, on: bool) -> None:
        self._store.setValue("outline", "true" if on else "false")

    @property
    def smart_typing(self) -> bool:
        """Whether marks that are typed become those of the story's language."""
        return str(self._store.value("smart_typing", "true")) == "true"

    @smart_typing.setter
    def smart_typing(self, on: bool) -> None:
        self._store.setValue("smart_typing", "true" if on else "false")

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
    def inbox(self) -> str:
        """The folder that is watched for packed stories; '' for none."""
        return str(self._store.value("inbox", ""))

    @inbox.setter
    def inbox(self, folder: str) -> None:
        self._store.setValue("inbox", folder)

    @property
    def tabs(self) -> tuple[str, ...]:
        """The keys of the stories that have a tab, from left to right."""
        stored = self._read_json("tabs", [])
        return tuple(str(key) for key in stored) if isinstance(stored, list) else ()

    @tabs.setter
    def tabs(self, keys: tuple[str, ...]) -> None:
        self._store.setValue("tabs", json.dumps(keys))

    @property
    def spots(self) -> dict[str, tuple[int, int, int, int]]:
        """Where the person was in each story, by its key; see `story_page.spot`. The one left last is at the end."""
        stored = self._read_json("spots", {})
        found = {}
        for key, spot in stored.items() if isinstance(stored, dict) else ():
            if isinstance(spot, list) and len(spot) == 4 and all(isinstance(one, int) for one in spot):
                anchor, position, paragraph, past = spot
                found[str(key)] = (anchor, position, paragraph, past)
        return found

    @spots.setter
    def spots(self, spots: Mapping[str, tuple[int, int, int, int]]) -> None:
        kept = list(spots.items())[-MOST_SPOTS:]
        self._store.setValue("spots", json.dumps(dict(kept)))

    def _read_json(self, name: str, otherwise: object) -> object:
        """A value that is kept as JSON; one that somebody has spoiled is as good as none."""
        try:
            return json.loads(str(self._store.value(name, ""))) if self._store.contains(name) else otherwise
        except ValueError:
            return otherwise

    @property
    def last_folder(self) -> str:
        """Where files were last chosen."""
        return str(self._store.value("last_folder", str(Path.home())))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._store.setValue("last_folder", folder)
