"""Office files are packages of XML: looked through before anything opens them, whatever their index claims."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from desk.story.errors import BadFile

MOST_MEMBERS = 2_000
MOST_UNPACKED = 400_000_000
MOST_XML = 60_000_000
MOST_DEPTH = 250
_MOST_PACKED = 200_000_000
_RATIO = 250


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of package: what a person calls such a file, and a member that only such files have."""

    name: str
    member: str


WORD = Kind("Word file", "word/document.xml")
OPEN_DOCUMENT = Kind("OpenDocument text", "content.xml")


def check_package(data: bytes, name: str, kind: Kind) -> None:
    """Look through the package before anything reads it; BadFile with the reason where it must not be opened."""
    if not data:
        raise BadFile(f"“{name}” is empty; there is nothing to take in.")
    if len(data) > _MOST_PACKED:
        raise BadFile(
            f"“{name}” has {len(data) // 1_000_000} MB; such a file may have {_MOST_PACKED // 1_000_000} MB at most."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_members(package.infolist(), name, kind)
            for member in package.infolist():
                if member.filename.lower().endswith((".xml", ".rels")):
                    _check_xml(package, member, name, kind)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        zlib.error,
    ) as fault:
        raise BadFile(
            f"“{name}” is no whole {kind.name}: it is damaged, cut short or locked with a password."
        ) from fault


def _check_members(members: list[zipfile.ZipInfo], name: str, kind: Kind) -> None:
    names = {member.filename for member in members}
    if kind.member not in names:
        raise BadFile(f"“{name}” is an archive, but no {kind.name}; save the article as DOCX and import that.")
    if len(members) > MOST_MEMBERS or len(names) != len(members):
        raise BadFile(f"“{name}” holds {len(members)} packed files, which no {kind.name} does; it was not opened.")
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


def _check_xml(package: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, kind: Kind) -> None:
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
            f"“{name}” holds a document type or entities, which no {kind.name} needs; it was not opened."
        ) from fault
    except SAXException as fault:
        raise BadFile(f"“{name}” is damaged: its part “{member.filename}” is no proper XML.") from fault
