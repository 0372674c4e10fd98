"""A site: all published stories as one folder of pages and feeds that needs no server and no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from desk.export import atom, rss
from desk.export.address import section_address, site, story_address, tag_address
from desk.export.article import SEARCH, Link, draw
from desk.export.feed import channel
from desk.export.figures import in_folder
from desk.export.format import Develop, Issue, Rendition
from desk.export.language import in_zone
from desk.export.piece import piece
from desk.export.site_pages import (
    NOT_FOUND,
    SHEETS,
    Entry,
    Listing,
    Shelf,
    listing_pages,
    not_found,
    word_pages,
)
from desk.export.theme import theme_named
from desk.export.word_index import word_index
from desk.export.xml import document, element
from desk.story.errors import DeskError
from desk.story.house import House
from desk.story.photo import Photo
from desk.story.story import Story

_IN_A_FEED = 30
_RELATED = 4
_OWN_WORDS = ("by", "tag", "search")  # addresses of the site's own pages
_PICTURES = {"logo.png": "logo.png", "icon.png": "icon-large.png"}  # as the site and as the theme call them


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story that has no page on the site, and the sentence that says why."""

    key: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Site:
    """The files of a site by relative name, the stories that have pages, and those that have none."""

    files: dict[str, bytes]
    stories: tuple[Story, ...]
    left_out: tuple[LeftOut, ...]


def render_site(stories: Sequence[Story], house: House, develop: Develop, issue: Issue) -> Site:
    """The site of struck stories that are out. A story stands at {url}/{slug}/ for good; one that is withdrawn keeps
    its address and says so, and is in no list. A story whose address is taken, or that cannot be drawn, is left out.
    """
    once = _remembering(develop)
    entries, left_out = _entries(stories, house, once, issue)
    listed = _readable(entries)
    listings = _listings(entries, house)
    year = max((one.piece.published.year for one in listed), default=in_zone(issue.at, house).year)
    shelf = Shelf(house, theme_named(house.theme, issue.themes), issue, _menu(listings, house), year)
    files: dict[str, bytes] = {}
    for entry in entries:
        files.update(_story_files(entry, listed, shelf, once))
    for listing in listings:
        files.update(listing_pages(listing, shelf))
        files.update(_feeds(listing, shelf) if listing.feeds else ())
    letters = word_index([one.story for one in listed])
    files.update(word_pages(letters, listed, shelf))
    files.update({name: shelf.theme.file(own) for name, own in {**{one: one for one in SHEETS}, **_PICTURES}.items()})
    files[NOT_FOUND] = not_found(shelf)
    filled = [one for one in listings if one.entries or one.address == shelf.root]
    files["sitemap.xml"] = _sitemap(listed, filled, shelf)
    files["robots.txt"] = f"User-agent: *\nDisallow: /{SEARCH}\n\nSitemap: {shelf.root}sitemap.xml\n".encode()
    return Site(files, tuple(one.story for one in entries), left_out)


def _remembering(develop: Develop) -> Develop:
    """Each photo is developed once, however many pages show it."""
    made: dict[Photo, tuple[Rendition, ...]] = {}

    def once(photo: Photo) -> tuple[Rendition, ...]:
        if photo not in made:
            made[photo] = develop(photo)
        return made[photo]

    return once


def _entries(
    stories: Sequence[Story], house: House, develop: Develop, issue: Issue
) -> tuple[tuple[Entry, ...], tuple[LeftOut, ...]]:
    """The stories that have pages, the newest first, and those that have none. The older one keeps an address."""
    root = site(house) + "/"
    taken = {f"{root}{word}/": "the site’s own pages" for word in _OWN_WORDS}
    for story in stories:
        for depth in range(1, len(story.furniture.section) + 1):
            path = story.furniture.section[:depth]
            taken[section_address(path, house)] = f"the section {' / '.join(path)}"
    entries, left_out = [], []
    for story in sorted(stories, key=lambda one: (one.published or issue.at, one.key)):
        address = story_address(story, house)
        try:
            made = piece(story, house, develop, issue)
            _must_be_free(address, taken)
        except DeskError as error:
            left_out.append(LeftOut(story.key, story.title, f"‘{story.title}’ is not on the site: {error}"))
            continue
        taken[address] = f"‘{story.title}’"
        entries.append(Entry(story, made, {one.photo.key: develop(one.photo) for one in made.photos}))
    return tuple(reversed(entries)), tuple(left_out)


def _must_be_free(address: str, taken: dict[str, str]) -> None:
    if address in taken:
        raise DeskError(f"Its address {address} is that of {taken[address]}; give it another slug.")


