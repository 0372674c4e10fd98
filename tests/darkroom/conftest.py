"""The pictures of the darkroom's tests: made here, small, and each with one property that matters."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
from PIL import Image

_HEIC = """
    AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA
    AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAUwACAAEAAAAAAAAA
    AQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAA
    ALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQED
    cAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlz
    cGUAAAAAAAAAQAAAADAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGlt
    ZwACAAEAAQAAAFttZGF0AAAATygBr1jm/aXMGsJ6inliV4JNvzujKClkK2Qm3WxsZqVC0BiWJzFf6DVhL0JcjX4lt1rs7PfrdnYz
    MPGxwuMuheMyRcvCHKfTkWd98twdN8A=
"""


def drawn(width: int = 96, height: int = 64, mode: str = "RGB") -> Image.Image:
    """A picture whose corners tell its orientation: red upper left, green upper right, blue lower left, grey."""
    picture = Image.new("RGB", (2, 2))
    picture.putdata([(200, 30, 30), (30, 200, 30), (30, 30, 200), (128, 128, 128)])
    return picture.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def filed(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as the bytes of a file."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def corners(picture: Image.Image) -> tuple[str, ...]:
    """The colours of the four corners by name: upper left, upper right, lower left, lower right."""
    seen = picture.convert("RGB")
    names = []
    for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        colour = seen.getpixel((int(x * seen.width), int(y * seen.height)))
        assert isinstance(colour, tuple)
        strongest = max(range(3), key=lambda band: colour[band])
        names.append("grey" if max(colour) - min(colour) < 60 else ("red", "green", "blue")[strongest])
    return tuple(names)


UPRIGHT = ("red", "green", "blue", "grey")


@pytest.fixture(scope="session")
def heic() -> bytes:
    """A HEIC of 64 x 48 pixels; nothing at hand can write one, so it is kept here."""
    return base64.b64decode(_HEIC)
