"""Pieces: copy as the stretches that a light preview draws one at a time, each as HTML of its own.

A block is what lies between blank lines. A piece is one block, or the several that are one thing: a fence with blank
lines in it, an item of a list with what is indented under it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desk.markup.page import to_html
from desk.story.errors import DeskError

LONGEST = 20_000  # characters of a piece that are drawn
_INDENTED = re.compile(r"(?: {2,}|\t)\S")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})", re.MULTILINE)
_HOLDS_MORE = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]+\]:")
_NOTE = re.compile(r"\[\^([^\]\s]{1,60})\](:?)")
_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]{1,60})\]:", re.MULTILINE)
_REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)
_MARK = re.compile(r'<a class="note" id="[^"]*" href="#note-(\d+)">\d+</a>')
_TEXT = re.compile(r'<li id="note-(\d+)">(.*?)</li>\n', re.DOTALL)
_BACK = re.compile(r' ?<a class="back"[^>]*>↩</a>')


@dataclass(frozen=True, slots=True)
class Piece:
    """Some copy, and how many blocks it is."""

    source: str
    blocks: int


@dataclass(frozen=True, slots=True)
class Whole:
    """What a piece must know of the whole copy: the numbers of its notes by label, and its lines `[label]: address`."""

    notes: dict[str, int] = field(default_factory=dict)
    addresses: str = ""


def pieces(blocks: Sequence[str]) -> tuple[Piece, ...]:
    """The blocks as pieces, in their order; their numbers of blocks add up to what was given."""
    return tuple(Piece("\n\n".join(blocks[start:end]), end - start) for start, end in _bounds(blocks))


def _bounds(blocks: Sequence[str]) -> Iterator[tuple[int, int]]:
    start, fence = 0, ""
    for number, block in enumerate(blocks):
        if number > start and not fence and not _goes_on(blocks[start], block):
            yield start, number
            start = number
        fence = _fence_after(block, fence)
    if blocks:
        yield start, len(blocks)


def _goes_on(first: str, block: str) -> bool:
    return bool(_INDENTED.match(block) and _HOLDS_MORE.match(first))


def _fence_after(block: str, fence: str) -> str:
    """The sign of the fence that is still open at the end of the block; '' when none is."""
    for sign in _FENCE.findall(block):
        if not fence:
            fence = sign
        elif sign.startswith(fence):
            fence = ""
    return fence


def whole(copy: str) -> Whole:
    """What is to be known of the copy; a pass over its signs, without parsing."""
    if "]" not in copy:
        return Whole()
    defined = set(_DEFINED.findall(copy))
    numbers: dict[str, int] = {}
    for label, colon in _NOTE.findall(copy):
        if not colon and label in defined:
            numbers.setdefault(label, len(numbers) + 1)
    return Whole(numbers, "\n".join(_REFERENCE.findall(copy)))


def html_of(piece: Piece, about: Whole, figure: Callable[[str, str], str], first: str = "") -> str:
    """The piece as HTML of the kind that `markup.page` writes; the text of a note stands where it was written.

    `figure(key, alt)` gives the HTML of a photo; `first` runs into the first paragraph. What cannot be read is shown as
    it was typed, and of a very long piece its beginning.
    """
    source = piece.source
    if len(source) > LONGEST:
        source = f"{source[:LONGEST]} …"
    own = list(dict.fromkeys(_DEFINED.findall(source)))
    used = list(dict.fromkeys(label for label, colon in _NOTE.findall(source) if not colon and label in about.notes))
    if own:
        labels = [*own, *(label for label in used if label not in own)]
        source = f"{' '.join(f'[^{label}]' for label in labels)}\n\n{source}"
    else:
        labels = used
    stubs = "".join(f"\n\n[^{label}]: x" for label in labels if label not in own)
    addresses = f"\n\n{about.addresses}" if about.addresses and "[" in source else ""
    try:
        drawn = to_html(source + stubs + addresses, figure=figure, first=first)
    except DeskError as error:
        return f"<p>{error}</p>"
    return _numbered(drawn, labels, about, own=bool(own))


def _numbered(drawn: str, labels: Sequence[str], about: Whole, *, own: bool) -> str:
    """Notes with the numbers that they have in the whole copy, and without the list that only this piece would have."""

    def number(found: re.Match[str]) -> str:
        local = int(found[1]) - 1
        return str(about.notes.get(labels[local], "")) if local < len(labels) else ""

    words, _, notes = drawn.partition('<ol class="notes">\n')
    if not own:
        return _MARK.sub(lambda found: f'<a href="#note-{number(found)}">{number(found)}</a>', words)
    made = []
    for found in _TEXT.finditer(notes):
        text = _BACK.sub("", found[2]).strip().removeprefix("<p>").removesuffix("</p>")
        if int(found[1]) <= len(labels) and text != "x":
            shown = number(found)
            made.append(f'<p class="notes"><a name="note-{shown}">{shown}</a>&nbsp; {text}</p>')
    _stub, _, rest = words.partition("</p>\n")
    return rest + "".join(made)
