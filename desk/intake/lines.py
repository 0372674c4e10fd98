"""One object in, one object out: the functions behind `parse KIND --jsonl`, in the fields of the shared data."""

from __future__ import annotations

from desk.intake.credits import parse_credit


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
