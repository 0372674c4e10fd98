"""Three-way merge: what I changed and what they changed since the story we both began with.

Field by field; keyed rows (photos, sources, quotes, claims, comments) row by row; copy paragraph by paragraph. Where
both changed the same thing, mine stands and the place is named, so that the caller can keep theirs as a revision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from desk.story.record import WORKFLOW
from desk.story.story import Story


class Merged(NamedTuple):
    """The merged story and the names of the places where both sides had changed the same thing."""

    story: Story
    conflicts: tuple[str, ...]


def merge(base: Story, mine: Story, theirs: Story) -> Merged:
    """Mine and theirs in one. Where a story is on its way (stage, holder, times) is theirs: only moves set it."""
    conflicts: list[str] = []
    if theirs == base:
        merged = mine
    elif mine == base:
        merged = theirs
    else:
        merged = _fields(base, mine, theirs, "", conflicts)
    kept = {name: getattr(theirs, name) for name in WORKFLOW}
    return Merged(replace(merged, **kept), tuple(conflicts))


def _fields(base: Any, mine: Any, theirs: Any, where: str, conflicts: list[str]) -> Any:
    changed: dict[str, Any] = {}
    for one in fields(base):
        old, own, other = (getattr(value, one.name) for value in (base, mine, theirs))
        changed[one.name] = _one(old, own, other, f"{where}{one.name}", conflicts)
    return replace(theirs, **changed)


def _one(base: Any, mine: Any, theirs: Any, where: str, conflicts: list[str]) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if where == "copy":
        return merge_copy(base, mine, theirs, conflicts)
    if isinstance(mine, tuple) and all(hasattr(row, "key") for row in (*base, *mine, *theirs)):
        return _rows(base, mine, theirs, where, conflicts)
    if where == "authors":
        return tuple(dict.fromkeys((*theirs, *mine)))
    if where == "furniture" and is_dataclass(mine):
        return _fields(base, mine, theirs, "", conflicts)
    conflicts.append(where)
    return mine


def _rows(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any], where: str, conflicts: list[str]) -> Any:
    old, own, other = ({row.key: row for row in rows} for rows in (base, mine, theirs))
    order = dict.fromkeys([row.key for row in mine] + [row.key for row in theirs])
    rows = []
    for key in order:
        if key in old and (key not in own or key not in other):
            survivor = own.get(key) or other.get(key)
            if survivor == old[key]:
                continue  # one side removed it, the other left it alone
            conflicts.append(f"{where} {key}")  # one side removed what the other changed: it stays
            rows.append(survivor)
        elif key in own and key in other:
            start = old.get(key, other[key])
            rows.append(
                other[key]
                if own[key] == start
                else own[key]
                if other[key] == start
                else _fields(start, own[key], other[key], f"{where} {key} ", conflicts)
            )
        else:
            rows.append(own.get(key) or other[key])
    return tuple(rows)


def merge_copy(base: str, mine: str, theirs: str, conflicts: list[str]) -> str:
    """Paragraph-wise three-way merge of copy; a paragraph that both changed stays as mine, then theirs is named."""
    old, own, other = (text.split("\n\n") for text in (base, mine, theirs))
    merged: list[str] = []
    position = 0
    for start, end, mine_part, theirs_part in _regions(old, own, other):
        merged += old[position:start]
        was = old[start:end]
        if mine_part in (was, theirs_part):
            merged += theirs_part
        elif theirs_part == was:
            merged += mine_part
        else:
            conflicts.append("copy")
            merged += mine_part
        position = end
    return "\n\n".join(merged + old[position:])


def _regions(old: list[str], own: list[str], other: list[str]) -> list[tuple[int, int, list[str], list[str]]]:
    """Stretches of `old` that either side changed, overlapping ones joined, with what each side has there."""
    edits = sorted(
        [(a, b, c, d, 0) for a, b, c, d in _edits(old, own)] + [(a, b, c, d, 1) for a, b, c, d in _edits(old, other)]
    )
    regions: list[tuple[int, int, list[str], list[str]]] = []
    index = 0
    while index < len(edits):
        start, end = edits[index][0], edits[index][1]
        members = [edits[index]]
        index += 1
        while index < len(edits) and (edits[index][0] < end or edits[index][0] == start == end):
            end = max(end, edits[index][1])
            members.append(edits[index])
            index += 1
        regions.append((start, end, _side(old, own, members, 0, start, end), _side(old, other, members, 1, start, end)))
    return regions


def _edits(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _side(
    old: list[str],
    new: list[str],
    members: list[tuple[int, int, int, int, int]],
    side: int,
    start: int,
    end: int,
) -> list[str]:
    """What one side has in place of old[start:end]: its own edits there, and the old text between them."""
    part: list[str] = []
    position = start
    for a, b, c, d, whose in members:
        if whose == side:
            part += old[position:a] + new[c:d]
            position = b
    return part + old[position:end]
