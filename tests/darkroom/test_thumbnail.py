"""Thumbnails: small, upright, in the screen's colours, and without a word of metadata."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from desk.darkroom.thumbnail import thumbnail
from desk.story.errors import BadFile
from desk.story.framing import Look
from tests.darkroom.pictures import HEIC, UPRIGHT, corners, drawn, exif, filed, xmp


def _opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


@pytest.mark.parametrize(
    ("size", "box", "fits"),
    [
        ((3000, 2000), (300, 300), (300, 200)),
        ((2000, 3000), (300, 300), (200, 300)),
        ((3000, 2000), (90, 300), (90, 60)),
        ((100, 80), (300, 300), (100, 80)),
        ((5000, 10), (300, 300), (300, 1)),
    ],
)
def test_it_fits_into_the_box_and_is_never_enlarged(
    size: tuple[int, int], box: tuple[int, int], fits: tuple[int, int]
) -> None:
    assert _opened(thumbnail(filed(drawn(*size)), box)).size == fits


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "GIF"])
def test_every_format_has_one(kind: str) -> None:
    picture = _opened(thumbnail(filed(drawn(400, 300), kind), (120, 120)))
    assert (picture.format, picture.mode, picture.size, corners(picture)) == ("JPEG", "RGB", (120, 90), UPRIGHT)


def test_heic_has_one() -> None:
    assert _opened(thumbnail(HEIC, (32, 32))).size == (32, 24)


def test_it_is_upright_also_in_a_box_that_is_not_square() -> None:
    stored = drawn(2000, 1000).transpose(Image.Transpose.ROTATE_90)
    picture = _opened(thumbnail(filed(stored, exif=exif({0x0112: 6})), (200, 50)))
    assert (picture.size, corners(picture)) == ((100, 50), UPRIGHT)


def test_it_carries_no_metadata() -> None:
    data = filed(drawn(400, 300), exif=exif({0x010E: "SECRET"}), xmp=xmp("<dc:title>SECRET</dc:title>"))
    small = thumbnail(data, (100, 100))
    assert b"SECRET" not in small
    assert {"exif", "xmp", "icc_profile", "photoshop"}.isdisjoint(_opened(small).info)


def test_what_is_no_photo_is_refused() -> None:
    with pytest.raises(BadFile):
        thumbnail(b"words", (100, 100))


def test_it_is_turned_and_cut_as_it_is_to_be_seen() -> None:
    data = filed(drawn(1200, 800), quality=95)
    turned = _opened(thumbnail(data, (120, 120), Look("", turn=1)))
    assert (turned.size, corners(turned)) == ((80, 120), ("blue", "red", "grey", "green"))
    cut = _opened(thumbnail(data, (120, 120), Look("", crop=(0.5, 0.5, 1.0, 1.0))))
    assert (cut.size, corners(cut)) == ((120, 80), ("grey",) * 4)


def test_a_part_of_it_is_as_sharp_as_the_whole() -> None:
    """A large JPEG is decoded small, but not so small that its cut part would be enlarged."""
    cut = _opened(thumbnail(filed(drawn(4000, 3000)), (400, 400), Look("", crop=(0.4, 0.4, 0.6, 0.6))))
    assert cut.size == (400, 300)


def test_straightened_it_has_no_empty_corners() -> None:
    white = Image.new("RGB", (900, 600), "white")
    tilted = _opened(thumbnail(filed(white), (300, 300), Look("", straighten=12.0)))
    assert min(low for low, _high in tilted.getextrema()) > 250  # type: ignore[misc]
