"""Tell by its first bytes what a file is; names and endings are not believed."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

from desk.story.errors import BadFile

LARGEST_FILE = 200_000_000  # bytes
MOST_PIXELS = 120_000_000
TAKEN = "Desk takes JPEG, PNG, WebP, TIFF, HEIC and AVIF"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of photo file: what the developer's library calls it, its media type and its usual ending."""

    format: str
    media_type: str
    suffix: str


JPEG = Kind("JPEG", "image/jpeg", ".jpg")
PNG = Kind("PNG", "image/png", ".png")
WEBP = Kind("WEBP", "image/webp", ".webp")
TIFF = Kind("TIFF", "image/tiff", ".tif")
GIF = Kind("GIF", "image/gif", ".gif")
HEIC = Kind("HEIF", "image/heic", ".heic")
AVIF = Kind("AVIF", "image/avif", ".avif")

_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs")
_MIXED_BRANDS = (b"mif1", b"msf1", b"miaf", b"mif2")


def _boxed(head: bytes) -> Kind | None:
    """HEIC or AVIF by the brands of an ISO media file."""
    if head[4:8] != b"ftyp":
        return None
    size = min(int.from_bytes(head[:4], "big"), len(head))
    main = head[8:12]
    brands = (main, *(head[place : place + 4] for place in range(16, size - 3, 4)))
    if any(brand in (b"avif", b"avis") for brand in brands):
        return AVIF
    if main in _HEIC_BRANDS or (main in _MIXED_BRANDS and any(brand in _HEIC_BRANDS for brand in brands)):
        return HEIC
    return HEIC if main in _MIXED_BRANDS else None


def _marked(*marks: bytes, at: int = 0) -> Callable[[bytes], bool]:
    return lambda head: any(head[at:].startswith(mark) for mark in marks)


_PHOTOS: tuple[tuple[Callable[[bytes], bool], Kind], ...] = (
    (_marked(b"\xff\xd8\xff"), JPEG),
    (_marked(b"\x89PNG\r\n\x1a\n"), PNG),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", WEBP),
    (_marked(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), TIFF),
    (_marked(b"GIF87a", b"GIF89a"), GIF),
)

_SAVE_AS = "save it as JPEG, PNG or TIFF in the program it comes from"
_RAW = "a camera's raw file, whose colours are still to be developed: export it as JPEG or TIFF from a raw converter"


def _opens_with(*words: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(words)


def _is_svg(head: bytes) -> bool:
    start = head.replace(b"\0", b"").lower()  # also in UTF-16
    return b"<svg" in start and _opens_with(b"<")(start.lstrip(b"\xff\xfe\xef\xbb\xbf"))


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return bool(head) and not any(byte < 9 or 13 < byte < 32 for byte in head)


_REFUSED: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (_is_svg, f"an SVG drawing, which can carry scripts and draw in other files: {_SAVE_AS}"),
    (_marked(b"\x1f\x8b"), "a compressed file: unpack it first and take in the photo inside"),
    (
        lambda head: b"%PDF-" in head[:1024],
        "a PDF, which is a document and no photo: export the picture as JPEG or PNG",
    ),
    (
        _marked(b"%!PS", b"\xc5\xd0\xd3\xc6"),
        f"an EPS or PostScript file, which is a program and no photo: {_SAVE_AS}",
    ),
    (_marked(b"8BPS"), f"a Photoshop document: {_SAVE_AS}"),
    (_marked(b"BM"), f"a Windows bitmap: {_SAVE_AS}"),
    (_marked(b"\0\0\x01\0", b"\0\0\x02\0"), f"an icon: {_SAVE_AS}"),
    (_marked(b"\xff\x0a", b"\0\0\0\x0cJXL "), f"a JPEG XL picture: {_SAVE_AS}"),
    (_marked(b"\0\0\0\x0cjP  ", b"\xff\x4f\xff\x51"), f"a JPEG 2000 picture: {_SAVE_AS}"),
    (_marked(b"FUJIFILMCCD-RAW", b"IIU\0", b"IIRO", b"IIRS", b"FOVb"), _RAW),
    (_marked(b"crx ", at=8), _RAW),
    (_marked(b"ftyp", at=4), "a film or a sound recording: take a still from it and save that as JPEG"),
    (_marked(b"PK\x03\x04"), "a ZIP or office file: take the photo out of it first"),
    (
        _opens_with(b"<!doctype", b"<html", b"<?xml"),
        "a web page or XML: save the photo itself, not the page around it",
    ),
    (_is_text, "a text file"),
)


def sniff(data: bytes, name: str) -> Kind:
    """What kind of photo `data` is. Raises BadFile for everything else, naming what it is and what to do instead."""
    if not data:
        raise BadFile(f"{name} is empty (0 bytes): copy or download it again.")
    if len(data) > LARGEST_FILE:
        raise BadFile(
            f"{name} has {len(data) / 1e6:,.0f} MB, and a photo may have {LARGEST_FILE / 1e6:.0f} MB:"
            " save it smaller and take that in."
        )
    head = data[:4096]
    for is_it, kind in _PHOTOS:
        if is_it(head):
            return kind
    if kind_in_boxes := _boxed(head):
        return kind_in_boxes
    for is_it, what in _REFUSED:
        if is_it(head):
            raise BadFile(f"{name} is no photo but {what}. {TAKEN}.")
    raise BadFile(f"{name} is no photo: its first bytes are those of no picture file. {TAKEN}.")


def refuse_too_many_pixels(width: int, height: int, name: str) -> None:
    """Raise BadFile above 120 megapixels, and for sides that no page and no encoder can hold."""
    if width * height > MOST_PIXELS:
        raise BadFile(
            f"{name} has {width * height / 1e6:,.0f} megapixels ({width:,} × {height:,}), and a photo may have"
            f" {MOST_PIXELS / 1e6:.0f}: save it smaller and take that in."
        )


def declared_size(data: bytes, kind: Kind) -> tuple[int, int] | None:
    """Width and height in pixels as the first bytes declare them; None where only decoding tells."""
    reader = _SIZE_READERS.get(kind.format)
    return reader(data) if reader else None


def _png_size(data: bytes) -> tuple[int, int] | None:
    return struct.unpack(">II", data[16:24]) if data[12:16] == b"IHDR" and len(data) >= 24 else None


def _gif_size(data: bytes) -> tuple[int, int] | None:
    return struct.unpack("<HH", data[6:10]) if len(data) >= 10 else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return width, height
        place += 1 if marker == 0xFF else 2 + length
    return None


_SIZE_READERS: dict[str, Callable[[bytes], tuple[int, int] | None]] = {
    "PNG": _png_size,
    "GIF": _gif_size,
    "JPEG": _jpeg_size,
}
