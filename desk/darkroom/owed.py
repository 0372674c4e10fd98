"""Whom a credit line owes: people and agencies in `Name/AFP`, `REUTERS/Name`, `Name via Agency` and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass

# fmt: off
_AGENCIES = frozenset(
    (
        "aap", "abaca", "abacapress", "adobe stock", "afp", "agence france-presse", "alamy", "anadolu",
        "anadolu agency", "anadolu ajansı", "ani", "anp", "ansa", "ap", "apa", "associated press", "backgrid",
        "belga", "bloomberg", "canadian press", "china daily", "cns", "contour", "corbis", "cover images", "cp",
        "ctk", "depositphotos", "dpa", "efe", "epa", "epa-efe", "esa", "esa/hubble", "eyevine", "flickr",
        "getty", "getty images", "handout", "hans lucas", "hina", "ic photo", "imaginechina", "imago",
        "imago images", "istock", "itar-tass", "jiji", "jiji press", "keystone", "kyodo", "kyodo news",
        "lapresse", "le pictorium", "lehtikuva", "magnum", "magnum photos", "mti", "nasa", "noaa", "ntb",
        "nurphoto", "pa", "pa images", "pa media", "pa wire", "pap", "pexels", "picture alliance", "pixabay",
        "polaris", "pool", "press association", "pti", "redux", "reuters", "ria novosti", "ritzau",
        "shutterstock", "sipa", "sipa usa", "splash", "sputnik", "tanjug", "tass", "the associated press",
        "the canadian press", "thomson reuters", "tt", "u.s. air force", "u.s. army", "u.s. navy", "unsplash",
        "upi", "us air force", "us army", "us navy", "vcg", "visual china group", "white house", "wikimedia",
        "wikimedia commons", "xinhua", "yonhap", "zuma", "zuma press", "zuma wire", "čtk",
    )
)
_LABEL = re.compile(
    r"""^[\s–—-]*(?:
        (?:photo(?:s|graph|graphy)?|foto|picture|image|bild|crédit(?:\ photo)?|credit(?:\ line)?|fotograf\w*|pic)
        \s*(?:by|credits?|:|[-–—])\s*:?\s*
        | (?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d)?[\s,]* )""",
    re.IGNORECASE | re.VERBOSE,
)
_COURTESY = re.compile(
    r"^(?:handout\s+)?(?:photo\s+)?(?:courtesy(?:\s+of)?|provided\s+by|supplied\s+by)\s*:?\s+", re.I
)
_AGENCY_PHOTO = re.compile(
    r"(?P<agency>[^/]{2,40}?)\s+(?:(?:photo|foto|file|pool)s?\s*/|photo(?:graph)?s?\s+by\b)\s*(?P<rest>.+)", re.I
)
_LICENCE = re.compile(r"[\s,|/(]+(?:CC[ -]|Creative Commons\b|licen[cs]ed\b|public domain\b).*$", re.IGNORECASE)
_NOBODY = frozenset(("photo", "image", "picture", "foto", "file", "supplied", "handout", "file photo", "archive"))
_WRAPPED = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")
_VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
_STRONG_SPLIT = re.compile(r"\s*/\s*|\s+[-–—|]\s+|\s+for\s+")
_AND = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|&)\s+", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:press|agency|agence|agentur|news|media|images?|photos?|pictures?|pool|group|inc|ltd|llc|gmbh|university|institute"
    r"|museum|library|archives?|ministry|office|department|police|commons|studios?|company|corp|television|tv|radio"
    r"|times|post|daily|herald|army|navy|force|government|council|committee|foundation|service|com|org|net)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    (
        "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le",
        "mc", "st", "van", "von", "y", "zu",
    )
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Owed:
    """The people and the agencies of a credit line, in the order they stand, spelled as they stand."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


def split_credit(line: str) -> Owed:
    """People and agencies of a credit line or a by-line; whoever looks like no person counts as an agency."""
    bare = _WRAPPED.sub(r"\1", line.strip()).strip()
    courteous = _COURTESY.sub("", bare)
    if courteous != bare:
        return Owed(agencies=(_LICENCE.sub("", courteous).strip(" ."),))
    bare = _LICENCE.sub("", _LABEL.sub("", bare)).strip(" .,")
    people: list[str] = []
    agencies: list[str] = []
    if shot_by := _AGENCY_PHOTO.fullmatch(bare):
        agencies.append(shot_by["agency"])
        bare = shot_by["rest"]
    for side in _VIA.split(bare):
        for part in _parts(side):
            (people if is_person(part) else agencies).append(part)
    return Owed(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(agencies)))


def _parts(text: str) -> list[str]:
    """The names in `text`; a comma parts two of them only when what follows it is an agency."""
    if is_agency(text):
        return [text.strip()]
    found: list[str] = []
    for piece in _STRONG_SPLIT.split(text):
        head, comma, tail = piece.rpartition(",")
        pieces = [*_AND.split(head), tail] if comma and is_agency(tail) else _AND.split(piece)
        found.extend(each.strip(" .,") for each in pieces)
    return [each for each in found if each and each.casefold() not in _NOBODY]


def is_agency(text: str) -> bool:
    """Whether `text` is the name of an agency that picture desks know, or capitals as agencies have them."""
    bare = text.strip(" .,")
    return bare.casefold() in _AGENCIES or (2 <= len(bare) <= 5 and bare.isalpha() and bare.isupper())


def is_person(text: str) -> bool:
    """Whether `text` looks like somebody's name: two to five words, capitalised, no word of an organisation."""
    words = text.replace(".", ". ").split()
    if is_agency(text) or text.casefold().startswith("the ") or not 2 <= len(words) <= 5 or _ORGANISATION.search(text):
        return False
    if any(letter.isdigit() for letter in text):
        return False
    return all(word[0].isupper() or not word[0].isascii() or word.casefold() in _PARTICLES for word in words)
