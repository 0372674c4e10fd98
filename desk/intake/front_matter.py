"""The fields at the top of a Markdown file: the part of YAML (and TOML) that people write there, no more."""

from __future__ import annotations

import re
from datetime import datetime

from desk.intake.arrival import FoundRelated
from desk.intake.blocks import Signals
from desk.intake.dates import read_moment
from desk.intake.wording import one_line

Fields = dict[str, tuple[str, ...]]
_FIELD = re.compile(r"^([A-Za-z_][\w .-]{0,40}?)\s*[:=]\s*(.*)$")
_LINK = re.compile(r"(.*\S)\s*<([^<>\s]+)>")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_HEADLINES = ("headline", "title", "name")
_STANDFIRSTS = (
    "standfirst",
    "excerpt",
    "subtitle",
    "dek",
    "deck",
    "lede",
    "summary",
    "description",
    "subheadline",
    "teaser",
)
_DATES = (
    "published",
    "date",
    "pubdate",
    "publish_date",
    "published_at",
    "publishdate",
    "datepublished",
    "created",
    "created_at",
    "first_published",
)
_AUTHORS = (
    "byline",
    "bylines",
    "authors",
    "author",
    "writer",
    "writers",
    "by",
    "author.name",
    "authors.name",
    "creator",
)
_KEYWORDS = ("keywords", "tags", "topics")
_SECTIONS = ("section", "sections", "category", "categories", "channel", "desk", "rubric")


def split_front_matter(lines: list[str]) -> tuple[Fields, int]:
    """The fields between the '---' (or '+++') lines at the top, and the number of the first line behind them."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].strip() not in ("---", "+++"):
        return {}, 0
    mark = lines[first].strip()
    for end in range(first + 1, min(len(lines), first + 400)):
        if lines[end].strip() == mark or (mark == "---" and lines[end].strip() == "..."):
            return _fields(lines[first + 1 : end]), end + 1
    return {}, 0


def _fields(lines: list[str]) -> Fields:
    fields: dict[str, list[str]] = {}
    key, parent = "", ""
    block = ""
    for line in lines:
        bare = line.strip()
        if not bare or (bare.startswith("#") and not block):
            continue
        indented = line[:1] in " \t"
        found = _FIELD.match(bare)
        if item := _ITEM.match(line):
            fields.setdefault(key, []).extend(_listed(item[1]))
        elif found and not indented and not _open_quote(fields.get(key, [])):
            key = parent = found[1].strip().casefold()
            block = found[2].strip() if found[2].strip() in (">", "|", ">-", "|-") else ""
            fields[key] = [] if block or not found[2].strip() else _values(found[2].strip())
        elif found and indented and not block and not fields.get(key) and parent:
            fields.setdefault(f"{parent}.{found[1].strip().casefold()}", []).extend(_values(found[2].strip()))
        elif key:
            values = fields.setdefault(key, [])
            values[-1:] = [f"{values[-1]} {bare}"] if values else [bare]
    return {name: tuple(v for v in (one_line(_scalar(v)) for v in values) if v) for name, values in fields.items()}


def _listed(item: str) -> list[str]:
    """A list's item: its words, or the name where it is a record of several fields."""
    inner = _FIELD.match(item)
    if inner and inner[1].casefold() in ("name", "title"):
        return [_scalar(inner[2])]
    return [_scalar(item)] if not inner or " " in inner[1] or item.startswith('"') else []


def _open_quote(values: list[str]) -> bool:
    """Whether the value began with a quotation mark that has not been closed: it goes on in the next line."""
    if not values or values[-1][:1] not in ('"', "'"):
        return False
    value, mark = values[-1], values[-1][0]
    return len(value) == 1 or not value.endswith(mark) or value.endswith("\\" + mark)


def _values(text: str) -> list[str]:
    if text.startswith("[") and text.endswith("]"):
        return [_scalar(part) for part in re.split(r",(?=(?:[^\"']*[\"'][^\"']*[\"'])*[^\"']*$)", text[1:-1])]
    return [text]


def _scalar(text: str) -> str:
    text = text.strip()
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "\"'":
        inner = text[1:-1]
        return inner.replace('\\"', '"').replace("\\'", "'") if text[0] == '"' else inner.replace("''", "'")
    return "" if text in ("null", "~", "[]") else text


def signals_of(fields: Fields) -> Signals:
    """What the fields say: a person wrote them, so they count before the body's own lines."""

    def first(keys: tuple[str, ...]) -> tuple[str, ...]:
        return next((fields[key] for key in keys if fields.get(key)), ())

    headline, standfirst, date, authors = first(_HEADLINES), first(_STANDFIRSTS), first(_DATES), first(_AUTHORS)
    sections = first(_SECTIONS)
    if len(sections) == 1:
        sections = tuple(part.strip() for part in re.split(r"\s*[/>|]\s*", sections[0]) if part.strip())
    published: datetime | None = None
    if date and (moment := read_moment(date[0])):
        published = moment[0]
    return Signals(
        titles=headline[:1],
        standfirst=standfirst[0] if standfirst else "",
        section=sections,
        published=published,
        bylines=authors,
        keywords=first(_KEYWORDS),
        language="".join(first(("language", "lang", "locale"))[:1]),
        slug="".join(first(("slug",))[:1]),
        related=tuple(FoundRelated(*found.groups()) for one in first(("related",)) if (found := _LINK.fullmatch(one))),
        sure=bool(fields),
    )
