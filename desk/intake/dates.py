"""Dates as news pages print them, in any order and the languages of the wires, with or without a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# Month names by their first letters, longest first where one begins like another; English, French, Spanish,
# German, Italian, Portuguese, Dutch.
_MONTH_WORDS = {
    1: "january jan janvier janv enero ene januar jänner gennaio gen janeiro januari",
    2: "february feb février fevrier févr fevr fév febrero februar febbraio fevereiro fev februari",
    3: "march mar mars marzo märz mär mrz março marco maart mrt",
    4: "april apr avril avr abril abr aprile",
    5: "may mai mayo maggio mag maio mei",
    6: "june jun juin junio juni giugno giu junho",
    7: "july jul juillet juil julio juli luglio lug julho",
    8: "august aug août aout agosto ago agustus augustus",
    9: "september sept sep septembre septiembre settembre set setembro",
    10: "october oct octobre octubre oktober okt ottobre ott outubro out",
    11: "november nov novembre noviembre novembro",
    12: "december dec décembre decembre déc diciembre dic dezember dez dicembre dezembro desember",
}
MONTHS = {word: number for number, words in _MONTH_WORDS.items() for word in words.split()}
WEEKDAYS = frozenset(
    (
        "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun "
        "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado "
        "domingo montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so"
    ).split()
)
# Fixed hours from Greenwich; where an abbreviation is used by several zones, the one that news pages mean most.
_ZONE_HOURS = {
    "utc": 0.0, "gmt": 0.0, "z": 0.0, "wet": 0.0, "est": -5.0, "edt": -4.0, "cst": -6.0, "cdt": -5.0, "mst": -7.0,
    "mdt": -6.0, "pst": -8.0, "pdt": -7.0, "akst": -9.0, "akdt": -8.0, "hst": -10.0, "ast": -4.0, "adt": -3.0,
    "nst": -3.5, "ndt": -2.5, "bst": 1.0, "ist": 5.5, "cet": 1.0, "cest": 2.0, "mez": 1.0, "mesz": 2.0, "eet": 2.0,
    "eest": 3.0, "msk": 3.0, "trt": 3.0, "sast": 2.0, "cat": 2.0, "eat": 3.0, "wat": 1.0, "pkt": 5.0, "npt": 5.75,
    "myt": 8.0, "sgt": 8.0, "hkt": 8.0, "pht": 8.0, "awst": 8.0, "wib": 7.0, "ict": 7.0, "jst": 9.0, "kst": 9.0,
    "acst": 9.5, "acdt": 10.5, "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0, "gst": 4.0, "irst": 3.5,
    "brt": -3.0, "art": -3.0,
}  # fmt: skip
_ZONE_PLACES = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
    "pacific": "America/Los_Angeles", "aet": "Australia/Sydney",
}  # fmt: skip
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_GLUED_YEAR = re.compile(r"((?:19|20)\d\d)(\d{1,2}[:.]\d\d)")
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\s*(\d\d?):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|"
    r"[+-]\d\d)?)?"
)
_TIME = re.compile(
    r"(?<![\d.:])(\d{1,2})\s*(?:[:.h]\s*(\d\d)(?:[:.](\d\d))?)?\s*(a\.?m\b\.?|p\.?m\b\.?|noon\b)?(?![\d])",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(r"\b([01]\d|2[0-3])([0-5]\d)\s*(?:hrs|GMT|UTC|Z)\b", re.IGNORECASE)
_CHANGED = re.compile(r"updated|last modified|modified", re.IGNORECASE)
_OFFSET = re.compile(r"(?:\b(?:GMT|UTC)\s*)?([+\-−])\s?(\d{1,2})(?::?(\d\d))?\b")
_ZONE_WORD = re.compile(r"\b([A-Z]{1,5}|Eastern|Central|Mountain|Pacific)\b(?!\.)")


def whole_year(digits: str) -> int:
    """'19' and '2019' as 2019; two digits above 68 lie in the last century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year > 68 else 2000)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1400 < year < 2200 else None
    except ValueError:
        return None


def find_day(text: str) -> tuple[date, int, int] | None:
    """The first full date of the text and where it stands (start, end in characters); None when there is none."""
    if glued := _GLUED_YEAR.search(text):
        text = text[: glued.end(1)]
    if found := _ISO.search(text):
        day = _safe_date(int(found[1]), int(found[2]), int(found[3]))
        if day:
            return day, found.start(), found.start() + len(f"{found[1]}-{found[2]}-{found[3]}")
    tokens = list(_TOKEN.finditer(text[:400]))
    for index in range(len(tokens)):
        for reader in (_named_day, _numbered_day):
            if result := reader(tokens, index):
                day, last = result
                return day, tokens[index].start(), tokens[last].end()
    return None


def _skip(tokens: list[re.Match[str]], index: int, marks: str) -> int:
    while index < len(tokens) and tokens[index][0] in marks:
        index += 1
    return index


def _number(tokens: list[re.Match[str]], index: int, most: int) -> str:
    return (
        tokens[index][0] if index < len(tokens) and tokens[index][0].isdigit() and len(tokens[index][0]) <= most else ""
    )


def _word(tokens: list[re.Match[str]], index: int) -> str:
    return tokens[index][0].casefold() if index < len(tokens) else ""


