"""What a PDF says of itself: title, authors, language and outline, written behind what the engine has printed.

A PDF may be added to at its end: objects that take the place of earlier ones, a table of where they lie, a trailer that
names the table before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from desk.story.errors import BadFile

_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)
_DATE = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")
_PRODUCER = re.compile(rb"/Producer \([^()\\]*\)")
_ENTRY = 20  # bytes of a line in a table of objects


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the page: the name of its place in the PDF, its words, its level from 1."""

    name: str
    words: str
    level: int


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF is to say of itself; `moment` is aware, so that the same story always gives the same bytes."""

    title: str
    authors: tuple[str, ...]
    language: str
    moment: datetime
    headings: tuple[Heading, ...] = ()


def described(pdf: bytes, about: About) -> bytes:
    """The PDF with that said in it. Raises BadFile for what is no PDF as the engine prints it."""
    end = _TRAILER.search(pdf)
    if end is None:
        raise BadFile("What the page engine printed is no whole PDF; export again.")
    root, size = _number(rb"/Root (\d+) 0 R", end[1]), _number(rb"/Size (\d+)", end[1])
    moment = _moment(about.moment)
    pdf = _DATE.sub(lambda found: b"/" + found[1] + b" " + moment, pdf)  # as long as before: nothing is moved
    places = _places(pdf, int(end[2]))
    catalog = pdf[places[root] : pdf.index(b"endobj", places[root])].partition(b"<<")[2].rpartition(b">>")[0]
    added = _Added(size)
    said = [b"/Lang " + _text(about.language), b"/ViewerPreferences <</DisplayDocTitle true>>"]
    known = [one for one in about.headings if b"/" + one.name.encode("ascii") + b" [" in pdf]
    if known:
        said.append(b"/Outlines %d 0 R" % _outline(added, known))
    added.put(root, b"<<" + catalog.strip() + b"\n" + b"\n".join(said) + b">>")
    producer = _PRODUCER.search(pdf)
    facts = [b"/Title " + _text(about.title), b"/Author " + _text(", ".join(about.authors)), b"/Creator (Desk)"]
    facts += [producer[0]] if producer else []
    facts += [b"/CreationDate " + moment, b"/ModDate " + moment]
    info = added.new(b"<<" + b"\n".join(facts) + b">>")
    return pdf + added.written(len(pdf), root, info, int(end[2]))


@dataclass(slots=True)
class _Added:
    """Objects that come behind a PDF, by number; `next` is the first free one."""

    next: int
    objects: dict[int, bytes] = field(default_factory=dict)

    def put(self, number: int, content: bytes) -> None:
        self.objects[number] = content

    def new(self, content: bytes) -> int:
        number = self.reserve(1)
        self.put(number, content)
        return number

    def reserve(self, count: int) -> int:
        """The first of so many numbers in a row."""
        self.next += count
        return self.next - count

    def written(self, at: int, root: int, info: int, before: int) -> bytes:
        """The objects with their table and trailer, as they follow a PDF of `at` bytes."""
        made, table = bytearray(b"\n"), bytearray(b"xref\n0 1\n0000000000 65535 f \n")
        for number in sorted(self.objects):
            table += b"%d 1\n%010d 00000 n \n" % (number, at + len(made))
            made += b"%d 0 obj\n%b\nendobj\n" % (number, self.objects[number])
        start = at + len(made)
        trailer = b"trailer\n<</Size %d\n/Root %d 0 R\n/Info %d 0 R\n/Prev %d>>\n" % (self.next, root, info, before)
        return bytes(made + table + trailer + b"startxref\n%d\n%%%%EOF\n" % start)


def _outline(added: _Added, headings: Sequence[Heading]) -> int:
    """The number of the outline: each heading under the last one before it that is of a higher level."""
    first = added.reserve(1 + len(headings))
    parents: list[int] = []
    for at, one in enumerate(headings):
        above = [before for before in range(at) if headings[before].level < one.level]
        parents.append(above[-1] if above else -1)
    for at, one in enumerate(headings):
        siblings = [other for other, parent in enumerate(parents) if parent == parents[at]]
        place = siblings.index(at)
        parts = [b"/Title " + _text(one.words), b"/Parent %d 0 R" % (first + 1 + parents[at])]
        parts.append(b"/Dest /" + one.name.encode("ascii"))
        parts += [b"/Prev %d 0 R" % (first + 1 + siblings[place - 1])] if place else []
        parts += [b"/Next %d 0 R" % (first + 1 + siblings[place + 1])] if place + 1 < len(siblings) else []
        added.put(first + 1 + at, b"<<" + b"\n".join((*parts, *_children(first, parents, at))) + b">>")
    added.put(first, b"<</Type /Outlines\n" + b"\n".join(_children(first, parents, -1)) + b">>")
    return first


def _children(first: int, parents: Sequence[int], of: int) -> list[bytes]:
    own = [at for at, parent in enumerate(parents) if parent == of]
    if not own:
        return []
    below = sum(_under(parents, at, of) for at in range(len(parents)))
    return [b"/First %d 0 R" % (first + 1 + own[0]), b"/Last %d 0 R" % (first + 1 + own[-1]), b"/Count %d" % below]


def _under(parents: Sequence[int], at: int, of: int) -> bool:
    while at != -1:
        at = parents[at]
        if at == of:
            return True
    return False


def _places(pdf: bytes, table: int) -> dict[int, int]:
    """Where each object lies, by its number."""
    head = re.compile(rb"xref\s+0 (\d+)\s").match(pdf, table)
    if head is None:
        raise BadFile("What the page engine printed is no whole PDF; export again.")
    lines = (pdf[head.end() + _ENTRY * n : head.end() + _ENTRY * (n + 1)] for n in range(int(head[1])))
    return {number: int(line[:10]) for number, line in enumerate(lines)}


def _number(pattern: bytes, trailer: bytes) -> int:
    found = re.search(pattern, trailer)
    if found is None:
        raise BadFile("What the page engine printed is no whole PDF; export again.")
    return int(found[1])


def _text(words: str) -> bytes:
    """A string of a PDF: in UTF-16, as hexadecimal digits, which need no escapes."""
    return b"<FEFF" + words.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def _moment(at: datetime) -> bytes:
    return at.astimezone(UTC).strftime("(D:%Y%m%d%H%M%S+00'00')").encode("ascii")
