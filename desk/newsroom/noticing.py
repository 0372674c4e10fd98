"""Noticing: what has happened on the desk that concerns a person: moves, remarks, mentions, and what is late."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from desk.newsroom.clock import now
from desk.preflight.passages import shortened
from desk.storage import log, recent, stories
from desk.storage.desk import Desk
from desk.storage.lines import Line
from desk.storage.transaction import Transaction
from desk.story.budget import UNFINISHED
from desk.story.errors import DeskError
from desk.story.person import Person, Role
from desk.story.place import Place
from desk.story.revision import LogEntry
from desk.story.stage import entry_label
from desk.story.story import Story

BACK = timedelta(days=14)  # older ones are history
MOST = 200  # of each kind that are looked at


class NoticeKind(StrEnum):
    """What happened; the value stands on the notice."""

    MENTION = "Mention"
    ASSIGNED = "For you"
    LATE = "Late"
    MOVE = "Moved"
    REMARK = "Comment"
    SUGGESTION = "Suggestion"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that happened: when, to which story, by whom, in a few words, and where in it."""

    kind: NoticeKind
    at: datetime
    story: str
    title: str
    by: str
    text: str
    place: Place | None = None

    @property
    def key(self) -> str:
        """What tells one notice from another, from one look to the next."""
        return f"{self.kind.name} {self.story} {self.at.isoformat()} {self.by} {self.text[:40]}"


def notices(desk: Desk, by: Person, since: datetime | None = None) -> tuple[Notice, ...]:
    """What concerns the person since then (two weeks at the longest), newest first.

    Of what they did themselves nobody has to tell them. An editor hears of every late story, a reporter of theirs.
    """
    moment = now()
    start = max(since or moment - BACK, moment - BACK)
    with desk.reading() as tx:
        lines = recent.changed(tx, start, MOST)
        found = [*_of_stories(tx, lines, by, start), *_moves(tx, by, start), *_late(tx, by, moment)]
    unique = {one.key: one for one in found}
    return tuple(sorted(unique.values(), key=lambda one: one.at, reverse=True))


def mentions(text: str, person: Person) -> bool:
    """Whether somebody calls the person in that text: `@Reporter`, `@neil armstrong`, or the whole role, `@editors`."""
    names = {person.name, person.role.value, f"{person.role.value}s"}
    if " " in person.name:
        names.add(person.name.split()[0])
    called = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.search(rf"(?<![\w@])@(?:{called})(?!\w)", text, re.IGNORECASE) is not None


def _of_stories(tx: Transaction, lines: tuple[Line, ...], by: Person, start: datetime) -> Iterator[Notice]:
    for line in lines:
        try:
            story = stories.get(tx, line.key)
        except DeskError:
            continue  # a damaged one is told of by the check of the desk
        yield from (one for one in _remarks(story, by) if one.at >= start)
        yield from (one for one in _suggestions(story, by) if one.at >= start)


def _remarks(story: Story, by: Person) -> Iterator[Notice]:
    mine = _is_mine(story, by)
    for comment in story.comments:
        said = [(comment.by, comment.at, comment.text), *((one.by, one.at, one.text) for one in comment.replies)]
        part_of_it = mine or by.name in [name for name, _at, _text in said]
        for name, at, text in said:
            if name == by.name:
                continue
            kind = NoticeKind.MENTION if mentions(text, by) else NoticeKind.REMARK if part_of_it else None
            if comment.assigned == by.name and at == comment.at and comment.open:
                kind = NoticeKind.ASSIGNED
            if kind is not None:
                yield Notice(kind, at, story.key, story.title, name, shortened(text, 140), comment.place)


def _suggestions(story: Story, by: Person) -> Iterator[Notice]:
    if not _is_mine(story, by):
        return
    for one in story.open_suggestions:
        if one.by != by.name:
            told = shortened(one.words or f"‘{one.place.words}’ goes out", 140)
            yield Notice(NoticeKind.SUGGESTION, one.at, story.key, story.title, one.by, told, one.place)


def _moves(tx: Transaction, by: Person, start: datetime) -> Iterator[Notice]:
    """What others did with stories that are the person's; editors hear of what waits for one."""
    for entry in log.since(tx, start, MOST):
        if entry.by == by.name or not entry.story_key:
            continue
        try:
            story = stories.get(tx, entry.story_key)
        except DeskError:
            continue
        if _is_mine(story, by) or (by.role is Role.EDITOR and entry.move == "submit"):
            yield Notice(NoticeKind.MOVE, entry.at, story.key, story.title, entry.by, _told(entry))


DONE = {
    "submit": "Submitted", "recall": "Recalled", "take": "Taken for review", "send-back": "Changes requested",
    "approve": "Approved", "reopen": "Reopened", "publish": "Published", "correct": "Correction begun",
    "approve-correction": "Correction published", "withdraw": "Withdrawn", "spike": "Spiked", "unspike": "Unspiked",
}  # fmt: skip


def _told(entry: LogEntry) -> str:
    label = DONE.get(entry.move) or entry_label(entry.move)
    return f"{label}: {shortened(entry.reason, 140)}" if entry.reason and entry.starts != entry.ends else label


def _late(tx: Transaction, by: Person, moment: datetime) -> Iterator[Notice]:
    for line in recent.late(tx, moment, MOST, [stage.value for stage in UNFINISHED]):
        if line.deadline is not None and (by.role is Role.EDITOR or by.name in (line.author, line.holder)):
            told = f"It is {line.stage}, and was due {line.deadline.astimezone():%d %B, %H:%M}"
            yield Notice(NoticeKind.LATE, line.deadline, line.key, line.title, line.has_it, told)


def _is_mine(story: Story, by: Person) -> bool:
    return by.name in story.authors or story.holder == by.name
