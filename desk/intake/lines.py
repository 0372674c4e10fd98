"""One object in, one object out: the functions behind `parse KIND --jsonl`, in the fields of the shared data."""

from __future__ import annotations

from desk.intake.credits import parse_credit
from desk.intake.datelines import parse_dateline


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
