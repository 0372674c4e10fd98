"""The bench: what every panel works with, handed to it when it is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from desk.ui.commands import Commands
from desk.ui.safe import Safe
from desk.ui.settings import Settings
from desk.ui.theme import Theme
from desk.ui.wire import Wire
from desk.ui.work import Work


@dataclass(frozen=True, slots=True)
class Bench:
    """The wire to speak and listen on, the worker for actions, the commands, theme and settings, and the safe."""

    wire: Wire
    work: Work
    commands: Commands
    theme: Theme
    settings: Settings
    safe: Safe = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "safe", Safe(self.work))

    def on(self, wire: Wire, commands: Commands) -> Bench:
        """The same bench for somebody with a wire and commands of their own."""
        made = replace(self, wire=wire, commands=commands)
        object.__setattr__(made, "safe", self.safe)
        return made
