"""Single HTML file: the article page with its style and its pictures inside it."""

from __future__ import annotations

import base64

from desk.export.address import file_stem
from desk.export.article import Setting, draw
from desk.export.format import Develop, Format, Issue, Rendition
from desk.story.house import House
from desk.story.story import Story


def inside(rendition: Rendition) -> str:
    """The picture itself as an address."""
    return f"data:{rendition.media_type};base64,{base64.b64encode(rendition.data).decode('ascii')}"


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.html, which asks for no other file: each picture in one size, so that it can be sent by mail."""
    drawn = draw(story, house, develop, issue, Setting(locate=inside, closed=True))
    return {f"{file_stem(story)}.html": drawn.page}


FORMAT = Format("single", "Single HTML file", ".html", render, "Everything inside one file, to send by mail")
