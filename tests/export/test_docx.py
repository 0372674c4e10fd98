"""Word documents, read back with the library that reads them and with the one that the intake uses."""

from __future__ import annotations

import io
from dataclasses import replace

import mammoth
from docx import Document
from docx.document import Document as WordDocument

from desk.export.docx import render
from desk.export.format import Issue
from desk.export.strike import strike
from desk.story.house import House
from desk.story.story import Story
from tests.export.conftest import TODAY, develop
from tests.export.stories import WHOLE


def opened(story: Story, issue: Issue | None = None) -> WordDocument:
    return Document(io.BytesIO(render(strike(story), House(), develop, issue or Issue(TODAY))["eagle-lands.docx"]))


def html(copy: str) -> str:
    data = render(strike(replace(WHOLE, copy=copy)), House(), develop, Issue(TODAY))["eagle-lands.docx"]
    return str(mammoth.convert_to_html(io.BytesIO(data)).value)


def test_each_part_has_its_style() -> None:
    styles: dict[str, list[str]] = {}
    for paragraph in opened(WHOLE).paragraphs:
        assert paragraph.style is not None
        styles.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert styles["Title"] == ["Eagle lands: two men walk on the moon"]
    assert styles["Subtitle"] == ["Descent took the lander past a boulder field with fuel for half a minute"]
    assert styles["Byline"] == ["By Ada Sample and Ben Example"]
    assert styles["Section line"] == ["Science / Space"]
    assert styles["Heading 2"] == ["The descent"]
    assert len(styles["List Bullet"]) == len(styles["List Number"]) == 2
    assert styles["Quote"][0].startswith("The surface is fine")
    assert styles["Caption"] == [
        "The view, drawn for this story. Photo: Desk",
        "A drawing of the lander on the plain. Desk Sample/Herald",
    ]


def test_the_properties_name_the_byline_and_nobody_else() -> None:
    core = opened(replace(WHOLE, authors=("Concealed",))).core_properties
    assert core.author == "Ada Sample; Ben Example"
    assert (core.last_modified_by, core.comments) == ("", "")
    assert core.title == WHOLE.furniture.headline
    assert core.created is not None
    assert core.created.year == 1969


def test_pictures_say_what_they_show() -> None:
    shapes = opened(WHOLE).inline_shapes
    assert [shape._inline.docPr.get("descr") for shape in shapes] == ["A grey plain", "A lander"]


def test_links_lead_where_they_led() -> None:
    assert '<a href="https://log.example.org/a?b=1&amp;c=2">the log</a>' in html(WHOLE.copy)


def test_each_numbered_list_counts_by_itself() -> None:
    page = html("1. one\n2. two\n\nWords between.\n\n1. one again\n\nMore words.\n\n7. seven")
    assert page.count("<ol>") == 3


def test_a_speaker_stands_under_the_quotation() -> None:
    document = opened(replace(WHOLE, copy="Words.\n\n> The surface is fine and powdery.\n>\n> — Ada Sample, pilot"))
    assert [one.text for one in document.paragraphs if one.style and one.style.name == "Speaker"] == [
        "— Ada Sample, pilot"
    ]


def test_tables_and_notes_come_along() -> None:
    document = opened(replace(WHOLE, copy="Words.[^1]\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: A note on it."))
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["a", "b"], ["c", "d"]]
    assert any(one.text == "1 A note on it." for one in document.paragraphs)


def test_a_proof_says_so_on_every_page() -> None:
    header = opened(WHOLE, Issue(TODAY, proof=True)).sections[0].header
    assert header.paragraphs[0].text == "Unapproved proof. Not for publication."


def test_words_lie_in_the_file_unpacked() -> None:
    """What looks through files for a name that must not leave has to be able to read them."""
    assert b"21 kilograms" in render(strike(WHOLE), House(), develop, Issue(TODAY))["eagle-lands.docx"]
