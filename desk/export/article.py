"""The article page as HTML: drawn by a theme, set alone in a folder, in one file, or into a site."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from desk.export import facts as told
from desk.export.address import section_address, site, story_address
from desk.export.byline import authors
from desk.export.facts import dated, headline
from desk.export.figures import SHOWN_WIDTH, Locate, figure, in_folder
from desk.export.format import Develop, Issue, Rendition
from desk.export.language import direction, print_dateline, print_time, tag
from desk.export.printable import printable
from desk.export.structured import CARD_RATIO, RATIOS, Facts, graph, script_json, widest
from desk.export.theme import Theme, theme_named
from desk.markup.address import is_public
from desk.markup.page import to_html
from desk.markup.reading import words
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.stage import Stage
from desk.story.story import Story

STYLE = "article.css"
SEARCH = "search/"
# Nothing may run, be framed, fetched or sent. Styles and pictures are left to the server's own policy: in a page that
# is opened from a folder, 'self' is nobody.
_POLICY = (
    "script-src 'sha256-{}'; object-src 'none'; frame-src 'none'; connect-src 'self'; font-src 'none'; "
    "media-src 'none'; worker-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'"
)
# A page that holds its style itself takes no other.
_OWN_STYLE = "; style-src 'sha256-{}'"


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: where pictures and style sheets are, how it links, what a site puts around it.

    `link` turns an absolute address of the house into what the page writes; `up` is the way to the folder of the
    style `sheets`. A `closed` page holds its style itself, and one size of each picture, about `width` pixels wide.
    """

    locate: Locate = in_folder
    link: Callable[[str], str] = str
    sheets: tuple[str, ...] = (STYLE,)
    up: str = ""
    closed: bool = False
    width: int = SHOWN_WIDTH
    menu: tuple[Link, ...] = ()
    tags: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()


