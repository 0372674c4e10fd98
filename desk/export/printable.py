"""Characters that no published file may hold, taken out before anything is made of a story."""

from __future__ import annotations

import re
from typing import Any

from desk.story.record import from_record, to_record
from desk.story.story import Story

# Controls (but tab and line ends), halves of pairs, non-characters: they break feeds, XML and encoders.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without them."""
    return _FORBIDDEN.sub("", text)


def printable_story(story: Story) -> Story:
    """The story without them in any field."""
    return from_record(Story, _printable(to_record(story)))


def _printable(record: Any) -> Any:
    if isinstance(record, str):
        return printable(record)
    if isinstance(record, list):
        return [_printable(one) for one in record]
    if isinstance(record, dict):
        return {name: _printable(one) for name, one in record.items()}
    return record
