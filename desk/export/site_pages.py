"""The pages of a site that list stories: front page, sections, tags, authors, the index of words, and the one for
addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

from desk.export.address import address_word, site
from desk.export.article import SEARCH, STYLE, Link, Setting, house_facts
from desk.export.figures import FOLDER, Figure, figure
from desk.export.format import Issue, Rendition
from desk.export.language import direction, print_time, tag
from desk.export.piece import Piece
from desk.export.printable import printable
from desk.export.structured import script_json
from desk.export.theme import Theme
from desk.export.word_index import Letter
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story

A_PAGE = 30
SHEETS = (STYLE, "site.css")
NOT_FOUND = "404.html"
_CARD_SIZES = "(min-width: 48rem) 15rem, calc(100vw - 2.5rem)"
_LEAD_SIZES = "(min-width: 60rem) 34rem, (min-width: 48rem) 58vw, calc(100vw - 2.5rem)"


@dataclass(frozen=True, slots=True)
class Entry:
    """A story of the site, as itself and for machines, and its photos' renditions."""

    story: Story
    piece: Piece
    renditions: dict[str, tuple[Rendition, ...]]


@dataclass(frozen=True, slots=True)
class Listing:
    """Stories under one address, the newest first; `within` are the names and addresses of narrower ones."""

    name: str
    address: str
    entries: tuple[Entry, ...]
    within: tuple[Link, ...] = ()
    feeds: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list."""

    headline: str
    address: str
    standfirst: str
    section: str
    language: str
    direction: str
    moment: str
    time: str
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What all pages of a site share."""

    house: House
    theme: Theme
    issue: Issue
    menu: tuple[Link, ...]
    year: int

    def path(self, address: str) -> str:
        """Where the page of an address lies in the folder."""
        return unquote(address[len(self.root) :]) + "index.html"

    @property
    def root(self) -> str:
        return site(self.house) + "/"

    def setting(self, address: str, **more: Any) -> Setting:
        """How the page of that address is set: every link goes from file to file, so that the folder can be read
        without a server."""
        link = self._links(address)
        menu = tuple(Link(one.name, link(one.address)) for one in self.menu)
        return Setting(link=link, sheets=SHEETS, up=self._up(address), menu=menu, **more)

    def _up(self, address: str) -> str:
        return "../" * address[len(self.root) :].count("/")

    def _links(self, address: str) -> Callable[[str], str]:
        up = self._up(address)

        def link(target: str) -> str:
            if not target.startswith(self.root):
                return target
            rest = target[len(self.root) :]
            return f"{up}{rest}{'index.html' if not rest or rest.endswith('/') else ''}"

        return link


