"""Links, photos and logged quotations with their places in the copy, found in one pass without parsing.

The parser knows no offsets inside a paragraph; marks under words and findings need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*$", re.MULTILINE)

# Every alternative ends at the next mark of its own kind or at the line's end, so the whole pass is linear.
_MARK = re.compile(
    r"""
    \\.                                                         # an escaped mark is a letter
  | `[^`\n]*`                                                   # code
  | (?P<blank>\n[ \t]*(?=\n))                                   # a paragraph ends
  | (?P<define>(?m:^)[ ]{0,3}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*<?(?P<defined>[^\s<>]+)>?)
  | <(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>
  | (?P<open>!?\[)
  | \](?P<target>\([ \t\n]*
        (?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))
        (?:\s+(?:"[^"]*"|'[^']*'))?[ \t\n]*\))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One link or picture as written: copy[start:end], its words copy[first:last], where it points to.

    `inline` is False for `<address>` and for the line `[label]: address`.
    """

    inline: bool
    picture: bool
    url: str
    start: int
    end: int
    first: int
    last: int


def marks(copy: str) -> tuple[Mark, ...]:
    """Every link and picture in the order of its end, as written: also those that may not become links."""
    found: list[Mark] = []
    for start, end in _written(copy):
        found.extend(_between(copy, start, end))
    return tuple(found)


def _written(copy: str) -> Iterator[tuple[int, int]]:
    """The stretches of copy outside fenced code."""
    start = 0
    fence = ""
    for line in _FENCE.finditer(copy):
        mark = line[1]
        if not fence:
            yield start, line.start()
            fence = mark
        elif mark[0] == fence[0] and len(mark) >= len(fence) and not line[0].strip(f" \t{mark[0]}"):
            fence, start = "", line.end()
    if not fence:
        yield start, len(copy)


def _between(copy: str, start: int, end: int) -> Iterator[Mark]:
    opened: list[re.Match[str]] = []
    spent = 0  # a link holds no link: among the first so many that are open, only pictures can still be closed
    for mark in _MARK.finditer(copy, start, end):
        if mark["open"]:
            opened.append(mark)
        elif mark["blank"]:
            opened.clear()
        elif mark["auto"] or mark["define"]:
            words = mark.span("auto") if mark["auto"] else mark.span("label")
            yield Mark(False, False, mark["auto"] or mark["defined"], mark.start(), mark.end(), *words)
        elif mark[0].startswith("]") and opened:
            before = opened.pop()
            picture = before["open"] == "!["
            if mark["target"] and (picture or len(opened) >= spent):
                url = mark["plain"] if mark["angled"] is None else mark["angled"]
                yield Mark(True, picture, url, before.start(), mark.end(), before.end(), mark.start())
                spent = spent if picture else len(opened)
        spent = min(spent, len(opened))
