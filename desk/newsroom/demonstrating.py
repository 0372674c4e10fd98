"""Demonstrating: the whole main job on the sample desk, from the reporter's draft to the article in HTML."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from desk.newsroom import commenting, drafting, publishing, reviewing, sampling, sourcing
from desk.newsroom.clock import now
from desk.newsroom.sampling import EDITOR, REPORTER
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.place import Place
from desk.story.story import Story


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration left, and a line for each step it took."""

    desk: Path
    article: Path
    steps: tuple[str, ...]


def demonstrate(folder: Path) -> Shown:
    """Make `folder` anew with a sample desk and the article that came of it. Only a folder of an earlier run goes."""
    desk_folder, article = folder / "desk", folder / "article"
    for old in (desk_folder, article):
        if old.exists():
            shutil.rmtree(old)
    steps: list[str] = []
    with open_desk(desk_folder) as desk:
        story = sampling.put_sample(desk)
        steps.append(f"{REPORTER.name} has a draft: ‘{story.title}’.")
        story = _mend(desk, story)
        steps.append("The quotation that differed from the notebook is mended, and every quote verified.")
        story = _move(desk, story, "submit", steps)
        story = _move(desk, story, "take", steps, editor=True)
        story = _ask(desk, story)
        story = _move(desk, story, "send-back", steps, editor=True, reason="Say how much fuel was left.")
        story = _answer(desk, story)
        for name, editor in (("submit", False), ("take", True), ("approve", True), ("publish", True)):
            story = _move(desk, story, name, steps, editor=editor)
        publishing.export_story(desk, EDITOR, story, article)
    steps.append(f"The article lies in {article / 'index.html'}")
    return Shown(desk_folder, article, tuple(steps))


def _move(desk: Desk, story: Story, name: str, steps: list[str], *, editor: bool = False, reason: str = "") -> Story:
    by = EDITOR if editor else REPORTER
    moved = reviewing.move(desk, by, story, name, reason)
    steps.append(f"{by.name}: {name} → {moved.stage}{f' ({reason})' if reason else ''}")
    return moved


def _mend(desk: Desk, story: Story) -> Story:
    """The reporter marks the word that was not said and verifies what was not yet."""
    mended = replace(story, copy=story.copy.replace("small step for a man,", "small step for [a] man,"))
    for quote in story.quotes:
        if not quote.verified:
            mended = sourcing.verify_quote(mended, quote.key, REPORTER, now())
    return drafting.keep(desk, REPORTER, story, mended).story


def _ask(desk: Desk, story: Story) -> Story:
    words = "thirty, before the engine was stopped"
    start = story.copy.index(words)
    place = Place("copy", words=words, start=start, end=start + len(words))
    asked = commenting.comment(story, EDITOR, "Thirty what? Say that these are seconds of fuel.", place, now())
    return drafting.keep(desk, EDITOR, story, asked).story


def _answer(desk: Desk, story: Story) -> Story:
    key = story.comments[0].key
    changed = replace(story, copy=story.copy.replace("and then thirty, before", "and then thirty seconds, before"))
    changed = commenting.reply(changed, key, REPORTER, "Said so now.", now())
    return drafting.keep(desk, REPORTER, story, commenting.resolve(changed, key, REPORTER)).story
