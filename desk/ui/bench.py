"""The bench: what every panel works with, handed to it when it is made."""

from __future__ import annotations

from dataclasses import dataclass

from desk.ui.commands import Commands
from desk.ui.settings import Settings
from desk.ui.theme import Theme
from desk.ui.wire import Wire
from desk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Bench:
    """The wire to speak and listen on, the worker for actions, the commands, the theme and the settings."""

    wire: Wire
    work: Work
    commands: Commands
    theme: Theme
    settings: Settings
