"""An extension: the wire of one story page among several, joined to the window's while the page is in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from desk.ui.bench import Bench
from desk.ui.wire import Wire

SAID_IN_FRONT = ("story_changed", "story_closed", "selection_changed", "saved_changed")
SAID_ALWAYS = ("open_requested", "move_requested", "panel_requested", "said", "refused", "desk_changed")
HEARD_IN_FRONT = ("edit_requested", "insert_requested", "place_requested", "findings_changed")
HEARD_ALWAYS = ("person_changed", "sealed")
BOTH_WAYS = ("house_changed",)


class Extension(QObject):
    """`bench` is for the page: it speaks to the panels, and hears them, only while `in_front` is true.

    What is true of the whole desk goes through always, as do sentences for the person.
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.in_front = False
        self._saved = "saved"
        self._passing: set[str] = set()
        self._outer, self._inner = bench.wire, Wire()
        self.bench = bench.on(self._inner, bench.commands.only_while(lambda: self.in_front))
        self._inner.saved_changed.connect(self._on_saved)
        self._join(SAID_IN_FRONT, self._inner, self._outer, always=False)
        self._join((*SAID_ALWAYS, *BOTH_WAYS), self._inner, self._outer, always=True)
        self._join(HEARD_IN_FRONT, self._outer, self._inner, always=False)
        self._join((*HEARD_ALWAYS, *BOTH_WAYS), self._outer, self._inner, always=True)

    def announce(self) -> None:
        """Say again whether the story of this page is saved."""
        self._outer.saved_changed.emit(self._saved)

    def _join(self, names: Sequence[str], source: Wire, target: Wire, *, always: bool) -> None:
        for name in names:
            getattr(source, name).connect(self._passer(name, getattr(target, name).emit, always=always))

    def _passer(self, name: str, emit: Callable[..., object], *, always: bool) -> Callable[..., None]:
        def pass_on(*words: object) -> None:
            if name in self._passing or not (always or self.in_front):
                return
            self._passing.add(name)  # what goes both ways must not come back
            try:
                emit(*words)
            finally:
                self._passing.discard(name)

        return pass_on

    def _on_saved(self, state: str) -> None:
        self._saved = state
