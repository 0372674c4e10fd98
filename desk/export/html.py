"""HTML folder: one article page without scripts, its style sheet and its photos."""

from __future__ import annotations

from desk.export.article import STYLE, draw
from desk.export.figures import in_folder
from desk.export.format import Develop, Format, Issue
from desk.export.theme import theme_named
from desk.story.house import House
from desk.story.story import Story


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """index.html, its style sheet and the photos' files. The story must be struck. Raises DeskError for wild copy."""
    drawn = draw(story, house, develop, issue)
    return {
        "index.html": drawn.page,
        STYLE: theme_named(house.theme, issue.themes).file(STYLE),
        **{in_folder(one): one.data for one in drawn.renditions},
    }


FORMAT = Format("html", "HTML folder", "", render, "The article page and its photos, as a web server takes them")
