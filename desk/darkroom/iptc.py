"""Read IPTC-IIM, the captions press photos have carried since 1991, and the Photoshop blocks they lie in."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping

from desk.darkroom.lettering import decoded

_MOST_FIELDS = 5_000
_CHARSET = (1, 90)
_IIM_RESOURCE = 0x0404
_CHARSETS = {  # ISO 2022 escapes that picture desks have been seen to write into 1:90
    b"\x1b%G": "utf-8",
    b"\x1b%/I": "utf-8",
    b"\x1b%/G": "utf-8",
    b"\x1b.A": "latin-1",
    b"\x1b-A": "latin-1",
    b"\x1b-B": "iso8859-2",
    b"\x1b-L": "iso8859-5",
    b"\x1b-G": "iso8859-6",
    b"\x1b-F": "iso8859-7",
    b"\x1b-H": "iso8859-8",
    b"\x1b-M": "iso8859-9",
    b"\x1b-b": "iso8859-15",
}

Fields = Mapping[tuple[int, int], tuple[str, ...]]


def read_iim(block: bytes) -> Fields:
    """Every field of an IIM block as clean text, by (record, dataset); a field may occur more than once."""
    raw: dict[tuple[int, int], list[bytes]] = {}
    for where, value in _datasets(block):
        raw.setdefault(where, []).append(value)
    charset = _CHARSETS.get(raw.get(_CHARSET, [b""])[0].strip(b"\0 "))
    if charset == "latin-1":
        charset = None  # declared Latin-1 is Windows Latin, or UTF-8 that a program forgot to declare
    return {
        where: tuple(decoded(value, charset) for value in values) for where, values in raw.items() if where != _CHARSET
    }


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    place = max(block[:64].find(b"\x1c"), 0)
    for _ in range(_MOST_FIELDS):
        if block[place : place + 1] != b"\x1c" or len(block) < place + 5:
            return
        record, number, length = struct.unpack_from(">BBH", block, place + 1)
        place += 5
        if length & 0x8000:  # an extended field: the low bits say how many bytes hold the length
            width = min(length & 0x7FFF, 8)
            length = int.from_bytes(block[place : place + width], "big")
            place += width
        value = block[place : place + length]
        if len(value) < length:
            return
        yield (record, number), value
        place += length
        while block[place : place + 1] == b"\0":  # some writers pad each field
            place += 1


def iim_in_photoshop(block: bytes) -> bytes:
    """The IIM block among Photoshop's image resources (`8BIM` …), b'' if there is none."""
    if block.startswith(b"\x1c"):
        return block
    place = block.find(b"8BIM")
    while 0 <= place <= len(block) - 12 and block[place : place + 4] in (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa"):
        (resource,) = struct.unpack_from(">H", block, place + 4)
        name = block[place + 6] + 1
        start = place + 6 + name + name % 2
        if start + 4 > len(block):
            break
        (size,) = struct.unpack_from(">I", block, start)
        if resource == _IIM_RESOURCE:
            return block[start + 4 : start + 4 + size]
        place = start + 4 + size + size % 2
    return b""
