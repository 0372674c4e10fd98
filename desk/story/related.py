"""Related: what readers of a story may want to read next, as somebody picked it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Related:
    """A story of the desk by its `key`; one elsewhere has an `address` (and a key that names only this row).

    `title` is the headline: that at the time of picking where the story is one of the desk.
    """

    key: str
    title: str = ""
    address: str = ""
