"""Word files: whatever somebody calls a style, the words in it come in; our own list of related stories does not."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from desk.intake.reading import read_bytes

WORDS = "The crew looked out of the windows for some minutes and took pictures of the grey plain."
OUTSIDE = "They then put on their suits and went outside."


def linked(paragraph: Paragraph, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    run._r.addprevious(link)
    link.append(run._r)


def file_with(style: str, last: str = "", link: str = "") -> bytes:
    """A headline, and among some words a paragraph of that style with a link, words, or both."""
    document = docx.Document()
    if style not in [one.name for one in document.styles]:
        document.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Two men walk on the moon", style="Title")
    for _ in range(3):
        document.add_paragraph(WORDS)
    paragraph = document.add_paragraph(style=style)
    if link:
        linked(paragraph, link, "https://log.example.org/")
    paragraph.add_run(last)
    document.add_paragraph(WORDS.replace("grey", "dusty"))
    document.save(made := io.BytesIO())
    return made.getvalue()


@pytest.mark.parametrize("style", ["More", "Related", "Related stories", "Newsletter", "Desk copy"])
def test_no_style_of_somebody_else_loses_words(style: str) -> None:
    for data in (
        file_with(style, OUTSIDE),
        file_with(style, ", they said, tells it all.", link="The log of the mission"),
    ):
        arrival = read_bytes(data, "moon.docx")
        assert "outside" in arrival.copy or "log of the mission" in arrival.copy
        assert arrival.related == ()


def test_what_was_typed_after_our_list_of_related_stories_comes_in() -> None:
    """Word goes on in the style of the paragraph before."""
    arrival = read_bytes(file_with("Desk related", OUTSIDE), "moon.docx")
    assert OUTSIDE in arrival.copy
    assert arrival.related == ()
    beside = read_bytes(file_with("Desk related", f" {OUTSIDE}", link="Columbia waits"), "moon.docx")
    assert OUTSIDE in beside.copy
    listed = read_bytes(file_with("Desk related", link="Columbia waits"), "moon.docx")
    assert [one.title for one in listed.related] == ["Columbia waits"]
    assert "Columbia" not in listed.copy
