"""Datelines as the wires and papers write them: places, region, country, date and agency before the first words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from desk.intake.agencies import NEWS_AGENCIES, is_news_agency
from desk.intake.dates import MONTHS, WEEKDAYS, whole_year
from desk.intake.places import is_country, is_great_place, is_place, is_region, sounds_like_place


@dataclass(frozen=True, slots=True)
class ParsedDateline:
    """A dateline in its parts, as printed.

    `date` is 'YYYY-MM-DD', or '--MM-DD' where no year is printed and none was given to go by; `rest_start` is where
    the story's own words begin, in characters of the text that was parsed.
    """

    raw: str
    places: tuple[str, ...]
    region: str | None
    country: str | None
    date: str | None
    agency: str | None
    rest_start: int


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the dash, taken apart; `sure` when an agency or a date proves it."""

    place: str
    day: str | None
    agency: str | None
    sure: bool
    rest: str
    mark: str


_REACH = 140
# The marks that end a dateline; a hyphen, an underscore and a colon need a blank beside them.
_MARK = re.compile(r"\s*(?:[—―–]+|--+|\.\s?[—–-]+)\s*|\s+[-_]+\s*|:\s+|\.\s?(?=$)|(?<=\))\s*-\s*|(?<=/)\s*[.-]+\s*")
_WIDEST_MARKS = re.compile(r"(?<=\))\s+(?=\S)|(?<=/)\s+(?=[A-Z])")
_BRACKET = re.compile(r"\s*(?:\(([^()]{1,60})\)|/([^/]{2,40})/)\s*\.?\s*$")
_LEADING_BRACKET = re.compile(r"^\s*[(/]([^()/]{2,30})[)/]\s*[-–—:]*\s*")
_PLACE_WORD = re.compile(r"^[A-ZÀ-ŽĀ-Ž'’][\w.'’\-]*,?$")
_SMALL = frozenset(
    ("de da do del della di du la le les el al am an der den die im in of on the upon sur und and y e a s. y").split()
)
# Words that open newsletters, kickers and captions in the same dress.
_NOT_PLACES = frozenset(
    (
        "file photo video watch read more next update updated updates breaking exclusive analysis opinion "
        "editorial live listen gallery pictures picture photos corporate profits markets business politics "
        "sports sport note notes correction clarification editor's editors advertisement recap review preview "
        "column commentary letter letters factbox explainer timeline graphic interview profile obituary q&a "
        "related story stories news flash alert urgent special report feature insight spotlight summary "
        "highlights key points quote question answer host guest trending what why how when who where this that "
        "there you go"
    ).split()
)
_RIVERS = frozenset(["main", "oder", "saale", "neckar", "ruhr", "spree", "weser", "elbe", "donau", "rhein", "see"])
_OUTLET_WORDS = frozenset(
    ("news times post herald tribune press gazette observer agency newswire journal wire").split()
)
_UNBRACKETED = tuple(
    sorted(
        ("Kyodo", "Kyodo News", "Xinhua", "Reuters", "Jiji", "Jiji Press", "AFP", "AP", "Bernama", "ANI"),
        key=len,
        reverse=True,
    )
)
_SITE = re.compile(r"^[A-Za-z][\w-]*\.(?:com|net|org|info|[a-z]{2})$", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th|er)?[\s.\-]+(?:de\s+)?([^\W\d_]+)\.?(?:[\s,.\-]+(?:de\s+)?(\d{4}))?$"
)
_MONTH_FIRST = re.compile(r"^([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:[\s,]+(\d{4}))?$")
_DIGITS = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$|^(\d{4})-(\d\d)-(\d\d)$")
_FUNCTION_WORDS = frozenset(
    (
        "the a an it it's in on at as when after there this these two three more police a. he she they we i his "
        "her their its for with while if one many some most hundreds thousands at least about nearly over dozens"
    ).split()
)


def parse_dateline(text: str, year_hint: date | None = None) -> ParsedDateline | None:
    """The dateline that opens the text; None where there is none, look-alikes among them.

    `year_hint` is the day of publication: a date without a year takes the year that lies nearest to it.
    """
    start = len(text) - len(text.lstrip())
    line, _, below = text[start:].partition("\n")
    if not line or not (line[0].isupper() or line[0].isdigit() or line[0] in "(/'’"):
        return None
    for reader in _READERS:
        if found := reader(line, below):
            head, length = found
            return _finished(head, text, start, length, year_hint)
    return None


