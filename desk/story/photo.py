"""A photo of a story: whose it is, what it shows, and how it stands in the copy. Pixels lie elsewhere, by digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desk.story.cropping import Fractions

AWAITED = "Picture awaited"


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


class Frame(StrEnum):
    """In what shape a photo is shown: as it stands on the page, or cut for a role."""

    FREE = "free"
    LEAD = "lead"
    SQUARE = "square"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Crop:
    """A crop made by hand for one frame: left, top, right, bottom as fractions of the turned, straightened picture."""

    key: Frame
    box: Fractions


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as a story uses it.

    `digest` is the SHA-256 (hex) of the untouched original; '' while the picture is still to come. `width` and
    `height` are pixels, upright. `taken` is ISO 8601 as the camera gave it. `expires` is the last day on which the
    terms allow its use.

    How it is cut is a recipe, read with `framing`: `turn` (quarter turns clockwise) and `straighten` (degrees
    clockwise) come first; `focal` (x, y) and `crops` are fractions of the picture so turned, from the upper left.
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
    expires: date | None = None
    turn: int = 0
    straighten: float = 0.0
    crops: tuple[Crop, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """The picture if it is awaited, and of what nobody can waive all that is not there yet, as a list shows it."""
        lacks = (
            (not self.digest, AWAITED),
            (not self.caption.strip(), "Caption missing"),
            (not self.credit.strip(), "Credit missing"),
            (not self.alt.strip() and not self.decorative, "Alt text missing"),
        )
        return tuple(told for lack, told in lacks if lack)