def _named_day(tokens: list[re.Match[str]], index: int) -> tuple[date, int] | None:
    """'Nov. 23, 2021', '23 Nov 2021', '5-Nov.-2014', '23rd of November, 2021' from this token on."""
    if _word(tokens, index) in MONTHS:
        month = MONTHS[_word(tokens, index)]
        at = _skip(tokens, index + 1, ".-")
        day, at = _number(tokens, at, 2), at + 1
    else:
        day, at = _number(tokens, index, 2), index + 1
        while _word(tokens, at) in ("st", "nd", "rd", "th", "of", "de", "er", ".", "-", "º"):
            at += 1
        month = MONTHS.get(_word(tokens, at), 0)
        at += 1
    if not day or not month:
        return None
    while _word(tokens, at) in ("st", "nd", "rd", "th", ",", ".", "-", "de", "del"):
        at += 1
    year = _number(tokens, at, 4)
    if len(year) not in (2, 4) or (len(year) == 2 and tokens[at - 1][0] != "-"):
        return None
    found = _safe_date(whole_year(year), month, int(day))
    return (found, at) if found else None


def _numbered_day(tokens: list[re.Match[str]], index: int) -> tuple[date, int] | None:
    """'11/20/19', '20.11.2019', '2018/8/1': the month first where the second number cannot be one, else by habit."""
    if index + 4 >= len(tokens) or tokens[index + 1][0] not in "/.-" or tokens[index + 3][0] != tokens[index + 1][0]:
        return None
    first, second, third = (_number(tokens, index + step, 4) for step in (0, 2, 4))
    if not (first and second and third):
        return None
    if len(first) == 4:
        found = _safe_date(int(first), int(second), int(third))
    elif len(third) not in (2, 4) or len(first) > 2 or len(second) > 2:
        return None
    else:
        day_first = tokens[index + 1][0] == "." or int(first) > 12
        day, month = (first, second) if day_first else (second, first)
        found = _safe_date(whole_year(third), int(month), int(day))
    return (found, index + 4) if found else None


def _zone_of(text: str, moment: datetime) -> tzinfo | None:
    if (offset := _OFFSET.search(text)) and int(offset[2]) <= 14:
        hours = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(hours if offset[1] == "+" else -hours)
    for found in _ZONE_WORD.finditer(text):
        word = found[1].casefold()
        if word in _ZONE_HOURS:
            return timezone(timedelta(hours=_ZONE_HOURS[word])) if _ZONE_HOURS[word] else UTC
        if word in _ZONE_PLACES:
            return timezone(moment.replace(tzinfo=ZoneInfo(_ZONE_PLACES[word])).utcoffset() or timedelta())
    return None


def _times(text: str) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    """Each time of day in the text: hour, minute, second and where; a bare number is none."""
    for found in _FOUR_DIGITS.finditer(text):
        yield int(found[1]), int(found[2]), 0, found
    for found in _TIME.finditer(text):
        if found[2] is None and found[4] is None:
            continue
        hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        half = (found[4] or "").casefold()[:1]
        if half in ("p", "n") and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
        if hour < 24 and minute < 60 and second < 60:
            yield hour, minute, second, found


def read_moment(text: str) -> tuple[datetime, bool] | None:
    """The first date of a line with its time and zone, and whether a time was given; None when there is no date.

    The moment is aware when the line names a zone, else naive. 'Nov 23, 2021 09:42 PM', '5:27 am CST, Wednesday,
    November 20, 2019', '2019-11-20T06:01:44-05:00', '20 Nov 2019 08:00 GMT', 'Sat 24 Feb 2024 12.42 CET'.
    """
    text = _GLUED_YEAR.sub(r"\1 \2", text[:400])
    if (changed := _CHANGED.search(text)) and find_day(text[: changed.start()]):
        text = text[: changed.start()]  # 'Published …, updated …': the first is asked for
    iso = _ISO.search(text)
    if iso and iso[4]:
        return _iso_moment(iso)
    found = find_day(text)
    if not found:
        return None
    day, start, end = found
    if iso is None and (text[start:end].count("-") == 2) and end < len(text) and text[end] == "T":
        return None
    before, after = text[:start], text[end:]
    for part, nearest_last in ((after, False), (before, True)):
        times = list(_times(part))
        if times:
            hour, minute, second, match = times[-1 if nearest_last else 0]
            moment = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
            zone_words = part[match.end() : match.end() + 40]
            return moment.replace(tzinfo=_zone_of(_zone_start(match, zone_words), moment)), True
    return datetime(day.year, day.month, day.day), False  # noqa: DTZ001


def _zone_start(match: re.Match[str], rest: str) -> str:
    """The words in which the zone may stand: the time itself when it ends in GMT, and what follows up to a mark."""
    return match[0] + " " + re.split(r"[|/·•;]|(?i:updated|modified)", rest)[0]


def _iso_moment(found: re.Match[str]) -> tuple[datetime, bool] | None:
    day = _safe_date(int(found[1]), int(found[2]), int(found[3]))
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    if not day or hour > 23 or minute > 59 or second > 59:
        return None
    moment = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
    zone = found[7]
    if not zone:
        return moment, True
    if zone in ("Z", "UTC", "GMT"):
        return moment.replace(tzinfo=UTC), True
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=15):
        return moment, True
    return moment.replace(tzinfo=timezone(offset if zone[0] == "+" else -offset)), True
