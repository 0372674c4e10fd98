"""Remarks in a Word file: comments on their words, with who, when and the answers, as Word's own threads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desk.export.printable import printable
from desk.story.comment import Comment
from desk.story.place import Place

_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_THREADS = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_TO_THREADS = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_FIRST_ID = 0x1000_0000  # of a comment's paragraph: eight hexadecimal digits, below 80000000
# Where the words of a place stand; those of the copy stand in the styles that are not named here.
_STYLES = {"headline": ("Title",), "standfirst": ("Subtitle",)}
_NO_COPY = frozenset(
    (
        "Title",
        "Subtitle",
        "Caption",
        "Section line",
        "Byline",
        "Published",
        "Notice",
        "Mark",
        "Desk more",
        "Desk related",
    )
)


def write_remarks(document: WordDocument, remarks: Sequence[Comment], captions: Mapping[str, Paragraph]) -> None:
    """Put each comment on its words; one whose words are not in the document stands at the headline, on no words.

    `captions` are the words under the photos, by key.
    """
    threads = _Threads(document)
    for one in remarks:
        first, last = _runs(_paragraphs(document, one.place, captions), one.place) or _nowhere(document)
        opening = threads.add(first, last, one.by, one.at, one.text)
        for reply in one.replies:
            threads.add(first, last, reply.by, reply.at, reply.text, under=opening)
    threads.finish()


class _Threads:
    """The comments of a document, and which of them answer which."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self._rows: list[str] = []

    def add(self, first: Run, last: Run, by: str, at: datetime, text: str, under: str = "") -> str:
        """The id of the new comment's paragraph; `under` is that of the one it answers."""
        initials = "".join(word[0] for word in by.split())[:3].upper()
        made = self._document.add_comment((first, last), printable(text), printable(by), printable(initials))
        element: Any = made._comment_elm  # noqa: SLF001 - the library dates a comment now
        element.set(qn("w:date"), at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        number = f"{_FIRST_ID + len(self._rows):08X}"
        element.p_lst[-1].set(f"{{{_W14}}}paraId", number)
        answered = f" w15:paraIdParent={quoteattr(under)}" if under else ""
        self._rows.append(f'<w15:commentEx w15:paraId="{number}"{answered} w15:done="0"/>')
        return number

    def finish(self) -> None:
        """Write down the threads, in the part of the package that Word looks for."""
        if not self._rows:
            return
        told = "".join(self._rows)
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w15:commentsEx xmlns:w15="{_W15}">{told}'
        part = self._document.part
        name = PackURI("/word/commentsExtended.xml")
        part.relate_to(Part(name, _THREADS, f"{xml}</w15:commentsEx>".encode(), part.package), _TO_THREADS)


def _runs(paragraphs: Iterable[Paragraph], place: Place) -> tuple[Run, Run] | None:
    """The first and the last run of those words, cut out of what stands around them; None where they do not stand."""
    runs = [run for one in paragraphs for run in _runs_of(one)]
    letters = [(n, at) for n, run in enumerate(runs) for at, sign in enumerate(run.text) if sign.isalnum()]
    text = "".join(runs[n].text[at] for n, at in letters)
    start = _best(text, _letters(place.words), _letters(place.before))
    if start is None:
        return None
    (first, begin), (last, end) = letters[start], letters[start + len(_letters(place.words)) - 1]
    opening_signs, closing_signs = _signs_around(place.words)
    end += len(closing_signs) if runs[last].text.startswith(closing_signs, end + 1) else 0
    begin -= len(opening_signs) if runs[first].text[:begin].endswith(opening_signs) else 0
    _cut(runs[last], end + 1)
    opening = _cut(runs[first], begin) if begin else runs[first]
    return opening, opening if first == last else runs[last]


def _paragraphs(document: WordDocument, place: Place, captions: Mapping[str, Paragraph]) -> Iterable[Paragraph]:
    if place.part == "photo":
        return (captions[place.key],) if place.key in captions else ()
    return _styled(document, place.part)


def _styled(document: WordDocument, part: str) -> Iterator[Paragraph]:
    """Those in which the words of that part of a story stand, those of tables too, in their order."""
    body: Any = document.element
    for element in body.body.iter(qn("w:p")):
        paragraph = Paragraph(element, document._body)  # noqa: SLF001 - the library lists those of tables apart
        style = str(paragraph.style.name) if paragraph.style else ""
        if style in _STYLES[part] if part in _STYLES else part == "copy" and style not in _NO_COPY:
            yield paragraph


def _runs_of(paragraph: Paragraph) -> list[Run]:
    """Its runs, those in links too."""
    element: Any = paragraph._p  # noqa: SLF001 - the library lists those in links apart
    return [Run(one, paragraph) for one in element.iter(qn("w:r"))]


def _best(text: str, words: str, before: str) -> int | None:
    """Where the words stand; of several the place whose words before are most alike."""
    places, at = [], text.find(words) if words else -1
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    return max(places, key=lambda place: _alike(text[:place], before), default=None)


def _alike(one: str, other: str) -> tuple[int, int]:
    """How many letters at the end of both are the same, then how near in length they are."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count, -abs(len(one) - len(other))


def _signs_around(words: str) -> tuple[str, str]:
    """What stands before the first and after the last letter or digit: a quotation mark, a full stop."""
    at = [n for n, sign in enumerate(words) if sign.isalnum()]
    return words[: at[0]].lstrip(), words[at[-1] + 1 :].rstrip()


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def _cut(run: Run, at: int) -> Run:
    """Cut a run in two before that sign; the second one."""
    element: Any = run._r  # noqa: SLF001 - the library does not cut runs
    text = run.text
    if at >= len(text):
        return run
    rest = deepcopy(element)
    element.addnext(rest)
    second = Run(rest, run._parent)  # noqa: SLF001 - as above
    run.text, second.text = text[:at], text[at:]
    return second


def _nowhere(document: WordDocument) -> tuple[Run, Run]:
    """A run without words at the end of the headline."""
    paragraph = next(_styled(document, "headline"), None) or document.add_paragraph(style="Title")
    run = paragraph.add_run()
    return run, run