def _finished(head: _Head, text: str, start: int, length: int, year_hint: date | None) -> ParsedDateline:
    places, region, country = _places_of(head.place)
    rest = start + length
    while rest < len(text) and text[rest].isspace():
        rest += 1
    return ParsedDateline(
        text[start : start + length].strip(),
        places,
        region,
        country,
        _with_year(head.day, year_hint),
        head.agency,
        rest,
    )


def _with_year(day: str | None, hint: date | None) -> str | None:
    if day is None or hint is None or not day.startswith("--"):
        return day
    month, number = int(day[2:4]), int(day[5:7])
    near: list[tuple[int, str]] = []
    for year in (hint.year - 1, hint.year, hint.year + 1):
        try:
            near.append((abs((date(year, month, number) - hint).days), f"{year:04}-{month:02}-{number:02}"))
        except ValueError:
            continue
    return min(near)[1] if near else day


def _before_mark(line: str, below: str) -> tuple[_Head, int] | None:
    """'CITY, Region, date (AGENCY) — words': the usual order."""
    reach = line[:_REACH]
    best: tuple[_Head, int] | None = None
    for mark in islice(_MARK.finditer(reach), 5):
        words, rest = reach[: mark.start()].strip(), line[mark.end() :] or below
        if not words:
            return None
        if rest.startswith("(") and mark[0].startswith("--"):
            continue  # 'NEW YORK--(BUSINESS WIRE)--'
        if outlet := _outlet(words, rest, mark[0].strip()):
            return best or (_Head("", None, outlet, True, rest, mark[0].strip()), mark.end())
        head = _taken_apart(words, rest, mark[0].strip())
        if head and _stands(head) and (best is None or (head.sure and not best[0].sure)):
            best = head, mark.end()
    return best


def _without_mark(line: str, below: str) -> tuple[_Head, int] | None:
    """'Paris (ats afp) words', 'MOSCOW, July 12. /TASS/. words': a known agency in brackets, and no dash."""
    for mark in _WIDEST_MARKS.finditer(line[:_REACH]):
        head = _taken_apart(line[: mark.start()], line[mark.end() :], "")
        known = head and head.agency and all(is_news_agency(a) for a in head.agency.split())
        if head and (known and head.place and _place_shaped(head.place)):
            return head, mark.end()
    return None


def _agency_first(line: str, below: str) -> tuple[_Head, int] | None:
    """'(ANSA) - Rome, October 11 - words': the agency in brackets opens the line."""
    opening = _LEADING_BRACKET.match(line)
    if not opening or not is_news_agency(opening[1]):
        return None
    for mark in _MARK.finditer(line[:_REACH], opening.end()):
        head = _taken_apart(line[opening.end() : mark.start()], line[mark.end() :], mark[0].strip())
        if head and (head.day or (head.place and is_place(_first_place(head.place)))):
            return _Head(head.place, head.day, opening[1].strip(), True, head.rest, head.mark), mark.end()
    return _Head("", None, opening[1].strip(), True, line[opening.end() :], ""), opening.end()


def _agency_line(line: str, below: str) -> tuple[_Head, int] | None:
    """'AFP, MANILA', 'PTI, Washington,', 'Associated Press in Valencia': a line of its own, the agency first."""
    bare = line.strip().rstrip(",.:").strip()
    if len(bare) > 70:
        return None
    for giver in (r"^(.{2,40}?),\s+(.+)$", r"^(.{2,40}?)\s+(?:in|à|en)\s+(.+)$"):
        found = re.match(giver, bare)
        if not found or not all(is_news_agency(a) for a in re.split(r"\s*(?:/|&|\band\b)\s*", found[1]) if a):
            continue
        place, day = _day_apart(found[2])
        if place and _place_shaped(place) and (is_place(_first_place(place)) or place.isupper()):
            return _Head(place, day, found[1].strip(), True, below, ""), len(line)
    return None


_READERS: tuple[Callable[[str, str], tuple[_Head, int] | None], ...] = (
    _agency_first,
    _before_mark,
    _without_mark,
    _agency_line,
)


