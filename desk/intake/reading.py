"""The way in: which reader takes a file, and the pictures that lie beside it."""

from __future__ import annotations

from pathlib import Path

from desk.intake import html, text
from desk.intake.arrival import Arrival
from desk.intake.reader import Reader
from desk.story.errors import BadFile

READERS: tuple[Reader, ...] = (text.READER, html.READER)


def read_bytes(data: bytes, name: str) -> Arrival:
    suffix = Path(name).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader.read(data, name)
    raise BadFile(f"“{name}” is of no kind that can be taken in.")


def read_file(path: Path) -> Arrival:
    return read_bytes(path.read_bytes(), path.name)
