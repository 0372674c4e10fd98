"""What a photo says about itself, read in the order XMP, IPTC-IIM, EXIF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from desk.darkroom.blocks import Blocks, blocks_of
from desk.darkroom.exif import ExifTags, as_iso, read_exif
from desk.darkroom.iptc import Fields, read_iim
from desk.darkroom.lettering import clean, clean_notice, is_camera_default
from desk.darkroom.opening import opened, told_plainly
from desk.darkroom.owed import Owed, is_agency, split_credit
from desk.darkroom.xmp import Value, read_xmp

_MOST_KEYWORDS = 500
_LONGEST_AGENCY = 60  # characters; a longer credit is a list of people and institutes, not one agency
_ZONED = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{3,500}", re.IGNORECASE)
_CC_ADDRESS = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)|publicdomain/(zero|mark))/(\d\.\d)", re.I)
_CC_WORDS = re.compile(r"\b(CC0|CC[ -]BY(?:-(?:NC|SA|ND))*)(?:[ -](\d\.\d))?", re.IGNORECASE)
_CC_SPELLED = re.compile(
    r"creative commons attribution((?:[- ](?:non-?commercial|share-?alike|no-?deriv\w+))*)\s*(\d\.\d)?", re.I
)


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """The editorial fields of a photo, '' or () where the file is silent.

    `credit` is the credit line as the file has it; `creators` and `agencies` are who is behind it, taken apart.
    `taken` is ISO 8601 with as much as is known: a day, a time, its zone. `place` is the spot, `city`, `region`
    and `country` what it lies in. `gps` is degrees (north, east); `has_serial` says that the file names the very
    camera: neither may leave the desk. `notes` are sentences about what could not be read.
    """

    title: str = ""
    headline: str = ""
    caption: str = ""
    alt: str = ""
    creators: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    credit: str = ""
    source: str = ""
    copyright: str = ""
    licence: str = ""
    licence_url: str = ""
    usage_terms: str = ""
    instructions: str = ""
    place: str = ""
    city: str = ""
    region: str = ""
    country: str = ""
    country_code: str = ""
    taken: str = ""
    keywords: tuple[str, ...] = ()
    digital_source: str = ""
    gps: tuple[float, float] | None = None
    has_serial: bool = False
    notes: tuple[str, ...] = ()

    @property
    def creator(self) -> str:
        """Everybody who made it, in one line."""
        return ", ".join(self.creators)

    @property
    def agency(self) -> str:
        """Every agency it came through, in one line."""
        return "/".join(self.agencies)

    @property
    def where(self) -> str:
        """The place in one line, the nearest first."""
        return ", ".join(dict.fromkeys(part for part in (self.place, self.city, self.region, self.country) if part))

    @property
    def credit_line(self) -> str:
        """The line to print: the file's credit if it names the creator, else `Creator/Agency` or what there is."""
        named = any(creator.casefold() in self.credit.casefold() for creator in self.creators)
        if self.credit and (named or not self.creators):
            return self.credit
        whole = "/".join(part for part in (self.creator, self.agency or self.credit) if part)
        return whole or self.source


class _Place(NamedTuple):
    """Where one text field stands: XMP names, IIM dataset of record 2, EXIF attribute."""

    xmp: tuple[str, ...] = ()
    iim: int = 0
    exif: str = ""


