"""Where a photo file keeps its metadata: the raw EXIF, XMP and IPTC blocks of each format."""

from __future__ import annotations

import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from desk.darkroom import exif
from desk.darkroom.iptc import iim_in_photoshop
from desk.darkroom.opening import is_jpeg
from desk.darkroom.xmp import joined_extensions

_EXIF_MARK = b"Exif\0\0"
_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP_MARK = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP_MARK = b"Photoshop 3.0\0"
_APP1, _APP13 = 0xE1, 0xED
_MOST_SEGMENTS = 5_000


@dataclass(frozen=True, slots=True)
class Blocks:
    """The raw blocks of one file; b'' and () where there are none. `texts` are a PNG's own plain entries."""

    exif: bytes = b""
    xmp: tuple[bytes, ...] = ()
    iim: bytes = b""
    texts: Mapping[str, str] = field(default_factory=dict)


def blocks_of(picture: Image.Image, data: bytes) -> Blocks:
    """The metadata blocks of `data`, which `picture` was opened from."""
    if is_jpeg(picture):
        return _jpeg_blocks(data)
    if picture.format == "TIFF":
        return _tiff_blocks(data)
    if isinstance(picture, PngImageFile):
        return _png_blocks(picture)
    block, packet = picture.info.get("exif"), picture.info.get("xmp")
    return Blocks(
        exif=block if isinstance(block, bytes) else b"",
        xmp=(packet,) if isinstance(packet, bytes) and packet else (),
    )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The marker segments of a JPEG before its pixels, as (marker, payload)."""
    place = 2
    for _ in range(_MOST_SEGMENTS):
        while data[place : place + 2] == b"\xff\xff":  # fill bytes
            place += 1
        if len(data) < place + 4 or data[place] != 0xFF or data[place + 1] in (0xD9, 0xDA):
            return
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        yield data[place + 1], data[place + 4 : place + 2 + length]
        place += 2 + max(length, 2)


def _jpeg_blocks(data: bytes) -> Blocks:
    block, packets, more, photoshop = b"", [], [], []
    for marker, payload in _segments(data):
        if marker == _APP1 and payload.startswith(_EXIF_MARK):
            block = block or payload
        elif marker == _APP1 and payload.startswith(_MORE_XMP_MARK):
            more.append(payload.removeprefix(_MORE_XMP_MARK))
        elif marker == _APP1 and payload.startswith(_XMP_MARK):
            packets.append(payload.removeprefix(_XMP_MARK))
        elif marker == _APP1 and b"<x:xmpmeta" in payload:  # wire photos with a damaged mark
            packets.append(payload)
        elif marker == _APP13:
            photoshop.append(payload.removeprefix(_PHOTOSHOP_MARK))
    extension = joined_extensions(more)
    return Blocks(
        exif=block,
        xmp=(*packets, extension) if extension else tuple(packets),
        iim=iim_in_photoshop(b"".join(photoshop)),
    )


def _tiff_blocks(data: bytes) -> Blocks:
    first = exif.first_directory(data)
    iim = _in_order(first[exif.IIM]) if exif.IIM in first else b""
    if not iim and exif.PHOTOSHOP in first:
        iim = iim_in_photoshop(first[exif.PHOTOSHOP].raw)
    return Blocks(exif=data, xmp=(first[exif.XMP].raw,) if exif.XMP in first else (), iim=iim)


def _in_order(entry: exif.Entry) -> bytes:
    """IIM bytes; some writers stored them as whole numbers, which turns each four around."""
    raw = entry.raw
    if raw[:1] == b"\x1c" or raw[3:4] != b"\x1c":
        return raw
    return b"".join(raw[place : place + 4][::-1] for place in range(0, len(raw), 4))


def _png_blocks(picture: PngImageFile) -> Blocks:
    texts = {name: str(text) for name, text in picture.text.items()}
    block, packet = picture.info.get("exif"), texts.get("XML:com.adobe.xmp", "")
    iim = _profile(texts, "iptc") or _profile(texts, "8bim")
    packets = (packet.encode("utf-8", "replace"), _profile(texts, "xmp"))
    return Blocks(
        exif=block if isinstance(block, bytes) else _profile(texts, "exif") or _profile(texts, "APP1"),
        xmp=tuple(each for each in packets if each),
        iim=iim_in_photoshop(iim) or iim,
        texts={name: text for name, text in texts.items() if not name.startswith(("Raw profile", "XML:"))},
    )


def _profile(texts: Mapping[str, str], name: str) -> bytes:
    """A block that a converter wrote into a PNG as lines of hexadecimal digits under a name and a length."""
    lines = texts.get(f"Raw profile type {name}", "").split("\n")
    digits = "".join(lines[3:]) if len(lines) > 3 else ""
    try:
        return binascii.unhexlify("".join(digits.split()))
    except binascii.Error:
        return b""
