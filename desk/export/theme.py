"""Themes: folders of templates, style sheets, pictures and words; what a theme lacks, the standard one has."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from desk.export.language import Words, words_for
from desk.paths import RESOURCES
from desk.story.errors import DeskError, WrongUse

SHIPPED = RESOURCES / "themes"
STANDARD_NAME = "standard"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,40}")


class BadTheme(DeskError):
    """A theme of the house cannot be drawn with."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme by name; its `folders` are looked through in their order."""

    name: str
    folders: tuple[Path, ...]

    def draw(self, template: str, **context: object) -> str:
        """The template as text, everything in it escaped. Raises BadTheme with the place where it goes wrong."""
        try:
            return _templates(self.folders).get_template(template).render(**context)
        except TemplateError as error:
            line = getattr(error, "lineno", None)
            where = f"{template}, line {line}" if line else template
            raise BadTheme(f"The theme ‘{self.name}’ cannot be drawn with: {error} ({where}).") from error

    def file(self, name: str) -> bytes:
        """A style sheet or picture of the theme."""
        return next(path for folder in self.folders if (path := folder / name).is_file()).read_bytes()

    def words(self, language: str) -> Words:
        """The few words that the theme prints itself, in that language; English where there are none."""
        own = self.folders[0] / "words.json"
        standard = words_for(language, SHIPPED / STANDARD_NAME / "words.json")
        return {**standard, **words_for(language, own)} if own.is_file() else standard

    def icon(self) -> str:
        """The icon as an address of its own, so that no page asks for another file."""
        return "data:image/png;base64," + base64.b64encode(self.file("icon.png")).decode("ascii")


def theme_named(name: str, themes: Path | None = None) -> Theme:
    """The theme of that name, from the folder `themes` beside the desk or from those that are shipped.

    Raises WrongUse with the names there are.
    """
    standard = SHIPPED / STANDARD_NAME
    for place in _places(themes):
        if _NAME.fullmatch(name) and (place / name).is_dir():
            folder = place / name
            return Theme(name, (folder,) if folder == standard else (folder, standard))
    raise WrongUse(f"There is no theme ‘{name}’; choose one of: {', '.join(theme_names(themes))}.")


def theme_names(themes: Path | None = None) -> tuple[str, ...]:
    """The names of all themes, the standard one first."""
    found = {
        path.name
        for place in _places(themes)
        if place.is_dir()
        for path in place.iterdir()
        if path.is_dir() and _NAME.fullmatch(path.name)
    }
    return (STANDARD_NAME, *sorted(found - {STANDARD_NAME}))


def _places(themes: Path | None) -> tuple[Path, ...]:
    return (SHIPPED,) if themes is None else (themes, SHIPPED)


@cache
def _templates(folders: tuple[Path, ...]) -> Environment:
    """What templates print is escaped, what they name must be there, and what a theme from outside can do is little."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