_TEXTS: Mapping[str, _Place] = {
    "title": _Place(("dc:title",), 5, "title"),
    "headline": _Place(("photoshop:Headline",), 105),
    "caption": _Place(("dc:description",), 120, "description"),
    "alt": _Place(("Iptc4xmpCore:AltTextAccessibility",)),
    "credit": _Place(("photoshop:Credit",), 110),
    "source": _Place(("photoshop:Source",), 115),
    "copyright": _Place(("dc:rights",), 116, "copyright"),
    "usage_terms": _Place(("xmpRights:UsageTerms",)),
    "instructions": _Place(("photoshop:Instructions",), 40),
    "place": _Place(("Iptc4xmpCore:Location",), 92),
    "city": _Place(("photoshop:City",), 90),
    "region": _Place(("photoshop:State",), 95),
    "country": _Place(("photoshop:Country",), 101),
    "country_code": _Place(("Iptc4xmpCore:CountryCode",), 100),
    "digital_source": _Place(("Iptc4xmpExt:DigitalSourceType",)),
}
_CREATORS = _Place(("dc:creator",), 80, "artist")
_KEYWORDS = _Place(("dc:subject",), 25)
_PNG_TEXTS = {"title": "Title", "caption": "Description", "copyright": "Copyright"}
_SHOWN = {  # where old fields are empty, the place shown or taken in the newer structures
    "place": "Iptc4xmpExt:Sublocation",
    "city": "Iptc4xmpExt:City",
    "region": "Iptc4xmpExt:ProvinceState",
    "country": "Iptc4xmpExt:CountryName",
    "country_code": "Iptc4xmpExt:CountryCode",
}


@dataclass(frozen=True, slots=True)
class _Sources:
    """The three readings of one file, and the plain texts of a PNG."""

    xmp: Mapping[str, Value]
    iim: Fields
    exif: ExifTags
    texts: Mapping[str, str]

    def written(self, text: str) -> str:
        """`text`, or '' when only a camera wrote it."""
        return "" if is_camera_default(text, self.exif.make, self.exif.model) else text

    def first(self, place: _Place) -> tuple[str, ...]:
        """The texts of the first source that has any, in the newsroom's order."""
        candidates: list[tuple[str, ...]] = [self.xmp[name].all() for name in place.xmp if name in self.xmp]
        candidates.append(self.iim.get((2, place.iim), ()) if place.iim else ())
        candidates.append((getattr(self.exif, place.exif),) if place.exif else ())
        for texts in candidates:
            kept = tuple(text for text in texts if self.written(text))
            if kept:
                return kept
        return ()

    def text(self, field: str) -> str:
        """One text field; a list in the file (alternatives by language) gives its default."""
        place = _TEXTS[field]
        for name in place.xmp:
            if name in self.xmp and (text := self.written(self.xmp[name].one())):
                return text
        texts = self.first(place._replace(xmp=()))
        fallback = clean(self.texts.get(_PNG_TEXTS.get(field, ""), ""))
        return texts[0] if texts else self.written(fallback)


def read_metadata(data: bytes, name: str = "The photo") -> PhotoMetadata:
    """The metadata of a photo file. Raises BadFile if it is none, or if its metadata is built to do harm."""
    with opened(data, name) as picture:
        return metadata_of(picture, data)


def metadata_of(picture: Image.Image, data: bytes) -> PhotoMetadata:
    """The metadata of an opened picture and the bytes it was opened from."""
    with told_plainly("The photo"):
        blocks = blocks_of(picture, data)
    return from_blocks(blocks)


def from_blocks(blocks: Blocks) -> PhotoMetadata:
    """The fields out of the raw blocks of a file."""
    properties, notes = read_xmp(blocks.xmp)
    sources = _Sources(properties, read_iim(blocks.iim), read_exif(blocks.exif), blocks.texts)
    texts = {field: sources.text(field) for field in _TEXTS}
    for field, part in _SHOWN.items():
        texts[field] = texts[field] or _shown(properties, part)
    texts["copyright"] = clean_notice(texts["copyright"])
    licence, address = _licence(sources, texts["usage_terms"])
    creators, agencies = _credited(_bylines(sources), texts["credit"])
    keywords = sources.first(_KEYWORDS) or sources.exif.keywords
    return PhotoMetadata(
        **texts,
        creators=creators,
        agencies=agencies,
        licence=licence,
        licence_url=address,
        taken=_taken(sources),
        keywords=tuple(dict.fromkeys(keywords))[:_MOST_KEYWORDS],
        gps=sources.exif.gps,
        has_serial=sources.exif.has_serial or "aux:SerialNumber" in properties,
        notes=notes,
    )