def listing_pages(listing: Listing, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """The pages of a list, thirty stories on each: names in the folder and bytes."""
    chunks = [listing.entries[n : n + A_PAGE] for n in range(0, len(listing.entries), A_PAGE)] or [()]
    addresses = [listing.address, *(f"{listing.address}page-{n}/" for n in range(2, len(chunks) + 1))]
    for n, (entries, address) in enumerate(zip(chunks, addresses, strict=True)):
        setting = shelf.setting(address)
        newer = setting.link(addresses[n - 1]) if n else ""
        older = setting.link(addresses[n + 1]) if n + 1 < len(chunks) else ""
        front = listing.address == shelf.root
        cards = [_card(one, shelf, setting, lead=front and not n and not at) for at, one in enumerate(entries)]
        data = _collection(listing, address, entries, shelf)
        yield (
            shelf.path(address),
            _drawn(
                shelf,
                setting,
                "listing.html",
                data,
                title=shelf.house.name if front else listing.name,
                front=front,
                address=address,
                cards=cards,
                within=[Link(one.name, setting.link(one.address)) for one in listing.within],
                feeds=[(kind, setting.link(listing.address + file)) for kind, file in FEEDS] if listing.feeds else [],
                newer=newer,
                older=older,
                indexed=front or bool(entries),
            ),
        )


FEEDS = (("application/rss+xml", "feed.xml"), ("application/atom+xml", "atom.xml"))


def word_pages(letters: Sequence[Letter], entries: Sequence[Entry], shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    """The search page and one page for each letter."""
    home = shelf.root + SEARCH
    addresses = {one.letter: f"{home}{address_word(one.letter) or 'other'}/" for one in letters}
    for address, letter in ((home, None), *((addresses[one.letter], one) for one in letters)):
        setting = shelf.setting(address)
        words = letter.words if letter else ()
        yield (
            shelf.path(address),
            _drawn(
                shelf,
                setting,
                "words.html",
                _page_data(address, shelf.theme.words(shelf.house.language)["search"], shelf),
                title=shelf.theme.words(shelf.house.language)["search"],
                address=address,
                letter=letter.letter if letter else "",
                letters=[(one.letter, setting.link(addresses[one.letter])) for one in letters],
                words=[
                    (word, [(entries[n].piece.headline, setting.link(entries[n].piece.address)) for n in numbers])
                    for word, numbers in words
                ],
                indexed=False,
            ),
        )


def not_found(shelf: Shelf) -> bytes:
    """The page for addresses that lead nowhere. A server shows it at any of them, so it holds its style itself and
    its links are whole."""
    setting = replace(shelf.setting(shelf.root), link=str, menu=shelf.menu, closed=True)
    own = shelf.theme.words(shelf.house.language)
    address = shelf.root + NOT_FOUND
    data = _page_data(address, own["not_found"], shelf)
    return _drawn(shelf, setting, "not_found.html", data, title=own["not_found"], address=address, indexed=False)


def _drawn(shelf: Shelf, setting: Setting, template: str, data: dict[str, Any], **more: object) -> bytes:
    facts = house_facts(shelf.house, shelf.theme, script_json(data), setting)
    return printable(shelf.theme.draw(template, **facts, year=shelf.year, **more)).encode("utf-8")


def _card(entry: Entry, shelf: Shelf, setting: Setting, *, lead: bool) -> Card:
    piece = entry.piece
    own = shelf.theme.words(piece.language)
    return Card(
        headline=piece.headline,
        address=setting.link(piece.address),
        standfirst=piece.standfirst or piece.description,
        section=entry.story.furniture.section[-1] if entry.story.furniture.section else "",
        language=tag(piece.language),
        direction=direction(piece.language),
        moment=piece.published.isoformat(),
        time=print_time(piece.published, own, shelf.house),
        figure=_figure(entry, setting, lead=lead),
    )


def _figure(entry: Entry, setting: Setting, *, lead: bool) -> Figure | None:
    shown = next((one for one in entry.piece.photos if one.main), None)
    if shown is None:
        return None
    folder = setting.link(entry.piece.address).removesuffix("index.html") + FOLDER
    photo: Photo = shown.photo
    made = figure(photo, entry.renditions[photo.key], shown.alt, first=lead, locate=lambda one: folder + one.name)
    if made.picture is None:
        return None
    if "small" in made.shape:
        return made
    return replace(made, picture=replace(made.picture, sizes=_LEAD_SIZES if lead else _CARD_SIZES))


def _page_data(address: str, name: str, shelf: Shelf) -> dict[str, Any]:
    house = shelf.house
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": name,
        "inLanguage": tag(house.language),
        "isPartOf": {"@type": "WebSite", "url": shelf.root, "name": house.name},
        "publisher": {"@type": "NewsMediaOrganization", "name": house.name, "url": shelf.root},
    }


def _collection(listing: Listing, address: str, entries: Sequence[Entry], shelf: Shelf) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": n, "url": one.piece.address, "name": one.piece.headline}
        for n, one in enumerate(entries, 1)
    ]
    page = _page_data(address, listing.name, shelf)
    return {**page, "@type": "CollectionPage", "mainEntity": {"@type": "ItemList", "itemListElement": items}}
