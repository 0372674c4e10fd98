"""A story as machines take it: absolute addresses, times with zones, its text as HTML, a credit with each photo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from desk.export import facts
from desk.export.address import story_address
from desk.export.byline import Author, authors
from desk.export.facts import Notice
from desk.export.figures import credit_line, in_folder, plain_rendition, whole
from desk.export.format import Develop, Issue, Rendition
from desk.export.language import print_dateline, tag
from desk.export.theme import theme_named
from desk.markup.page import to_html
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.related import Related
from desk.story.stage import Stage
from desk.story.story import Story

_SHOWN = 1280  # pixels: the width in which feeds show a photo


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo with its words and where each of its renditions will be; `main` is None while it is to come.

    `renditions` are those in media types that everything can read. `copyright` and `by` are never empty where
    anything is known of whose it is.
    """

    photo: Photo
    alt: str
    caption: str
    credit: str
    by: str
    copyright: str
    renditions: tuple[Rendition, ...]
    main: Rendition | None
    folder: str

    def address(self, rendition: Rendition) -> str:
        return self.folder + in_folder(rendition)


@dataclass(frozen=True, slots=True)
class Piece:
    """What feeds and exchange formats say of a story."""

    address: str
    headline: str
    standfirst: str
    description: str
    language: str
    dateline: str
    published: datetime
    modified: datetime
    authors: tuple[Author, ...]
    categories: tuple[str, ...]
    photos: tuple[Shown, ...]
    html: str
    marks: tuple[str, ...]
    notices: tuple[Notice, ...]
    related: tuple[Related, ...]
    withdrawn: bool

    @property
    def byline(self) -> str:
        return ", ".join(one.name for one in self.authors)


def piece(story: Story, house: House, develop: Develop, issue: Issue) -> Piece:
    """The story for machines. It must be struck. Raises DeskError for wild copy."""
    story = facts.for_readers(story)
    furniture = story.furniture
    own = theme_named(house.theme, issue.themes).words(furniture.language)
    shown: dict[str, Shown] = {}
    address = story_address(story, house)

    def placed(key: str, alt: str) -> str:
        photo = story.photo(key)
        if photo is None or photo == story.lead:
            return ""
        shown.setdefault(key, _shown(photo, alt, address, develop))
        return _figure(shown[key])

    if story.lead:
        shown[story.lead.key] = _shown(story.lead, "", address, develop)
    lead = _figure(shown[story.lead.key]) if story.lead else ""
    dateline = print_dateline(furniture.dateline, own, house) if furniture.dateline else ("", "", "")
    first = str(Markup("<b>{}{}</b>{} ").format(*dateline)) if furniture.dateline else ""
    marks = facts.marks(story, house, issue, own)
    retractions, corrections = facts.notices(story, house, own)
    body = to_html(story.copy, figure=placed, first=first).replace('href="#', f'href="{address}#')
    moments = facts.times(story, house, issue)
    return Piece(
        address=address,
        headline=facts.headline(story),
        standfirst=" ".join(furniture.standfirst.split()),
        description=facts.description(story),
        language=tag(furniture.language),
        dateline="".join(dateline[:2]),
        published=moments.published,
        modified=moments.modified,
        authors=authors(furniture.byline, house),
        categories=tuple(dict.fromkeys((*furniture.section, *furniture.keywords))),
        photos=tuple(shown.values()),
        html="".join((*_marked(marks), *_noticed(retractions), lead, body, *_noticed(corrections))),
        marks=marks,
        notices=(*retractions, *corrections),
        related=story.related,
        withdrawn=story.stage is Stage.WITHDRAWN,
    )


def _shown(photo: Photo, alt: str, address: str, develop: Develop) -> Shown:
    renditions = tuple(one for one in develop(photo) if one.media_type in ("image/jpeg", "image/png"))
    by = photo.creator or photo.agency or photo.credit
    return Shown(
        photo=photo,
        alt="" if photo.decorative else photo.alt or alt,
        caption=" ".join(photo.caption.split()),
        credit=" ".join(credit_line(photo).split()),
        by=" ".join(by.split()),
        copyright=" ".join((photo.copyright or photo.credit or by).split()),
        renditions=renditions,
        main=plain_rendition(whole(renditions), _SHOWN) if whole(renditions) else None,
        folder=address,
    )


def _figure(one: Shown) -> str:
    picture = Markup('<img src="{}" width="{}" height="{}" alt="{}">')
    made = picture.format(one.address(one.main), one.main.width, one.main.height, one.alt) if one.main else ""
    words = Markup(" ").join(part for part in (one.caption, one.credit) if part)
    caption = Markup("<figcaption>{}</figcaption>").format(words) if words else ""
    return Markup("<figure>{}{}</figure>\n").format(made, caption) if made or caption else ""


def _marked(marks: tuple[str, ...]) -> Iterator[str]:
    yield from (Markup("<p><strong>{}</strong></p>\n").format(mark) for mark in marks)


def _noticed(notices: tuple[Notice, ...]) -> Iterator[str]:
    yield from (Markup("<p><em>{}</em></p>\n").format(notice.line) for notice in notices)