def _shown(properties: Mapping[str, Value], part: str) -> str:
    for name in ("Iptc4xmpExt:LocationShown", "Iptc4xmpExt:LocationCreated"):
        for value in properties[name].items if name in properties else ():
            if part in value.parts and (text := value.parts[part].one()):
                return text
    return ""


def _bylines(sources: _Sources) -> tuple[str, ...]:
    found = sources.first(_CREATORS)
    if found == (sources.exif.artist,):
        found = tuple(part.strip() for part in sources.exif.artist.split(";"))
    return found or tuple(filter(None, (sources.written(clean(sources.texts.get("Author", ""))),)))


def _credited(bylines: tuple[str, ...], credit: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Creators and agencies out of the by-lines and the credit line."""
    creators: list[str] = []
    agencies: list[str] = []
    for line in bylines:
        owed = split_credit(line)
        joined = owed.people and owed.agencies
        creators.extend(owed.people if joined else () if is_agency(line) else (line,))
        agencies.extend(owed.agencies if joined or is_agency(line) else ())
    owed = split_credit(credit) if credit else Owed()
    if not creators:
        creators.extend(owed.people)
    names = {name.casefold() for name in creators}
    short = len(credit) <= _LONGEST_AGENCY
    agencies.extend(each for each in owed.agencies if short and each.casefold() not in names)
    return tuple(dict.fromkeys(creators)), tuple(dict.fromkeys(agencies))


def _taken(sources: _Sources) -> str:
    """When the shutter opened: the camera's clock first, then what the picture desk wrote; the zone from either."""
    camera = sources.exif.taken
    desk = next(filter(None, (read(sources) for read in _DESK_DATES)), "")
    if camera and desk.startswith(camera):
        return desk
    return camera or desk


def _xmp_date(sources: _Sources) -> str:
    value = sources.xmp.get("photoshop:DateCreated")
    match = _ZONED.match(value.one().replace(" ", "T")) if value else None
    if match is None:
        return as_iso(value.one()) if value else ""
    return match[1] + (f"T{match[2]}{match[3] or ':00'}{match[4] or ''}" if match[2] else "")


def _iim_date(sources: _Sources) -> str:
    day, time = (sources.iim.get((2, number), ("",))[0] for number in (55, 60))
    iso = as_iso(f"{day[:4]}-{day[4:6]}-{day[6:8]}")
    clock = re.fullmatch(r"(\d\d):?(\d\d):?(\d\d)(?:([+-]\d\d):?(\d\d))?", time)
    if not iso or clock is None:
        return iso
    return f"{iso}T{clock[1]}:{clock[2]}:{clock[3]}" + (f"{clock[4]}:{clock[5]}" if clock[4] else "")


_DESK_DATES: tuple[Callable[[_Sources], str], ...] = (_xmp_date, _iim_date)


def _licence(sources: _Sources, usage_terms: str) -> tuple[str, str]:
    """The licence in short and its address, from the addresses first and then from the words of the terms."""
    written = [sources.xmp[name].one() for name in ("cc:license", "xmpRights:WebStatement") if name in sources.xmp]
    addresses = [address for address in written if _WEB_ADDRESS.fullmatch(address)]
    for address in addresses:
        if match := _CC_ADDRESS.search(address):
            if match[2]:
                return ("CC0 1.0" if match[2].lower() == "zero" else "Public domain"), address
            return f"CC {match[1].upper()} {match[3]}", address
    return _licence_in_words(usage_terms), addresses[0] if addresses else ""


def _licence_in_words(terms: str) -> str:
    if match := _CC_WORDS.search(terms):
        return " ".join(filter(None, (match[1].upper().replace("CC-", "CC "), match[2])))
    if match := _CC_SPELLED.search(terms):
        marks = [
            mark for mark, word in (("NC", "commercial"), ("SA", "alike"), ("ND", "deriv")) if word in match[1].lower()
        ]
        return " ".join(filter(None, ("-".join(["CC BY", *marks]), match[2])))
    return "Public domain" if "public domain" in terms.lower() else ""
