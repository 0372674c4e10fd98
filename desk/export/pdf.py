"""PDF: the article page on paper, printed by the engine that also shows it; its headings are the outline."""

from __future__ import annotations

import re
from html import unescape

from desk.export.address import file_stem
from desk.export.article import Setting, draw
from desk.export.byline import authors
from desk.export.facts import headline, times
from desk.export.figures import in_folder
from desk.export.format import Develop, Format, Issue, Paper, Rendition
from desk.export.language import tag
from desk.export.pdf_file import About, Heading, described
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.story import Story

_WIDTH = 1920  # pixels: some 290 to an inch on the page
# Where paper is Letter and not A4, by CLDR.
_LETTER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
_HEADING = re.compile(r"<h([1-4])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# What spares a screen work, and would have paper wait.
_LAZY = ' loading="lazy" decoding="async"'


class CannotPrint(DeskError):
    """No PDF can be made: there is no page engine, it failed, or it took too long."""


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.pdf. The story must be struck. Raises CannotPrint, and DeskError for wild copy."""
    if issue.printer is None:
        raise CannotPrint("A PDF is printed by the page engine, which is not at hand here; choose another format.")
    shown: dict[str, bytes] = {}

    def placed(rendition: Rendition) -> str:
        shown[in_folder(rendition)] = rendition.data
        return in_folder(rendition)

    drawn = draw(story, house, develop, issue, Setting(locate=placed, closed=True, width=_WIDTH))
    page, headings = outlined(drawn.page.decode("utf-8"))
    printed = issue.printer({"index.html": page.encode("utf-8"), **shown}, paper(house))
    about = About(
        title=headline(story),
        authors=tuple(one.name for one in authors(story.furniture.byline, house)),
        language=tag(story.furniture.language),
        moment=times(story, house, issue).modified,
        headings=headings,
    )
    return {f"{file_stem(story)}.pdf": described(printed, about)}


def paper(house: House) -> Paper:
    """The paper of the house's country; A4 where its language names none."""
    return "Letter" if {part.upper() for part in house.language.split("-")[1:]} & _LETTER else "A4"


def outlined(page: str) -> tuple[str, tuple[Heading, ...]]:
    """The page with a name on each heading, and those headings.

    An engine notes in a PDF where a name lies once something links to it: so an unseen line of links comes last.
    """
    found: list[Heading] = []

    def named(heading: re.Match[str]) -> str:
        words = " ".join(unescape(_TAG.sub("", heading[2])).split())
        if not words:
            return heading[0]
        found.append(Heading(f"outline-{len(found) + 1}", words, int(heading[1])))
        return f'<h{heading[1]} id="{found[-1].name}">{heading[2]}</h{heading[1]}>'

    page = _HEADING.sub(named, page.replace(_LAZY, ""))
    links = "".join(f'<a href="#{one.name}"></a>' for one in found)
    return page.replace("</body>", f"<nav hidden>{links}</nav>\n</body>"), tuple(found)


FORMAT = Format("pdf", "PDF", ".pdf", render, "The same page on paper, with page numbers")
