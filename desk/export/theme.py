"""Themes: folders of templates, a style sheet, an icon and words."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from desk.paths import RESOURCES

STANDARD = RESOURCES / "themes" / "standard"


@cache
def templates(theme: Path = STANDARD) -> Environment:
    """The templates of a theme; what they print is escaped, what they name must be there."""
    return Environment(
        loader=FileSystemLoader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def icon(theme: Path = STANDARD) -> str:
    """The icon as an address of its own, so that no page asks for another file."""
    return "data:image/png;base64," + base64.b64encode((theme / "icon.png").read_bytes()).decode("ascii")
