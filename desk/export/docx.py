"""Word: a document with styles, pictures with their words, links and lists; the same bytes for the same story."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from desk.export.address import file_stem
from desk.export.blocks import Block, Kind, Span, Spans
from desk.export.byline import authors
from desk.export.figures import plain_rendition, whole
from desk.export.format import Develop, Format, Issue, Rendition
from desk.export.language import direction, tag
from desk.export.printable import printable
from desk.export.printed import Printed, Shot, printed
from desk.export.word_remarks import write_remarks
from desk.story.house import House
from desk.story.story import Story

_PAGE, _MARGIN = (Cm(21), Cm(29.7)), Cm(2.5)
_COLUMN, _TALLEST = Cm(16), Cm(18)
_PICTURE_WIDTH = 1280  # pixels: 200 to the inch over the column
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
_ZIPPED = (1980, 1, 1, 0, 0, 0)
# name, the style it follows, size in points, bold, italic, grey
_STYLES = (
    ("Section line", "Normal", 9, True, False, True),
    ("Byline", "Normal", 10, True, False, False),
    ("Published", "Normal", 9, False, False, True),
    ("Notice", "Normal", 10, False, True, False),
    ("Mark", "Normal", 12, True, False, False),
    ("Speaker", "Normal", 10, False, False, True),
    ("Code", "Normal", 9, False, False, False),
    ("Note", "Normal", 9, False, False, False),
    # Two that a reader of ours takes out again, so they are called as nobody else calls theirs.
    ("Desk more", "Normal", 10, True, False, True),
    ("Desk related", "Normal", 10, False, False, False),
)
_STYLE_OF = {Kind.PARAGRAPH: "Normal", Kind.QUOTE: "Quote", Kind.SPEAKER: "Speaker", Kind.NOTE: "Note"}
_DEEPEST = 3  # lists in lists that Word has styles for
_RULE = "* * *"


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.docx. Its properties name nobody but the authors in the byline; a proof has its comments on their words."""
    told = printed(story, house, issue)
    paper = _Paper(Document(), develop, right_to_left=direction(story.furniture.language) == "rtl")
    paper.set_up(tag(story.furniture.language))
    _properties(paper.document, story, house, told)
    _head(paper, told)
    _copy(paper, told)
    for notice in told.corrections:
        paper.line(notice.line, "Notice")
    _related(paper, told)
    write_remarks(paper.document, issue.remarks, paper.captions)
    return {f"{file_stem(story)}.docx": paper.packed()}


FORMAT = Format("docx", "Word", ".docx", render, "To work on in Word, with its photos")


def _properties(document: WordDocument, story: Story, house: House, told: Printed) -> None:
    core = document.core_properties
    moment = told.times.modified.astimezone(UTC).replace(tzinfo=None)  # as the library wants them
    core.title = _property(told.headline)
    core.author = _property("; ".join(one.bare for one in authors(story.furniture.byline, house)))
    core.subject = _property(told.section)
    core.keywords = _property(", ".join(story.furniture.keywords))
    core.language = tag(story.furniture.language)
    core.comments = core.last_modified_by = ""
    core.revision = 1
    core.created = core.modified = moment


def _property(text: str) -> str:
    return printable(text)[:255]  # what Word takes


def _head(paper: _Paper, told: Printed) -> None:
    for mark in told.marks:
        paper.line(mark, "Mark")
    if told.marks:
        paper.running_head(" ".join(told.marks))
    paper.line(told.section, "Section line")
    paper.line(told.headline, "Title")
    paper.line(told.standfirst, "Subtitle")
    paper.line(told.byline, "Byline")
    paper.line(told.published, "Published")
    paper.line(told.updated, "Published")
    for notice in told.retractions:
        paper.line(notice.line, "Notice")
    if told.lead:
        paper.photo(told.lead)


def _copy(paper: _Paper, told: Printed) -> None:
    dateline = told.dateline
    for block in told.blocks:
        if isinstance(block, Shot):
            paper.photo(block)
        elif dateline and block.kind is Kind.PARAGRAPH:
            paper.words((Span(f"{dateline} "), *block.spans), "Normal")
            dateline = ""
        else:
            paper.block(block)
    paper.line(dateline, "Normal")


def _related(paper: _Paper, told: Printed) -> None:
    if told.related:
        paper.line(told.words["related"], "Desk more")
    for one in told.related:
        paper.words((Span(one.title, url=one.address),), "Desk related")