def _taken_apart(words: str, rest: str, mark: str) -> _Head | None:
    """Agency, date and place of what stands before the dash; None where its shape is no dateline's."""
    core, agency, day = words.strip(), None, None
    if (opening := _LEADING_BRACKET.match(core)) and is_news_agency(opening[1]):
        agency, core = opening[1].strip(), core[opening.end() :]
    while found := _BRACKET.search(core):
        inside = (found[1] or found[2] or "").strip()
        inner_day, inner_agency = _date_and_agency(inside)
        if not inner_day and not inner_agency:
            return None
        day, agency = day or inner_day, agency or inner_agency
        core = core[: found.start()].rstrip(" ,-–—")
    core, day_outside = _day_apart(core)
    day = day or day_outside
    if agency is None:
        for name in _UNBRACKETED:
            if core == name or (core.endswith(name) and core[: -len(name)].endswith((" ", ","))):
                core, agency = core[: -len(name)].rstrip(" ,"), name
                core, day_outside = _day_apart(core)
                day = day or day_outside
                break
    if core and not _place_shaped(core):
        return None
    return _Head(core.strip(" ,"), day, agency, bool(agency or day), rest, mark)


def _date_and_agency(inside: str) -> tuple[str | None, str | None]:
    """What stands in the brackets: a date, an agency, or both with a comma between."""
    if day := read_day(inside):
        return day, None
    if "," in inside:
        first, _, second = inside.partition(",")
        for one, other in ((first, second), (second, first)):
            if (day := read_day(one.strip())) and other.strip():
                return day, other.strip()
    return (None, inside) if _agency_shaped(inside) else (None, None)


def _agency_shaped(inside: str) -> bool:
    words = inside.split()
    if is_news_agency(inside) or all(is_news_agency(w) for w in re.split(r"[\s/]+", inside)):
        return True
    if not 1 <= len(words) <= 5 or any(c in inside for c in "?!;:"):
        return False
    return words[0][:1].isupper() or "/" in inside or "." in inside


