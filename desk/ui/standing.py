"""How the open story stands, told around the page: moves, checks, revision, length, and how many notes each tab has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desk.newsroom import reading
from desk.preflight.finding import Finding, Weight
from desk.story.house import House
from desk.story.person import Person
from desk.story.revision import Revision
from desk.story.stage import may_suggest, may_write, moves_open_to
from desk.story.story import Story
from desk.ui.main_window import MainWindow
from desk.ui.writing import Writing

SUGGESTS = "You review this story: what you change is a suggestion. Make it on the Review page (Ctrl+Alt+2)."

Count = Callable[[Story], int]


def open_remarks(story: Story) -> int:
    """Comments and suggestions that wait for an answer."""
    return sum(comment.open for comment in story.comments) + len(story.open_suggestions)


class Standing(QObject):
    """Keeps the top bar, the status bar, the commands and the tabs true to the story in front; `tabs` with counts."""

    def __init__(
        self,
        window: MainWindow,
        writing: Writing,
        tabs: Sequence[tuple[QWidget, str, Count]],
        checks: QWidget,
    ) -> None:
        super().__init__(window)
        self.house = House()
        self._window, self._writing, self._tabs, self._checks = window, writing, tabs, checks
        self._bench = window.bench
        self._key = ""
        self._revision = 0
        self._words = 0
        self._began: dict[str, int] = {}  # words of each story when it was first counted here
        self._now: dict[str, int] = {}
        wire = self._bench.wire
        wire.story_changed.connect(self._on_story)
        wire.story_closed.connect(self._on_closed)
        wire.findings_changed.connect(self._on_findings)
        wire.house_changed.connect(self._on_house)
        writing.counted.connect(self._on_counted)
        writing.measured.connect(window.status.show_whole)
        writing.selection_measured.connect(window.status.show_selection)
        self._bench.commands.allow(story=False, writable=False, moves=())

    def show(self) -> None:
        """Tell all of it again: somebody else works here now, or the house has other rules."""
        if (story := self._writing.page.story) is not None:
            self._on_story(story)

    def read_revision(self, story: Story) -> None:
        """Have the number of the newest revision of the open story read and shown."""
        self._bench.work.ask(reading.history, story.key).then(partial(self._on_revisions, story.key))

    def suggests(self, story: Story) -> bool:
        """Whether what this person changes in the story is a suggestion."""
        return may_suggest(self._bench.work.person, story) and not self.house.editors_write

    def _on_story(self, story: Story) -> None:
        if story.key != self._key:
            self._key, self._revision = story.key, 0
        person = self._bench.work.person
        writable, suggests = may_write(person, story), self.suggests(story)
        self._show_moves(story, writable=writable)
        why = SUGGESTS if suggests else why_not(person, story)
        self._writing.page.set_writable(writable and not suggests, why, suggesting=person if suggests else None)
        self._window.show_title(story)
        self._show_length(story)
        for panel, title, count in self._tabs:
            self._window.name_tab(panel, title, count=f"{count(story)}", calls=count is open_remarks)

    def _show_moves(self, story: Story, *, writable: bool) -> None:
        if self._window.alone:
            return  # all is told again when the person comes back to the story
        moves = moves_open_to(self._bench.work.person, story, own_allowed=self.house.own_stories_allowed)
        self._bench.commands.allow(story=True, writable=writable, moves=[move.name for move in moves])
        self._window.top.show_story(story, self._revision, moves)

    def _on_closed(self) -> None:
        self._key = ""
        self._bench.commands.allow(story=False, writable=False, moves=())
        self._window.show_title(None)
        self._window.top.show_place("")

    def _on_counted(self, count: int) -> None:
        self._words = count
        if key := self._writing.page.key:
            self._began.setdefault(key, count)
            self._now[key] = count
        if (story := self._writing.page.last) is not None:
            self._show_length(story)

    def _show_length(self, story: Story) -> None:
        minutes = max(1, round(self._words / self.house.words_a_minute))
        session = sum(self._now.values()) - sum(self._began.values())
        self._window.status.show_story(story, self._words, minutes, session)

    def _on_findings(self, findings: tuple[Finding, ...]) -> None:
        blockers = sum(one.weight is Weight.BLOCKER for one in findings)
        warnings = sum(one.weight is Weight.WARNING for one in findings)
        self._window.top.show_checks(blockers, warnings)
        self._window.name_tab(self._checks, "Checks", count=f"{blockers + warnings or ''}")

    def _on_revisions(self, key: str, revisions: Sequence[Revision]) -> None:
        story = self._writing.page.last
        if story is not None and story.key == key == self._key:
            self._revision = revisions[0].number if revisions else 0
            self._show_moves(story, writable=may_write(self._bench.work.person, story))

    def _on_house(self, house: House) -> None:
        self.house = house
        self.show()


def why_not(person: Person, story: Story) -> str:
    """Why the story's words cannot be changed now, as a sentence; '' when they can."""
    if may_write(person, story):
        return ""
    if story.holder and story.holder != person.name:
        return f"{story.holder} has taken this story; you can read it and comment."
    return f"This story is {story.stage}; you can read it and comment."
