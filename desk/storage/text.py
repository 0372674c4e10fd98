"""The door: what no database takes, and nobody can see, is taken out of every text before it is stored."""

from __future__ import annotations

import json
import re
from typing import TypeVar

from desk.story.record import from_record, to_record

T = TypeVar("T")

# C0 controls but tab and newline (PostgreSQL refuses NUL, XML the rest), and halves of surrogate pairs (no UTF-8).
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# The same, and CR, as json.dumps writes them; a text with a backslash may be suspected wrongly and is then looked at.
_SUSPECT = re.compile(r"\\u00[01]|\\[bfr]|[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text without C0 controls and lone surrogates, and with every line end as a newline."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSTORABLE.sub("", text)


def cleaned(value: T) -> T:
    """The value (any dataclass of desk.story) with every text in it clean; the very same one if it was."""
    record = to_record(value)
    if not _SUSPECT.search(json.dumps(record, ensure_ascii=False)):
        return value
    tidy = _clean_record(record)
    return value if tidy == record else from_record(type(value), tidy)


def _clean_record(record: object) -> object:
    if isinstance(record, str):
        return clean(record)
    if isinstance(record, list):
        return [_clean_record(one) for one in record]
    if isinstance(record, dict):
        return {name: _clean_record(one) for name, one in record.items()}
    return record
