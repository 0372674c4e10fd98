"""Word files: looked through before they are opened, then read as a page of paragraphs with pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol, cast

import mammoth
from bs4 import BeautifulSoup, Tag

from desk.intake.arrival import Arrival, FoundComment, FoundPhoto, FoundRelated, Part
from desk.intake.blocks import Block, Signals
from desk.intake.packages import WORD, check_package
from desk.intake.page_blocks import written_blocks
from desk.intake.reader import Reader
from desk.intake.report import make_arrival
from desk.intake.sorting import sort_blocks
from desk.intake.walk import Verdict, parse_html, walk
from desk.intake.word_comments import word_comments
from desk.intake.wording import clean_text, one_line
from desk.story.errors import BadFile

_STYLES = "\n".join((
    "p[style-name='Title'] => h1:fresh",
    "p[style-name='Subtitle'] => p.subtitle:fresh",
    "p[style-name='Caption'] => p.caption:fresh",
    "p[style-name='caption'] => p.caption:fresh",
    "p[style-name='Quote'] => blockquote > p:fresh",
    "p[style-name='Intense Quote'] => blockquote > p:fresh",
    "p[style-name='Byline'] => p.byline:fresh",
    "p[style-name='Headline'] => h1:fresh",
    "p[style-name='Standfirst'] => p.standfirst:fresh",
    "p[style-name='Desk more'] => p.more:fresh",
    "p[style-name='Desk related'] => p.related:fresh",
))  # fmt: skip


class _Image(Protocol):
    alt_text: str | None
    content_type: str

    def open(self) -> io.BytesIO: ...


class _Result(Protocol):
    value: str


def read_docx(data: bytes, name: str) -> Arrival:
    """A Word file as an arrival: insertions kept, deletions gone, pictures with their bytes.

    Raises BadFile for a file that is damaged, no Word file, packed to burst, or holds entities or a document type.
    """
    check_package(data, name, WORD)
    pictures: list[FoundPhoto] = []

    def keep(image: _Image) -> dict[str, str]:
        with image.open() as stream:
            content = stream.read()
        kind = image.content_type.partition("/")[2].partition("+")[0] or "bin"
        pictures.append(
            FoundPhoto("", "", clean_text(image.alt_text or ""), f"image{len(pictures) + 1}.{kind}", content)
        )
        return {"src": f"picture:{len(pictures) - 1}"}

    html = _converted(data, name, keep)
    soup = parse_html(clean_text(html))
    related = tuple(_related(soup))
    blocks = written_blocks(walk(soup, judge=_judge), None, pictures)
    blocks = [replace(_loose(b), first_line=i, last_line=i) for i, b in enumerate(blocks)]
    arrival = make_arrival(sort_blocks(blocks, Signals()), tuple(block.text for block in blocks))
    return _with_comments(replace(arrival, related=related), word_comments(data))


def _related(page: BeautifulSoup) -> Iterator[FoundRelated]:
    """The related stories under a document of our own, taken out of the page. Words beside a link stay: Word goes on
    in the style of the paragraph before, so that somebody may have typed copy there.
    """
    for paragraph in page.select("p.related"):
        links = paragraph.select("a[href]")
        if one_line(paragraph.get_text()) == one_line(" ".join(link.get_text() for link in links)):
            yield from (FoundRelated(one_line(link.get_text()), str(link["href"])) for link in links)
            paragraph.decompose()
    for heading in page.select("p.more"):
        heading.decompose()


def _with_comments(arrival: Arrival, comments: tuple[FoundComment, ...]) -> Arrival:
    if not comments:
        return arrival
    names = ", ".join(dict.fromkeys(one.by for one in comments if one.by))
    told = f"{len(comments):,} comment{'' if len(comments) == 1 else 's'}{f', by {names}' if names else ''}"
    return replace(arrival, comments=comments, parts=(*arrival.parts, Part("Comments", told, -1, -1, "found")))


def _converted(data: bytes, name: str, keep: Callable[[_Image], dict[str, str]]) -> str:
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            convert_image=mammoth.images.img_element(keep),
            style_map=_STYLES,
            external_file_access=False,
        )
    except (
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        IndexError,
        zipfile.BadZipFile,
        RecursionError,
        SyntaxError,
    ) as fault:
        raise BadFile(
            f"“{name}” is damaged: Word's text inside it cannot be read; open it in Word and save it again."
        ) from fault
    return cast(_Result, result).value


def _judge(tag: Tag) -> Verdict:
    return "picture" if tag.name == "img" else "take"


def _loose(block: Block) -> Block:
    """A paragraph of Word says no more than a line of text does."""
    return replace(block, kind="line") if block.kind == "paragraph" else block


READER = Reader(
    "docx",
    "Word",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read_docx,
)
