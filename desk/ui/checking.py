"""Checking the open story whenever nobody types: asked in a pause, given up at the next key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desk.newsroom import protecting
from desk.story.errors import DeskError, Stale
from desk.story.story import Story
from desk.ui.bench import Bench

PAUSE = 450  # milliseconds without a change
PAUSE_WHEN_LONG = 1_500  # for copy of more than LONG characters, which takes that much longer to check
LONG = 100_000


class Checking(QObject):
    """`found` brings the findings on the story as it is. A check that is under way when a key comes is given up."""

    found = Signal(object)  # tuple[Finding, ...]

    def __init__(self, bench: Bench, story: Callable[[], Story | None]) -> None:
        super().__init__()
        self._bench = bench
        self._story = story
        self._typed = 0  # counts the keys, read by the worker
        self._owing = False  # whether the story as it is has still to be checked
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.at_once)
        self._unlocked = False
        bench.safe.changed.connect(self._on_safe)

    def typed(self) -> None:
        """A key: what is being found out is of no use any more."""
        self._typed += 1
        if self._owing:
            self._pause.start()

    def soon(self) -> None:
        """Check after a pause."""
        story = self._story()
        self._owing = True
        self._pause.start(PAUSE_WHEN_LONG if story is not None and len(story.copy) > LONG else PAUSE)

    def at_once(self) -> None:
        """Check now."""
        self._pause.stop()
        story = self._story()
        if story is None:
            return
        asked = self._typed
        self._owing = True
        errand = self._bench.work.ask(
            protecting.all_findings, story, self._bench.safe.vault, lambda: self._typed != asked
        )
        errand.then(lambda found: self._on_found(story.key, found)).otherwise(self._on_not_checked)

    def stop(self) -> None:
        """There is nothing to check now."""
        self._owing = False
        self._pause.stop()

    def _on_safe(self) -> None:
        """The vault was opened or locked: what can be known of sealed sources is another thing now."""
        unlocked = self._bench.safe.vault is not None
        if unlocked != self._unlocked:
            self._unlocked = unlocked
            self.soon()

    def _on_found(self, key: str, findings: object) -> None:
        now = self._story()
        if now is None or now.key != key:
            return  # another story has come in front meanwhile
        self._owing = self._pause.isActive()
        self.found.emit(findings)

    def _on_not_checked(self, error: DeskError) -> None:
        if not isinstance(error, Stale):
            self._bench.wire.refused.emit(str(error))
        elif not self._pause.isActive():
            self.soon()
