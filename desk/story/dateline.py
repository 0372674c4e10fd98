"""Datelines as parts, and the styles that render them. A style is data; a desk may add one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

AP_MONTHS = (
    "Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
)  # fmt: skip
REUTERS_MONTHS = (
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
)  # fmt: skip
FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# Cities that stand without their state or country in AP datelines (30 in the United States, the well-known abroad).
STAND_ALONE = frozenset({
    "ATLANTA", "BALTIMORE", "BOSTON", "CHICAGO", "CINCINNATI", "CLEVELAND", "DALLAS", "DENVER", "DETROIT",
    "HONOLULU", "HOUSTON", "INDIANAPOLIS", "LAS VEGAS", "LOS ANGELES", "MIAMI", "MILWAUKEE", "MINNEAPOLIS",
    "NEW ORLEANS", "NEW YORK", "OKLAHOMA CITY", "PHILADELPHIA", "PHOENIX", "PITTSBURGH", "ST. LOUIS",
    "SALT LAKE CITY", "SAN ANTONIO", "SAN DIEGO", "SAN FRANCISCO", "SEATTLE", "WASHINGTON",
    "AMSTERDAM", "BAGHDAD", "BANGKOK", "BEIJING", "BEIRUT", "BERLIN", "BRUSSELS", "CAIRO", "DJIBOUTI", "DUBLIN",
    "GENEVA", "GIBRALTAR", "GUATEMALA CITY", "HAVANA", "HELSINKI", "HONG KONG", "ISLAMABAD", "ISTANBUL",
    "JERUSALEM", "JOHANNESBURG", "KUWAIT CITY", "LONDON", "LUXEMBOURG", "MACAU", "MADRID", "MEXICO CITY",
    "MILAN", "MONACO", "MONTREAL", "MOSCOW", "MUNICH", "NEW DELHI", "PANAMA CITY", "PARIS", "PRAGUE",
    "QUEBEC CITY", "RIO DE JANEIRO", "ROME", "SAN MARINO", "SAO PAULO", "SHANGHAI", "SINGAPORE", "STOCKHOLM",
    "SYDNEY", "TOKYO", "TORONTO", "VATICAN CITY", "VIENNA", "ZURICH",
})  # fmt: skip

# AP's abbreviations; the eight states that are missing here are never abbreviated.
AP_STATES = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.", "Colorado": "Colo.",
    "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.", "Georgia": "Ga.", "Illinois": "Ill.",
    "Indiana": "Ind.", "Kansas": "Kan.", "Kentucky": "Ky.", "Louisiana": "La.", "Maryland": "Md.",
    "Massachusetts": "Mass.", "Michigan": "Mich.", "Minnesota": "Minn.", "Mississippi": "Miss.",
    "Missouri": "Mo.", "Montana": "Mont.", "Nebraska": "Neb.", "Nevada": "Nev.", "New Hampshire": "N.H.",
    "New Jersey": "N.J.", "New Mexico": "N.M.", "New York": "N.Y.", "North Carolina": "N.C.",
    "North Dakota": "N.D.", "Oklahoma": "Okla.", "Oregon": "Ore.", "Pennsylvania": "Pa.",
    "Rhode Island": "R.I.", "South Carolina": "S.C.", "South Dakota": "S.D.", "Tennessee": "Tenn.",
    "Vermont": "Vt.", "Virginia": "Va.", "Washington": "Wash.", "West Virginia": "W.Va.",
    "Wisconsin": "Wis.", "Wyoming": "Wyo.",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the reporting was done; `date` is the day in the place's own time zone."""

    place: str = ""
    region: str = ""
    date: date | None = None
    agency: str = ""

    def __bool__(self) -> bool:
        return bool(self.place or self.agency)


@dataclass(frozen=True, slots=True)
class DatelineStyle:
    """How a house prints a dateline; `shape` has {place}, {region}, {date}, {agency}, each with its own glue."""

    name: str
    label: str
    months: tuple[str, ...] = AP_MONTHS
    day_first: bool = False
    year: bool = False
    capitals: bool = True
    stand_alone: frozenset[str] = STAND_ALONE
    states: bool = True
    date: bool = True
    agency: str = " ({})"
    dash: str = " —"


DATELINE_STYLES = (
    DatelineStyle("ap", "AP", date=False),
    DatelineStyle("reuters", "Reuters", months=REUTERS_MONTHS, states=False, dash=" -"),
    DatelineStyle("afp", "AFP", months=REUTERS_MONTHS, states=False, year=True, dash=" -"),
    DatelineStyle("xinhua", "Xinhua", states=False, dash=" --"),
    DatelineStyle("house", "House"),
    DatelineStyle("plain", "Plain", months=FULL_MONTHS, day_first=True, capitals=False,
                  stand_alone=frozenset(), states=False, dash=":"),
)  # fmt: skip


def dateline_style(name: str) -> DatelineStyle:
    """The style of that name; the house style when there is none."""
    return next((style for style in DATELINE_STYLES if style.name == name), DATELINE_STYLES[4])


def render_day(day: date, style: DatelineStyle) -> str:
    """`July 20`, `20 July`, or with the year, as the style has it."""
    month = style.months[day.month - 1]
    text = f"{day.day} {month}" if style.day_first else f"{month} {day.day}"
    if style.year:
        text += f" {day.year}" if style.day_first else f", {day.year}"
    return text


def render_parts(dateline: Dateline, style: DatelineStyle) -> tuple[str, str]:
    """The place as printed and what follows it before the dash: ('HOUSTON', ', July 20 (AP)')."""
    place = dateline.place.upper() if style.capitals else dateline.place
    rest = []
    if dateline.region and dateline.place.upper() not in style.stand_alone:
        rest.append(AP_STATES.get(dateline.region, dateline.region) if style.states else dateline.region)
    if dateline.date and style.date:
        rest.append(render_day(dateline.date, style))
    tail = "".join(f", {part}" for part in rest)
    if not place:
        tail = tail.removeprefix(", ")
    if dateline.agency:
        tail += style.agency.format(dateline.agency) if place or tail else f"({dateline.agency})"
    return place, tail


def render_dateline(dateline: Dateline, style: DatelineStyle) -> str:
    """The dateline as it runs into the first paragraph, `HOUSTON, July 20 (AP) —`; '' when it is empty."""
    if not dateline:
        return ""
    return "".join(render_parts(dateline, style)) + style.dash
