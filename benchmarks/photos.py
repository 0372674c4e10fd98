"""Photos: one of 24 megapixels taken in, shown small, and developed for the page."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image

from benchmarks import pictures
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns, timed
from desk.darkroom.intake import take_in
from desk.darkroom.renditions import WIDTHS, Recipe, develop
from desk.darkroom.thumbnail import thumbnail

DECODED = "decoding alone (Pillow)"
PLAIN = "each width from the full picture (Pillow)"
SMALL = (320, 320)
ALL_FORMATS = Recipe(formats=("avif", "webp", "jpeg"))


def run(size: Size) -> Iterator[Series]:
    """Taken in and thumbnail against the bare decoding, developed against the plain way."""
    data = pictures.photo(size)
    decoded, taken = by_turns(lambda: _decode(data), lambda: take_in(data, "photo.jpg"), size.few)
    yield Series(DECODED, decoded)
    yield Series("taken in: checked apart, hashed, metadata read", taken, DECODED)
    yield Series("thumbnail", timed(lambda: thumbnail(data, SMALL), size.few), DECODED)
    plain, developed = by_turns(lambda: _develop_plainly(data), lambda: develop(data, Recipe()), size.few)
    yield Series(PLAIN, plain)
    yield Series(f"developed: {len(WIDTHS)} widths, JPEG", developed, PLAIN)
    every = timed(lambda: develop(data, ALL_FORMATS), size.few)
    yield Series(f"developed: {len(WIDTHS)} widths, AVIF, WebP and JPEG", every, PLAIN)


def _decode(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()


def _develop_plainly(data: bytes) -> list[bytes]:
    made = []
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        for width in WIDTHS:
            out = io.BytesIO()
            height = round(picture.height * width / picture.width)
            small = picture.resize((width, height), Image.Resampling.LANCZOS)
            small.save(out, "JPEG", quality=82, progressive=True, optimize=True)
            made.append(out.getvalue())
    return made


BENCH = Bench("photos", "one photo", "ms", run)
