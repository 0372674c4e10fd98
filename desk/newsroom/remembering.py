"""Remembering: which revisions of a story hold certain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desk.markup.reading import plain
from desk.preflight.passages import captions, furniture_texts
from desk.storage import revisions
from desk.storage.desk import Desk
from desk.story.story import Story

AROUND = 36  # characters on either side of the words that are shown with them


@dataclass(frozen=True, slots=True)
class Held:
    """A revision, by its number, that holds the words: where (`the copy`), and the line in which they stand there."""

    number: int
    where: str
    line: str


def holding(desk: Desk, key: str, words: str) -> tuple[Held, ...]:
    """The revisions of a story that hold the words, whatever their case, newest first; () for no words.

    Looked at are furniture, copy, captions and the quotes of the notebook.
    """
    wanted = _folded(words)
    if not wanted:
        return ()
    with desk.reading() as tx:
        numbers = [one.number for one in revisions.listed(tx, key)]
        found = (_held(number, revisions.story(tx, key, number), wanted) for number in numbers)
        return tuple(one for one in found if one is not None)


def _held(number: int, story: Story, wanted: str) -> Held | None:
    for where, text in _texts(story):
        folded = _folded(text)
        at = folded.find(wanted)
        if at >= 0:
            line = " ".join(text.split())
            if len(line) != len(folded):  # a letter that folds into two: the folded line is shown
                line = folded
            return Held(number, where, _around(line, at, at + len(wanted)))
    return None


def _texts(story: Story) -> Iterator[tuple[str, str]]:
    yield from ((one.label, one.text) for one in furniture_texts(story))
    yield "the copy", plain(story.copy)
    yield from (("a caption", one.text) for one in captions(story))
    yield from (("a quote", quote.words) for quote in story.quotes)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _around(line: str, start: int, end: int) -> str:
    """The words with what stands beside them, cut at words."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(line))
    first = line.rfind(" ", 0, first) + 1 if first else 0
    stop = line.find(" ", last)
    last = stop if stop >= 0 else len(line)
    return f"{'… ' if first else ''}{line[first:last]}{' …' if last < len(line) else ''}"
