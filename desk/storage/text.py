"""The door: what no database takes, and nobody can see, is taken out of every text before it is stored."""

from __future__ import annotations

import re
from typing import TypeVar

from desk.story.record import from_record, to_record

T = TypeVar("T")

# C0 controls but tab and newline (PostgreSQL refuses NUL, XML the rest), and halves of surrogate pairs (no UTF-8).
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_PART = 50_000  # characters


def clean(text: str) -> str:
    """The text without C0 controls and lone surrogates, and with every line end as a newline."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("", text)


def cleaned(value: T) -> T:
    """The value (any dataclass of desk.story) with every text in it clean; the very same one if it was."""
    record = to_record(value)
    if _is_clean(record):
        return value
    return from_record(type(value), _clean_record(record))


def _is_clean(record: object) -> bool:
    """Whether no text needs cleaning; a long one is looked through in parts, between which others may run."""
    if isinstance(record, str):
        return "\r" not in record and not any(
            _UNSTORABLE.search(record, at, at + _PART) for at in range(0, len(record), _PART)
        )
    if isinstance(record, list):
        return all(map(_is_clean, record))
    return all(map(_is_clean, record.values())) if isinstance(record, dict) else True


def _clean_record(record: object) -> object:
    if isinstance(record, str):
        return clean(record)
    if isinstance(record, list):
        return [_clean_record(one) for one in record]
    if isinstance(record, dict):
        return {name: _clean_record(one) for name, one in record.items()}
    return record