def read_day(words: str) -> str | None:
    """'Nov 22', '21 jan 2019', '5-Nov.-2014', '02/07/2020' as ISO, '--MM-DD' without a year; None for anything else."""
    core = words.strip(" ,.")
    first, _, rest = core.partition(" ")
    if first.strip(".,").casefold() in WEEKDAYS and rest:
        core = rest.strip(" ,.")
    if found := _DIGITS.match(core):
        if found[4]:
            return _iso(int(found[4]), int(found[5]), int(found[6]))
        day, month = int(found[1]), int(found[2])
        return _iso(whole_year(found[3]), *((day, month) if month > 12 else (month, day)))
    if found := _DAY_FIRST.match(core):
        return _iso(int(found[3]) if found[3] else 0, MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if found := _MONTH_FIRST.match(core):
        return _iso(int(found[3]) if found[3] else 0, MONTHS.get(found[1].casefold(), 0), int(found[2]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"


def _day_apart(core: str) -> tuple[str, str | None]:
    """The place without the date at its end, and the date: from the earliest comma or blank that starts one."""
    core = core.strip(" ,-–—")
    for cut in [0] + [m.end() for m in re.finditer(r"[,\s]\s*", core)]:
        if day := read_day(core[cut:]):
            return core[:cut].rstrip(" ,-–—"), day
    return core, None


def _place_shaped(core: str) -> bool:
    """A few words that begin with capitals, with the small words that place names hold; no digits."""
    if len(core) > 70 or any(c.isdigit() for c in core) or any(c in core for c in '"“”?!;:…@'):
        return False
    words = core.replace("/", " ").replace("(", " ").replace(")", " ").split()
    if not 1 <= len(words) <= 9:
        return False
    if {w.casefold().strip(".,") for w in words[:2]} & _NOT_PLACES and not is_place(core.partition(",")[0]):
        return False
    return all(_PLACE_WORD.match(w) or w.strip(",").casefold() in _SMALL for w in words)


def _first_place(place: str) -> str:
    return re.split(r"[,/(]", place)[0].strip()


def _stands(head: _Head) -> bool:
    """Whether what was taken apart is a dateline, or a look-alike that only wears its dress."""
    if head.mark == ":":
        return _stands_before_colon(head)
    if head.sure:
        return _proved(head)
    return bool(head.place) and _stands_alone(head)


def _proved(head: _Head) -> bool:
    first = _first_place(head.place)
    if not first:
        return head.agency is not None and (bool(head.day) or is_news_agency(head.agency))
    known = head.agency is not None and all(is_news_agency(a) for a in re.split(r"\s*/\s*", head.agency))
    return known or first.isupper() or is_place(first) or (head.day is not None and not looks_like_sentence(first))


def looks_like_sentence(words: str) -> bool:
    """Whether the words run on as a sentence does, and as no place name does."""
    return len(words.split()) > 4


def _opens_words(rest: str) -> bool:
    """Whether the story can begin so: a capital, a digit or a quotation mark; or the dateline stands alone."""
    opening = rest.lstrip().lstrip("\"'“‘«([")
    return not opening or opening[0].isupper() or opening[0].isdigit() or opening[0] in "$€£¥#"


def _stands_alone(head: _Head) -> bool:
    """Without agency and date: a known place, capitals with a state or country, or a name that sounds like one."""
    first, *others = [part.strip() for part in head.place.split(",")]
    last = others[-1] if others else ""
    capitals = first.upper() == first
    if not _opens_words(head.rest) and not capitals:
        return False
    if last and (is_region(last) or is_country(last)):
        return capitals or is_place(first)
    halves = [half.strip() for half in re.split(r"/|\s+(?:and|AND|&)\s+", first)]
    if capitals:
        return all(is_place(half) for half in halves) or sounds_like_place(first) or (bool(last) and is_place(last))
    return not others and all(is_great_place(half) for half in halves)


def _stands_before_colon(head: _Head) -> bool:
    """'LINDI: It is …' opens a story; 'PERRIS: Woman held, police say' is the label of a headline."""
    first = _first_place(head.place)
    if head.sure:
        return bool(first) and is_place(first)
    if not (is_great_place(first) or (first.isupper() and is_place(first) and not is_country(first))):
        return False
    words = head.rest.split()
    if not words or words[-1].strip(".,").casefold() in ("say", "says") or not _opens_words(head.rest):
        return False
    opening = words[0].strip("\"'“‘").casefold().replace("’", "'")
    whole = len(words) >= 14 and head.rest.rstrip()[-1:] in ".”\"'"
    return opening in _FUNCTION_WORDS or whole or (len(words[0]) > 1 and words[0].isupper())


def _outlet(words: str, rest: str, mark: str) -> str | None:
    """The outlet that stands in a dateline's place: 'Site.com –', 'NAME via JTA —', 'Evening News –'."""
    parts = words.split()
    if not 1 <= len(parts) <= 4 or "," in words or not mark or mark[0] in ":." or not _opens_words(rest):
        return None
    if len(parts) == 1:
        return words if _SITE.match(words) or words in NEWS_AGENCIES else None
    if len(parts) > 2 and parts[-2].casefold() == "via" and is_news_agency(parts[-1]):
        return words
    capitals = all(part[0].isupper() for part in parts)
    if capitals and parts[-1].casefold() in _OUTLET_WORDS and parts[0].casefold() not in _NOT_PLACES:
        return words if mark[0] in "—–-" and not is_place(words) else None
    return words if words in NEWS_AGENCIES else None


def _places_of(place: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """'SURABAYA, Indonesia/JAKARTA' as its places, region and country; the printed words are kept."""
    names: list[str] = []
    region: str | None = None
    country: str | None = None
    for half in _halves(place):
        first, *others = [part.strip() for part in re.split(r",|\((?=[^)]*\))", half)]
        if first:
            names.append(first)
        for other in (o.strip(" )") for o in others):
            if is_country(other) and not (is_region(other) and other.endswith(".")):
                country = country or other
            elif other:
                region = region or other
    if region and country and region.isupper() and country.isupper() and region == country:
        region = None
    return tuple(names), region, country


def _halves(place: str) -> list[str]:
    if not place:
        return []
    if "/" in place:
        first, _, second = place.partition("/")
        return [place] if second.strip().casefold() in _RIVERS else [first, *_halves(second)]
    both = re.split(r"\s+(?:and|AND|&)\s+", place)
    if len(both) == 2 and not is_country(place) and all(is_place(part.partition(",")[0]) for part in both):
        return both
    return [place]
