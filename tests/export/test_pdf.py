"""PDF: what is given to the printer, and what the PDF says of itself. The real engine prints in tests/ui/publish."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk.export import pdf
from desk.export.format import Issue
from desk.export.pdf import CannotPrint, outlined, paper
from desk.export.pdf_file import About, Heading, described
from desk.export.strike import strike
from desk.story.errors import BadFile
from desk.story.house import House
from desk.story.story import Story
from tests.export.conftest import TODAY, develop
from tests.export.pressing import Pressed, printed
from tests.export.stories import CORRECTED, WHOLE


def press(story: Story, house: House | None = None, *, proof: bool = False) -> tuple[Pressed, dict[str, bytes]]:
    at = Pressed()
    made = pdf.render(strike(story), house or House(), develop, Issue(TODAY, proof, printer=at))
    return at, made


def test_one_file_is_made_of_the_page_and_the_pictures_it_shows() -> None:
    at, made = press(WHOLE)
    assert list(made) == ["eagle-lands.pdf"]
    assert made["eagle-lands.pdf"].startswith(printed()[:40])
    pictures = [name for name in at.files if name != "index.html"]
    assert pictures
    assert all(f'src="{name}"' in at.page for name in pictures), "a picture that nobody sees is not printed"
    assert "loading=" not in at.page, "paper does not scroll"
    for words in ("The view, drawn for this story.", "Desk Sample/Herald", "Eagle lands"):
        assert words in at.page


def test_without_a_printer_one_sentence_says_so() -> None:
    with pytest.raises(CannotPrint, match="choose another format"):
        pdf.render(strike(WHOLE), House(), develop, Issue(TODAY))


def test_a_proof_is_marked_on_paper_too() -> None:
    assert 'class="watermark"' in press(WHOLE, proof=True)[0].page
    assert 'class="watermark"' not in press(WHOLE)[0].page


def test_what_the_notebook_knows_is_not_printed(story: Story) -> None:
    told = replace(story, authors=("Concealed author",))
    assert "Concealed" not in press(told)[0].page


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-US", "Letter"),
        ("es-MX", "Letter"),
        ("fr-CA", "Letter"),
        ("en-GB", "A4"),
        ("de", "A4"),
        ("zh-Hant-TW", "A4"),
    ],
)
def test_paper_is_that_of_the_house(language: str, expected: str) -> None:
    assert paper(House(language=language)) == expected


def test_headings_get_names_that_something_links_to() -> None:
    page, headings = outlined("<body><h1>One &amp; <em>two</em></h1><h2>Three</h2><h2> </h2></body>")
    assert headings == (Heading("outline-1", "One & two", 1), Heading("outline-2", "Three", 2))
    assert '<h2 id="outline-2">Three</h2>' in page
    assert '<nav hidden><a href="#outline-1"></a><a href="#outline-2"></a></nav>' in page


ABOUT = About(
    "Eagle lands: “two men”",
    ("Ada Sample", "Ben Example"),
    "en-GB",
    TODAY,
    (Heading("outline-1", "Eagle", 1), Heading("outline-2", "Descent", 2), Heading("outline-3", "Ascent", 2)),
)


def hexadecimal(words: str) -> bytes:
    return b"<FEFF" + words.encode("utf-16-be").hex().upper().encode() + b">"


def test_a_pdf_says_what_it_is() -> None:
    made = described(printed(), ABOUT)
    assert b"/Title " + hexadecimal("Eagle lands: “two men”") in made
    assert b"/Author " + hexadecimal("Ada Sample, Ben Example") in made
    assert b"/Lang " + hexadecimal("en-GB") in made
    assert b"/DisplayDocTitle true" in made


def test_its_time_is_that_of_the_story_and_not_of_the_printing() -> None:
    made = described(printed(), ABOUT)
    assert made.count(b"(D:20261124100000+00'00')") == 4
    assert b"20261124180405" not in made


def test_the_outline_has_the_headings_under_one_another() -> None:
    made = described(printed(), ABOUT)
    outline = made[made.index(b"/Type /Outlines") :]
    assert outline.index(hexadecimal("Eagle")) < outline.index(hexadecimal("Descent"))
    assert outline.startswith(b"/Type /Outlines\n/First 6 0 R\n/Last 6 0 R\n/Count 3")
    assert b"/Parent 5 0 R\n/Dest /outline-1\n/First 7 0 R\n/Last 8 0 R\n/Count 2" in outline
    assert b"/Parent 6 0 R\n/Dest /outline-3\n/Prev 7 0 R" in outline


def test_headings_that_the_engine_did_not_place_are_left_out() -> None:
    made = described(printed(), replace(ABOUT, headings=(Heading("outline-9", "Nowhere", 1),)))
    assert b"/Outlines" not in made


def test_objects_lie_where_the_table_says() -> None:
    made = described(printed(), ABOUT)
    start = int(made.split(b"startxref\n")[-1].split(b"\n")[0])
    lines = made[start:].split(b"trailer")[0].splitlines()[3:]
    for head, place in zip(lines[::2], lines[1::2], strict=True):
        number = head.split()[0]
        assert made[int(place[:10]) :].startswith(number + b" 0 obj\n")


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BadFile, match="no whole PDF"):
        described(b"%PDF-1.4 cut", ABOUT)


def test_the_same_story_gives_the_same_bytes() -> None:
    assert press(CORRECTED)[1] == press(CORRECTED)[1]
