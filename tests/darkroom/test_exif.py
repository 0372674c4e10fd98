"""EXIF tags, from sound blocks and from broken ones."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.darkroom.exif import ExifTags, as_iso, first_directory, read_exif
from tests.darkroom.pictures import drawn, exif, filed


def test_the_tags_a_newsroom_needs() -> None:
    tags = read_exif(
        exif(
            {0x010E: "The landing", 0x013B: "A Reporter", 0x8298: "The Desk", 0x010F: "ACME", 0x0110: "R5", 0x0112: 6},
            photo={0x9003: "1969:07:20 20:17:40", 0x9011: "+00:00", 0xA431: "12345"},
            gps={1: "N", 2: (28.0, 36.0, 30.0), 3: "W", 4: (80.0, 36.0, 15.0)},
        )
    )
    assert (tags.description, tags.artist, tags.copyright) == ("The landing", "A Reporter", "The Desk")
    assert (tags.make, tags.model, tags.orientation, tags.has_serial) == ("ACME", "R5", 6, True)
    assert tags.taken == "1969-07-20T20:17:40+00:00"
    assert tags.gps == pytest.approx((28.608333, -80.604167))


def test_latin_letters_and_the_two_parts_of_a_notice() -> None:
    tags = read_exif(exif({0x8298: "\xa9 Reporter\0\xa9 Editor".encode("latin-1")}))
    assert tags.copyright == "© Reporter, © Editor"


def test_windows_tags_are_utf_16() -> None:
    tags = read_exif(exif({0x9C9D: "Zoë\0".encode("utf-16-le"), 0x9C9E: "moon; sea ;".encode("utf-16-le")}))
    assert tags.artist == "Zoë"
    assert tags.keywords == ("moon", "sea")


def test_a_tiff_file_is_read_as_one_block_in_both_byte_orders() -> None:
    for order in ("<", ">"):
        options = {"tiffinfo": {0x010E: "The landing"}, "big_tiff": False}
        assert read_exif(filed(drawn(), "TIFF", **options)).description == "The landing", order


def test_big_tiff_is_read_too() -> None:
    data = filed(drawn(), "TIFF", big_tiff=True, tiffinfo={0x010E: "The landing, at length"})
    assert data[2] == 43
    assert read_exif(data).description == "The landing, at length"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024:07:20 10:11:12", "2024-07-20T10:11:12"),
        ("2024-07-20", "2024-07-20"),
        ("2024:07:20 10:11", "2024-07-20T10:11:00"),
        ("0000:00:00 00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("2024:13:40 10:11:12", ""),
        ("yesterday", ""),
    ],
)
def test_dates(text: str, iso: str) -> None:
    assert as_iso(text) == iso


@pytest.mark.parametrize("turn", [0, 9, 65_535])
def test_an_orientation_that_does_not_exist_is_upright(turn: int) -> None:
    assert read_exif(exif({0x0112: turn})).orientation == 1


def _block(*lines: bytes, count: int | None = None) -> bytes:
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(lines) if count is None else count) + b"".join(lines)


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"Exif\0\0",
        b"II*\0\xff\xff\xff\xff" + bytes(20),
        _block(count=65_535),
        _block(struct.pack("<HHII", 0x010E, 2, 0xFFFFFFFF, 8)),
        _block(struct.pack("<HHII", 0x010E, 99, 4, 8)),
        _block(struct.pack("<HHII", 0x8769, 4, 1, 8)),  # points back at its own directory
        _block(struct.pack("<HHII", 0x8825, 4, 1, 8), struct.pack("<HHII", 2, 5, 3, 0)),
    ],
)
def test_broken_blocks_say_nothing_and_do_no_harm(block: bytes) -> None:
    tags = read_exif(block + bytes(8))
    assert (tags.description, tags.taken) == ("", "")


def test_a_rational_over_zero_is_zero_degrees() -> None:
    block = exif({}, gps={1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    assert read_exif(block).gps == (0.0, 0.0)


@given(st.binary(max_size=300), st.sampled_from([b"II*\0", b"MM\0*", b"II+\0\x08\0\0\0", b""]))
def test_no_bytes_can_make_the_reader_raise(block: bytes, start: bytes) -> None:
    assert isinstance(read_exif(start + block), ExifTags)
    assert isinstance(first_directory(start + block), dict)


def test_every_broken_byte_of_a_real_block_is_survived() -> None:
    sound = exif({0x010E: "x" * 40, 0x0112: 3}, photo={0x9003: "1969:07:20 20:17:40"}, gps={2: (1.0, 2.0, 3.0)})
    for place in range(len(sound)):
        for byte in (0, 0x7F, 0xFF):
            read_exif(sound[:place] + bytes([byte]) + sound[place + 1 :])
