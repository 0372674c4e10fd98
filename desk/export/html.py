"""HTML folder: one article page without scripts, its style sheet and its photos."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from jinja2 import Environment
from markupsafe import Markup

from desk.export.address import section_address, site, story_address
from desk.export.byline import authors
from desk.export.figures import FOLDER, Figure, figure
from desk.export.format import Develop, Format, Issue, Rendition
from desk.export.language import direction, in_zone, print_dateline, print_day, print_time, tag, words_for
from desk.export.printable import printable
from desk.export.structured import RATIOS, Facts, graph, script_json, widest
from desk.export.theme import STANDARD, icon, templates
from desk.markup.address import is_public
from desk.markup.page import to_html
from desk.markup.reading import plain, words
from desk.story.correction import Correction, CorrectionKind
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.stage import Stage
from desk.story.story import Story

_STYLE = "article.css"
_LONGEST_DESCRIPTION = 300
_SHORTEST_DESCRIPTION = 20
# Nothing may run, be framed, fetched or sent. Styles and pictures are left to the server's own policy: in a page that
# is opened from a folder, 'self' is nobody.
_POLICY = (
    "script-src 'sha256-{}'; object-src 'none'; frame-src 'none'; connect-src 'self'; font-src 'none'; "
    "media-src 'none'; worker-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'"
)


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """index.html, its style sheet and the photos' files. The story must be struck. Raises DeskError for wild copy."""
    if story.stage is Stage.WITHDRAWN:
        story = replace(story, copy="", photos=())
    gallery = _Gallery(story, develop, templates())
    lead = gallery.lead()
    first = _dateline(story, house)
    body = to_html(story.copy, figure=gallery.placed, first=first)
    page = (
        templates()
        .get_template("article.html")
        .render(
            **_head(story, house, issue, gallery),
            lead=lead,
            body=Markup(body),
            **_notices(story, house),
        )
    )
    return {
        "index.html": printable(page).encode("utf-8"),
        _STYLE: (STANDARD / _STYLE).read_bytes(),
        **{FOLDER + one.name: one.data for one in gallery.files()},
    }


FORMAT = Format("html", "HTML folder", "", render)


@dataclass(slots=True)
class _Gallery:
    """The photos of a page as they come up: developed once each, the first one known."""

    story: Story
    develop: Develop
    templates: Environment
    shown: dict[str, tuple[Photo, tuple[Rendition, ...]]] = field(default_factory=dict)

    def lead(self) -> Markup:
        return self._figure(self.story.lead, "") if self.story.lead else Markup()

    def placed(self, key: str, alt: str) -> str:
        """The HTML of a photo in the copy; '' for one that is unknown or leads the story already."""
        photo = self.story.photo(key)
        return "" if photo is None or photo == self.story.lead else self._figure(photo, alt)

    def _figure(self, photo: Photo, alt: str) -> Markup:
        first = not self.shown
        if photo.key not in self.shown:
            self.shown[photo.key] = photo, self.develop(photo)
        made: Figure = figure(photo, self.shown[photo.key][1], alt, first=first)
        words = words_for(self.story.furniture.language, STANDARD / "words.json")
        return Markup(self.templates.get_template("figure.html").render(figure=made, words=words))

    def files(self) -> tuple[Rendition, ...]:
        return tuple(one for _, renditions in self.shown.values() for one in renditions)

    def cuts(self) -> tuple[tuple[Photo, Rendition], ...]:
        """The first photo in the ratios that structured data asks for; whole where it was not cut."""
        for photo, renditions in self.shown.values():
            made = [widest(renditions, ratio) for ratio in RATIOS]
            if any(made) or (made := [widest(renditions, "")]) != [None]:
                return tuple((photo, one) for one in made if one)
        return ()

    def others(self) -> tuple[tuple[Photo, Rendition], ...]:
        pairs = [(photo, widest(renditions, "")) for photo, renditions in self.shown.values()]
        return tuple((photo, one) for photo, one in pairs[1:] if one)


