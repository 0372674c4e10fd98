"""What the signs in a paragraph mean while it is written."""

from __future__ import annotations

import time

import pytest

from desk.ui.story_page.marks import LINE, spans


def words(text: str) -> list[tuple[str, str]]:
    """Kind and words of each span, in the order of their beginnings."""
    return [(one.kind, text[one.first : one.last]) for one in sorted(spans(text), key=lambda one: one.start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two **bold** words", [("strong", "bold")]),
        ("an *eagle* and a _moon_", [("em", "eagle"), ("em", "moon")]),
        ("***both***", [("em", "**both**"), ("strong", "both")]),
        ("snake_case_name and 2 * 3 * 4", []),
        ("`a * b * c`", [("code", "a * b * c")]),
        (r"\*no\*", []),
        ("[words](https://nasa.gov)", [("link", "words")]),
        ("[“Roger,”](quote:abc) he said", [("quote", "“Roger,”")]),
        ("called it “a day” then", [("said", "“a day”")]),
        ('called it "a day" then', [("said", '"a day"')]),
        ('a 6" disc', []),
        ("“never closed", []),
        ("# Heading", [("heading", "Heading")]),
        ("> said aloud", [("pull", "said aloud")]),
        (f"- one{LINE}- *two*", [("item", "one"), ("item", "*two*"), ("em", "two")]),
        (f"1. one{LINE}2. two", [("item", "one"), ("item", "two")]),
        ("[a [b] c](https://nasa.gov)", [("link", "a [b] c")]),
        ("", []),
    ],
)
def test_spans(text: str, expected: list[tuple[str, str]]) -> None:
    assert words(text) == expected


def test_a_link_tells_its_address_and_a_quote_its_key() -> None:
    assert [one.told for one in spans("[a](https://nasa.gov) [“b”](quote:key2)")] == ["https://nasa.gov", "key2"]


@pytest.mark.parametrize("piece", ["*", "_a", "**a ", "[", "](", "`", "“", '"', "\\", "[“", "*_", "> ", "``a"])
def test_no_row_of_signs_takes_long(piece: str) -> None:
    """Time grows with the length: twenty thousand signs cost no more than twenty times a thousand, and a margin."""

    def cost(times: int) -> float:
        text = piece * times
        start = time.process_time()
        spans(text)
        return time.process_time() - start

    cost(1_000)
    assert cost(20_000) < 400 * max(cost(1_000), 0.0005)
