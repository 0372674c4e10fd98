"""What was asked for on the command line: the words, the desk they are for, and who asks."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desk.export.format import Printer
from desk.newsroom import keeping_house
from desk.paths import default_desk
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.person import Person


@dataclass(frozen=True, slots=True)
class Told:
    """What a verb answers: a record for `--json`, text for people, and the exit code."""

    record: object
    text: str
    code: int = 0


class Asked:
    """The words of one call; the desk is opened when a verb first needs it."""

    def __init__(self, words: argparse.Namespace, printer: Printer | None = None) -> None:
        self._namespace = words
        self.printer = printer
        self._desk: Desk | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._namespace, name)

    @property
    def where(self) -> str | Path:
        """The folder or address of the desk."""
        return str(self._namespace.desk) if self._namespace.desk else default_desk()

    def desk(self, *, write: bool = False) -> Desk:
        """The desk, open for reading or, alone on its folder, for writing."""
        if self._desk is None:
            self._desk = open_desk(self.where, read_only=not write)
        return self._desk

    def by(self) -> Person:
        """Who asks: the person named with --as."""
        return keeping_house.person(self.desk(write=True), self._namespace.person)

    def close(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None
