"""Places in a story: where a finding points and a comment hangs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A slot of the furniture ('headline'), 'copy', 'photo', 'source', 'quote' or 'story'.

    `key` names the photo, source or quote; `field` the field of it. In texts, `start` and `end` are code points
    and `words` what stood there, so that the place can be found again after an edit; -1 means the whole.
    """

    part: str
    key: str = ""
    field: str = ""
    words: str = ""
    start: int = -1
    end: int = -1
