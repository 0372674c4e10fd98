"""Read the few EXIF tags a newsroom needs, with every offset checked: nothing in a file can make it raise or loop."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from desk.darkroom.lettering import clean, decoded

_WIDTHS = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
    129: 1,
}
_NUMBERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MOST_ENTRIES = 1_000
_MOST_NUMBERS = 64

DESCRIPTION, MAKE, MODEL, ORIENTATION, ARTIST, COPYRIGHT = 0x010E, 0x010F, 0x0110, 0x0112, 0x013B, 0x8298
EXIF_IFD, GPS_IFD, SUB_IFDS = 0x8769, 0x8825, 0x014A
XMP, IIM, PHOTOSHOP, SUBFILE, DNG = 0x02BC, 0x83BB, 0x8649, 0x00FE, 0xC612
_TAKEN, _TAKEN_OFFSET, _SERIALS = 0x9003, 0x9011, (0xA431, 0xA435)
_XP_TITLE, _XP_COMMENT, _XP_AUTHOR, _XP_KEYWORDS, _XP_SUBJECT = 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F

_WHEN = re.compile(r"(\d{4})[:/.-](\d\d)[:/.-](\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?")
_OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a directory: its raw bytes, its TIFF type, and how to read its numbers."""

    kind: int
    raw: bytes
    order: str

    def numbers(self) -> tuple[int, ...]:
        """The first whole numbers of the value, at most 64; rationals come as pairs."""
        letter = _NUMBERS.get(self.kind) or {5: "I", 10: "i"}.get(self.kind)
        if letter is None:
            return ()
        count = min(len(self.raw) // struct.calcsize(letter), _MOST_NUMBERS)
        return struct.unpack_from(f"{self.order}{count}{letter}", self.raw)

    def text(self) -> str:
        """The value as clean text; the parts of a two-part notice are joined."""
        parts = [decoded(part) for part in self.raw.split(b"\0")]
        return ", ".join(part for part in parts[:2] if part)

    def wide_text(self) -> str:
        """The value of a Windows tag, which is UTF-16."""
        return clean(self.raw.decode("utf-16-le", "ignore").partition("\0")[0])


@dataclass(frozen=True, slots=True)
class ExifTags:
    """What EXIF says; '' where it is silent. `taken` is ISO 8601, `gps` degrees (north, east)."""

    description: str = ""
    artist: str = ""
    copyright: str = ""
    make: str = ""
    model: str = ""
    title: str = ""
    comment: str = ""
    keywords: tuple[str, ...] = ()
    taken: str = ""
    orientation: int = 1
    gps: tuple[float, float] | None = None
    has_serial: bool = False


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a TIFF block is laid out: byte order, and the widths of counts and offsets (classic or BigTIFF)."""

    order: str
    first: int
    big: bool

    def directory(self, block: bytes, offset: int) -> dict[int, Entry]:
        count_width, entry_width, field = (8, 20, "Q") if self.big else (2, 12, "I")
        head = block[offset : offset + count_width]
        if offset <= 0 or len(head) < count_width:
            return {}
        (count,) = struct.unpack(self.order + ("Q" if self.big else "H"), head)
        found: dict[int, Entry] = {}
        for index in range(min(count, _MOST_ENTRIES)):
            start = offset + count_width + index * entry_width
            line = block[start : start + entry_width]
            if len(line) < entry_width:
                break
            tag, kind, length = struct.unpack_from(self.order + "HH" + field, line)
            size = _WIDTHS.get(kind, 0) * length
            inline = line[-struct.calcsize(field) :]
            if size > len(inline):
                (place,) = struct.unpack(self.order + field, inline)
                raw = block[place : place + size]
            else:
                raw = inline[:size]
            if raw and len(raw) == size:
                found.setdefault(tag, Entry(kind, raw, self.order))
        return found


def _layout(block: bytes) -> _Layout | None:
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None or len(block) < 16:
        return None
    magic, offset = struct.unpack_from(order + "HI", block, 2)
    if magic == 43:
        return _Layout(order, struct.unpack_from(order + "Q", block, 8)[0], big=True)
    return _Layout(order, offset, big=False)


def first_directory(block: bytes) -> dict[int, Entry]:
    """The entries of the first directory of an EXIF block or of a TIFF file, by tag; {} if it is neither."""
    block = block.removeprefix(b"Exif\0\0")
    layout = _layout(block)
    return layout.directory(block, layout.first) if layout else {}


def read_exif(block: bytes) -> ExifTags:
    """The tags of an EXIF block (with or without its `Exif` mark) or of a whole TIFF file."""
    block = block.removeprefix(b"Exif\0\0")
    layout = _layout(block)
    if layout is None:
        return ExifTags()
    main = layout.directory(block, layout.first)
    photo = layout.directory(block, _pointer(main, EXIF_IFD))
    place = layout.directory(block, _pointer(main, GPS_IFD))

    def text(tag: int) -> str:
        return main[tag].text() if tag in main else ""

    def wide(tag: int) -> str:
        return main[tag].wide_text() if tag in main else ""

    keywords = tuple(word.strip() for word in wide(_XP_KEYWORDS).split(";") if word.strip())
    return ExifTags(
        description=text(DESCRIPTION),
        artist=text(ARTIST) or wide(_XP_AUTHOR),
        copyright=text(COPYRIGHT),
        make=text(MAKE),
        model=text(MODEL),
        title=wide(_XP_TITLE),
        comment=wide(_XP_SUBJECT) or wide(_XP_COMMENT),
        keywords=keywords,
        taken=_taken(photo),
        orientation=_orientation(main),
        gps=_position(place),
        has_serial=any(tag in photo for tag in _SERIALS),
    )


def _pointer(directory: dict[int, Entry], tag: int) -> int:
    numbers = directory[tag].numbers() if tag in directory else ()
    return numbers[0] if numbers else 0


def _orientation(main: dict[int, Entry]) -> int:
    turn = _pointer(main, ORIENTATION)
    return turn if 1 <= turn <= 8 else 1


def _taken(photo: dict[int, Entry]) -> str:
    when = as_iso(photo[_TAKEN].text()) if _TAKEN in photo else ""
    offset = photo[_TAKEN_OFFSET].text() if _TAKEN_OFFSET in photo else ""
    return when + offset if "T" in when and _OFFSET.fullmatch(offset) else when


def as_iso(text: str) -> str:
    """`2019:10:16 19:01:00` as `2019-10-16T19:01:00`; '' when it is no date or the camera's clock was never set."""
    match = _WHEN.match(text.strip())
    if match is None or match[1] == "0000" or not ("01" <= match[2] <= "12" and "01" <= match[3] <= "31"):
        return ""
    day = f"{match[1]}-{match[2]}-{match[3]}"
    return f"{day}T{match[4]}:{match[5]}:{match[6] or '00'}" if match[4] else day


def _position(place: dict[int, Entry]) -> tuple[float, float] | None:
    north = _degrees(place, 2, 1, "S")
    east = _degrees(place, 4, 3, "W")
    return None if north is None or east is None else (north, east)


def _degrees(place: dict[int, Entry], tag: int, reference: int, minus: str) -> float | None:
    numbers = place[tag].numbers() if tag in place else ()
    if len(numbers) < 6:
        return None
    parts = [above / below if below else 0.0 for above, below in zip(numbers[0:6:2], numbers[1:6:2], strict=True)]
    angle = parts[0] + parts[1] / 60 + parts[2] / 3600
    side = place[reference].text() if reference in place else ""
    return -angle if side.upper().startswith(minus) else angle
