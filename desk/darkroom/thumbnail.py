"""A small picture for a list or a card: upright, in sRGB, with no metadata, as fast as the decoder can."""

from __future__ import annotations

import io

from PIL import Image

from desk.darkroom.colour import flattened, profile_of, to_srgb
from desk.darkroom.opening import is_jpeg, load, opened, orientation, upright


def thumbnail(data: bytes, box: tuple[int, int]) -> bytes:
    """The photo as JPEG, as large as fits into `box` (width, height; pixels), never enlarged. Raises BadFile."""
    with opened(data) as picture:
        if is_jpeg(picture):
            longest = max(box)
            picture.draft(None, (min(longest, picture.width), min(longest, picture.height)))
        load(picture)
        turn, profile = orientation(picture), profile_of(picture)
        small = flattened(picture)
    small = upright(small, turn)
    small.thumbnail(box, Image.Resampling.LANCZOS, reducing_gap=3.0)
    small = to_srgb(small, profile)
    small.info = {}
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85)
    return out.getvalue()
