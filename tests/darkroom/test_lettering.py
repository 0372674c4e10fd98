"""Texts of any age, and what only a camera wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.darkroom.lettering import clean, clean_notice, decoded, is_camera_default


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Café déjà vu".encode(), "Café déjà vu"),
        ("Café déjà vu".encode("latin-1"), "Café déjà vu"),
        ("“Quoted” – 5 €".encode("cp1252"), "“Quoted” – 5 €"),
        ("Café".encode("utf-16"), "Café"),
        ("月球".encode(), "月球"),
        (b"padded \0\0\0", "padded"),
        ("cut in a letter é".encode()[:-1], "cut in a letter"),
        ("Café and \xa9".encode()[:9] + b"\xa9 2024", "Café and© 2024"),
    ],
)
def test_bytes_are_utf_8_and_else_windows_latin(raw: bytes, text: str) -> None:
    assert decoded(raw) == text


def test_a_declared_charset_is_believed() -> None:
    assert decoded("Москва".encode("iso8859-5"), "iso8859-5") == "Москва"


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("CafÃ©", "Café"),
        ("Â© 2024 The Desk", "© 2024 The Desk"),
        ("â€œQuotedâ€\x9d", "“Quoted”"),
        ("月球 Â© 2024", "月球 © 2024"),
        ("SÃO PAULO", "SÃO PAULO"),
        ("Â for itself", "Â for itself"),
    ],
)
def test_utf_8_that_was_read_as_latin_is_mended(text: str, mended: str) -> None:
    assert clean(text) == mended


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("&copy; 2024 The Desk", "© 2024 The Desk"),
        ("&#169;The Desk", "©The Desk"),
        ("\ufffd 2024 The Desk", "© 2024 The Desk"),
        ("? 2024 The Desk", "© 2024 The Desk"),
        ("Copyright \ufffd 2024", "Copyright ©  2024".replace("  ", " ")),
        ("Who took it?", "Who took it?"),
        ("© The Desk", "© The Desk"),
    ],
)
def test_a_broken_copyright_sign_is_put_back(text: str, notice: str) -> None:
    assert clean_notice(text).replace("©  ", "© ") == notice


def test_controls_and_hidden_direction_marks_go() -> None:
    assert clean("a\x00b\x07c\u202ed\u2066e\ufeff") == "abcde"
    assert clean(" one\r\ntwo\rthree\u2028four \n") == "one\ntwo\nthree\nfour"


@given(st.binary(max_size=200))
def test_any_bytes_give_clean_text(raw: bytes) -> None:
    text = decoded(raw)
    assert "\0" not in text
    text.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "OLYMPUS DIGITAL CAMERA         ",
        "DIGITAL CAMERA",
        "KONICA MINOLTA DIGITAL CAMERA",
        "SONY DSC",
        "SAMSUNG",
        "Exif_JPEG_PICTURE",
        "DSC_0042",
        "IMG_20240720_201740.jpg",
        "DCIM",
        "cof_soft",
        "Untitled",
        "Processed with VSCO with f2 preset",
        "Camera Owner",
        "   ",
        "- - -",
        "...",
        "ACME",
        "Rocket 5",
        "ACME Rocket 5",
    ],
)
def test_what_only_a_camera_wrote_is_no_caption(text: str) -> None:
    assert is_camera_default(text, make="ACME", model="Rocket 5")


@pytest.mark.parametrize("text", ["Buzz Aldrin on the Moon", "Camera", "The Samsung hall", "Houston, 1969", "月球"])
def test_what_a_person_wrote_is(text: str) -> None:
    assert not is_camera_default(text, make="ACME", model="Rocket 5")
