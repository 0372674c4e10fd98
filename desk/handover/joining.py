"""Joining: a story that came in with the one that is here, since the revision both have; each clash for a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any

from desk.story.document import Document
from desk.story.furniture import SLOTS
from desk.story.merge import merge
from desk.story.record import WORKFLOW, to_record
from desk.story.story import Story

_LABELS = {slot.name: slot.label for slot in SLOTS}
_REST = tuple(name for name in Story.__dataclass_fields__ if name not in ("key", "copy", "furniture", *WORKFLOW))


@dataclass(frozen=True, slots=True)
class Clash:
    """A place that both sides changed: what stands here and what came in, as text to be read side by side."""

    place: str
    label: str
    here: str
    came: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The story as it would be, the clashes, and in words what it would change here."""

    story: Story
    clashes: tuple[Clash, ...]
    changes: tuple[str, ...]


def join(base: Story, here: Story, came: Story, take: frozenset[str] = frozenset()) -> Joined:
    """Both in one. Where both changed the same place, what is here stands, but at the places in `take` what came.

    Confidential documents of here did not travel and stay as they are.
    """
    kept = tuple(one for one in here.documents if one.confidential)
    base, came = (_with_documents(one, kept) for one in (base, came))
    ours = merge(base, here, came).story
    theirs = merge(base, came, here).story
    ours, theirs = (_moved(base, here, came, one) for one in (ours, theirs))
    clashes, story = [], ours
    for clash, taken in (*_furniture(ours, theirs), *_copy(ours, theirs), *_others(ours, theirs)):
        clashes.append(clash)
        if clash.place in take and not clash.place.startswith("copy "):
            story = taken(story)
    story = replace(story, copy=_chosen_copy(ours.copy, theirs.copy, take))
    return Joined(story, tuple(clashes), _changes(here, story))


def _with_documents(story: Story, kept: tuple[Document, ...]) -> Story:
    keys = {one.key for one in kept}
    return replace(story, documents=(*(one for one in story.documents if one.key not in keys), *kept))


def _moved(base: Story, here: Story, came: Story, story: Story) -> Story:
    """Where the story is on its way: as the side has it that moved it; if both did, as it is here."""
    side = here if _way(here) != _way(base) else came
    return replace(story, **{name: getattr(side, name) for name in WORKFLOW})


def _way(story: Story) -> tuple[Any, ...]:
    return tuple(getattr(story, name) for name in WORKFLOW if name != "updated")


def _furniture(ours: Story, theirs: Story) -> list[Any]:
    found = []
    for name, label in _LABELS.items():
        mine, other = getattr(ours.furniture, name), getattr(theirs.furniture, name)
        if mine != other:

            def taken(story: Story, name: str = name, other: Any = other) -> Story:
                return replace(story, furniture=replace(story.furniture, **{name: other}))

            found.append((Clash(name, label, _text(mine), _text(other)), taken))
    return found


def _copy(ours: Story, theirs: Story) -> list[Any]:
    own, other, found = ours.copy.split("\n\n"), theirs.copy.split("\n\n"), []
    for number, (_tag, a, b, c, d) in enumerate(_regions(own, other), start=1):
        clash = Clash(f"copy {number}", f"Copy, paragraph {a + 1}", "\n\n".join(own[a:b]), "\n\n".join(other[c:d]))
        found.append((clash, lambda story: story))
    return found


def _chosen_copy(ours: str, theirs: str, take: frozenset[str]) -> str:
    own, other, made, position = ours.split("\n\n"), theirs.split("\n\n"), list[str](), 0
    for number, (_tag, a, b, c, d) in enumerate(_regions(own, other), start=1):
        made += own[position:a] + (other[c:d] if f"copy {number}" in take else own[a:b])
        position = b
    return "\n\n".join(made + own[position:])


def _regions(own: list[str], other: list[str]) -> list[tuple[str, int, int, int, int]]:
    return [one for one in SequenceMatcher(None, own, other, autojunk=False).get_opcodes() if one[0] != "equal"]


def _others(ours: Story, theirs: Story) -> list[Any]:
    """Rows of the notebook, photos and comments, each by its key, and whatever else a story has."""
    found: list[Any] = []
    for name in _REST:
        mine, other = getattr(ours, name), getattr(theirs, name)
        if all(hasattr(row, "key") for row in (*mine, *other)):
            found += _rows(name, mine, {row.key: row for row in other})
        elif set(mine) != set(other):
            clash = Clash(name, name.capitalize(), _text(mine), _text(other))
            found.append((clash, lambda story, name=name, other=other: replace(story, **{name: other})))
    return found


def _rows(name: str, mine: tuple[Any, ...], came: dict[str, Any]) -> Iterator[Any]:
    for row in mine:
        if row.key in came and came[row.key] != row:
            label = "Asked for comment" if name == "approaches" else name.capitalize().removesuffix("s")
            clash = Clash(f"{name} {row.key}", label, *_differing(row, came[row.key]))
            yield clash, lambda story, other=came[row.key]: _with_row(story, name, other)


def _with_row(story: Story, name: str, row: Any) -> Story:
    rows: dict[str, Any] = {name: tuple(row if one.key == row.key else one for one in getattr(story, name))}
    return replace(story, **rows)


def _differing(mine: Any, other: Any) -> tuple[str, str]:
    """The fields in which two rows differ, a line each."""
    names = [name for name in mine.__dataclass_fields__ if getattr(mine, name) != getattr(other, name)]
    sides = ("\n".join(f"{name}: {_text(getattr(row, name))}" for name in names) for row in (mine, other))
    return next(sides), next(sides)


def _text(value: object) -> str:
    record = to_record(value)
    if isinstance(record, list):
        return ", ".join(_text(one) for one in record)
    if isinstance(record, dict):
        return ", ".join(str(part) for part in record.values())
    return "" if record is None else str(record)


def _changes(here: Story, then: Story) -> tuple[str, ...]:
    """What becomes different here, in a few words each."""
    said = [label for name, label in _LABELS.items() if getattr(here.furniture, name) != getattr(then.furniture, name)]
    if here.copy != then.copy:
        regions = _regions(here.copy.split("\n\n"), then.copy.split("\n\n"))
        said.append(f"Copy ({len(regions)} place{'s' if len(regions) > 1 else ''})")
    changed = [name for name in _REST if getattr(here, name) != getattr(then, name)]
    said += ["Asked for comment" if name == "approaches" else name.capitalize() for name in changed]
    if here.stage is not then.stage:
        said.append(f"Stage: {here.stage} → {then.stage}")
    return tuple(said)