class _Paper:
    """A document in the making."""

    def __init__(self, document: WordDocument, develop: Develop, *, right_to_left: bool) -> None:
        self.document = document
        self._develop = develop
        self._right_to_left = right_to_left
        self._pictures = 0
        self.captions: dict[str, Paragraph] = {}  # by photo
        self._counts: dict[int, tuple[int, int]] = {}  # by depth: the last number of a list, and the list's key

    def set_up(self, language: str) -> None:
        """A4, our styles, the language of the words, and nothing of the template's own picture."""
        page = self.document.sections[0]
        page.page_width, page.page_height = _PAGE
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _MARGIN
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Georgia", Pt(11)
        normal.paragraph_format.space_after = Pt(8)
        for name, base, size, bold, italic, grey in _STYLES:
            style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.document.styles[base]
            font = style.font
            font.size, font.bold, font.italic = Pt(size), bold, italic
            font.color.rgb = RGBColor(0x62, 0x5E, 0x56) if grey else None
        self.document.styles["Code"].font.name = "Courier New"
        self._say_language(language)
        package = self.document.part.package
        for key in [key for key, one in package.rels.items() if one.reltype == _THUMBNAIL]:
            del package.rels[key]

    def _say_language(self, language: str) -> None:
        said = OxmlElement("w:lang")
        said.set(qn("w:val"), language)
        if self._right_to_left:
            said.set(qn("w:bidi"), language)
        properties: Any = self.document.styles["Normal"].element
        properties.get_or_add_rPr().append(said)

    def line(self, text: str, style: str) -> None:
        """One paragraph of plain words; none where there are no words."""
        if text:
            self.words((Span(text),), style)

    def words(self, spans: Spans, style: str) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        if self._right_to_left:
            properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no word for it
            properties.insert_element_before(OxmlElement("w:bidi"), "w:spacing", "w:ind", "w:jc", "w:rPr")
        self._fill(paragraph, spans)
        return paragraph

    def _fill(self, paragraph: Paragraph, spans: Spans) -> None:
        for span in spans:
            run = self._run(paragraph, span)
            if span.url:
                self._linked(paragraph, run, span.url)

    def _run(self, paragraph: Paragraph, span: Span) -> Run:
        run = paragraph.add_run(printable(span.text))
        run.bold = True if "strong" in span.marks else None
        run.italic = True if "em" in span.marks else None
        run.font.strike = True if "s" in span.marks else None
        run.font.superscript = True if "sup" in span.marks else None
        run.font.name = "Courier New" if "code" in span.marks else None
        if self._right_to_left:
            run.font.rtl = True
        return run

    @staticmethod
    def _linked(paragraph: Paragraph, run: Run, url: str) -> None:
        """The run inside a link to that address."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run.font.underline = True
        run.font.color.rgb = RGBColor(0x1F, 0x5F, 0x8B)
        element: Any = run._r  # noqa: SLF001 - the library can read links, not write them
        element.addprevious(link)
        link.append(element)

    def block(self, block: Block) -> None:
        """A block of the copy in its style."""
        if block.kind is not Kind.ITEM:
            self._counts = {}
        if block.kind is Kind.TABLE:
            self._table(block)
        elif block.kind is Kind.RULE:
            self.line(_RULE, "Normal")
        elif block.kind is Kind.HEADING:
            self.words(block.spans, f"Heading {block.level}")
        elif block.kind is Kind.ITEM:
            self._item(block)
        elif block.kind is Kind.CODE:
            self.words(tuple(_by_lines(block.text)), "Code")
        else:
            opening = {Kind.SPEAKER: "— ", Kind.NOTE: f"{block.marker} "}.get(block.kind, "").lstrip()
            self.words((Span(opening), *block.spans) if opening else block.spans, _STYLE_OF[block.kind])

    def _item(self, block: Block) -> None:
        depth = min(block.level, _DEEPEST) - 1
        suffix = f" {depth + 1}" if depth else ""
        if block.marker == "•":
            self.words(block.spans, f"List Bullet{suffix}")
        elif block.marker:
            self._numbered(self.words(block.spans, f"List Number{suffix}"), int(block.marker[:-1]), depth)
        else:
            self.words(block.spans, f"List Continue{suffix}")

    def _numbered(self, paragraph: Paragraph, number: int, depth: int) -> None:
        """Each list counts by itself: one that does not go on from the item before is a new one to Word."""
        last, key = self._counts.get(depth, (0, 0))
        if not key or number != last + 1:
            numbering: Any = self.document.part.numbering_part.element
            style: Any = paragraph.style.element if paragraph.style else None
            pattern = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
            made = numbering.add_num(pattern)
            made.add_lvlOverride(ilvl=0).add_startOverride(number)
            key = made.numId
        properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no word for numbers
        properties.get_or_add_numPr().get_or_add_numId().val = key
        properties.numPr.get_or_add_ilvl().val = 0
        self._counts = {level: count for level, count in self._counts.items() if level < depth}
        self._counts[depth] = number, key

    def _table(self, block: Block) -> None:
        table = self.document.add_table(len(block.rows), max(len(row) for row in block.rows), style="Table Grid")
        for cells, row in zip(table.rows, block.rows, strict=True):
            for cell, spans in zip(cells.cells, row, strict=False):
                self._fill(cell.paragraphs[0], spans)
        self.document.add_paragraph()

    def photo(self, shot: Shot) -> None:
        """The picture as wide as the column, then its words; only the words while the picture is still to come."""
        renditions = whole(self._develop(shot.photo))
        if renditions:
            self._picture(plain_rendition(renditions, _PICTURE_WIDTH), shot)
        words = " ".join(part for part in (shot.caption, shot.credit) if part)
        if words:
            self.captions[shot.photo.key] = self.words((Span(words),), "Caption")

    def _picture(self, rendition: Rendition, shot: Shot) -> None:
        tall = rendition.height * _COLUMN > rendition.width * _TALLEST
        run = self.document.add_paragraph().add_run()
        size = {"height": _TALLEST} if tall else {"width": _COLUMN}
        picture = run.add_picture(io.BytesIO(rendition.data), **size)
        self._pictures += 1
        properties: Any = picture._inline.docPr  # noqa: SLF001 - the library has no word for alternatives
        properties.set("descr", printable(shot.alt))
        properties.set("name", f"Photo {self._pictures}")

    def running_head(self, text: str) -> None:
        """Words at the top of every page."""
        self.document.sections[0].header.paragraphs[0].text = printable(text)

    def packed(self) -> bytes:
        """The file, its parts dated alike so that the same document has the same bytes.

        They are stored as they are: what looks through files for words that must not leave can then read them.
        """
        made, out = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            for name in parts.namelist():
                package.writestr(zipfile.ZipInfo(name, _ZIPPED), parts.read(name))
        return out.getvalue()


def _by_lines(text: str) -> Iterator[Span]:
    for n, line in enumerate(text.split("\n")):
        yield Span(f"\n{line}" if n else line)
