"""Known places, offline: cities, countries, states and provinces, read once from resources/places when first asked."""

from __future__ import annotations

from functools import cache

from desk.intake.wording import plain_letters
from desk.paths import RESOURCES

_STATE_NAMES = (
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho "
    "illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi "
    "missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia "
    "washington wisconsin wyoming ontario quebec manitoba saskatchewan alberta yukon nunavut victoria queensland "
    "tasmania hainan hunan hubei henan hebei guangdong guangxi guizhou gansu fujian anhui jiangsu jiangxi jilin "
    "liaoning shaanxi shandong shanxi sichuan yunnan zhejiang xinjiang qinghai ningxia heilongjiang punjab sindh "
    "balochistan kerala gujarat maharashtra bihar odisha assam rajasthan telangana karnataka haryana jharkhand "
    "manipur sarawak sabah johor selangor penang kelantan perak pahang bavaria bayern saxony brandenburg hesse "
    "catalonia andalusia sicily sardinia lombardy tuscany normandy brittany somerset devon cornwall kent essex "
    "surrey sussex yorkshire donetsk luhansk crimea darfur kashmir chechnya okinawa hokkaido"
).split()
_STATES_OF_TWO_WORDS = (
    "new hampshire, new jersey, new mexico, new york, north carolina, north dakota, rhode island, "
    "south carolina, south dakota, west virginia, british columbia, nova scotia, new brunswick, "
    "prince edward island, newfoundland and labrador, newfoundland, northwest territories, new south wales, "
    "western australia, south australia, northern territory, inner mongolia, tamil nadu, uttar pradesh, "
    "madhya pradesh, andhra pradesh, west bengal, himachal pradesh, district of columbia, negeri sembilan, "
    "puerto rico"
).split(", ")
_STATE_SHORT = (
    "ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev "
    "n.h nh n.j nj n.m nm n.y ny n.c nc n.d nd okla ore oreg pa penn r.i ri s.c sc s.d sd tenn tex vt va wash "
    "w.va w. va wis wisc wyo d.c dc al ak az ar ca co ct de fl hi id il in ia ks me ma mi mn ms mt ne nv oh ok "
    "or tn tx ut wv wi wy ont que alta sask man b.c bc ab on qc n.s ns n.b nb p.e.i nl nsw qld vic tas wa sa nt "
    "act u.p"
).split()
REGIONS = frozenset(_STATE_NAMES + _STATES_OF_TWO_WORDS + _STATE_SHORT + ["w. va"])
# Words that make a name a place even where no list knows it.
_PLACE_WORDS = frozenset(
    (
        "beach beaches hills city town township springs park island islands lake lakes mount mountain fort port "
        "saint st st. san santa los las new north south east west northern southern eastern western valley "
        "heights falls grove river bay creek county base camp village harbor harbour point ridge meadows fields "
        "bridge crossing junction border cape gulf peninsula province district region coast glen lower upper "
        "strait sea"
    ).split()
)


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (RESOURCES / "places" / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_country(name: str) -> bool:
    """Whether it is a country or territory, in English or as the wires write it."""
    return plain_letters(name) in _listed("countries.txt")


def is_region(name: str) -> bool:
    """Whether it is a state or province, whole or abbreviated ('Calif.', 'N.Y.', 'TX', 'Hainan')."""
    return plain_letters(name).rstrip(".") in REGIONS


def is_great_place(name: str) -> bool:
    """Whether it is a city of over 100,000 people or a capital, under any of its usual names."""
    return plain_letters(name) in _listed("great-places.txt")


def is_place(name: str) -> bool:
    """Whether any list knows it: a town of over 5,000 people, a city, a country."""
    plain = plain_letters(name)
    return plain in _listed("great-places.txt") or plain in _listed("places.txt") or plain in _listed("countries.txt")


def sounds_like_place(name: str) -> bool:
    """Whether it holds a word that only places have, besides another: 'FLUSHING MEADOWS', 'FORT HOOD'."""
    words = plain_letters(name).replace("-", " ").split()
    return 2 <= len(words) <= 4 and any(word in _PLACE_WORDS for word in words)
