"""ninjs, versions 1 to 3: an item of an agency as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any

from desk.intake.arrival import Arrival, FoundPhoto, FoundRelated
from desk.intake.blocks import Signals
from desk.intake.bylines import parse_byline, tidy_names
from desk.intake.dates import read_moment
from desk.intake.encoding import decode_text
from desk.intake.exchange import arrival_of_item, file_name, file_path
from desk.intake.reader import Reader
from desk.intake.wording import one_line
from desk.story.errors import BadFile

Record = dict[str, Any]


def read_ninjs(data: bytes, name: str) -> Arrival:
    """The item as an arrival. Raises BadFile for what is no ninjs, or holds no text."""
    try:
        item = json.loads(decode_text(data, name))
    except (ValueError, RecursionError) as fault:
        raise BadFile(f"“{name}” is damaged: it is no whole JSON; ask for it to be sent again.") from fault
    body = _body(item) if isinstance(item, dict) else ""
    if not body:
        raise BadFile(f"“{name}” is no ninjs item with a text in it, so nothing was taken in.")
    return arrival_of_item(body, _signals(item), _photos(item))


def _body(item: Record) -> str:
    """The text as HTML: `bodies` of version 2 and later, `body_…` before."""
    bodies = [one for one in _records(item.get("bodies")) if _text(one, "value")]
    for one in sorted(bodies, key=lambda body: "html" not in _text(body, "contentType")):
        html = "html" in _text(one, "contentType") or "<p" in _text(one, "value")
        return _text(one, "value") if html else _paragraphs(_text(one, "value"))
    return _text(item, "body_html") or _text(item, "body_xhtml") or _paragraphs(_text(item, "body_text"))


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())


def _signals(item: Record) -> Signals:
    headlines = _records(item.get("headlines"))
    main = [_text(one, "value") for one in headlines if _text(one, "role") in ("main", "")]
    headline = next(iter(main), "") or _text(item, "headline") or _text(item, "title")
    subjects = [
        (_text(one, "name"), _text(one, "rel")) for one in _records(item.get("subjects") or item.get("subject"))
    ]
    return Signals(
        titles=(headline,) if headline else (),
        standfirst=next(_described(item, ("standfirst", "summary", "")), "") or _text(item, "description_text"),
        section=tuple(name for name, rel in subjects if rel == "section" and name),
        published=_moment(item, "firstCreated", "firstcreated", "versionCreated", "versioncreated"),
        bylines=_bylines(item),
        keywords=tuple(name for name, rel in subjects if rel != "section" and name),
        language=_text(item, "language"),
        slug=_text(item, "slugline"),
        related=tuple(_related(item)),
        sure=True,
    )


def _bylines(item: Record) -> tuple[str, ...]:
    """The authors as records; without them the names of the byline's line."""
    records = (*_records(item.get("people")), *_records(item.get("organisations")))
    authors = tuple(_text(one, "name") for one in records if _text(one, "rel") == "author")
    line = _text(item, "by") or _text(item, "byline")
    return tuple(name for name in authors if name) or tidy_names(tuple(parse_byline(line)) or ((line,) if line else ()))


def _related(item: Record) -> Iterator[FoundRelated]:
    for one in _records(item.get("associations")):
        if _text(one, "type") == "text" and _text(one, "rel") == "related":
            headlines = [_text(line, "value") for line in _records(one.get("headlines"))]
            yield FoundRelated(next(iter(headlines), "") or _text(one, "headline"), _text(one, "uri"))


def _described(item: Record, roles: tuple[str, ...]) -> Iterator[str]:
    for one in _records(item.get("descriptions")):
        if _text(one, "role") in roles and _text(one, "value"):
            yield one_line(_text(one, "value"))


def _moment(item: Record, *names: str) -> datetime | None:
    for name in names:
        if moment := read_moment(_text(item, name)):
            return moment[0]
    return None


def _photos(item: Record) -> dict[str, FoundPhoto]:
    """The photos by the names of all their files; each is known by its largest one."""
    found: dict[str, FoundPhoto] = {}
    for one in _records(item.get("associations")):
        if _text(one, "type") not in ("picture", "graphic"):
            continue
        renditions = sorted(_records(one.get("renditions")), key=_width)
        addresses = [_text(rendition, "href") for rendition in renditions if _text(rendition, "href")]
        credit = [
            _text(source, "name") for source in _records(one.get("infoSources")) if _text(source, "role") == "credit"
        ]
        photo = FoundPhoto(
            caption=next(_described(one, ("caption", "")), "") or _text(one, "description_text"),
            credit=next(iter(credit), "") or _text(one, "creditline") or _text(one, "by") or _text(one, "byline"),
            alt=next(_described(one, ("altText",)), "") or _text(one, "altText"),
            file_name=file_path(addresses[-1]) if addresses else "",
        )
        found |= {file_name(address): photo for address in addresses or [_text(one, "uri")]}
    return found


def _width(rendition: Record) -> tuple[bool, float]:
    """Whole pictures behind crops, wide ones behind narrow ones."""
    width = rendition.get("width")
    crop = any(part in file_name(_text(rendition, "href")) for part in ("16x9", "4x3", "1x1"))
    return not crop, float(width) if isinstance(width, int | float) else 0.0


def _records(value: object) -> list[Record]:
    """A list of records, or the values of one record, as versions differ; [] for anything else."""
    values = list(value.values()) if isinstance(value, dict) else value
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []


def _text(item: Record, name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


READER = Reader("ninjs", "ninjs", (".ninjs", ".json"), ("application/vnd.iptc.ninjs+json",), read_ninjs)
