"""Demonstrating: the whole main job on the sample desk, from the reporter's draft to the article in HTML."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from desk.newsroom import commenting, drafting, publishing, reviewing, safekeeping, sampling, sourcing
from desk.newsroom.clock import now
from desk.newsroom.minutes import minute
from desk.newsroom.sampling import EDITOR, REPORTER, SAMPLE
from desk.storage import revisions, stories
from desk.storage.desk import Desk
from desk.storage.opening import open_desk
from desk.story.errors import WrongUse
from desk.story.place import Place
from desk.story.record import from_record
from desk.story.revision import RevisionKind
from desk.story.stage import Stage
from desk.story.story import Story

PARTS = ("desk", "in-review", "article")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration left: the desk at the end and as it was in review, the article, a line for each step."""

    desk: Path
    in_review: Path
    article: Path
    steps: tuple[str, ...]


def demonstrate(folder: Path) -> Shown:
    """Make `folder` anew with the sample desk and the article that came of it.

    Raises WrongUse when there is something in the folder that no earlier demonstration left there.
    """
    _clear(folder)
    home, in_review, article = (folder / part for part in PARTS)
    steps: list[str] = []
    with open_desk(home) as desk:
        put_budget(desk)
        story = sampling.put_sample(desk)
        steps.append(f"{REPORTER.name} has a draft: ‘{story.title}’.")
        story = _move(desk, story, "submit", steps)
        story = _move(desk, story, "take", steps, editor=True)
        story = _ask(desk, story)
        steps.append(f"{EDITOR.name} asks a question in the margin.")
        safekeeping.back_up(desk, in_review)
        story = _move(desk, story, "send-back", steps, editor=True, reason="Mark the word that was not said.")
        story = _answer(desk, story)
        steps.append(f"{REPORTER.name} marks it, says what was asked, and verifies the quotes.")
        for name, editor in (("submit", False), ("take", True), ("approve", True), ("publish", True)):
            story = _move(desk, story, name, steps, editor=editor)
        publishing.export_story(desk, EDITOR, story, article)
    steps.append(f"The article lies in {article / 'index.html'}")
    return Shown(home, in_review, article, tuple(steps))


def put_budget(desk: Desk) -> None:
    """A few more stories at several stages, so that the lists are not empty."""
    for record in json.loads((SAMPLE / "budget.json").read_text(encoding="utf-8")):
        with desk.writing() as tx:
            story = stories.put(tx, from_record(Story, record))
            if story.stage is Stage.APPROVED:
                revisions.add(tx, story, RevisionKind.APPROVED, EDITOR.name, now())
                minute(tx, EDITOR, story, "approve", starts=Stage.IN_REVIEW)


def _clear(folder: Path) -> None:
    left = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    strange = [name for name in left if name not in PARTS and not name.endswith(".png")]
    if strange or (folder.exists() and not folder.is_dir()):
        raise WrongUse(f"‘{folder}’ holds something else ({', '.join(strange) or 'it is a file'}): name a new folder.")
    for part in PARTS:
        if (folder / part).exists():
            shutil.rmtree(folder / part)


def _move(desk: Desk, story: Story, name: str, steps: list[str], *, editor: bool = False, reason: str = "") -> Story:
    by = EDITOR if editor else REPORTER
    moved = reviewing.move(desk, by, story, name, reason)
    steps.append(f"{by.name}: {name} → {moved.stage}{f' ({reason})' if reason else ''}")
    return moved


def _ask(desk: Desk, story: Story) -> Story:
    words = "thirty, before the engine was stopped"
    start = story.copy.index(words)
    place = Place("copy", words=words, start=start, end=start + len(words))
    asked = commenting.comment(story, EDITOR, "Thirty what? Say that these are seconds of fuel.", place, now())
    return drafting.keep(desk, EDITOR, story, asked).story


def _answer(desk: Desk, story: Story) -> Story:
    """The reporter marks the word that was not said, answers, and verifies what was not yet."""
    copy = story.copy.replace("small step for a man,", "small step for [a] man,")
    changed = replace(story, copy=copy.replace("and then thirty, before", "and then thirty seconds, before"))
    for quote in story.quotes:
        if not quote.verified:
            changed = sourcing.verify_quote(changed, quote.key, REPORTER, now())
    key = story.comments[0].key
    changed = commenting.reply(changed, key, REPORTER, "Said so now.", now())
    return drafting.keep(desk, REPORTER, story, commenting.resolve(changed, key, REPORTER)).story
