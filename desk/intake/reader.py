"""What a reader is: a name, the files it takes, and the function that reads one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.intake.arrival import Arrival


@dataclass(frozen=True, slots=True)
class Reader:
    """A kind of file that can come in; `read` takes the bytes and the file's name, and raises BadFile for damage."""

    name: str
    label: str
    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    read: Callable[[bytes, str], Arrival]
