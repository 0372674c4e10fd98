"""Correcting: the notice to readers, drafted from what was out and what stands there now."""

from __future__ import annotations

from collections.abc import Iterator

from desk.markup.reading import plain
from desk.newsroom.suggesting import Edit, difference, texts
from desk.preflight.passages import shortened, text_at
from desk.storage import revisions
from desk.storage.desk import Desk
from desk.story.place import Place
from desk.story.revision import RevisionKind
from desk.story.story import Story

AROUND = 24  # characters on each side that make a change readable
MOST = 4  # changes that a drafted notice names; somebody rewrites a notice of more


def drafted(desk: Desk, story: Story) -> str:
    """The notice as the difference between the published story and this one suggests it; '' when none was out."""
    with desk.reading() as tx:
        out = next((one for one in revisions.listed(tx, story.key) if one.kind is RevisionKind.PUBLISHED), None)
        return notice(revisions.story(tx, story.key, out.number), story) if out is not None else ""


def notice(before: Story, after: Story) -> str:
    """One sentence for each change: `An earlier version said “on Saturday”; it should have said “on Sunday”.`"""
    return " ".join([sentence for _number, sentence in zip(range(MOST), _sentences(before, after), strict=False)])


def _sentences(before: Story, after: Story) -> Iterator[str]:
    for place in texts(after):
        old, new = _read(before, place), _read(after, place)
        for edit in difference(old, new):
            yield _sentence(place, old, edit)


def _read(story: Story, place: Place) -> str:
    text = text_at(story, place)
    return plain(text) if place.part == "copy" else text


def _sentence(place: Place, text: str, edit: Edit) -> str:
    where = {"copy": "", "photo": f" of a photo’s {place.field}"}.get(place.part, f" of the {place.part.split('_')[0]}")
    was, now = shortened(text[edit.start : edit.end], 80), shortened(edit.words, 80)
    if was and now:
        start = text.rfind(" ", 0, max(edit.start - 1, 0)) + 1 if edit.start else 0
        start = max(start, text.rfind("\n", 0, edit.start) + 1, edit.start - AROUND)
        lead = text[start : edit.start]
        return f"An earlier version{where} said “{lead}{was}”; it should have said “{lead}{now}”."
    if was:
        return f"An earlier version{where} said “{was}”; that was taken out."
    return f"An earlier version{where} left out “{now}”."