ALONE = Setting()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page, and the renditions that it shows or names."""

    page: bytes
    renditions: tuple[Rendition, ...]


def policy(data: str, css: str = "") -> str:
    """The content security policy of a page with that structured data, and with that `css` in it if there is any."""
    return _POLICY.format(_sha256(data)) + (_OWN_STYLE.format(_sha256(css)) if css else "")


def draw(story: Story, house: House, develop: Develop, issue: Issue, setting: Setting = ALONE) -> Drawn:
    """The page of a struck story. Raises DeskError for wild copy and for a theme that is not there."""
    story = told.for_readers(story)
    theme = theme_named(house.theme, issue.themes)
    gallery = _Gallery(story, develop, theme, setting)
    lead = gallery.lead()
    body = to_html(story.copy, figure=gallery.placed, first=dateline_html(story, house, theme))
    own = theme.words(story.furniture.language)
    retractions, corrections = told.notices(story, house, own)
    page = theme.draw(
        "article.html",
        **_head(story, house, issue, gallery),
        lead=lead,
        body=Markup(body),
        retractions=retractions,
        corrections=corrections,
    )
    return Drawn(printable(page).encode("utf-8"), gallery.files())


@dataclass(slots=True)
class _Gallery:
    """The photos of a page as they come up: developed once each, the first one known."""

    story: Story
    develop: Develop
    theme: Theme
    setting: Setting
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
        renditions = self.shown[photo.key][1]
        setting = self.setting
        made = figure(
            photo,
            renditions,
            alt,
            first=first,
            locate=setting.locate,
            several=not setting.closed,
            width=setting.width,
        )
        words = self.theme.words(self.story.furniture.language)
        return Markup(self.theme.draw("figure.html", figure=made, words=words))

    def files(self) -> tuple[Rendition, ...]:
        return tuple(one for _, renditions in self.shown.values() for one in renditions)

    def cuts(self) -> tuple[tuple[Photo, Rendition], ...]:
        """The first photo in the ratios that structured data asks for; whole where it was not cut."""
        for photo, renditions in self.shown.values():
            made = [widest(renditions, ratio) for ratio in RATIOS]
            if any(made) or (made := [widest(renditions, "")]) != [None]:
                return tuple((photo, one) for one in made if one)
        return ()

    def card(self) -> tuple[Photo, Rendition] | None:
        """The first photo as cards show it: in their own ratio if it was cut for them."""
        for photo, renditions in self.shown.values():
            if made := widest(renditions, CARD_RATIO):
                return photo, made
        return next(iter(self.cuts()), None)

    def others(self) -> tuple[tuple[Photo, Rendition], ...]:
        pairs = [(photo, widest(renditions, "")) for photo, renditions in self.shown.values()]
        return tuple((photo, one) for photo, one in pairs[1:] if one)


def _head(story: Story, house: House, issue: Issue, gallery: _Gallery) -> dict[str, object]:
    furniture, setting = story.furniture, gallery.setting
    own = gallery.theme.words(furniture.language)
    moments = told.times(story, house, issue)
    facts = Facts(
        address=story_address(story, house),
        language=tag(furniture.language),
        description=told.description(story),
        dateline="".join(print_dateline(furniture.dateline, own, house)[:2]),
        dated=dated(story, issue),
        published=moments.published,
        modified=moments.modified,
        authors=authors(furniture.byline, house),
        words=words(story.copy),
        minutes=-(-words(story.copy) // max(1, house.words_a_minute)),
        cuts=gallery.cuts(),
        others=gallery.others(),
    )
    data = script_json(graph(replace(story, furniture=replace(furniture, headline=headline(story))), house, facts))
    changed = moments.modified > moments.published
    return {
        **house_facts(house, gallery.theme, data, setting),
        "story": story,
        "issue": issue,
        "facts": facts,
        "words": own,
        "direction": direction(furniture.language),
        "newsletter": is_public(house.newsletter.action) and not issue.proof,
        "headline": headline(story),
        "page_title": " ".join((furniture.headline_web or headline(story)).split()),
        "card_title": " ".join((furniture.headline_social or headline(story)).split()),
        "sections": _sections(furniture.section, house, setting),
        "published": print_time(moments.published, own, house),
        "modified": print_time(moments.modified, own, house) if changed else "",
        "held": told.held(house, issue, own),
        "year": moments.published.year,
        "card": gallery.card(),
        "withdrawn": story.stage is Stage.WITHDRAWN,
        "picked": tuple(Link(one.title, setting.link(one.address)) for one in story.related),
    }


def house_facts(house: House, theme: Theme, data: Markup, setting: Setting) -> dict[str, object]:
    """What the templates of every page need of the house, its structured data and how it is set."""
    css = "\n".join(theme.file(one).decode("utf-8").strip() for one in setting.sheets) if setting.closed else ""
    return {
        "house": house,
        "home": site(house) + "/",
        "link": setting.link,
        "menu": setting.menu,
        "search": setting.link(f"{site(house)}/{SEARCH}") if setting.menu else "",
        "tags": setting.tags,
        "related": setting.related,
        "policies": _policies(house, theme),
        "house_words": theme.words(house.language),
        "house_language": tag(house.language),
        "house_direction": direction(house.language),
        "data": data,
        "policy": policy(data, css),
        "sheets": tuple(setting.up + one for one in setting.sheets),
        "css": Markup(css),
        "icon": theme.icon(),
    }


def _sections(path: tuple[str, ...], house: House, setting: Setting) -> tuple[tuple[str, str], ...]:
    """Names and addresses of the way to the story's section."""
    return tuple((part, setting.link(section_address(path[: n + 1], house))) for n, part in enumerate(path))


def _policies(house: House, theme: Theme) -> tuple[tuple[str, str], ...]:
    """Names, in the house's language, and addresses of what the house stands by."""
    own = theme.words(house.language)
    addresses = {
        "principles": house.principles_url,
        "corrections": house.corrections_url,
        "licence": house.licence_url,
    }
    return tuple((own[name], address) for name, address in addresses.items() if is_public(address))


def dateline_html(story: Story, house: House, theme: Theme) -> str:
    """The dateline as it runs into the first paragraph; '' where there is none to tell."""
    furniture = story.furniture
    if not furniture.dateline:
        return ""
    place, rest, dash = print_dateline(furniture.dateline, theme.words(furniture.language), house)
    run_in = '<span class="dateline"><span class="place">{}</span><span class="day">{}</span></span>{} '
    return str(Markup(run_in).format(place, rest, dash))  # plain again: words that follow are HTML already


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
