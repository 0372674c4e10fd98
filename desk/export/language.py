"""Languages of a page: tags, direction, the few words the theme prints itself, and times as they are written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desk.story.dateline import Dateline, dateline_style, render_parts
from desk.story.house import House

Words = dict[str, str]

_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "dv", "sd", "ug", "ckb", "arc", "syr"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"})
_TAG = re.compile(r"([A-Za-z]{2,3})(?:-([A-Za-z]{4}))?(?:-([A-Za-z]{2}|[0-9]{3}))?")


def tag(language: str) -> str:
    """The language as BCP 47 writes it, `en-GB`; 'en' when it is no language."""
    found = _TAG.fullmatch(language.strip().replace("_", "-"))
    if not found:
        return "en"
    parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
    return "-".join(part for part in parts if part)


def direction(language: str) -> str:
    """'rtl' or 'ltr', by the script of the tag and else by the language."""
    parts = tag(language).split("-")
    script = parts[1] if len(parts) > 1 and len(parts[1]) == 4 else ""
    if script:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def _languages(path: Path) -> dict[str, Words]:
    return cast("dict[str, Words]", json.loads(path.read_text("utf-8")))


def words_for(language: str, path: Path) -> Words:
    """The theme's own words in that language, from its words.json; English where there are none."""
    languages = _languages(path)
    return languages.get(tag(language).split("-")[0], languages["en"])


def in_zone(moment: datetime, house: House) -> datetime:
    """The moment in the zone of the house, to the second."""
    try:
        zone = ZoneInfo(house.zone)
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    return moment.astimezone(zone).replace(microsecond=0)


def print_dateline(dateline: Dateline, words: Words, house: House) -> tuple[str, str, str]:
    """Place, what follows it, and the dash: ('HOUSTON', ', July 20', ' —'); the month in the story's own language."""
    style = dateline_style(house.dateline_style)
    if "day_in_dateline" not in words or not (dateline.date and style.date):
        return *render_parts(dateline, style), style.dash
    place, rest = render_parts(replace(dateline, date=None, agency=""), style)
    day = words["day_in_dateline"].format(
        day=dateline.date.day, month=words["months"].split()[dateline.date.month - 1], number=dateline.date.month
    )
    agency = style.agency.format(dateline.agency) if dateline.agency else ""
    return place, f"{rest}{words['list_comma']}{day}{agency}", style.dash


def print_day(moment: datetime, words: Words, house: House) -> str:
    """`20 July 1969`; in English `July 20, 1969` where the house's datelines put the month first."""
    shape = words["date_month_first" if _month_first(words, house) else "date"]
    month = words["months"].split()[moment.month - 1]
    return shape.format(day=moment.day, month=month, number=moment.month, year=moment.year)


def _month_first(words: Words, house: House) -> bool:
    return "date_month_first" in words and not dateline_style(house.dateline_style).day_first


def print_time(moment: datetime, words: Words, house: House) -> str:
    """Day, time and zone: `July 20, 1969, 9:00 PM UTC`, or by the 24-hour clock."""
    zone = moment.tzname() or ""
    zone = f"UTC{zone}" if zone[:1] in ("+", "-") else zone
    half = f"{moment.hour % 12 or 12}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"
    clock = half if _month_first(words, house) else f"{moment:%H:%M}"
    return words["moment"].format(day=print_day(moment, words, house), clock=clock, zone=zone)
