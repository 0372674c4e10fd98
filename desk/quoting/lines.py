"""Quotations and quote-match as lines of JSON: one object in, one object out, the `id` passed through."""

from __future__ import annotations

from desk.quoting.judge import judge
from desk.quoting.judgement import Profile
from desk.quoting.quotation import Quotation
from desk.quoting.scan import find_quotations
from desk.story.errors import DeskError


def parse_quotes(line: dict[str, object]) -> dict[str, object]:
    """{"id", "text"} -> {"id", "quotes": [{"start", "end", "speaker", …}]}, offsets in code points inside the marks.

    Raises DeskError if there is no text.
    """
    return {"id": line.get("id"), "quotes": [_as_fields(found) for found in find_quotations(_text(line, "text"))]}


def parse_quote_match(line: dict[str, object]) -> dict[str, object]:
    """{"id", "recorded", "published", "profile"} -> {"id", "verdict", "changes", "warnings", "reason"}.

    The profile is 'strict' when none is given. Raises DeskError if a text is missing or the profile is unknown.
    """
    found = judge(_text(line, "recorded"), _text(line, "published"), _profile(line.get("profile")))
    return {
        "id": line.get("id"),
        "verdict": found.ruling.value,
        "changes": list(found.changes),
        "warnings": list(found.warnings),
        "reason": found.reason,
    }


def _as_fields(found: Quotation) -> dict[str, object]:
    mentioned = found.speaker_start >= 0
    return {
        "start": found.start,
        "end": found.end,
        "speaker": found.speaker or None,
        "speaker_start": found.speaker_start if mentioned else None,
        "speaker_end": found.speaker_end if mentioned else None,
        "cue": found.cue or None,
        "tier": int(found.tier),
        "via": found.via or None,
        "description": found.description or None,
    }


def _text(line: dict[str, object], name: str) -> str:
    value = line.get(name)
    if not isinstance(value, str):
        raise DeskError(f'The line {line.get("id")!r} has no text in "{name}"; give it as a string.')
    return value


def _profile(name: object) -> Profile:
    if name is None:
        return Profile.STRICT
    try:
        return Profile(name)
    except ValueError:
        raise DeskError(f'The profile {name!r} is not known; use "strict" or "lenient".') from None
