"""The comments of a Word file: who wrote what on which words. The package has been looked through before."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from desk.intake.arrival import FoundComment
from desk.intake.wording import clean_text, one_line

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_THREAD = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_GONE = frozenset(("del", "moveFrom"))  # tracked deletions: their words are not in the text that comes in
MOST = 500  # comments: more are a machine's


@dataclass(slots=True)
class _Range:
    """The words that a comment is about, and those of the same paragraph around them."""

    before: str = ""
    words: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """How far the text has been read: the paragraph so far, and the ranges that are open."""

    paragraph: str = ""
    ranges: dict[str, _Range] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)  # in this paragraph
    bare: set[str] = field(default_factory=set)  # comments on no range: they are about their paragraph

    def write(self, words: str) -> None:
        self.paragraph += words
        for one in self.open:
            self.ranges[one].words.append(words)
        for one in self.ended:
            self.ranges[one].after.append(words)

    def end(self, number: str) -> None:
        if number in self.open:
            self.open.discard(number)
            self.ended.add(number)


def word_comments(data: bytes) -> tuple[FoundComment, ...]:
    """The comments of a sound Word file, as they stand in it; those without words are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "word/comments.xml" not in package.namelist():
            return ()
        notes = fromstring(package.read("word/comments.xml"), forbid_dtd=True)
        document = fromstring(package.read("word/document.xml"), forbid_dtd=True)
        answers = _answers(package)
    reading = _Reading()
    for event, element in _steps(document):
        _take(event, element, reading)
    found = [one for one in notes.iter() if _name(one) == "comment"][:MOST]
    return tuple(_threaded([(_ids(note), made) for note in found if (made := _comment(note, reading))], answers))


def _answers(package: zipfile.ZipFile) -> dict[str, str]:
    """Which comment answers which, by the ids of their paragraphs."""
    if "word/commentsExtended.xml" not in package.namelist():
        return {}
    rows = fromstring(package.read("word/commentsExtended.xml"), forbid_dtd=True).iter(f"{_THREAD}commentEx")
    named = ((row.get(f"{_THREAD}paraId"), row.get(f"{_THREAD}paraIdParent")) for row in rows)
    return {one: other for one, other in named if one and other}


def _ids(note: Element) -> set[str]:
    return {number for one in note.iter() if (number := one.get(_PARAGRAPH))}


def _threaded(found: list[tuple[set[str], FoundComment]], answers: dict[str, str]) -> Iterator[FoundComment]:
    """The comments with their answers under them; an answer to nothing that is there is a comment."""
    threads: dict[str, list[FoundComment]] = {number: [] for ids, _one in found for number in ids}
    opening: list[tuple[set[str], FoundComment]] = []
    for ids, one in found:
        asked = next((answers[number] for number in ids if number in answers), "")
        if asked in threads and asked not in ids and asked not in answers:  # Word's threads are one deep
            threads[asked].append(replace(one, words="", before="", after=""))
        else:
            opening.append((ids, one))
    for ids, one in opening:
        yield replace(one, replies=tuple(reply for number in sorted(ids) for reply in threads[number]))


def _steps(root: Element) -> Iterator[tuple[bool, Element]]:
    """Each element twice, when it begins (True) and when it ends, without what was deleted; not by recursion."""
    stack: list[tuple[bool, Element]] = [(True, root)]
    while stack:
        begins, element = stack.pop()
        if begins and _name(element) in _GONE:
            continue
        yield begins, element
        if begins:
            stack.append((False, element))
            stack.extend((True, child) for child in reversed(element))


def _take(begins: bool, element: Element, reading: _Reading) -> None:
    name = _name(element)
    if not begins:
        if name == "p":
            _end_paragraph(reading)
        return
    number = _attribute(element, "id")
    if name == "t":
        reading.write(element.text or "")
    elif name in ("tab", "br", "cr"):
        reading.write(" ")
    elif name == "commentRangeStart":
        reading.ranges[number] = _Range(reading.paragraph)
        reading.open.add(number)
    elif name == "commentRangeEnd":
        reading.end(number)
    elif name == "commentReference" and number not in reading.ranges:
        reading.bare.add(number)


def _end_paragraph(reading: _Reading) -> None:
    for number in reading.bare:
        reading.ranges[number] = _Range("", [reading.paragraph])
    reading.bare.clear()
    reading.ended.clear()
    reading.write("\n")
    reading.paragraph = ""


def _comment(note: Element, reading: _Reading) -> FoundComment | None:
    paragraphs = (
        "".join(one.text or "" for one in paragraph.iter() if _name(one) == "t")
        for paragraph in note.iter()
        if _name(paragraph) == "p"
    )
    text = "\n".join(words for one in paragraphs if (words := one_line(clean_text(one))))
    if not text:
        return None
    place = reading.ranges.get(_attribute(note, "id"), _Range())
    return FoundComment(
        by=one_line(clean_text(_attribute(note, "author")))[:80],
        text=text,
        at=_moment(_attribute(note, "date")),
        words=one_line(clean_text("".join(place.words))),
        before=one_line(clean_text(place.before)),
        after=one_line(clean_text("".join(place.after))),
    )


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _name(element: Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(_SPACE).removeprefix(_STRICT)


def _attribute(element: Element, name: str) -> str:
    return element.get(_SPACE + name) or element.get(_STRICT + name) or ""
