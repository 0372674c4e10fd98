"""The imprint of a rendition: the only words that travel with it, as XMP and, in a JPEG, as IPTC-IIM too."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from desk.darkroom.lettering import clean
from desk.story.photo import Photo

_LONGEST_CAPTION, _LONGEST_ALT, _LONGEST, _LONGEST_NAME, _MOST_CREATORS = 6_000, 1_500, 500, 100, 10  # characters
_IIM_LIMITS = {80: 32, 110: 32, 116: 128, 120: 2_000}  # bytes, by dataset of record 2
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_CC = re.compile(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", re.IGNORECASE)
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "cc": "http://creativecommons.org/ns#",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose photo it is and what it shows; '' or () where there is nothing to say."""

    creators: tuple[str, ...] = ()
    credit: str = ""
    caption: str = ""
    copyright: str = ""
    licence: str = ""
    licence_url: str = ""
    usage_terms: str = ""
    alt: str = ""

    def settled(self) -> Imprint:
        """The imprint as it is written: clean and capped, nobody left unnamed.

        Readers look for creator and copyright first, so an unnamed creator is the one who is credited, and without
        a notice the credit stands in its place. `<` before a letter becomes a like sign: no part of a photo may
        pass for a web page, whoever guesses at its type.
        """
        credit = _text(self.credit, _LONGEST)
        creators = tuple(filter(None, (_text(name, _LONGEST_NAME) for name in self.creators[:_MOST_CREATORS])))
        licence, terms = _text(self.licence, _LONGEST), _text(self.usage_terms, _LONGEST)
        address = self.licence_url.strip()[:_LONGEST] or _licence_address(licence)
        return Imprint(
            creators=creators or tuple(filter(None, (credit[:_LONGEST_NAME],))),
            credit=credit or "; ".join(creators)[:_LONGEST],
            caption=_text(self.caption, _LONGEST_CAPTION),
            copyright=_text(self.copyright, _LONGEST) or credit or "; ".join(creators)[:_LONGEST],
            licence=licence,
            licence_url=address if address.lower().startswith(("https://", "http://")) else "",
            usage_terms=terms,
            alt=_text(self.alt, _LONGEST_ALT),
        )


def imprint_of(photo: Photo) -> Imprint:
    """The imprint of a photo as a story has it."""
    return Imprint(
        creators=(photo.creator,) if photo.creator else (),
        credit=photo.credit,
        caption=photo.caption,
        copyright=photo.copyright,
        licence=photo.licence,
        usage_terms=photo.usage_terms,
        alt="" if photo.decorative else photo.alt,
    )


def _text(text: str, longest: int) -> str:
    return _MARKUP.sub("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}", clean(text))[:longest].strip()


def _licence_address(licence: str) -> str:
    match = _CC.search(licence)
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""


def xmp_packet(imprint: Imprint) -> bytes:
    """The imprint as an XMP packet in UTF-8, the same bytes for the same words."""
    words = imprint.settled()
    terms = words.usage_terms
    if words.licence and words.licence.casefold() not in terms.casefold():
        terms = f"{words.licence}. {terms}" if terms else words.licence
    lines = [
        _listed("dc:creator", words.creators),
        _spoken("dc:description", words.caption),
        _spoken("dc:rights", words.copyright),
        _plain("photoshop:Credit", words.credit),
        _plain("xmpRights:Marked", "True" if words.copyright else ""),
        _plain("xmpRights:WebStatement", words.licence_url),
        _spoken("xmpRights:UsageTerms", terms),
        f"<cc:license rdf:resource={quoteattr(words.licence_url)}/>" if words.licence_url else "",
        _spoken("Iptc4xmpCore:AltTextAccessibility", words.alt),
    ]
    body = "".join(lines)
    spaces = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in _NAMESPACES.items() if f"<{prefix}:" in body)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _spoken(name: str, text: str) -> str:
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inner}</{name}>" if text else ""


def _listed(name: str, texts: tuple[str, ...]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{items}</rdf:Seq></{name}>" if texts else ""


def iim_block(imprint: Imprint) -> bytes:
    """The imprint as IPTC-IIM, declared as UTF-8; longer texts are cut to the lengths the standard allows."""
    words = imprint.settled()
    fields = [(80, creator) for creator in words.creators]
    fields += [(110, words.credit), (116, words.copyright), (120, words.caption)]
    out = [_dataset(1, 90, b"\x1b%G"), _dataset(2, 0, b"\0\x04")]
    out += [_dataset(2, number, _cut(text, _IIM_LIMITS[number])) for number, text in fields if text]
    return b"".join(out)


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def _cut(text: str, most: int) -> bytes:
    return text.encode()[:most].decode("utf-8", "ignore").rstrip().encode()


def stamped(jpeg: bytes, imprint: Imprint) -> bytes:
    """A JPEG without metadata, its imprint put in as XMP and IPTC-IIM right after its header."""
    place = 4 + int.from_bytes(jpeg[4:6], "big") if jpeg[2:4] == b"\xff\xe0" else 2
    xmp = b"http://ns.adobe.com/xap/1.0/\0" + xmp_packet(imprint)
    block = iim_block(imprint)
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    segments = _segment(0xE1, xmp) + _segment(0xED, b"Photoshop 3.0\0" + resource)
    return jpeg[:place] + segments + jpeg[place:]


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload
