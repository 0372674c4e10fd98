"""What search engines and other machines read: NewsArticle, ImageObject and BreadcrumbList as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from desk.export.address import section_address, site
from desk.export.byline import Author
from desk.export.figures import FOLDER
from desk.export.format import Rendition
from desk.export.printable import printable
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story

Record = dict[str, Any]

RATIOS = ("16x9", "4x3", "1x1")
CARD_RATIO = "1.91x1"  # of the cards that social sites draw

# Inside a script element these could end it or begin a comment; U+2028/9 break lines of older JavaScript.
_ESCAPES = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the article beyond the story itself.

    `cuts` are those of its first photo, in ratios; `others` the other photos. An unpublished proof is not `dated`.
    """

    address: str
    language: str
    description: str
    dateline: str
    dated: bool
    published: datetime
    modified: datetime
    authors: tuple[Author, ...]
    words: int
    minutes: int
    cuts: tuple[tuple[Photo, Rendition], ...]
    others: tuple[tuple[Photo, Rendition], ...]


def script_json(value: object) -> Markup:
    """JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(printable(text).translate(_ESCAPES))


def graph(story: Story, house: House, facts: Facts) -> Record:
    """The JSON-LD of an article page."""
    return {"@context": "https://schema.org", "@graph": [_article(story, house, facts), _breadcrumbs(story, house)]}


def _article(story: Story, house: House, facts: Facts) -> Record:
    furniture = story.furniture
    return known({
        "@type": "NewsArticle",
        "@id": facts.address + "#article",
        "url": facts.address,
        "mainEntityOfPage": facts.address,
        "headline": " ".join(furniture.headline.split()),
        "alternativeHeadline": furniture.headline_social,
        "description": facts.description,
        "inLanguage": facts.language,
        "datePublished": facts.published.isoformat() if facts.dated else "",
        "dateModified": facts.modified.isoformat() if facts.dated else "",
        "dateline": facts.dateline,
        "articleSection": list(furniture.section),
        "keywords": list(furniture.keywords),
        "wordCount": facts.words,
        "timeRequired": f"PT{facts.minutes}M" if facts.minutes else "",
        "isAccessibleForFree": True,
        "author": [_author(one) for one in facts.authors],
        "publisher": _publisher(house),
        "copyrightHolder": {"@type": "Organization", "name": house.copyright or house.name},
        "copyrightYear": facts.published.year,
        "image": [_image(photo, one, house, facts.address) for photo, one in facts.cuts],
        "associatedMedia": [_image(photo, one, house, facts.address) for photo, one in facts.others],
        "correction": [
            {"@type": "CorrectionComment", "datePublished": one.at.isoformat(), "text": " ".join(one.text.split())}
            for one in story.corrections
        ],
    })  # fmt: skip


def _author(author: Author) -> Record:
    kind = "Organization" if author.organisation else "Person"
    return known({"@type": kind, "name": author.bare, "jobTitle": author.job, "url": author.url})


def _publisher(house: House) -> Record:
    return known({
        "@type": "NewsMediaOrganization",
        "name": house.name,
        "url": site(house) + "/",
        "logo": {"@type": "ImageObject", "url": site(house) + "/logo.png"},
        "publishingPrinciples": house.principles_url,
        "correctionsPolicy": house.corrections_url,
    })  # fmt: skip


def _image(photo: Photo, rendition: Rendition, house: House, address: str) -> Record:
    creator = photo.creator or photo.agency or photo.credit
    file = f"{address}{FOLDER}{rendition.name}"
    return known({
        "@type": "ImageObject",
        "contentUrl": file,
        "url": file,
        "width": rendition.width,
        "height": rendition.height,
        "encodingFormat": rendition.media_type,
        "caption": photo.caption,
        "creditText": photo.credit or creator,
        "creator": {"@type": "Person" if photo.creator else "Organization", "name": creator} if creator else None,
        "copyrightNotice": photo.copyright or photo.credit or creator,
        "license": photo.licence if photo.licence.startswith("https://") else house.licence_url,
        "acquireLicensePage": house.licence_url,
    })  # fmt: skip


def _breadcrumbs(story: Story, house: House) -> Record:
    path = story.furniture.section
    places = [(part, section_address(path[: n + 1], house)) for n, part in enumerate(path)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": address}
            for n, (name, address) in enumerate(places or [(house.name, site(house) + "/")], 1)
        ],
    }


def widest(renditions: Iterable[Rendition], ratio: str) -> Rendition | None:
    """The widest JPEG or PNG of that ratio: machines that read structured data know no newer kinds."""
    fitting = (one for one in renditions if one.ratio == ratio and one.media_type in ("image/jpeg", "image/png"))
    return max(fitting, key=lambda one: one.width, default=None)


def known(record: Record) -> Record:
    """The record without what is not known."""
    return {name: value for name, value in record.items() if value not in ("", None, [], ())}
