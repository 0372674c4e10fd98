"""A photo of a story: whose it is, what it shows, and how it stands in the copy. Pixels lie elsewhere, by digest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PhotoRole(StrEnum):
    """How large a photo stands; at most one is the lead."""

    INLINE = "inline"
    WIDE = "wide"
    LEAD = "lead"


class Usage(StrEnum):
    """What the desk may do with a photo; unknown is the default and warns."""

    UNKNOWN = "unknown"
    FREE = "free"
    CONDITIONAL = "conditional"
    PAID = "paid"
    RESTRICTED = "restricted"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as a story uses it.

    `digest` is the SHA-256 (hex) of the untouched original; '' while the picture is still to come. `width` and
    `height` are pixels, upright. `focal` is (x, y) as fractions of width and height from the upper left.
    `taken` is ISO 8601 as the camera gave it.
    """

    key: str
    digest: str = ""
    media_type: str = ""
    file_name: str = ""
    width: int = 0
    height: int = 0
    caption: str = ""
    credit: str = ""
    alt: str = ""
    decorative: bool = False
    creator: str = ""
    agency: str = ""
    copyright: str = ""
    licence: str = ""
    usage: Usage = Usage.UNKNOWN
    usage_terms: str = ""
    place: str = ""
    taken: str = ""
    keywords: tuple[str, ...] = ()
    role: PhotoRole = PhotoRole.INLINE
    focal: tuple[float, float] = (0.5, 0.5)
