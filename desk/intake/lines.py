"""One object in, one object out: the functions behind `parse KIND --jsonl`, in the fields of the shared data."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from desk.intake.credits import parse_credit
from desk.intake.datelines import parse_dateline
from desk.intake.reading import read_file


def parse_article(line: dict[str, object]) -> dict[str, object]:
    """{'id', 'path'} to headline, standfirst, section, published, dateline_place, bylines, photos and body.

    The body's paragraphs are joined by a blank line; `published` is ISO, a day alone where no time is known.
    """
    found = read_file(Path(str(line.get("path") or "")))
    places = found.dateline.places if found.dateline else ()
    return {
        "id": line.get("id"),
        "headline": found.headline,
        "standfirst": found.standfirst or None,
        "section": list(found.section) or None,
        "published": _iso(found.published),
        "dateline_place": places[0] if places else None,
        "bylines": list(found.bylines),
        "photos": [
            {"caption": p.caption or None, "credit": p.credit or None} for p in found.photos if p.caption or p.credit
        ],
        "body": "\n\n".join(found.paragraphs),
    }


def _iso(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    day_only = moment.tzinfo is None and not (moment.hour or moment.minute or moment.second)
    return moment.date().isoformat() if day_only else moment.isoformat()


def parse_credit_line(line: dict[str, object]) -> dict[str, object]:
    """{'id', 'text'} to {'id', 'caption', 'credit', 'photographer', 'agency', 'licence'}."""
    found = parse_credit(str(line.get("text") or ""))
    return {
        "id": line.get("id"),
        "caption": found.caption,
        "credit": found.credit,
        "photographer": list(found.photographers),
        "agency": list(found.agencies),
        "licence": found.licence,
    }


def parse_dateline_line(line: dict[str, object]) -> dict[str, object]:
    """{'id', 'text'} to {'id', 'raw', 'places', 'region', 'country', 'date', 'agency'}; raw None when there is none."""
    found = parse_dateline(str(line.get("text") or ""))
    return {
        "id": line.get("id"),
        "raw": found.raw if found else None,
        "places": list(found.places) if found else [],
        "region": found.region if found else None,
        "country": found.country if found else None,
        "date": found.date if found else None,
        "agency": found.agency if found else None,
    }
