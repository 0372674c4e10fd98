"""What a feed is: the newest stories of a house, of a section or of a tag, with its own address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element

from desk.export.address import site
from desk.export.format import Develop, Issue
from desk.export.language import in_zone, tag
from desk.export.piece import Piece, Shown, piece
from desk.export.xml import element, optional
from desk.story.house import House
from desk.story.story import Story

MEDIA = "http://search.yahoo.com/mrss/"


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's title, the page whose feed it is, its own address, and when anything in it last changed."""

    title: str
    page: str
    address: str
    language: str
    description: str
    updated: datetime


def channel(
    house: House, pieces: Sequence[Piece], issue: Issue, *, file: str, name: str = "", page: str = ""
) -> Channel:
    """The channel of these stories; of the whole house where no `name` and `page` are given."""
    at = page or site(house) + "/"
    return Channel(
        title=f"{house.name}: {name}" if name else house.name,
        page=at,
        address=at + file,
        language=tag(house.language),
        description=" ".join((name or house.name, house.copyright)).strip(),
        updated=max((one.modified for one in pieces), default=in_zone(issue.at, house)),
    )


def pieces_of(stories: Sequence[Story], house: House, develop: Develop, issue: Issue) -> tuple[Piece, ...]:
    """The stories for machines, the newest first."""
    made = [piece(story, house, develop, issue) for story in stories]
    return tuple(sorted(made, key=lambda one: (one.published, one.address), reverse=True))


def media(one: Piece) -> Iterator[Element]:
    """Each photo of a story with its caption, credit and copyright, as Media RSS has them."""
    return (_content(shown) for shown in one.photos if shown.main)


def _content(shown: Shown) -> Element:
    main = shown.main
    if main is None:
        raise ValueError("a photo to come has no file to send")
    sizes = {"width": str(main.width), "height": str(main.height), "fileSize": str(len(main.data))}
    return element(
        "media:content",
        {"url": shown.address(main), "medium": "image", "type": main.media_type, **sizes},
        optional("media:title", shown.alt, {"type": "plain"}),
        optional("media:description", shown.caption, {"type": "plain"}),
        optional("media:credit", shown.by, {"role": "photographer" if shown.photo.creator else "owner"}),
        optional("media:credit", shown.credit, {"role": "credit line"}),
        optional("media:copyright", shown.copyright),
    )
