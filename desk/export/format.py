"""What a format is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from desk.story.comment import Comment
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

Paper = Literal["A4", "Letter"]
# Prints `index.html` among the named bytes of a page on that paper: a PDF. The screen has the only one there is.
Printer = Callable[[Mapping[str, bytes], Paper], bytes]


@dataclass(frozen=True, slots=True)
class Issue:
    """The occasion of an export: as a proof or for publication, when, until when it is held.

    `themes` is the folder beside the desk where a house keeps themes of its own; without a `printer` there is no PDF.
    `remarks` are the open comments of a proof, as `export.remarks` makes them.
    """

    at: datetime
    proof: bool = False
    embargo: datetime | None = None
    themes: Path | None = None
    printer: Printer | None = None
    remarks: tuple[Comment, ...] = ()

    @property
    def held(self) -> bool:
        return self.embargo is not None and self.embargo > self.at


class Render(Protocol):
    """A struck story to relative posix names and bytes."""

    def __call__(self, story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One line of FORMATS: `suffix` is that of the one file it makes, '' for a folder; `about` says what it is for."""

    name: str
    label: str
    suffix: str
    render: Render
    about: str = ""
