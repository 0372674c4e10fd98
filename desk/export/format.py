"""What a format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story


@dataclass(frozen=True, slots=True)
class Rendition:
    """A photo made ready for the page.

    `name` is its file name; `ratio` is '' for the photo as it is, else '16x9', '4x3', '1x1', '1.91x1'; pixels are true.
    """

    name: str
    ratio: str
    width: int
    height: int
    media_type: str
    data: bytes


# Gives the renditions of a photo; () while its picture is still to come.
Develop = Callable[[Photo], tuple[Rendition, ...]]


@dataclass(frozen=True, slots=True)
class Issue:
    """The occasion of an export: as a proof or for publication, when, until when it is held.

    `themes` is the folder beside the desk where a house keeps themes of its own.
    """

    at: datetime
    proof: bool = False
    embargo: datetime | None = None
    themes: Path | None = None

    @property
    def held(self) -> bool:
        return self.embargo is not None and self.embargo > self.at


class Render(Protocol):
    """A struck story to relative posix names and bytes."""

    def __call__(self, story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One line of FORMATS. `suffix` is that of the one file it makes; '' means a folder."""

    name: str
    label: str
    suffix: str
    render: Render
