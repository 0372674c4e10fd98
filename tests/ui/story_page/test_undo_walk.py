"""Whatever is done on the page in whatever order, undo leads back to the first word and redo to the last."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desk.newsroom import picturing
from desk.story.photo import Photo, PhotoRole
from desk.story.story import Story
from desk.ui.bench import Bench
from desk.ui.story_page.page import StoryPage
from tests.ui.story_page.conftest import journalled

PHOTO = Photo("moonview22", caption="The plain")


class Walk:
    """Things that a person does, chosen by chance."""

    def __init__(self, page: StoryPage, bench: Bench, seed: int) -> None:
        self.page, self.bench = page, bench
        self.chance = random.Random(seed)

    def step(self) -> None:
        deeds: list[Callable[[], object]] = [
            self.type, self.type, self.rub_out, self.format, self.furniture, self.photo, self.wish, self.cut_and_paste,
        ]  # fmt: skip
        self.chance.choice(deeds)()

    def type(self) -> None:
        self._somewhere()
        QTest.keyClicks(self.page.copy, self.chance.choice(["moon", " a b", "**so", "- "]))
        if self.chance.random() < 0.3:
            QTest.keyClick(self.page.copy, Qt.Key.Key_Return)

    def rub_out(self) -> None:
        self._somewhere()
        QTest.keyClick(self.page.copy, self.chance.choice([Qt.Key.Key_Backspace, Qt.Key.Key_Delete]))

    def format(self) -> None:
        self._somewhere(select=True)
        self.bench.commands.action(f"format.{self.chance.choice(['bold', 'italic', 'heading', 'list'])}").trigger()

    def furniture(self) -> None:
        field = self.chance.choice([self.page.head.headline, self.page.head.standfirst])
        field.setFocus()
        QTest.keyClicks(field, "x")

    def photo(self) -> None:
        story = self.page.story
        assert story is not None
        if story.photo(PHOTO.key) is None:
            at = self.chance.randrange(3)
            self.bench.wire.edit_requested.emit(lambda now: picturing.place_photo(now, PHOTO, at), "Add photo")
        else:
            what = self.chance.choice(["up", "down", "remove", PhotoRole.WIDE.value, "alt"])
            if what == "alt":
                self.page.cards.edited.emit(PHOTO.key, "alt", f"Alt {self.chance.randrange(9)}")
                self.page._bringing.settle()
            else:
                self.page._bringing.act(PHOTO.key, what)

    def wish(self) -> None:
        word = self.chance.choice(["two", "three", "four"])

        def edit(story: Story) -> Story:
            return replace(
                story,
                copy=f"{word}\n\n{story.copy}"[:2_000],
                furniture=replace(story.furniture, slug=word),
            )

        self.bench.wire.edit_requested.emit(edit, "Wish")

    def cut_and_paste(self) -> None:
        self._somewhere(select=True)
        self.page.copy.cut()
        self._somewhere()
        self.page.copy.paste()

    def _somewhere(self, *, select: bool = False) -> None:
        copy = self.page.copy
        copy.setFocus()
        cursor = copy.textCursor()
        cursor.setPosition(self.chance.randrange(copy.document().characterCount()))
        if select:
            end = min(cursor.position() + self.chance.randrange(40), copy.document().characterCount() - 1)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        copy.setTextCursor(cursor)


def words(page: StoryPage) -> Story:
    """The story without what the desk alone sets."""
    assert page.story is not None
    return replace(page.story, updated=None, authors=())


@pytest.mark.parametrize("seed", range(8))
def test_all_the_way_back_and_forth(page: StoryPage, bench: Bench, tmp_path: Path, seed: int) -> None:
    walk = Walk(page, bench, seed)
    first = words(page)
    for _ in range(40):
        walk.step()
    last = words(page)
    kept = journalled(tmp_path, last.key)
    assert replace(kept, updated=None, authors=()) == last
    for _ in range(200):
        bench.commands.action("edit.undo").trigger()
    assert words(page) == first
    for _ in range(200):
        bench.commands.action("edit.redo").trigger()
    assert words(page) == last