def _listings(entries: tuple[Entry, ...], house: House) -> tuple[Listing, ...]:
    """The front page, sections, tags and authors, each with its stories. What has the same address is the same.

    What a withdrawn story leads to has a page, though the story is not in it, for addresses never change.
    """
    root = site(house) + "/"
    sections = _grouped(entries, lambda one: _section_links(one.story, house))
    tags = _grouped(entries, lambda one: [(name, tag_address(name, house)) for name in _keywords(one)])
    names = _grouped(entries, lambda one: [(author.bare, author.url) for author in one.piece.authors])
    within = {
        one.address: tuple(
            Link(other.name, other.address)
            for other in sections
            if other.entries
            and other.address.startswith(one.address)
            and other.address.count("/") == one.address.count("/") + 1
        )
        for one in sections
    }
    fronts = (replace(one, within=within[one.address], feeds=True) for one in sections)
    people = (one for one in names if one.address != root)
    return (Listing(house.name, root, _readable(entries), feeds=True), *fronts, *tags, *people)


def _section_links(story: Story, house: House) -> list[tuple[str, str]]:
    path = story.furniture.section
    return [(part, section_address(path[: n + 1], house)) for n, part in enumerate(path)]


def _grouped(entries: tuple[Entry, ...], places: Callable[[Entry], list[tuple[str, str]]]) -> list[Listing]:
    names: dict[str, str] = {}
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        for name, address in places(entry):
            names.setdefault(address, name)
            if not held.setdefault(address, []) or held[address][-1] is not entry:
                held[address].append(entry)
    return [Listing(names[address], address, _readable(held[address])) for address in sorted(held)]


def _readable(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(one for one in entries if not one.piece.withdrawn)


def _menu(listings: Sequence[Listing], house: House) -> tuple[Link, ...]:
    """The sections at the top, as the house orders them, then those it does not know."""
    order = {section_address(path, house): n for n, path in enumerate(house.sections)}
    top = [
        one for one in listings if one.feeds and one.entries and one.address.count("/") == site(house).count("/") + 2
    ]
    top.sort(key=lambda one: (order.get(one.address, len(order)), one.address))
    return tuple(Link(one.name, one.address) for one in top)


def _story_files(entry: Entry, listed: Sequence[Entry], shelf: Shelf, develop: Develop) -> Iterator[tuple[str, bytes]]:
    house, address = shelf.house, entry.piece.address
    link = shelf.setting(address).link
    setting = shelf.setting(
        address,
        tags=tuple(Link(name, link(tag_address(name, house))) for name in _keywords(entry)),
        related=tuple(Link(one.piece.headline, link(one.piece.address)) for one in _related(entry, listed)),
    )
    folder = shelf.path(address).removesuffix("index.html")
    drawn = draw(_reachable(entry.story, listed, shelf), house, develop, shelf.issue, setting)
    yield folder + "index.html", drawn.page
    yield from ((folder + in_folder(one), one.data) for one in drawn.renditions)


def _reachable(story: Story, listed: Sequence[Entry], shelf: Shelf) -> Story:
    """The story with the related ones that are elsewhere or have a page on this site."""
    pages = {one.piece.address for one in listed}
    found = (one for one in story.related if one.address in pages or not one.address.startswith(shelf.root))
    return replace(story, related=tuple(found))


def _keywords(entry: Entry) -> tuple[str, ...]:
    return () if entry.piece.withdrawn else tuple(dict.fromkeys(entry.story.furniture.keywords))


def _related(entry: Entry, listed: Sequence[Entry]) -> list[Entry]:
    """The newest others of the same section that were not picked; without a section the newest of all."""
    picked = {one.address for one in entry.story.related}
    first = entry.story.furniture.section[:1]
    near = [
        one
        for one in listed
        if (one.story.furniture.section[:1] == first or not first) and one.piece.address not in picked
    ]
    return [one for one in near[: _RELATED + 1] if one.story.key != entry.story.key][:_RELATED]


def _feeds(listing: Listing, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
    folder = shelf.path(listing.address).removesuffix("index.html")
    pieces = [one.piece for one in listing.entries[:_IN_A_FEED]]
    front = listing.address == shelf.root
    for made in (rss, atom):
        about = channel(
            shelf.house,
            pieces,
            shelf.issue,
            file=made.FILE,
            name="" if front else listing.name,
            page=listing.address,
        )
        yield folder + made.FILE, made.written(about, pieces)


def _sitemap(entries: Sequence[Entry], listings: Sequence[Listing], shelf: Shelf) -> bytes:
    """Every page that search engines should know, stories with the time they last changed and their pictures."""
    spaces = {
        "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1",
    }
    pages = [element("url", None, element("loc", None, one.address)) for one in listings]
    stories = [
        element(
            "url",
            None,
            element("loc", None, one.piece.address),
            element("lastmod", None, one.piece.modified.isoformat()),
            *(
                element("image:image", None, element("image:loc", None, shown.address(shown.main)))
                for shown in one.piece.photos
                if shown.main
            ),
        )
        for one in entries
    ]
    return document(element("urlset", spaces, *pages, *stories))
