"""Two texts word by word: what stayed, what was taken out, what came in. Plain Python, no screen needed.

Paragraphs are matched first, so that words are only compared where paragraphs differ: that is faster than all words
against all words. Blanks do not count.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rapidfuzz.distance import Indel

Kind = Literal["same", "gone", "new"]

_TOKEN = re.compile(r"(\s*)(\w+(?:[’'\-]\w+)*|[^\w\s])")
_BREAK = re.compile(r"\n\s*\n")
Token = tuple[str, str]  # the blank before it, and the word or mark; the end of a paragraph is one too
PARAGRAPH = "\n\n"
END: Token = ("", PARAGRAPH)
MOST = 15_000  # tokens on a side that are still compared one by one; a longer stretch is new as a whole


class Run(NamedTuple):
    """old[a:b] and new[c:d]: equal, or one in place of the other."""

    same: bool
    a: int
    b: int
    c: int
    d: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind; `text` carries its own blanks, and a blank line where a paragraph ends."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The stretches in reading order, and how many words came in and went out.

    `changes` are the places that differ, as runs of the tokens of either side (see `tokens`).
    """

    stretches: tuple[Stretch, ...]
    added: int = 0
    removed: int = 0
    changes: tuple[Run, ...] = ()

    @property
    def changed(self) -> bool:
        return any(one.kind != "same" for one in self.stretches)


def compare(before: str, after: str) -> Difference:
    """The difference of two texts. The same and new stretches together give `after`, the same and gone ones
    `before` but for blanks."""
    old, new = _paragraphs(before), _paragraphs(after)
    parts: list[tuple[Kind, tuple[Token, ...]]] = []
    for run in runs(old, new):
        here, there = _flat(old[run.a : run.b]), _flat(new[run.c : run.d])
        parts += [("same", there)] if run.same else _reworded(here, there)
    return _difference(parts)


def tokens(text: str) -> tuple[Token, ...]:
    """The words and marks of a text, each with the blank before it, and an END behind each paragraph."""
    return _flat(_paragraphs(text))


def runs(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    """Equal and changed stretches in turn, covering both sequences."""
    a = c = 0
    for op in Indel.opcodes(*_spelled(old, new)):
        if op.tag != "equal":
            continue
        if (a, c) != (op.src_start, op.dest_start):
            yield Run(False, a, op.src_start, c, op.dest_start)
        yield Run(True, op.src_start, op.src_end, op.dest_start, op.dest_end)
        a, c = op.src_end, op.dest_end
    if (a, c) != (len(old), len(new)):
        yield Run(False, a, len(old), c, len(new))


def _spelled(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[str, str]:
    """Both as strings with one letter for each different thing: strings are compared four times as fast as lists."""
    letters: dict[Hashable, str] = {}
    for one in (*old, *new):
        if one not in letters:
            number = len(letters) + 1
            letters[one] = chr(number if number < 0xD800 else number + 0x800)  # no halves of surrogate pairs
    return "".join(map(letters.__getitem__, old)), "".join(map(letters.__getitem__, new))


def _reworded(old: tuple[Token, ...], new: tuple[Token, ...]) -> list[tuple[Kind, tuple[Token, ...]]]:
    if max(len(old), len(new)) > MOST:
        return [("gone", old), ("new", new)]
    found = runs([word for _blank, word in old], [word for _blank, word in new])
    parts: list[tuple[Kind, tuple[Token, ...]]] = []
    for run in _readable(list(found), old, new):
        here, there = old[run.a : run.b], new[run.c : run.d]
        parts += [("same", there)] if run.same else [("gone", here), ("new", there)]
    return parts


def _readable(found: list[Run], old: tuple[Token, ...], new: tuple[Token, ...]) -> list[Run]:
    """Words that stayed by chance between two larger changes are told as part of them."""

    def size(run: Run) -> int:
        return max(_length(old[run.a : run.b]), _length(new[run.c : run.d]))

    merged: list[Run] = []
    for number, run in enumerate(found):
        after = found[number + 1] if number + 1 < len(found) else None
        chance = run.same and bool(merged) and after is not None
        chance = chance and size(run) <= min(size(merged[-1]), size(after or run))
        chance = chance and END not in old[run.a : run.b]
        if merged and not merged[-1].same and (chance or not run.same):
            last = merged.pop()
            merged.append(Run(False, last.a, run.b, last.c, run.d))
        else:
            merged.append(run)
    return merged


def _length(tokens: Sequence[Token]) -> int:
    return sum(len(word) for _blank, word in tokens)


def _paragraphs(text: str) -> list[tuple[Token, ...]]:
    paragraphs = (one.strip() for one in _BREAK.split(text))
    return [(*_TOKEN.findall(one), END) for one in paragraphs if one]


def _flat(paragraphs: Sequence[tuple[Token, ...]]) -> tuple[Token, ...]:
    return tuple(token for paragraph in paragraphs for token in paragraph)


def _changes(parts: list[tuple[Kind, tuple[Token, ...]]]) -> Iterator[Run]:
    """What went out and what came in at one place is one change."""
    a = c = 0
    begun: tuple[int, int] | None = None
    for kind, these in [*parts, ("same", (END,))]:
        if not these:
            continue
        if kind == "same":
            if begun is not None:
                yield Run(False, begun[0], a, begun[1], c)
            begun = None
        elif begun is None:
            begun = a, c
        a += len(these) if kind != "new" else 0
        c += len(these) if kind != "gone" else 0


def _difference(parts: list[tuple[Kind, tuple[Token, ...]]]) -> Difference:
    stretches: list[Stretch] = []
    counts = {"same": 0, "gone": 0, "new": 0}
    for kind, tokens in parts:
        text = "".join(blank + word for blank, word in tokens)
        counts[kind] += sum(word[0].isalnum() for _blank, word in tokens)
        if text and stretches and stretches[-1].kind == kind:
            stretches[-1] = Stretch(kind, stretches[-1].text + text)
        elif text:
            stretches.append(Stretch(kind, text))
    if stretches:
        last = stretches[-1]
        stretches[-1] = Stretch(last.kind, last.text.removesuffix(PARAGRAPH))
    return Difference(
        tuple(one for one in stretches if one.text), counts["new"], counts["gone"], tuple(_changes(parts))
    )
