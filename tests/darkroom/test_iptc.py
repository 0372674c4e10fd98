"""IPTC-IIM: fields, character sets, and the blocks they lie in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.darkroom.iptc import iim_in_photoshop, read_iim
from tests.darkroom.pictures import iim, photoshop


def test_fields_may_occur_more_than_once() -> None:
    fields = read_iim(iim([(25, b"moon"), (25, b"sea"), (110, b"The Desk")]))
    assert fields[2, 25] == ("moon", "sea")
    assert fields[2, 110] == ("The Desk",)


@pytest.mark.parametrize(
    ("charset", "encoding", "text"),
    [
        (b"\x1b%G", "utf-8", "Café 月球 ©"),
        (b"\x1b%/I", "utf-8", "Café 月球 ©"),
        (b"", "utf-8", "Café 月球 ©"),
        (b"", "latin-1", "Café ©"),
        (b"", "cp1252", "“Café” –"),
        (b"\x1b.A", "latin-1", "Café ©"),
        (b"\x1b-L", "iso8859-5", "Москва"),
        (b"\x1b-F", "iso8859-7", "Αθήνα"),
        (b"\x1b-H", "iso8859-8", "שלום"),
    ],
)
def test_character_sets(charset: bytes, encoding: str, text: str) -> None:
    assert read_iim(iim([(120, text.encode(encoding))], charset))[2, 120] == (text,)


def test_utf_8_with_a_latin_copyright_sign_keeps_both() -> None:
    fields = read_iim(iim([(116, b"\xa9 2024 Jos\xc3\xa9")], b"\x1b%G"))
    assert fields[2, 116] == ("© 2024 José",)


def test_a_field_longer_than_32767_bytes_has_its_length_in_more_bytes() -> None:
    block = b"\x1c\x02\x78\x80\x04" + (40_000).to_bytes(4, "big") + b"x" * 40_000 + iim([(110, b"The Desk")])
    fields = read_iim(block)
    assert fields[2, 110] == ("The Desk",)
    assert fields[2, 120][0].startswith("xxx")


def test_padding_between_fields_is_passed_over() -> None:
    assert read_iim(iim([(110, b"The Desk")]) + b"\0\0" + iim([(90, b"Houston")]))[2, 90] == ("Houston",)


def test_a_field_that_is_cut_off_ends_the_reading() -> None:
    whole = iim([(110, b"The Desk"), (120, b"A long caption")])
    assert dict(read_iim(whole[:-3])) == {(2, 110): ("The Desk",)}


def test_the_block_is_found_among_photoshops_resources() -> None:
    block = iim([(110, b"The Desk")])
    assert iim_in_photoshop(photoshop(block)) == block
    assert iim_in_photoshop(block) == block
    assert iim_in_photoshop(b"8BIM\x04\x0c\0\0\0\0\0\x02hi") == b""


@given(st.binary(max_size=200))
def test_no_bytes_can_make_the_readers_raise(raw: bytes) -> None:
    read_iim(b"\x1c\x02" + raw)
    iim_in_photoshop(b"8BIM\x04" + raw)
