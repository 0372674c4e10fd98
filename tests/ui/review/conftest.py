"""What the tests of review share: a story on a real desk on its way from reporter to editor, and a page to hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desk.newsroom import drafting, keeping_house, reading, reviewing
from desk.preflight.finding import Finding
from desk.story.dateline import Dateline
from desk.story.furniture import Furniture
from desk.story.person import Person, Role
from desk.story.quote import Quote
from desk.story.source import Source
from desk.story.stage import Stage
from desk.story.story import Story
from desk.ui.bench import Bench

REPORTER, EDITOR = Person("Reporter"), Person("Editor", Role.EDITOR)
NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)
COPY = (
    "The news came by radio: [“Houston, Tranquility Base here. The Eagle has landed,”](quote:q1) "
    "the commander said.\n\n"
    "The lander came down past a boulder field with fuel running low."
)
FURNITURE = Furniture(
    slug="eagle-lands",
    section=("Science", "Space"),
    headline="Eagle lands on the moon",
    standfirst="Descent took the lander past a boulder field",
    byline=("Reporter",),
    dateline=Dateline(place="Houston"),
)
QUOTE = Quote("q1", "s1", "Houston, Tranquility Base here. The Eagle has landed.", verified_by="Editor")
SOURCE = Source("s1", "Neil Armstrong", title="Commander", organisation="Apollo 11")


class Office:
    """A desk at work: the open story as the story page would hold it, and who sits at the screen."""

    def __init__(self, bench: Bench, settled: Callable[[], None]) -> None:
        self.bench, self.settled = bench, settled
        self.told: list[str] = []
        self.places: list[Any] = []
        self.panels: list[str] = []
        self.labels: list[str] = []
        self._base: Story | None = None
        self.story = self.act(self._begun)
        self._base = self.story
        wire = bench.wire
        wire.edit_requested.connect(self._take)
        wire.open_requested.connect(self._open)
        wire.said.connect(self.told.append)
        wire.refused.connect(self.told.append)
        wire.place_requested.connect(self.places.append)
        wire.panel_requested.connect(self.panels.append)
        bench.work.refused.connect(wire.refused)
        bench.commands.allow(story=True, writable=True, moves=("submit", "take", "send-back", "approve", "spike"))

    def sit(self, person: Person) -> None:
        self.bench.work.person = person

    def act(self, action: Callable[..., Any], *given: Any) -> Any:
        """The result of an action or reading on the desk."""
        results: list[Any] = []
        self.bench.work.ask(action, *given).then(results.append)
        self.settled()
        assert results, "the desk refused"
        return results[0]

    def show(self, **changes: Any) -> None:
        """The story as it stands (with these changes typed), told to every panel."""
        self.story = replace(self.story, **changes)
        self.bench.wire.story_changed.emit(self.story)

    def move(self, name: str, by: Person, reason: str = "") -> None:
        """A move made elsewhere after all that was typed is stored, then shown here."""
        self.flush(lambda: None)
        self.settled()
        story = self.story
        moved: Story = self.act(lambda desk: reviewing.move(desk, by, story, name, reason))
        self.story = self._base = moved
        self.show()

    def check(self) -> tuple[Finding, ...]:
        found: tuple[Finding, ...] = self.act(reviewing.findings, self.story)
        self.bench.wire.findings_changed.emit(found)
        return found

    def stage(self) -> Stage:
        stage: Stage = self.story.stage
        return stage

    def stored(self) -> Story:
        story: Story = self.act(reading.story, self.story.key)
        return story

    def flush(self, then: Callable[[], object]) -> None:
        """Store what was typed, then go on: what the story page does."""
        base = self._base
        if base is None or base == self.story:
            then()
            return
        self.bench.work.do(drafting.keep, base, self.story).then(lambda kept: self._kept(kept.story, then))

    def _kept(self, story: Story, then: Callable[[], object]) -> None:
        self.story = self._base = story
        self.bench.wire.story_changed.emit(story)
        then()

    def _take(self, step: Callable[[Story], Story], label: str) -> None:
        self.labels.append(label)
        self.story = step(self.story)
        self.bench.wire.story_changed.emit(self.story)

    def _open(self, key: str) -> None:
        self.bench.work.ask(reading.story, key).then(lambda story: self._kept(story, lambda: None))

    @staticmethod
    def _begun(desk: Any) -> Story:
        for person in (REPORTER, EDITOR):
            keeping_house.sign_in(desk, person)
        story = drafting.start_story(desk, REPORTER, FURNITURE)
        typed = replace(story, copy=COPY, sources=(SOURCE,), quotes=(QUOTE,))
        return drafting.keep(desk, REPORTER, story, typed).story


@pytest.fixture
def office(bench: Bench, settled: Callable[[], None]) -> Office:
    return Office(bench, settled)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """The window over which sheets open, and in which a panel stands."""
    made = QWidget()
    made.resize(900, 760)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.deleteLater()


@pytest.fixture
def beside(window: QWidget) -> Callable[[QWidget], None]:
    """Puts a panel into the window, as wide as the side of the desk."""

    def put(panel: QWidget, width: int = 348) -> None:
        panel.setParent(window)
        panel.resize(width, 760)
        panel.show()

    return put
