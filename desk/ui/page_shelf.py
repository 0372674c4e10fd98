"""The shelf: some story pages, each keeping its story with cursor, scroll and undo until its place is needed.

Pages are made when they are needed and never thrown away before the window closes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from desk.ui.bench import Bench
from desk.ui.extension import Extension
from desk.ui.story_page.cupboard import Cupboard
from desk.ui.story_page.page import StoryPage

MOST = 6  # pages; a page with a story of 1,000 words takes some 3 MiB


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A page with the extension through which it speaks."""

    page: StoryPage
    extension: Extension


class PageShelf:
    """Pages by story; `made` is told of each new one before it has a story."""

    def __init__(self, bench: Bench, cupboard: Cupboard, made: Callable[[StoryPage], object]) -> None:
        self._bench, self._cupboard, self._made = bench, cupboard, made
        self._pages: list[Kept] = []  # the one used last at the end

    @property
    def pages(self) -> tuple[StoryPage, ...]:
        return tuple(kept.page for kept in self._pages)

    def of(self, key: str) -> Kept | None:
        """The page that keeps that story."""
        return next((one for one in self._pages if one.page.key == key), None)

    def free(self, shown: Collection[StoryPage]) -> Kept:
        """A page for another story: one without a story, a new one, or the one that was not used for longest.

        Never one of those that are `shown`, unless it has no story.
        """
        for one in self._pages:
            if not one.page.key:
                return one
        if len(self._pages) < MOST:
            extension = Extension(self._bench)
            one = Kept(StoryPage(extension.bench, cupboard=self._cupboard), extension)
            self._pages.insert(0, one)
            self._made(one.page)
            return one
        return next(one for one in self._pages if one.page not in shown)

    def bring_in_front(self, kept: Kept) -> None:
        """Have this page, and no other, speak for the open story."""
        for one in self._pages:
            one.extension.in_front = one is kept
        self._pages.remove(kept)
        self._pages.append(kept)

    def last_used(self, keys: Collection[str]) -> str:
        """Of those stories the one whose page was used last, but for the one in front; '' when none is kept."""
        used = [one.page.key for one in self._pages[:-1] if one.page.key in keys]
        return used[-1] if used else ""
