"""Taking photos in: what is accepted, what is refused and with which sentence."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from PIL import Image

from desk.darkroom.intake import take_in
from desk.story.errors import BadFile
from tests.darkroom.pictures import HEIC, bomb, drawn, exif, filed, xmp


@pytest.mark.parametrize(
    ("kind", "media_type", "suffix"),
    [
        ("JPEG", "image/jpeg", ".jpg"),
        ("PNG", "image/png", ".png"),
        ("WEBP", "image/webp", ".webp"),
        ("TIFF", "image/tiff", ".tif"),
        ("AVIF", "image/avif", ".avif"),
        ("GIF", "image/gif", ".gif"),
    ],
)
def test_a_photo_is_known_by_its_content(kind: str, media_type: str, suffix: str) -> None:
    data = filed(drawn(), kind)
    taken = take_in(data, "any name at all.txt")
    assert (taken.media_type, taken.suffix, taken.width, taken.height) == (media_type, suffix, 96, 64)
    assert taken.digest == hashlib.sha256(data).hexdigest()
    assert taken.frames == 1


def test_heic_is_taken_in() -> None:
    taken = take_in(HEIC, "from a telephone.heic")
    assert (taken.media_type, taken.width, taken.height) == ("image/heic", 64, 48)


def test_the_same_bytes_are_the_same_photo() -> None:
    data = filed(drawn())
    assert take_in(data, "one.jpg") == take_in(data, "another.jpg")


@pytest.mark.parametrize("turn", range(1, 9))
def test_the_size_is_that_of_the_picture_upright(turn: int) -> None:
    taken = take_in(filed(drawn(96, 64), exif=exif({0x0112: turn})), "turned.jpg")
    assert (taken.width, taken.height) == ((96, 64) if turn < 5 else (64, 96))


def test_a_turned_tiff_is_measured_upright() -> None:
    taken = take_in(filed(drawn(96, 64), "TIFF", tiffinfo={0x0112: 6}), "turned.tif")
    assert (taken.width, taken.height) == (64, 96)


def test_metadata_comes_along() -> None:
    packet = xmp("<photoshop:Credit>The Desk</photoshop:Credit><photoshop:City>Houston</photoshop:City>")
    taken = take_in(filed(drawn(), xmp=packet), "moon.jpg")
    assert (taken.metadata.credit, taken.metadata.city) == ("The Desk", "Houston")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_of_a_png_is_taken(mode: str) -> None:
    picture = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else drawn(40, 30, mode)
    assert take_in(filed(picture, "PNG"), "a.png").width == 40


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"One small step for man, one giant leap for mankind.", "a text file"),
        ("Ein kleiner Schritt für".encode("utf-16"), "a text file"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"<?xml version='1.0'?>\n<!-- a comment -->\n<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        ('<?xml version="1.0" encoding="UTF-16"?><svg/>'.encode("utf-16"), "an SVG drawing"),
        (b"<!DOCTYPE html><title>Photo</title>", "a web page"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "an EPS"),
        (b"\xc5\xd0\xd3\xc6\x1e\0\0\0", "an EPS"),
        (b"8BPS\0\x01\0\0", "a Photoshop document"),
        (b"BM\x9a\0\0\0\0\0", "a Windows bitmap"),
        (b"\xff\x0a\xfa\x1f", "a JPEG XL"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "a JPEG 2000"),
        (b"\0\0\0\x18ftypcrx \0\0\0\x01", "raw file"),
        (b"FUJIFILMCCD-RAW 0201", "raw file"),
        (b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41", "a film"),
        (b"PK\x03\x04\x14\0", "a ZIP"),
        (b"\x1f\x8b\x08\0", "a compressed file"),
        (b"\x7fELF\x02\x01\x01\0", "no picture file"),
    ],
)
def test_what_is_no_photo_is_refused_by_its_own_name(data: bytes, words: str) -> None:
    with pytest.raises(BadFile, match=words) as refused:
        take_in(data, "/home/reporter/moon.jpg")
    assert str(refused.value).startswith("moon.jpg ")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_photo_is_refused(kind: str, share: float) -> None:
    noise = Image.effect_noise((200, 150), 80).convert("RGB")
    data = filed(noise, kind)
    with pytest.raises(BadFile, match="damaged or incomplete"):
        take_in(data[: int(len(data) * share)], "cut short.jpg")


def test_a_truncated_heic_is_refused() -> None:
    with pytest.raises(BadFile, match="damaged or incomplete"):
        take_in(HEIC[:-60], "cut short.heic")


def test_a_header_alone_is_no_photo() -> None:
    with pytest.raises(BadFile, match="damaged or incomplete"):
        take_in(b"\xff\xd8\xff\xe0\0\x10JFIF", "stub.jpg")


@pytest.mark.parametrize(("width", "height"), [(20_000, 10_000), (2**31 - 1, 2**31 - 1), (120_001, 1_000)])
def test_a_decompression_bomb_is_refused_by_its_header(width: int, height: int) -> None:
    with pytest.raises(BadFile, match="megapixels"):
        take_in(bomb(width, height), "bomb.png")


def test_a_bomb_that_only_a_decoder_can_measure_is_refused_too() -> None:
    small = bytearray(filed(Image.new("L", (1, 1)), "TIFF"))
    for tag in (0x0100, 0x0101):  # width and height
        place = small.index(tag.to_bytes(2, "little") + b"\x04\0\x01\0\0\0") + 8
        small[place : place + 4] = (60_000).to_bytes(4, "little")
    with pytest.raises(BadFile, match="megapixels"):
        take_in(bytes(small), "bomb.tif")


def test_a_text_chunk_that_unpacks_to_megabytes_is_refused() -> None:
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Comment", "moon " * 400_000, zip=True)
    with pytest.raises(BadFile, match="damaged or incomplete"):
        take_in(filed(drawn(), "PNG", pnginfo=words), "wordy.png")


def test_more_than_200_megabytes_are_refused_before_they_are_read() -> None:
    with pytest.raises(BadFile, match="201 MB"):
        take_in(b"\xff\xd8\xff" + bytes(201_000_000), "huge.jpg")


def _pages(kind: str, **options: Any) -> bytes:
    first, second = drawn(), drawn().rotate(180)
    return filed(first, kind, save_all=True, append_images=[second, first], **options)


@pytest.mark.parametrize(
    ("kind", "noun"), [("GIF", "frames"), ("PNG", "frames"), ("WEBP", "frames"), ("AVIF", "frames"), ("TIFF", "pages")]
)
def test_animations_and_documents_are_refused_or_taken_for_their_first_picture(kind: str, noun: str) -> None:
    data = _pages(kind)
    with pytest.raises(BadFile, match=f"holds 3 {noun}, and a photo is one picture"):
        take_in(data, "several")
    taken = take_in(data, "several", frame="first")
    assert (taken.frames, taken.width, taken.height) == (3, 96, 64)


def test_the_second_picture_a_telephone_puts_behind_a_jpeg_does_not_count() -> None:
    data = filed(drawn(), "MPO", save_all=True, append_images=[drawn(48, 32)])
    assert take_in(data, "telephone.jpg").frames == 1


def test_a_reduced_page_of_a_tiff_is_a_preview_and_does_not_count() -> None:
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    preview = drawn(12, 8)
    about = ImageFileDirectory_v2()
    about[0x00FE] = 1
    preview.encoderinfo = {"tiffinfo": about}
    data = filed(drawn(), "TIFF", save_all=True, append_images=[preview])
    assert take_in(data, "with preview.tif").frames == 1


def test_a_raw_file_in_tiff_clothing_is_refused() -> None:
    data = filed(drawn(), "TIFF", tiffinfo={0xC612: b"\x01\x04\0\0"})
    with pytest.raises(BadFile, match="raw file"):
        take_in(data, "IMG_0001.DNG")


def test_measurements_are_no_colours() -> None:
    with pytest.raises(BadFile, match="8 or 16 bits"):
        take_in(filed(Image.new("F", (20, 20), 0.5), "TIFF"), "heights.tif")


def test_entities_in_the_metadata_are_refused() -> None:
    packet = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + xmp("<dc:title>&b;</dc:title>")
    with pytest.raises(BadFile, match="entities"):
        take_in(filed(drawn(), xmp=packet), "laughs.jpg")


def test_the_name_in_a_message_is_one_short_clean_line() -> None:
    with pytest.raises(BadFile) as refused:
        take_in(b"text", "C:\\photos\\evil\nname\x00\u202egpj" + "x" * 500)
    assert str(refused.value).startswith("evil namegpjxxx")
    assert len(str(refused.value)) < 300
