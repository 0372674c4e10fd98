"""NewsML-G2 2.35: a news message with the story and each of its photos as an item of its own."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

from desk.export.address import file_stem, site, story_word
from desk.export.facts import dated
from desk.export.figures import in_folder
from desk.export.format import Develop, Format, Issue, Rendition
from desk.export.language import in_zone
from desk.export.ninjs import status
from desk.export.piece import Piece, Shown, piece
from desk.export.printable import printable
from desk.export.xml import document, element, optional
from desk.story.house import House
from desk.story.story import Story

_SPACE = "http://iptc.org/std/nar/2006-10-01/"
_CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_40.xml"
_ITEM = {"standard": "NewsML-G2", "standardversion": "2.35", "conformance": "power"}


def render(story: Story, house: House, develop: Develop, issue: Issue) -> dict[str, bytes]:
    """SLUG.newsml.xml and the photos that it names."""
    made = piece(story, house, develop, issue)
    message = element(
        "newsMessage",
        {"xmlns": _SPACE},
        element("header", None, element("sent", None, made.modified.isoformat()), element("sender", None, house.name)),
        element(
            "itemSet",
            None,
            _text(story, made, house, issue),
            *(_photo(story, shown, n, made, house, issue) for n, shown in enumerate(made.photos, 1) if shown.main),
        ),
    )
    photos = {in_folder(one): one.data for shown in made.photos for one in shown.renditions}
    return {f"{file_stem(story)}.newsml.xml": document(message), **photos}


FORMAT = Format("newsml-g2", "NewsML-G2", "", render, "The story and its photos as XML, for other newsrooms")


def _guid(story: Story, house: House, made: Piece, part: str = "") -> str:
    host = urlsplit(site(house)).hostname or "desk"
    return f"urn:newsml:{host}:{made.published:%Y%m%d}:{story_word(story)}{part}"


def _text(story: Story, made: Piece, house: House, issue: Issue) -> Element:
    furniture = story.furniture
    links = [
        element("link", {"rel": "irel:isIllustratedBy", "residref": _guid(story, house, made, f":photo{n}")})
        for n, shown in enumerate(made.photos, 1)
        if shown.main
    ]
    links += [
        element("link", {"rel": "irel:seeAlso", "href": one.address}, element("title", None, one.title))
        for one in made.related
    ]
    notes = (*made.marks, *(one.line for one in made.notices))
    about = element(
        "contentMeta",
        None,
        element("contentCreated", None, made.published.isoformat()),
        element("contentModified", None, made.modified.isoformat()),
        _named("located", furniture.dateline.place),
        *(_named("creator", author.bare) for author in made.authors),
        _named("infoSource", house.name),
        element("language", {"tag": made.language}),
        *(element("keyword", None, word) for word in furniture.keywords),
        *(_subject(name) for name in furniture.section),
        optional("slugline", furniture.slug),
        element("headline", None, made.headline),
        optional("dateline", made.dateline),
        element("by", None, made.byline),
        optional("description", made.standfirst, {"role": "drol:summary"}),
    )
    return element(
        "newsItem",
        {**_ITEM, "guid": _guid(story, house, made), "version": _version(story), "xml:lang": made.language},
        element("catalogRef", {"href": _CATALOG}),
        _rights(house.copyright or house.name, f"© {made.published.year} {house.copyright or house.name}"),
        _management(
            "ninat:text", story, made, house, issue, (*(element("edNote", None, one) for one in notes), *links)
        ),
        about,
        element("contentSet", None, element("inlineXML", {"contenttype": "application/xhtml+xml"}, _xhtml(made))),
    )


def _photo(story: Story, shown: Shown, number: int, made: Piece, house: House, issue: Issue) -> Element:
    about = element(
        "contentMeta",
        None,
        _named("creator", shown.by),
        element("language", {"tag": made.language}),
        element("headline", None, shown.caption or shown.alt or made.headline),
        optional("by", shown.by),
        optional("creditline", shown.credit),
        optional("description", shown.caption, {"role": "drol:caption"}),
        optional("description", " ".join(shown.alt.split()), {"role": "drol:altText"}),
    )
    return element(
        "newsItem",
        {
            **_ITEM,
            "guid": _guid(story, house, made, f":photo{number}"),
            "version": _version(story),
            "xml:lang": made.language,
        },
        element("catalogRef", {"href": _CATALOG}),
        _rights(shown.photo.credit or shown.by, shown.copyright),
        _management("ninat:picture", story, made, house, issue, ()),
        about,
        element("contentSet", None, *(_remote(shown, one) for one in shown.renditions)),
    )


def _remote(shown: Shown, one: Rendition) -> Element:
    sizes = {"width": str(one.width), "height": str(one.height), "size": str(len(one.data))}
    return element("remoteContent", {"href": shown.address(one), "contenttype": one.media_type, **sizes})


def _management(kind: str, story: Story, made: Piece, house: House, issue: Issue, rest: tuple[Element, ...]) -> Element:
    embargo = in_zone(issue.embargo, house).isoformat() if issue.embargo and issue.held else ""
    first = made.published.isoformat() if dated(story, issue) else ""
    return element(
        "itemMeta",
        None,
        element("itemClass", {"qcode": kind}),
        element("provider", {"literal": house.name}, element("name", None, house.name)),
        element("versionCreated", None, made.modified.isoformat()),
        optional("firstCreated", first),
        optional("embargoed", embargo),
        element("pubStatus", {"qcode": f"stat:{status(made, issue)}"}),
        *rest,
    )


def _version(story: Story) -> str:
    return str(1 + len(story.corrections))


def _rights(holder: str, notice: str) -> Element | None:
    if not holder and not notice:
        return None
    owner = element("copyrightHolder", {"literal": holder}, element("name", None, holder)) if holder else None
    return element("rightsInfo", None, owner, optional("copyrightNotice", notice))


def _named(name: str, text: str) -> Element | None:
    return element(name, {"literal": text}, element("name", None, text)) if text else None


def _subject(name: str) -> Element:
    return element("subject", {"type": "cpnat:abstract", "literal": name}, element("name", None, name))


def _xhtml(made: Piece) -> Element:
    """The text as a page of XHTML. Its HTML is our own: these are all the elements in it that have no end."""
    body = made.html.replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    closed = _closed(body)
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{printable(closed)}</body></html>'
    root = fromstring(page)
    title = root[0][0]
    title.text = made.headline
    return _bare(root)


def _closed(html: str) -> str:
    parts = html.split("<img ")
    return parts[0] + "".join("<img " + part.replace(">", "/>", 1) for part in parts[1:])


def _bare(root: Element) -> Element:
    """The tree with its namespace said once, at the top, as our documents say it."""
    for one in root.iter():
        one.tag = one.tag.partition("}")[2]
    root.set("xmlns", "http://www.w3.org/1999/xhtml")
    return root
