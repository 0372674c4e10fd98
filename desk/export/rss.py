"""RSS 2.0 with the full text and each photo's credit."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import format_datetime
from xml.etree.ElementTree import Element

from desk.export.feed import MEDIA, Channel, channel, media, pieces_of
from desk.export.format import Develop, Format, Issue
from desk.export.piece import Piece
from desk.export.xml import document, element, optional
from desk.story.house import House
from desk.story.story import Story

FILE = "feed.xml"
_SPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": MEDIA,
}


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """feed.xml with one story; its pictures are those of the site."""
    return {FILE: feed((story,), house, develop, issue)}


FORMAT = Format("rss", "RSS", ".xml", render, "A feed of this one story")


def feed(stories: Sequence[Story], house: House, develop: Develop, issue: Issue) -> bytes:
    """The RSS of struck stories, the newest first."""
    pieces = pieces_of(stories, house, develop, issue)
    return written(channel(house, pieces, issue, file=FILE), pieces)


def written(about: Channel, pieces: Sequence[Piece]) -> bytes:
    """The RSS of a channel with these stories."""
    link = {"href": about.address, "rel": "self", "type": "application/rss+xml"}
    head = element(
        "channel",
        None,
        element("title", None, about.title),
        element("link", None, about.page),
        element("description", None, about.description),
        element("language", None, about.language),
        element("lastBuildDate", None, format_datetime(about.updated)),
        element("atom:link", link),
        *(_item(one) for one in pieces),
    )
    return document(element("rss", _SPACES, head))


def _item(one: Piece) -> Element:
    shown = [photo for photo in one.photos if photo.main]
    return element(
        "item",
        None,
        element("title", None, one.headline),
        element("link", None, one.address),
        element("guid", {"isPermaLink": "true"}, one.address),
        element("pubDate", None, format_datetime(one.published)),
        *(element("dc:creator", None, author.name) for author in one.authors),
        *(element("category", None, name) for name in one.categories),
        optional("description", one.description),
        element("content:encoded", None, one.html),
        *(
            element("enclosure", {"url": photo.address(main), "length": str(len(main.data)), "type": main.media_type})
            for photo in shown[:1]
            if (main := photo.main)
        ),
        *media(one),
    )
