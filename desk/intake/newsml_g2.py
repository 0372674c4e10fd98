"""NewsML-G2: a news item, or a message of several, with its pictures as items of their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from desk.intake.arrival import Arrival, FoundPhoto, FoundRelated
from desk.intake.blocks import Signals
from desk.intake.bylines import parse_byline, tidy_names
from desk.intake.dates import read_moment
from desk.intake.encoding import check_size
from desk.intake.exchange import arrival_of_item, file_name, file_path
from desk.intake.reader import Reader
from desk.intake.wording import one_line
from desk.story.errors import BadFile

_CROPS = ("16x9", "4x3", "1x1")


def read_newsml_g2(data: bytes, name: str) -> Arrival:
    """The first text of the message with all its pictures. Raises BadFile for what is damaged or holds no text."""
    check_size(data, name)
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as fault:
        raise BadFile(
            f"“{name}” holds a document type or entities, which no news item needs; it was not opened."
        ) from fault
    except (ParseError, ValueError, RecursionError) as fault:
        raise BadFile(f"“{name}” is damaged: it is no proper XML; ask for it to be sent again.") from fault
    _bare(root)
    items = [root] if root.tag == "newsItem" else list(root.iter("newsItem"))
    texts = [(item, body) for item in items if (body := _body(item))]
    if not texts:
        raise BadFile(f"“{name}” is no NewsML-G2 with a text in it, so nothing was taken in.")
    item, body = texts[0]
    return arrival_of_item(body, _signals(item), _photos(one for one in items if one is not item))


def _bare(root: Element) -> None:
    """Names without their namespaces: a message has those of G2 and of its text, and they do not clash."""
    for one in root.iter():
        if isinstance(one.tag, str):
            one.tag = one.tag.partition("}")[2] or one.tag


def _body(item: Element) -> str:
    for inline in item.iterfind("contentSet/inlineXML"):
        for child in inline:
            return "".join(tostring(one, encoding="unicode") for one in (child.find("body") or child))
    for inline in item.iterfind("contentSet/inlineData"):
        words = "".join(inline.itertext())
        if "html" in (inline.get("contenttype") or ""):
            return words
        return "".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip())
    return ""


def _signals(item: Element) -> Signals:
    headline = _words(item, "contentMeta/headline")
    subjects = list(item.iterfind("contentMeta/subject"))
    return Signals(
        titles=(headline,) if headline else (),
        standfirst=_described(item, "drol:summary"),
        section=tuple(name for one in subjects if one.get("literal") and (name := _name(one))),
        published=_moment(item, "itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"),
        bylines=_bylines(item),
        keywords=(
            *(one_line(one.text or "") for one in item.iterfind("contentMeta/keyword")),
            *(name for one in subjects if not one.get("literal") and (name := _name(one))),
        ),
        language=next((one.get("tag") or "" for one in item.iterfind("contentMeta/language")), ""),
        slug=_words(item, "contentMeta/slugline"),
        related=tuple(
            FoundRelated(_words(one, "title"), one.get("href") or "")
            for one in item.iterfind("itemMeta/link")
            if one.get("rel") == "irel:seeAlso"
        ),
        sure=True,
    )


def _bylines(item: Element) -> tuple[str, ...]:
    names = tuple(name for one in item.iterfind("contentMeta/creator") if (name := _name(one)))
    line = _words(item, "contentMeta/by")
    return names or tidy_names(tuple(parse_byline(line)) or ((line,) if line else ()))


def _photos(items: Iterator[Element]) -> dict[str, FoundPhoto]:
    found: dict[str, FoundPhoto] = {}
    for item in items:
        remotes = sorted(item.iterfind("contentSet/remoteContent"), key=_width)
        addresses = [href for one in remotes if (href := one.get("href"))]
        if not addresses:
            continue
        photo = FoundPhoto(
            caption=_described(item, "drol:caption") or _words(item, "contentMeta/description"),
            credit=_words(item, "contentMeta/creditline") or _words(item, "contentMeta/by"),
            alt=_described(item, "drol:altText"),
            file_name=file_path(addresses[-1]),
        )
        found |= {file_name(address): photo for address in addresses}
    return found


def _width(remote: Element) -> tuple[bool, int]:
    """Whole pictures behind crops, wide ones behind narrow ones."""
    width = remote.get("width") or ""
    return not any(crop in (remote.get("href") or "") for crop in _CROPS), int(width) if width.isdecimal() else 0


def _described(item: Element, role: str) -> str:
    for one in item.iterfind("contentMeta/description"):
        if one.get("role") == role:
            return one_line("".join(one.itertext()))
    return ""


def _words(item: Element, path: str) -> str:
    found = item.find(path)
    return one_line("".join(found.itertext())) if found is not None else ""


def _name(element: Element) -> str:
    return _words(element, "name") or element.get("literal") or ""


def _moment(item: Element, *paths: str) -> datetime | None:
    for path in paths:
        if moment := read_moment(_words(item, path)):
            return moment[0]
    return None


READER = Reader(
    "newsml-g2", "NewsML-G2", (".newsml", ".xml"), ("application/vnd.iptc.g2.newsitem+xml",), read_newsml_g2
)
