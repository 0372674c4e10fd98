"""Word files: looked through before they are opened, then read as a page of paragraphs with pictures."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, cast
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import mammoth
from bs4 import Tag
from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from desk.intake.arrival import Arrival, FoundPhoto
from desk.intake.blocks import Block, Signals
from desk.intake.page_blocks import written_blocks
from desk.intake.reader import Reader
from desk.intake.report import make_arrival
from desk.intake.sorting import sort_blocks
from desk.intake.walk import Verdict, parse_html, walk
from desk.intake.wording import clean_text
from desk.story.errors import BadFile

MOST_MEMBERS = 2_000
MOST_UNPACKED = 400_000_000
MOST_XML = 60_000_000
MOST_DEPTH = 250
_MOST_PACKED = 200_000_000
_RATIO = 250
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
    check_docx(data, name)
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
    blocks = written_blocks(walk(soup, judge=_judge), None, pictures)
    blocks = [replace(_loose(b), first_line=i, last_line=i) for i, b in enumerate(blocks)]
    return make_arrival(sort_blocks(blocks, Signals()), tuple(block.text for block in blocks))


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


def check_docx(data: bytes, name: str) -> None:
    """Look through the package before anything reads it; BadFile with the reason where it must not be opened."""
    if not data:
        raise BadFile(f"“{name}” is empty; there is nothing to take in.")
    if len(data) > _MOST_PACKED:
        raise BadFile(
            f"“{name}” has {len(data) // 1_000_000} MB; a Word file may have {_MOST_PACKED // 1_000_000} MB at most."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package.infolist(), name)
            for member in package.infolist():
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(package, member, name)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        zlib.error,
    ) as fault:
        raise BadFile(f"“{name}” is no whole Word file: it is damaged, cut short or locked with a password.") from fault


def _check_members(members: list[zipfile.ZipInfo], name: str) -> None:
    names = {member.filename for member in members}
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        raise BadFile(f"“{name}” is an archive, but no Word file; save the article as DOCX and import that.")
    if len(members) > MOST_MEMBERS or len(names) != len(members):
        raise BadFile(f"“{name}” holds {len(members)} packed files, which no Word file does; it was not opened.")
    unpacked = sum(member.file_size for member in members)
    burst = any(m.file_size > 1_000_000 and m.file_size > _RATIO * max(1, m.compress_size) for m in members)
    xml_size = sum(m.file_size for m in members if m.filename.lower().endswith((".xml", ".rels")))
    if unpacked > MOST_UNPACKED or burst or xml_size > MOST_XML:
        raise BadFile(
            f"“{name}” would unpack to {unpacked // 1_000_000} MB, far more than an article needs; it was not opened."
        )


class _Depth(ContentHandler):
    """Counts how deep the elements lie in one another."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.deepest = 0

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802
        """One deeper."""
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.depth > MOST_DEPTH:
            raise SAXException("too deep")

    def endElement(self, name: str) -> None:  # noqa: N802
        """One up again."""
        self.depth -= 1


def _check_xml(package: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> None:
    """No document type, no entities, no bottomless nesting; sizes as they really unpack, not as the index claims."""
    parser = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(_Depth())
    read = 0
    try:
        with package.open(member) as stream:
            while chunk := stream.read(65536):
                read += len(chunk)
                if read > MOST_XML:
                    raise BadFile(f"“{name}” unpacks without end; it was not opened.")
                parser.feed(chunk)
        parser.close()
    except DefusedXmlException as fault:
        raise BadFile(
            f"“{name}” holds a document type or entities, which no Word file needs; it was not opened."
        ) from fault
    except SAXException as fault:
        raise BadFile(f"“{name}” is damaged: its part “{member.filename}” is no proper XML.") from fault


READER = Reader(
    "docx",
    "Word",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read_docx,
)
