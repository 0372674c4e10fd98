"""Everywhere: words found in all stories of the desk, and replaced in those that were chosen, a story a step.

Search and replacement run on the worker one story at a time, so that saving goes on between two of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.story.errors import DeskError
from desk.story.person import Person
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.everywhere_sheet import EverywhereSheet
from desk.ui.story_page.searching import Hit, Wanted, compiled, replaced, search

if TYPE_CHECKING:
    from desk.storage import Desk

MOST = 3_000  # hits in the list
ENOUGH = f"These are the first {MOST:,}: look for more letters, or replace these first."


@dataclass(frozen=True, slots=True)
class Seen:
    """A story that has been searched: the story as it was read, its hits, and why it cannot be changed ('' if so)."""

    story: Story
    hits: tuple[Hit, ...]
    why: str = ""
    told: str = ""


def all_keys(desk: Desk, by: Person) -> tuple[str, ...]:
    """The keys of all stories but the spiked ones, newest first."""
    from desk.newsroom import reading
    from desk.storage.stories import View
    from desk.story.stage import Stage

    return tuple(one.key for one in reading.listed(desk, View.ALL, by) if one.stage is not Stage.SPIKED)


def look_in(desk: Desk, by: Person, key: str, wanted: Wanted, put: str) -> Seen:
    """Search one story."""
    from desk.newsroom import reading, replacing

    story = reading.story(desk, key)
    found = search(story, wanted, put, everywhere=True)
    return Seen(story, found.hits, replacing.why_not(by, story), found.told)


def put_in(desk: Desk, by: Person, seen: Seen, hits: tuple[Hit, ...]) -> Story:
    """Replace those hits in one story."""
    from desk.newsroom import replacing

    places = "1 place" if len(hits) == 1 else f"{len(hits):,} places"
    return replacing.replace_words(desk, by, seen.story, replaced(seen.story, hits), f"{places}, across the desk")


class Everywhere(QObject):
    """Opens the sheet; `flush` stores what is typed in the open story and goes on then."""

    def __init__(self, bench: Bench, over: QWidget, flush: Callable[[Callable[[], object]], object]) -> None:
        super().__init__(over)
        self._bench, self._over, self._flush = bench, over, flush
        self._open = ""  # key of the story on the page
        self._number = 0  # of the search or replacement; what an older one brings is dropped
        self._seen: dict[str, Seen] = {}
        self._keys: tuple[str, ...] = ()
        self._jobs: list[tuple[Seen, tuple[Hit, ...]]] = []
        self._done: list[Story] = []
        self._places = 0
        self._refused: list[str] = []
        self._selected = ""
        self._told = ""
        self.sheet: EverywhereSheet | None = None
        bench.commands.on("desk.replace", self.open)
        bench.wire.story_changed.connect(self._on_story)
        bench.wire.story_closed.connect(self._on_closed)
        bench.wire.selection_changed.connect(self._on_selection)

    def open(self) -> None:
        """Show the sheet, for the selected words if they are few."""
        words = self._selected if len(self._selected) <= 100 and "\n" not in self._selected else ""
        sheet = self.sheet = EverywhereSheet(self._over, self._bench.theme, words)
        sheet.wanted_changed.connect(self.look)
        sheet.stop_asked.connect(self._stop)
        sheet.replace_asked.connect(self.replace)
        sheet.finished.connect(lambda _how: self._on_sheet_closed())
        sheet.open()
        self._flush(self.look)

    def look(self, done: str = "") -> None:
        """Search all stories for what the sheet has now; `done` is what to say first when that is through."""
        sheet = self.sheet
        if sheet is None:
            return
        self._number += 1
        self._seen = {}
        self._told = done
        sheet.begin()
        sheet.busy(0, 0)
        if not sheet.wanted.words:
            sheet.say("")
            return
        try:
            compiled(sheet.wanted)
        except DeskError as error:
            sheet.say("")
            sheet.refuse(str(error))
            return
        self._bench.work.do(all_keys).then(partial(self._on_keys, self._number))

    def replace(self) -> None:
        """Replace what is ticked, one story after the other."""
        sheet = self.sheet
        if sheet is None:
            return
        by_story: dict[str, list[Hit]] = {}
        for key, hit in sheet.list.ticked():
            by_story.setdefault(key, []).append(hit)
        self._number += 1
        self._jobs = [(self._seen[key], tuple(hits)) for key, hits in by_story.items()]
        self._done, self._refused, self._places = [], [], 0
        sheet.lock(locked=True)
        sheet.busy(0, len(self._jobs))
        self._put_next(self._number, 0)

    def _on_keys(self, number: int, keys: tuple[str, ...]) -> None:
        if number == self._number:
            self._keys = keys
            self._look_next(number, 0)

    def _look_next(self, number: int, at: int) -> None:
        sheet = self.sheet
        if number != self._number or sheet is None:
            return
        full = sum(len(seen.hits) for seen in self._seen.values()) >= MOST
        if at >= len(self._keys) or full:
            sheet.busy(0, 0)
            sheet.say(" ".join(filter(None, (self._told, self._found(), ENOUGH if full else ""))))
            return
        sheet.busy(at, len(self._keys))
        sheet.say(f"Looking through {len(self._keys):,} stories…")
        errand = self._bench.work.do(look_in, self._keys[at], sheet.wanted, sheet.put.text())
        errand.then(partial(self._on_seen, number, at))
        errand.otherwise(lambda _gone: self._look_next(number, at + 1))  # deleted or damaged meanwhile

    def _on_seen(self, number: int, at: int, seen: Seen) -> None:
        if number != self._number or self.sheet is None:
            return
        if seen.hits:
            self._seen[seen.story.key] = seen
            told = seen.why or f"{seen.story.stage.label}, {_times(len(seen.hits))}"
            can = not seen.why
            self.sheet.show_story(seen.story.key, seen.story.title, f"{told} {seen.told}", seen.hits, can=can)
        self._look_next(number, at + 1)

    def _found(self) -> str:
        hits = sum(len(seen.hits) for seen in self._seen.values())
        if not hits:
            return f"Not found in {_stories(len(self._keys))}."
        left = sum(bool(seen.why) for seen in self._seen.values())
        aside = f" {_stories(left).capitalize()} cannot be changed now." if left else ""
        return f"Found {_times(hits)} in {_stories(len(self._seen))}.{aside}"

    def _put_next(self, number: int, at: int) -> None:
        if number != self._number or at >= len(self._jobs):
            self._finish()
            return
        seen, hits = self._jobs[at]
        if self.sheet is not None:
            self.sheet.busy(at, len(self._jobs))
            self.sheet.say(f"Changing ‘{seen.story.title}’…")
        errand = self._bench.work.do(put_in, seen, hits)
        errand.then(partial(self._on_put, number, at, len(hits)))
        errand.otherwise(partial(self._on_refused, number, at))

    def _on_put(self, number: int, at: int, places: int, story: Story) -> None:
        self._done.append(story)
        self._places += places
        if story.key == self._open:
            self._bench.wire.open_requested.emit(story.key)
        self._put_next(number, at + 1)

    def _on_refused(self, number: int, at: int, error: DeskError) -> None:
        self._refused.append(str(error))
        self._put_next(number, at + 1)

    def _finish(self) -> None:
        if self._done:
            self._bench.wire.desk_changed.emit()
        self._jobs = []
        told = "Nothing was replaced."
        if self._done:
            told = f"Replaced {_times(self._places)} in {_stories(len(self._done))}. "
            told += "The history of each has it as it was before."
        self._bench.wire.said.emit(told)
        if self.sheet is not None:
            self.sheet.lock(locked=False)
            self.sheet.busy(0, 0)
            self.look(told)
            self.sheet.refuse(" ".join(self._refused))

    def _stop(self) -> None:
        """Go no further; what is done is done."""
        replacing = bool(self._jobs)
        self._number += 1
        if self.sheet is not None and not replacing:
            self.sheet.busy(0, 0)
            self.sheet.say("Stopped. " + self._found())

    def _on_sheet_closed(self) -> None:
        self._number += 1
        self.sheet = None

    def _on_story(self, story: Story) -> None:
        self._open = story.key

    def _on_closed(self) -> None:
        self._open = ""

    def _on_selection(self, words: str) -> None:
        self._selected = words


def _times(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count:,} stories"
