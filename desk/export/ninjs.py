"""ninjs 3.1: the story as JSON for other newsrooms, with its photos.

ninjs has no credit line: whose a photo is stands in `by`, `infoSources` and `copyrightNotice`.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from desk.export.address import file_stem, section_address, site, tag_address
from desk.export.facts import dated
from desk.export.figures import in_folder
from desk.export.format import Develop, Format, Issue, Rendition
from desk.export.language import in_zone
from desk.export.piece import Piece, Shown, piece
from desk.export.printable import printable
from desk.export.structured import known
from desk.markup.address import is_public
from desk.markup.reading import words
from desk.story.house import House
from desk.story.related import Related
from desk.story.story import Story

Record = dict[str, Any]
_TRUST = "http://cv.iptc.org/newscodes/trustindicator/"


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.ninjs.json and the photos that it names."""
    made = piece(story, house, develop, issue)
    text = json.dumps(_item(story, made, house, issue), ensure_ascii=False, indent=1) + "\n"
    photos = {in_folder(one): one.data for shown in made.photos for one in shown.renditions}
    return {f"{file_stem(story)}.ninjs.json": printable(text).encode("utf-8"), **photos}


FORMAT = Format("ninjs", "ninjs 3.1", "", render, "The story and its photos as JSON, for other newsrooms")


def status(made: Piece, issue: Issue) -> str:
    """What may be done with the story, in the words that IPTC has for it."""
    return "canceled" if made.withdrawn else "withheld" if issue.proof or issue.held else "usable"


def _item(story: Story, made: Piece, house: House, issue: Issue) -> Record:
    furniture = story.furniture
    embargo = in_zone(issue.embargo, house).isoformat() if issue.embargo and issue.held else ""
    return known({
        "uri": made.address,
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
        },
        "type": "text",
        "representationType": "full",
        "version": str(1 + len(story.corrections)),
        "firstCreated": made.published.isoformat() if dated(story, issue) else "",
        "versionCreated": made.modified.isoformat(),
        "embargoedUntil": embargo,
        "pubStatus": status(made, issue),
        "language": made.language,
        "title": made.headline,
        "headlines": [
            {"role": role, "value": value}
            for role, value in (
                ("main", made.headline),
                ("web", furniture.headline_web),
                ("social", furniture.headline_social),
                ("breaking", furniture.headline_breaking),
            )
            if value
        ],
        "descriptions": [{"role": "standfirst", "contentType": "text/plain", "value": made.standfirst}]
        if made.standfirst
        else [],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/html",
                "charCount": len(made.html),
                "wordCount": words(story.copy),
                "value": made.html,
            }
        ],
        "by": made.byline,
        "slugline": furniture.slug,
        "located": made.dateline,
        "edNote": " ".join((*made.marks, *(one.line for one in made.notices))),
        "people": [{"name": one.bare, "rel": "author"} for one in made.authors if not one.organisation],
        "organisations": [{"name": one.bare, "rel": "author"} for one in made.authors if one.organisation],
        "places": [known({"name": furniture.dateline.place, "rel": "dateline"})] if made.dateline else [],
        "subjects": [
            *(
                {"name": name, "rel": "section", "uri": section_address(furniture.section[: n + 1], house)}
                for n, name in enumerate(furniture.section)
            ),
            *({"name": name, "rel": "keyword", "uri": tag_address(name, house)} for name in furniture.keywords),
        ],
        "infoSources": [{"name": house.name, "role": "publisher", "uri": site(house) + "/"}],
        "copyrightHolder": house.copyright or house.name,
        "copyrightNotice": f"© {made.published.year} {house.copyright or house.name}",
        "trustIndicators": [
            {"role": _TRUST + role, "title": title, "href": url}
            for role, title, url in (
                ("editorialPolicy", "Editorial principles", house.principles_url),
                ("correctionsPolicy", "Corrections", house.corrections_url),
            )
            if is_public(url)
        ],
        "associations": [
            *(_photo(n, shown, made) for n, shown in enumerate(made.photos, 1)),
            *(_related(n, one, house) for n, one in enumerate(made.related, 1)),
        ],
    })  # fmt: skip


def _photo(number: int, shown: Shown, made: Piece) -> Record:
    owner = shown.photo.credit or shown.photo.agency or shown.by
    return known({
        "name": f"photo{number}",
        "rel": shown.photo.role.value,
        "uri": shown.address(shown.main) if shown.main else f"{made.address}#photo{number}",
        "type": "picture",
        "representationType": "full" if shown.main else "partial",
        "pubStatus": "usable" if shown.main else "withheld",
        "language": made.language,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": text}
            for role, text in (("caption", shown.caption), ("altText", " ".join(shown.alt.split())))
            if text
        ],
        "by": shown.by,
        "infoSources": [{"name": owner, "role": "credit"}] if owner else [],
        "copyrightNotice": shown.copyright,
        "renditions": [_rendition(shown, one) for one in shown.renditions],
    })  # fmt: skip


def _related(number: int, one: Related, house: House) -> Record:
    """A story to read next; it belongs to the house, or to the site where it stands."""
    ours = one.address.startswith(site(house) + "/")
    owner = house.name if ours else urlsplit(one.address).hostname or one.address
    return {
        "name": f"related{number}",
        "rel": "related",
        "uri": one.address,
        "type": "text",
        "representationType": "partial",
        "headlines": [{"role": "main", "value": one.title}],
        "by": owner,
        "infoSources": [{"name": owner, "role": "publisher"}],
        "copyrightNotice": f"© {(house.copyright or owner) if ours else owner}",
    }


def _rendition(shown: Shown, one: Rendition) -> Record:
    return {
        "name": one.name,
        "href": shown.address(one),
        "contentType": one.media_type,
        "width": one.width,
        "height": one.height,
        "sizeInBytes": len(one.data),
    }
