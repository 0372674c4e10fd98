"""A verb of the command line as a record; the lists of them make the parser and the help."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import dataclass

from desk.cli.asked import Asked, Told


def no_arguments(_parser: ArgumentParser) -> None:
    """For verbs without words of their own."""


@dataclass(frozen=True, slots=True)
class Verb:
    """`name` is one word or two ('photo add'); `run` answers with Told or raises a DeskError."""

    name: str
    help: str
    run: Callable[[Asked], Told]
    arguments: Callable[[ArgumentParser], None] = no_arguments
