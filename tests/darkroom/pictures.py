"""The pictures of the darkroom's tests: made here, small, each with one property that matters."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Iterable
from typing import Any

from PIL import Image

UPRIGHT = ("red", "green", "blue", "grey")

HEIC = base64.b64decode("""
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA
    AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAUwACAAEAAAAAAAAA
    AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAA
    ALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQED
    cAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlz
    cGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt
    ZwACAAEAAQAAAFttZGF0AAAATygBr1jm/aXMGsJ6inliV4JNvzujKClkK2Qm3WxsZqVC0BiWJzFf6DVhL0JcjX4lt1rs7PfrdnYz
    MPGxwuMuheMyRcvCHKfTkWd98twdN8A=
""")  # 64 x 48 pixels; nothing at hand can write HEIC, so it is kept here


def drawn(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
    """A picture whose corners tell its orientation: red upper left, green upper right, blue lower left, grey."""
    picture = Image.new("RGB", (2, 2))
    picture.putdata([(200, 30, 30), (30, 200, 30), (30, 30, 200), (128, 128, 128)])
    return picture.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def filed(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as the bytes of a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def corners(picture: Image.Image) -> tuple[str, ...]:
    """The colours of the four corners by name: upper left, upper right, lower left, lower right."""
    seen = picture.convert("RGB")
    names = []
    for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        colour = seen.getpixel((int(x * seen.width), int(y * seen.height)))
        assert isinstance(colour, tuple)
        strongest = max(range(3), key=lambda band: colour[band])
        names.append("grey" if max(colour) - min(colour) < 60 else ("red", "green", "blue")[strongest])
    return tuple(names)


UPRIGHT = ("red", "green", "blue", "grey")


def exif(tags: dict[int, Any], photo: dict[int, Any] | None = None, gps: dict[int, Any] | None = None) -> bytes:
    """An EXIF block of main tags, tags of the photo directory and of the GPS directory."""
    block = Image.Exif()
    block.update(tags)
    block.get_ifd(0x8769).update(photo or {})
    block.get_ifd(0x8825).update(gps or {})
    return block.tobytes()


def xmp(properties: str) -> bytes:
    """An XMP packet around some properties."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
        ' xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:cc="http://creativecommons.org/ns#"'
        ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"'
        ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iim(fields: Iterable[tuple[int, bytes]], charset: bytes = b"") -> bytes:
    """An IPTC-IIM block of fields of record 2."""
    out = [b"\x1c\x01\x5a" + struct.pack(">H", len(charset)) + charset] if charset else []
    return b"".join(out + [b"\x1c\x02" + struct.pack(">BH", number, len(value)) + value for number, value in fields])


def photoshop(block: bytes) -> bytes:
    """The image resources Photoshop writes around an IIM block, a thumbnail before it."""
    resources = ((0x040C, b"thumb"), (0x0404, block))
    return b"".join(
        b"8BIM" + struct.pack(">H", number) + b"\0\0" + struct.pack(">I", len(value)) + value + b"\0" * (len(value) % 2)
        for number, value in resources
    )


def with_segment(jpeg: bytes, marker: int, payload: bytes) -> bytes:
    """A JPEG with one more segment right behind its start."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload + jpeg[2:]


def with_iim(jpeg: bytes, block: bytes) -> bytes:
    """A JPEG with an IIM block where Photoshop puts it."""
    return with_segment(jpeg, 0xED, b"Photoshop 3.0\0" + photoshop(block))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that declares any size."""
    small = filed(Image.new("L", (1, 1)), "PNG")
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]
