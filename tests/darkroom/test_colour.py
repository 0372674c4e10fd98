"""Colours: every mode and profile becomes 8-bit sRGB."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageCms

from desk.darkroom.colour import flattened, profile_of, to_srgb
from tests.darkroom.pictures import UPRIGHT, corners, drawn, filed


def _pixel(picture: Image.Image, x: int = 5, y: int = 5) -> tuple[int, ...]:
    pixel = picture.getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(int(band) for band in pixel)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK", "YCbCr", "HSV"])
def test_every_colour_mode_becomes_rgb_of_the_same_colours(mode: str) -> None:
    shown = to_srgb(flattened(drawn(mode=mode)), b"")
    assert shown.mode == "RGB"
    assert corners(shown) == UPRIGHT


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_grey_modes_become_rgb_of_the_same_light(mode: str) -> None:
    shown = to_srgb(flattened(Image.new(mode, (10, 10), "white")), b"")
    assert _pixel(shown) == (255, 255, 255)


@pytest.mark.parametrize(("value", "grey"), [(0, 0), (32_768, 128), (65_535, 255)])
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_sixteen_bits_keep_their_light(value: int, grey: int, kind: str) -> None:
    with Image.open(io.BytesIO(filed(Image.new("I;16", (10, 10), value), kind))) as picture:
        assert _pixel(to_srgb(flattened(picture), b"")) == (grey, grey, grey)


def test_alpha_stands_on_white() -> None:
    assert _pixel(flattened(Image.new("RGBA", (10, 10), (0, 0, 0, 0)))) == (255, 255, 255)
    assert _pixel(flattened(Image.new("RGBA", (10, 10), (0, 0, 0, 128)))) == (127, 127, 127)
    see_through = Image.new("P", (10, 10), 0)
    see_through.putpalette([10, 20, 30])
    see_through.info["transparency"] = 0
    assert _pixel(flattened(see_through)) == (255, 255, 255)


def test_lab_becomes_rgb() -> None:
    picture = Image.new("LAB", (10, 10), (255, 128, 128))
    assert min(_pixel(to_srgb(flattened(picture), b""))) > 200


def _wide_gamut() -> bytes:
    """An RGB profile whose primaries lie elsewhere: sRGB with red and blue changed over."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ", 128), profile.index(b"bXYZ", 128)
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile).replace("sRGB built-in".encode("utf-16-be"), "Changed over.".encode("utf-16-be"))


def test_a_profile_is_followed() -> None:
    picture = Image.new("RGB", (10, 10), (200, 30, 30))
    assert _pixel(to_srgb(picture, _wide_gamut())) == pytest.approx((30, 30, 200), abs=4)


def test_srgb_itself_changes_nothing() -> None:
    picture = Image.new("RGB", (10, 10), (200, 30, 30))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert to_srgb(picture, srgb) is picture


@pytest.mark.parametrize(
    "profile", [b"", b"no profile", bytes(200), _wide_gamut()[:300], _wide_gamut()[:16] + b"R\xffB "]
)
def test_a_damaged_profile_is_left_aside(profile: bytes) -> None:
    picture = Image.new("RGB", (10, 10), (200, 30, 30))
    assert _pixel(to_srgb(picture, profile)) == (200, 30, 30)


def test_a_profile_of_another_space_is_left_aside() -> None:
    picture = Image.new("CMYK", (10, 10), (0, 200, 200, 0))
    assert _pixel(to_srgb(picture, _wide_gamut())) == _pixel(picture.convert("RGB"))


def test_the_profile_of_a_file() -> None:
    with Image.open(io.BytesIO(filed(drawn(), icc_profile=_wide_gamut()))) as picture:
        assert profile_of(picture) == _wide_gamut()
    assert profile_of(drawn()) == b""
