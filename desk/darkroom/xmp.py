"""Read XMP: RDF in XML, in the encodings that occur, with size and depth capped and every kind of entity refused."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from desk.darkroom.lettering import clean
from desk.story.errors import BadFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 4 * 1024 * 1024  # bytes of one packet; Photoshop's histories stay below, attacks do not
DEEPEST = 100  # nested elements; real packets reach about 20

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns"
_XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {
    _RDF: "rdf",
    _XML: "xml",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://ns.adobe.com/photoshop/1.0": "photoshop",
    "http://ns.adobe.com/xap/1.0/rights": "xmpRights",
    "http://ns.useplus.org/ldf/xmp/1.0": "plus",
    "http://creativecommons.org/ns": "cc",
    "http://web.resource.org/cc": "cc",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29": "Iptc4xmpExt",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-15": "Iptc4xmpExt",
    "http://ns.adobe.com/exif/1.0": "exif",
    "http://ns.adobe.com/exif/1.0/aux": "aux",
    "http://ns.adobe.com/tiff/1.0": "tiff",
    "http://ns.adobe.com/xap/1.0": "xmp",
}
_CONTAINERS = ("rdf:Bag", "rdf:Seq", "rdf:Alt")
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)")
_NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]|&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*[01]?[0-8bcefBCEF]);"
)
_DOCTYPE = re.compile("<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A property: plain text, or a list, or a structure of named parts. `language` is set in alternatives."""

    text: str = ""
    items: tuple[Value, ...] = ()
    parts: Mapping[str, Value] = field(default_factory=dict)
    language: str = ""

    def one(self) -> str:
        """The text a person would read: its own, that of the default language, or of the first item."""
        if self.text or not self.items:
            return self.text
        default = [item for item in self.items if item.language in ("x-default", "")]
        return next((item.text for item in (*default, *self.items) if item.text), "")

    def all(self) -> tuple[str, ...]:
        """Every text of a list, or the one text; blanks left out."""
        texts = [item.one() for item in self.items] if self.items else [self.text]
        return tuple(text for text in texts if text)


class _TooDeep(ValueError):
    pass


class _DamagedXmp(ValueError):
    """The packet is not well-formed; its properties cannot be read."""


class _ShallowBuilder:
    """Builds elements and stops at DEEPEST: expat itself would go on to any depth."""

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self._builder = TreeBuilder()
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _TooDeep
        return self._builder.start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(tag)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()


def read_xmp(packets: Iterable[bytes]) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The properties of all packets by `prefix:Name` (the first packet that has one wins), and notes on what failed.

    Raises BadFile for entities, a document type, or nesting that no program writes: someone built it to do harm.
    """
    found: dict[str, Value] = {}
    notes: list[str] = []
    for packet in packets:
        if len(packet) > LARGEST:
            notes.append(f"The XMP block is {len(packet) >> 20} MB and was not read; the other metadata was.")
            continue
        try:
            root = _parsed(_as_text(packet))
        except _DamagedXmp:
            notes.append("The XMP block is damaged and was not read; the other metadata was.")
            continue
        for name, value in _properties(root):
            if name not in found or not (found[name].all() or found[name].parts):
                found[name] = value
    return found, tuple(notes)


def _as_text(packet: bytes) -> str:
    zeros = packet[:4].count(0), packet[:64:2].count(0), packet[1:64:2].count(0)
    if packet[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff"):
        return packet.decode("utf-32", "replace")
    if packet[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return packet.decode("utf-16", "replace")
    if zeros[1] > 20 or zeros[2] > 20:
        return packet.decode("utf-16-be" if zeros[1] > zeros[2] else "utf-16-le", "replace")
    return packet.decode("utf-8", "darkroom-latin")


def _core(text: str) -> str:
    """The packet from its root element on: what stands around it is padding, often damaged."""
    for opening, closing in (
        ("<x:xmpmeta", "</x:xmpmeta>"),
        ("<rdf:RDF", "</rdf:RDF>"),
        ("<x:xapmeta", "</x:xapmeta>"),
    ):
        start, end = text.find(opening), text.rfind(closing)
        if 0 <= start < end:
            return text[start : end + len(closing)]
    start = text.find("<")
    return text[max(start, 0) :].rstrip("\0 \r\n\t")


def _parsed(text: str) -> Element:
    if _DOCTYPE.search(text):
        raise BadFile(
            "The photo's metadata declares XML entities, which no camera or picture desk writes and which can be"
            " built to do harm: get the photo anew from its source."
        )
    core = _core(text)
    try:
        return _built(core)
    except (ParseError, ValueError):
        pass
    try:
        return _built(_BARE_AMPERSAND.sub("&amp;", _NO_XML.sub("", core)))
    except (ParseError, ValueError) as error:
        raise _DamagedXmp from error


def _built(core: str) -> Element:
    parser = DefusedXMLParser(target=_ShallowBuilder(), forbid_dtd=True)
    try:
        parser.feed(core)
        root: Element = parser.close()
    except (_TooDeep, DefusedXmlException, RecursionError) as error:
        raise BadFile(
            "The photo's metadata is nested or built as no camera or picture desk writes it, which can do harm:"
            " get the photo anew from its source."
        ) from error
    return root


def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    space = space.removeprefix("{").rstrip("/#")
    prefix = _PREFIXES.get(space, space)
    return f"{prefix}:{local}" if prefix else local


def _properties(root: Element) -> Iterator[tuple[str, Value]]:
    # The outermost nodes carry properties of the photo; inner ones are parts of those.
    for rdf in root.iter(f"{{{_RDF}#}}RDF"):
        for node in rdf:
            yield from _parts(node).items()


def _parts(element: Element) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for name, text in element.attrib.items():
        called = _name(name)
        if not called.startswith(("rdf:", "xml:")):
            found[called] = Value(clean(text))
    for child in element:
        found.setdefault(_name(child.tag), _value(child))
    return found


def _value(element: Element) -> Value:
    language = element.get(f"{{{_XML}}}lang", "").lower()
    for child in element:
        name = _name(child.tag)
        if name in _CONTAINERS:
            return Value(items=tuple(_value(item) for item in child), language=language)
        if name == "rdf:Description":
            return _structure(_parts(child), language)
    parts = _parts(element)
    if parts:
        return _structure(parts, language)
    text = element.get(f"{{{_RDF}#}}resource") or element.text or ""
    return Value(clean(text), language=language)


def _structure(parts: dict[str, Value], language: str) -> Value:
    if "rdf:value" in parts:  # a value with qualifiers: the value is what counts
        return Value(parts["rdf:value"].text, language=language)
    return Value(parts=parts, language=language)


def joined_extensions(segments: Iterable[bytes]) -> bytes:
    """The second packet of a JPEG whose XMP did not fit into one segment, put together from its numbered pieces."""
    pieces: dict[int, bytes] = {}
    for segment in segments:
        if len(segment) > 40:
            (offset,) = struct.unpack_from(">I", segment, 36)
            pieces[offset] = segment[40:]
    whole = b"".join(pieces[offset] for offset in sorted(pieces))
    return whole[: LARGEST + 1]
