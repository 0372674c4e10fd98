"""Which blocks are the story's own words: first paragraph to last, without the boxes between and behind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from desk.intake.blocks import Block
from desk.intake.furniture import moment_of
from desk.intake.phrases import is_tail_heading

# 'Jane Doe is a staff writer who covers space': a word about the author behind the story.
_BIOGRAPHY = re.compile(
    r"^(?:[A-Z][\w.'’-]+\s){2,4}(?:is|was|has been|covers|writes|reports|joined)\b.{0,80}"
    r"\b(?:reporter|writer|correspondent|editor|"
    r"columnist|journalist|contributor|covers|bureau|newsroom|professor|lecturer|fellow)\b"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks of the copy in their order, those among them that are headings, and where the copy ends."""

    kept: tuple[int, ...]
    headings: frozenset[int]
    end: int


def find_body(blocks: list[Block], start: int, taken: set[int], left_out: set[int]) -> Body:
    """The body from block `start` on; `taken` are blocks that have found another part."""
    skipped = taken | left_out
    end = _tail(blocks, start, skipped)
    solid = [i for i in range(start, end) if i not in skipped and is_solid(blocks[i])]
    if not solid:
        loose = tuple(
            i for i in range(start, len(blocks)) if i not in skipped and blocks[i].text and not blocks[i].picture
        )
        return Body(loose, frozenset(i for i in loose if blocks[i].kind == "heading"), len(blocks))
    while len(solid) > 3 and _BIOGRAPHY.search(blocks[solid[-1]].text) and blocks[solid[-1]].words < 60:
        solid.pop()
    kept = set(solid)
    headings: set[int] = set()
    for cluster, broken in _clusters(blocks, solid, skipped, left_out):
        _settle(blocks, cluster, broken, kept, headings)
    return Body(tuple(sorted(kept)), frozenset(headings), solid[-1] + 1)


def is_solid(block: Block) -> bool:
    """Whether the block stands in a body by itself: prose, a list, a quotation, a table, a longer paragraph."""
    if block.kind in ("list", "quote", "table", "code"):
        return "link" not in block.hints
    if block.prose:
        return True
    return block.kind == "paragraph" and block.words >= 10 and "link" not in block.hints


def _tail(blocks: list[Block], start: int, skipped: set[int]) -> int:
    """Where the lists of other stories begin: the first such heading behind which little of the story can come."""
    behind = [0] * (len(blocks) + 1)
    for i in range(len(blocks) - 1, -1, -1):
        behind[i] = behind[i + 1] + (blocks[i].words if i not in skipped and blocks[i].prose else 0)
    whole = behind[start] if start < len(behind) else 0
    for i in range(start + 1, len(blocks)):
        if is_tail_heading(blocks[i].text) and behind[i] < whole and behind[i] <= max(0.22 * whole, 0):
            return i
    return len(blocks)


def _clusters(
    blocks: list[Block], solid: list[int], skipped: set[int], left_out: set[int]
) -> list[tuple[list[int], bool]]:
    """The runs of loose lines between solid blocks; `broken` when something was left out among them."""
    runs: list[tuple[list[int], bool]] = []
    for before, after in pairwise(solid):
        between = range(before + 1, after)
        loose = [i for i in between if i not in skipped and not blocks[i].picture]
        if loose:
            runs.append((loose, any(i in left_out for i in between)))
    return runs


def _settle(blocks: list[Block], cluster: list[int], broken: bool, kept: set[int], headings: set[int]) -> None:
    """A loose line that stands alone before a paragraph is a subhead; several in a heap are links, and stay out."""
    real = [i for i in cluster if blocks[i].kind == "heading" and "link" not in blocks[i].hints]
    if real and len(cluster) <= 3:
        for i in real:
            kept.add(i)
            headings.add(i)
        return
    if any("link" in blocks[i].hints for i in cluster):
        return
    if not broken and (len(cluster) == 1 or (len(cluster) == 2 and all(blocks[i].alone for i in cluster))):
        for i in cluster:
            _keep_loose(blocks[i], i, kept, headings)


def _keep_loose(block: Block, index: int, kept: set[int], headings: set[int]) -> None:
    if block.kind == "rule" or moment_of(block) or not any(c.isalnum() for c in block.text):
        return
    if block.words <= 14:
        kept.add(index)
        if block.text[-1] not in ",;":
            headings.add(index)
    elif block.words > 6:
        kept.add(index)
