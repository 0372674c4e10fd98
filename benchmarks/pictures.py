"""Pictures to work on: photos of soft shapes and fine grain, the same in every run."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

from PIL import Image

from benchmarks.bench import Size

GRAIN = 0.04  # how much of the picture is noise: a photo of 24 megapixels comes to 4 MB and more


def photo(size: Size, number: int = 1) -> bytes:
    """A JPEG of `size.pixels`; another one for each number. Made once."""
    file = size.folder / f"photo-{number}.jpg"
    if not file.exists():
        _make(file, size.pixels, Random(number))
    return file.read_bytes()


def _make(file: Path, pixels: tuple[int, int], random: Random) -> None:
    wide, high = pixels
    shapes = Image.frombytes("RGB", (12, 8), random.randbytes(12 * 8 * 3)).resize(pixels, Image.Resampling.BICUBIC)
    grain = Image.frombytes("L", pixels, random.randbytes(wide * high)).convert("RGB")
    out = io.BytesIO()
    Image.blend(shapes, grain, GRAIN).save(out, "JPEG", quality=85)
    file.write_bytes(out.getvalue())
