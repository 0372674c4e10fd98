"""Plain text: an article as it was copied from a page, line by line."""

from __future__ import annotations

from desk.intake.arrival import Arrival
from desk.intake.blocks import Block, Signals
from desk.intake.commonmark import escape_copy
from desk.intake.encoding import decode_text
from desk.intake.reader import Reader
from desk.intake.report import make_arrival
from desk.intake.sorting import sort_blocks
from desk.intake.wording import NBSP, clean_text, ends_sentence


def text_blocks(text: str) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of a plain text (a line each, or a wrapped paragraph), and its lines as they are shown."""
    lines = tuple(line.rstrip(" \t" + NBSP) for line in text.split("\n"))
    while lines and not lines[-1]:
        lines = lines[:-1]
    wrapped = _is_wrapped(lines)
    blocks: list[Block] = []
    for first, last in _groups(lines):
        if wrapped and last > first and _joins(lines[first : last + 1]):
            joined = " ".join(line.strip(" \t" + NBSP) for line in lines[first : last + 1])
            blocks.append(_block(joined, first, last, True))
        else:
            blocks += [_block(lines[i].strip(" \t" + NBSP), i, i, first == last) for i in range(first, last + 1)]
    return blocks, lines


def _block(text: str, first: int, last: int, alone: bool) -> Block:
    return Block(text, escape_copy(text), "line", 0, first, last, frozenset(), alone)


def _groups(lines: tuple[str, ...]) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    start: int | None = None
    for index, line in enumerate((*lines, "")):
        if line.strip(" \t" + NBSP):
            start = index if start is None else start
        elif start is not None:
            groups.append((start, index - 1))
            start = None
    return groups


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the text was wrapped by hand: no line is long, and many come close to the same width."""
    widths = [len(line) for line in lines if line]
    widest = max(widths, default=0)
    if len(widths) < 6 or not 50 <= widest <= 120:
        return False
    long_lines = sum(1 for width in widths if width >= widest * 0.7)
    return long_lines >= len(widths) * 0.4


def _joins(group: tuple[str, ...]) -> bool:
    ended = sum(1 for line in group[:-1] if ends_sentence(line))
    return all(len(line) >= 40 for line in group[:-1]) and ended <= 0.5 * (len(group) - 1)


def read_text(data: bytes, name: str) -> Arrival:
    """A plain text file as an arrival; BadFile when its encoding cannot be told or it is no text."""
    return arrival_of_text(decode_text(data, name))


def arrival_of_text(text: str, known: Signals | None = None) -> Arrival:
    """The arrival of plain words, as pasted or read; `known` is what is known of them from elsewhere."""
    blocks, lines = text_blocks(clean_text(text))
    return make_arrival(sort_blocks(blocks, known or Signals()), lines)


READER = Reader("text", "Plain text", (".txt", ".text", ".asc"), ("text/plain",), read_text)
