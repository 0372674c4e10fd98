"""Atom 1.0 with the full text and each photo's credit."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from desk.export.feed import MEDIA, Channel, channel, media, pieces_of
from desk.export.format import Develop, Format, Issue
from desk.export.piece import Piece
from desk.export.xml import document, element, optional
from desk.story.house import House
from desk.story.story import Story

FILE = "atom.xml"


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """atom.xml with one story; its pictures are those of the site."""
    return {FILE: feed((story,), house, develop, issue)}


FORMAT = Format("atom", "Atom", ".xml", render, "A feed of this one story")


def feed(stories: Sequence[Story], house: House, develop: Develop, issue: Issue) -> bytes:
    """The Atom feed of struck stories, the newest first."""
    pieces = pieces_of(stories, house, develop, issue)
    return written(channel(house, pieces, issue, file=FILE), pieces)


def written(about: Channel, pieces: Sequence[Piece]) -> bytes:
    """The Atom feed of a channel with these stories."""
    spaces = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:media": MEDIA, "xml:lang": about.language}
    return document(
        element(
            "feed",
            spaces,
            element("id", None, about.address),
            element("title", None, about.title),
            element("updated", None, about.updated.isoformat()),
            element("link", {"rel": "self", "type": "application/atom+xml", "href": about.address}),
            element("link", {"rel": "alternate", "type": "text/html", "href": about.page}),
            element("author", None, element("name", None, about.title)),
            *(_entry(one) for one in pieces),
        )
    )


def _entry(one: Piece) -> Element:
    return element(
        "entry",
        {"xml:lang": one.language},
        element("id", None, one.address),
        element("title", None, one.headline),
        element("published", None, one.published.isoformat()),
        element("updated", None, one.modified.isoformat()),
        element("link", {"rel": "alternate", "type": "text/html", "href": one.address}),
        *(element("link", {"rel": "related", "href": other.address, "title": other.title}) for other in one.related),
        *(
            element("author", None, element("name", None, author.name), element("uri", None, author.url))
            for author in one.authors
        ),
        *(element("category", {"term": name}) for name in one.categories),
        optional("summary", one.description),
        element("content", {"type": "html"}, one.html),
        *media(one),
    )
