"""Keeping: every change into the side journal at once, and into the desk at the next short pause.

Nothing here reads or writes where people type: the journal appends a line to a file, the rest is the worker's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desk.story.errors import DeskError, RuleError
from desk.story.person import Person
from desk.story.revision import Kept
from desk.story.story import Story
from desk.ui.bench import Bench

if TYPE_CHECKING:
    from desk.storage import Desk
    from desk.storage.journal import Journal

PAUSE, LONGEST = 400, 4_000  # milliseconds: after the last key, and after the first unsaved one; the journal has all
LONG = 100_000  # characters of copy from which a save is made less often, for it costs more; the journal has all
LONGEST_AT_MOST = 8_000  # milliseconds
AGAIN, AGAIN_AT_MOST = 1_000, 30_000  # milliseconds until a save that failed is tried again
LOST = 3_000  # milliseconds after which no answer is expected of a save that may have failed
TIDY = 3_000  # milliseconds without a key until the journal begins anew with what the desk has
PLACES = {"copy": "the copy", "furniture": "the furniture"}


def keep(desk: Desk, by: Person, base: Story, mine: Story) -> Kept:
    """`drafting.keep`; imported on the worker, for the database must not be loaded where people type."""
    from desk.newsroom import drafting

    return drafting.keep(desk, by, base, mine)


class Keeper(QObject):
    """Keeps the open story.

    `current` gives it as typed, `sent` is told what goes to the desk, `stored` what came back: (mine as sent, kept).
    """

    def __init__(
        self,
        bench: Bench,
        current: Callable[[], Story],
        sent: Callable[[Story], object],
        stored: Callable[[Story, Story], object],
    ) -> None:
        super().__init__()
        self._bench = bench
        self._current = current
        self._sent = sent
        self._stored = stored
        self._base: Story | None = None
        self._dirty = False
        self._flying = 0  # the number of the save under way; 0 when there is none
        self._count = 0
        self._failures = 0
        self._waiting: list[Callable[[], object]] = []
        self.journal: Journal | None = None
        self._tidy = QTimer(self, singleShot=True, interval=TIDY)
        self._tidy.timeout.connect(self._on_tidy)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._again = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.save)
        for timer in (self._longest, self._again):
            timer.timeout.connect(lambda: bench.work.lull.then(self.save))
        bench.work.failed.connect(self._on_fault)

    def begin(self, story: Story) -> None:
        """Keep this story from now on; it is as the desk has it."""
        self._forget()
        self._base = story
        self._pace(len(story.copy))
        if self.journal is not None:
            self.journal.begin(story)

    def use(self, journal: Journal) -> None:
        """Note every change in this journal from now on."""
        self.journal = journal
        if self._base is not None:
            journal.kept(self._base, self._current())

    def note_copy(self, position: int, removed: int, added: str) -> None:
        """A change of the copy, in UTF-16 units of the copy."""
        if self.journal is not None and self._base is not None:
            self.journal.note(self._base.key, position, removed, added)
        self.touch()

    def note(self, field: str, value: object) -> None:
        """A slot of the furniture or a field of the story has another value."""
        if self.journal is not None and self._base is not None:
            self.journal.note_field(self._base.key, field, value)
        self.touch()

    def end(self) -> None:
        """Let go of the story; what is not yet stored is sent on its way."""
        base, flying = self._base, self._flying
        if base is None:
            return
        mine = self._current()
        self._forget()
        self._base = None
        if mine != base:
            self._bench.work.do(keep, base, mine).then(lambda _kept: self._on_kept_late(mine.key))
        elif not flying:
            self._on_kept_late(base.key)

    @property
    def base(self) -> Story | None:
        """The story as the desk had it last."""
        return self._base

    @property
    def clean(self) -> bool:
        """Whether all that was typed is stored."""
        return not self._dirty and not self._flying

    def touch(self) -> None:
        """Something was changed."""
        if self._base is None:
            return
        self._bench.work.lull.typed()
        if not self._dirty:
            self._dirty = True
            self._bench.wire.saved_changed.emit("unsaved")
            if not self._again.isActive():
                self._longest.start()
        if not self._again.isActive():
            self._pause.start()
        self._tidy.stop()

    def save(self) -> None:
        """Send what was typed to the desk, unless a save is under way: then it follows that one."""
        self._pause.stop()
        self._longest.stop()
        if self._base is None or self._flying or not self._dirty:
            return
        mine = self._current()
        self._dirty = False
        self._pace(len(mine.copy))
        self._sent(mine)
        if mine == self._base:
            self._done()
            return
        self._count += 1
        self._flying = number = self._count
        self._bench.wire.saved_changed.emit("saving")
        errand = self._bench.work.do(keep, self._base, mine)
        errand.then(lambda kept: self._on_kept(number, mine, kept))
        errand.otherwise(lambda error: self._on_refused(number, error))

    def flush(self, then: Callable[[], object]) -> None:
        """Call `then` once everything typed is stored; a save that fails says so, and `then` is not called."""
        if self._base is None or self.clean:
            then()
            return
        self._waiting.append(then)
        self.save()

    def moved(self, story: Story) -> None:
        """The desk has another state of the story (a move, a restored revision): later changes begin there."""
        self._base = story
        if self.journal is not None:
            self.journal.kept(story, self._current())

    def _pace(self, length: int) -> None:
        """How long a pause, and how long at most, for copy of so many characters."""
        times = max(length / LONG, 1.0)
        self._pause.setInterval(int(PAUSE * min(times, 3)))
        self._longest.setInterval(min(int(LONGEST * times), LONGEST_AT_MOST))

    def _on_kept_late(self, key: str) -> None:
        """A story that is closed by now has been stored: its journal can go."""
        if self.journal is not None and (self._base is None or self._base.key != key):
            self.journal.close_story(key)
        self._bench.wire.desk_changed.emit()

    def _on_tidy(self) -> None:
        if self.journal is not None and self._base is not None and self.clean:
            self.journal.begin(self._base)

    def _on_kept(self, number: int, mine: Story, kept: Kept) -> None:
        if number != self._flying:
            return
        self._flying, self._failures = 0, 0
        self._base = kept.story
        self._stored(mine, kept.story)
        if kept.conflicts:
            self._bench.wire.said.emit(conflict_sentence(kept.conflicts))
        self._bench.wire.desk_changed.emit()
        if self._dirty:
            if self._waiting:
                self.save()
            else:
                self._pause.start()
                self._longest.start()
        else:
            self._done()

    def _on_refused(self, number: int, error: DeskError) -> None:
        if number != self._flying:
            return
        self._flying, self._dirty = 0, True
        self._waiting.clear()
        self._failures += 1
        self._bench.wire.saved_changed.emit(f"Not saved on the desk: {error}")
        if self._failures == 1:
            self._bench.wire.refused.emit(f"{error} What you typed is kept on this computer.")
        if not isinstance(error, RuleError):
            self._again.start(min(AGAIN * 2 ** (self._failures - 1), AGAIN_AT_MOST))

    def _on_fault(self, _error: object) -> None:
        """A fault of the program came up while a save was under way: if it was the save's, no answer will come."""
        if number := self._flying:
            error = DeskError("The story could not be stored: the program erred.")
            QTimer.singleShot(LOST, self, lambda: self._on_refused(number, error))

    def _done(self) -> None:
        self._bench.wire.saved_changed.emit("saved")
        self._tidy.start()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _forget(self) -> None:
        for timer in (self._pause, self._longest, self._again, self._tidy):
            timer.stop()
        self._dirty, self._flying, self._failures = False, 0, 0
        self._waiting.clear()


def conflict_sentence(places: tuple[str, ...]) -> str:
    """What to tell somebody whose words and a colleague's met in the same place."""
    named = dict.fromkeys(PLACES.get(place.split(" ")[0], f"the {place.split(' ')[0]}") for place in places)
    return f"A colleague changed {', '.join(named)} too: your words stand, theirs are in the history."


def differs(one: Story, other: Story) -> bool:
    """Whether two states of a story differ in more than the time of their last change."""
    return replace(one, updated=other.updated) != other
