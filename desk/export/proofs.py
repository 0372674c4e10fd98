"""Proof pages by the thousand: one story object a line of JSON becomes one page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from desk.export.format import Issue
from desk.export.html import render
from desk.export.strike import strike
from desk.export.write import write
from desk.story.dateline import Dateline
from desk.story.errors import DeskError, WrongUse
from desk.story.furniture import Furniture
from desk.story.house import House
from desk.story.photo import Photo, PhotoRole
from desk.story.source import Source
from desk.story.story import Story

_SAFE_ID = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*\.", re.IGNORECASE)

ReadDateline = Callable[[str], Dateline]


def proof_from_line(
    line: dict[str, object], *, read_dateline: ReadDateline = lambda text: Dateline(place=text)
) -> tuple[str, Story]:
    """The id and the story of one object: headline, standfirst, dateline, section, byline, body, photo, tags, slug.

    Sources are taken in too, so that it shows that they do not come out. Raises WrongUse for an id that is no safe
    name for a folder.
    """
    name = _text(line.get("id"))
    if not _SAFE_ID.fullmatch(name) or _RESERVED.fullmatch(name):
        raise WrongUse(f"‘{name}’ cannot name a folder; an id has letters, digits, hyphens and dots only.")
    furniture = Furniture(
        slug=_text(line.get("slug")),
        section=tuple(part.strip() for part in _text(line.get("section")).split(" / ") if part.strip()),
        headline=_text(line.get("headline")),
        standfirst=_text(line.get("standfirst")),
        byline=_names(line.get("byline")),
        dateline=read_dateline(_text(line.get("dateline"))),
        keywords=_names(line.get("tags")),
        language=_text(line.get("language")) or "en-GB",
    )
    return name, Story(
        key=name,
        furniture=furniture,
        copy=_text(line.get("body")),
        photos=_photos(line.get("photo")),
        sources=tuple(_source(n, one) for n, one in enumerate(_list(line.get("sources")), 1)),
    )


def render_lines(
    lines: Iterable[str],
    out: Path,
    house: House,
    at: datetime,
    *,
    read_dateline: ReadDateline = lambda text: Dateline(place=text),
) -> Iterator[tuple[str, str]]:
    """Write `out/ID/index.html` for each line; yields each id with '' or the sentence that says why it has no page.

    Raises WrongUse for a line that is no JSON object, for an unsafe id and for one that stands twice.
    """
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, story = proof_from_line(_object(line, number), read_dateline=read_dateline)
        if name.lower() in seen:
            raise WrongUse(f"Line {number}: the id ‘{name}’ stands twice; every story needs one of its own.")
        seen.add(name.lower())
        try:
            write(render(strike(story), house, lambda _photo: (), Issue(at, proof=True)), out / name)
        except DeskError as error:
            yield name, str(error)
        else:
            yield name, ""


def _object(line: str, number: int) -> dict[str, object]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise WrongUse(f"Line {number} is no JSON: {error}.") from error
    if not isinstance(value, dict):
        raise WrongUse(f"Line {number} is no JSON object; each line holds one story.")
    return value


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("text", "")
    return value if isinstance(value, str) else "" if value is None else str(value)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]


def _names(value: object) -> tuple[str, ...]:
    return tuple(name for name in (_text(one).strip() for one in _list(value)) if name)


def _photos(value: object) -> tuple[Photo, ...]:
    shots = [one for one in _list(value) if isinstance(one, dict)]
    return tuple(
        Photo(
            key=f"photo{n}",
            caption=_text(one.get("caption")),
            credit=_text(one.get("credit")),
            alt=_text(one.get("alt")),
            role=PhotoRole.LEAD,
        )
        for n, one in enumerate(shots[:1], 1)
    )


def _source(number: int, value: object) -> Source:
    fields = value if isinstance(value, dict) else {"name": value}
    return Source(key=f"source{number}", name=_text(fields.get("name")), note=_text(fields.get("quote")))
