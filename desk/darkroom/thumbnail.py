"""A small picture for a list or a card: upright, in sRGB, with no metadata, as fast as the decoder can."""

from __future__ import annotations

import io

from PIL import Image

from desk.darkroom.colour import flattened, profile_of, to_srgb
from desk.darkroom.opening import is_jpeg, load, opened, orientation, upright
from desk.darkroom.renditions import straight
from desk.story.cropping import frame_box
from desk.story.framing import MIDDLE, Look

_AS_IT_IS = Look("")


def thumbnail(data: bytes, box: tuple[int, int], look: Look = _AS_IT_IS) -> bytes:
    """The photo as JPEG, as large as fits into `box` (width, height; pixels), never enlarged. Raises BadFile.

    `look` says how it is turned and cut.
    """
    with opened(data) as picture:
        if is_jpeg(picture):
            longest = round(max(box) * _finer(look))
            picture.draft(None, (min(longest, picture.width), min(longest, picture.height)))
        load(picture)
        turn, profile = orientation(picture), profile_of(picture)
        small = flattened(picture)
    small = straight(upright(small, turn), look.turn, look.straighten)
    if look.crop is not None:
        small = small.crop(frame_box(*small.size, look.crop, None, MIDDLE))
    small.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = to_srgb(small, profile)
    small.info = {}
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return out.getvalue()


def _finer(look: Look) -> float:
    """How many times finer a picture must be decoded of which only a part is seen."""
    if look.crop is None:
        return 1.0
    left, top, right, bottom = look.crop
    return 1 / max(min(right - left, bottom - top), 0.01)