def _head(story: Story, house: House, issue: Issue, gallery: _Gallery) -> dict[str, object]:
    furniture = story.furniture
    headline = " ".join(story.title.split())
    own = words_for(furniture.language, STANDARD / "words.json")
    published = in_zone(story.published or issue.at, house)
    modified = max(in_zone(_modified(story) or published, house), published)
    facts = Facts(
        address=story_address(story, house),
        language=tag(furniture.language),
        description=_description(story),
        dateline="".join(print_dateline(furniture.dateline, own, house)[:2]),
        dated=bool(story.published) or not issue.proof,
        published=published,
        modified=modified,
        authors=authors(furniture.byline, house),
        words=words(story.copy),
        minutes=max(1, -(-words(story.copy) // max(1, house.words_a_minute))),
        cuts=gallery.cuts(),
        others=gallery.others(),
    )
    data = script_json(graph(replace(story, furniture=replace(furniture, headline=headline)), house, facts))
    return {
        "story": story,
        "house": house,
        "home": site(house) + "/",
        "issue": issue,
        "facts": facts,
        "words": own,
        "direction": direction(furniture.language),
        "newsletter": is_public(house.newsletter.action) and not issue.proof,
        "policies": _policies(house),
        "house_language": tag(house.language),
        "house_direction": direction(house.language),
        "headline": headline,
        "page_title": " ".join((furniture.headline_web or headline).split()),
        "card_title": " ".join((furniture.headline_social or headline).split()),
        "sections": _sections(furniture.section, house),
        "published": print_time(published, own, house),
        "modified": print_time(modified, own, house) if modified > published else "",
        "held_until": print_time(in_zone(issue.embargo, house), own, house) if issue.embargo and issue.held else "",
        "year": published.year,
        "data": data,
        "policy": _POLICY.format(base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()),
        "style": _STYLE,
        "icon": icon(),
        "card": facts.cuts[0] if facts.cuts else None,
        "withdrawn": story.stage is Stage.WITHDRAWN,
    }


def _modified(story: Story) -> datetime | None:
    """When a published story last changed for its readers."""
    moments = [one.at for one in story.corrections]
    if story.published and story.updated and story.updated > story.published:
        moments.append(story.updated)
    return max(moments, default=story.published)


def _description(story: Story) -> str:
    """The standfirst; where there is none, or hardly one, the first words of the copy, cut at a word."""
    text = " ".join(story.furniture.standfirst.split())
    if len(text) < _SHORTEST_DESCRIPTION:
        text = " ".join(f"{text} {plain(story.copy)}".split())
    if len(text) <= _LONGEST_DESCRIPTION:
        return text
    return text[:_LONGEST_DESCRIPTION].rpartition(" ")[0].rstrip(",;:–— ") + " …"


def _sections(path: tuple[str, ...], house: House) -> tuple[tuple[str, str], ...]:
    """Names and addresses of the way to the story's section."""
    return tuple((part, section_address(path[: n + 1], house)) for n, part in enumerate(path))


def _policies(house: House) -> tuple[tuple[str, str], ...]:
    """Names, in the house's language, and addresses of what the house stands by."""
    own = words_for(house.language, STANDARD / "words.json")
    addresses = {
        "principles": house.principles_url,
        "corrections": house.corrections_url,
        "licence": house.licence_url,
    }
    return tuple((own[name], address) for name, address in addresses.items() if is_public(address))


def _dateline(story: Story, house: House) -> str:
    furniture = story.furniture
    if not furniture.dateline or story.stage is Stage.WITHDRAWN:
        return ""
    own = words_for(furniture.language, STANDARD / "words.json")
    place, rest, dash = print_dateline(furniture.dateline, own, house)
    return Markup('<span class="dateline"><span class="place">{}</span><span class="day">{}</span></span>{} ').format(
        place, rest, dash
    )


@dataclass(frozen=True, slots=True)
class _Notice:
    label: str
    moment: str
    day: str
    text: str


def _notices(story: Story, house: House) -> dict[str, tuple[_Notice, ...]]:
    """Corrections for the page; a retraction stands above the story, the others below it."""
    own = words_for(story.furniture.language, STANDARD / "words.json")

    def notice(one: Correction) -> _Notice:
        day = print_day(in_zone(one.at, house), own, house)
        return _Notice(own[one.kind], one.at.isoformat(), day, " ".join(one.text.split()))

    retracted = tuple(notice(one) for one in story.corrections if one.kind is CorrectionKind.RETRACTION)
    others = tuple(notice(one) for one in story.corrections if one.kind is not CorrectionKind.RETRACTION)
    return {"retractions": retracted, "corrections": others}
