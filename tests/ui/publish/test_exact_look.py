"""What a reader's browser would decide from its settings is decided on the way to the engine."""

from __future__ import annotations

import pytest

from desk.paths import RESOURCES
from desk.ui.publish.exact_look import NO, WIDTHS, YES, Look, seen_with

DESKTOP, _TABLET, _PHONE, PRINT = WIDTHS
CSS = b":root { color-scheme: light dark; } @media (prefers-color-scheme: dark) { a {} } @media print { b {} }"


@pytest.mark.parametrize(
    ("look", "wanted"),
    [
        (
            Look(DESKTOP, dark=False),
            f":root {{ color-scheme: light; }} @media {NO} {{ a {{}} }} @media print {{ b {{}} }}",
        ),
        (
            Look(DESKTOP, dark=True),
            f":root {{ color-scheme: dark; }} @media {YES} {{ a {{}} }} @media print {{ b {{}} }}",
        ),
        (Look(PRINT, dark=True), f":root {{ color-scheme: light; }} @media {NO} {{ a {{}} }} @media all {{ b {{}} }}"),
    ],
)
def test_a_style_sheet_is_read_as_in_that_light_and_on_that_medium(look: Look, wanted: str) -> None:
    assert seen_with("article.css", CSS, look).decode() == wanted


def test_what_is_asked_in_the_page_itself_is_decided_too() -> None:
    page = b'<head><style media="print">x</style><meta name="color-scheme" content="light dark"></head>on print paper'
    seen = seen_with("index.html", page, Look(PRINT)).decode()
    assert '<style media="all">' in seen
    assert 'content="light"' in seen
    assert seen.endswith("on print paper")
    assert "margin: 68px" in seen


def test_on_a_screen_in_the_light_the_page_is_the_same_to_the_byte_but_for_the_scheme() -> None:
    page = b"<head></head><p>(prefers-color-scheme: dark) is written in this paragraph.</p>"
    assert seen_with("index.html", page, Look()) == page
    assert seen_with("photo.jpg", b"\xff\xd8prefers", Look(PRINT)) == b"\xff\xd8prefers"


def test_the_standard_theme_has_nothing_left_to_ask() -> None:
    css = (RESOURCES / "themes" / "standard" / "article.css").read_bytes()
    assert b"prefers-color-scheme" not in seen_with("article.css", css, Look(dark=True))
    assert b"@media print" not in seen_with("article.css", css, Look(PRINT))
