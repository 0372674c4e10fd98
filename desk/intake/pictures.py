"""Photos of a page: an element that holds a picture with its caption and credit, as pages build them."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from bs4.element import NavigableString

from desk.intake.arrival import FoundPhoto
from desk.intake.captions import find_opening_caption, find_opening_credit
from desk.intake.credits import is_credit_alone, parse_credit, strip_widget_words
from desk.intake.phrases import is_furnishing
from desk.intake.walk import NEVER, is_pull_quote
from desk.intake.wording import clean_text, fold, one_line

_BOX = re.compile(
    r"(?:^|[-_ ])(?:image|img|imgbox\w*|images|photo|photos|picture|pic|figure|media|caption(?:ed)?|"
    r"thumb(?:nail)?|slide|slideshow|gallery|lightbox|"
    r"carousel|wp-caption|inline-?image|article-?image|lead-?image|hero|teaser|visual|foto|embed|"
    r"illustration|enlarge)(?:$|[-_ ]|s$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"credit|copyright|photographer|photo-?by|image-?source|media-?source|photo-?source|byline|"
    r"attribution|owner|author|rights|agency",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|cutline|figcaption|legend|desc(?:ription)?|photo-?text|image-?text|title|text", re.IGNORECASE
)
_PLAYER = re.compile(
    r"(?:^|[-_ ])(?:video|player|playlist|audio|jwplayer|brightcove|podcast|ad|ads|advert|logo|avatar|"
    r"author-image|icon)(?:$|[-_ ])",
    re.IGNORECASE,
)
_MOST_NODES = 900  # a photo with its words is a small piece of a page
_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "data-url", "data-full", "data-srcset", "srcset")
_BUTTONS = re.compile(
    r"hide|toggle|enlarge|expand|share|button|counter|count|index|icon|sr-only|visually", re.IGNORECASE
)


def marks_of(tag: Tag) -> str:
    """Class and id words of an element, for the patterns that tell what it is."""
    classes = tag.get("class") or ""
    words = " ".join(classes) if isinstance(classes, list) else str(classes)
    return f"{words} {tag.get('id') or ''}"


def is_photo_box(tag: Tag) -> bool:
    """Whether the element is one photo with its words: a figure, or a box named for pictures, with few words in it."""
    name = tag.name.lower()
    if name not in ("figure", "div", "section", "li", "aside", "p", "td", "table", "dl", "span", "center", "a"):
        return False
    if name != "figure" and not _BOX.search(marks_of(tag)):
        return False
    if next(islice(tag.descendants, _MOST_NODES, None), None) is not None:
        return False
    images = [image for image in tag.find_all("img", limit=12) if not _is_mark(image)]
    if not images and (name != "figure" or not tag.find("figcaption") or is_pull_quote(tag)):
        return False
    if _PLAYER.search(marks_of(tag)) or tag.find(["video", "iframe", "audio"]):
        return False
    words = tag.get_text(" ", strip=True).split()
    if len(words) > 170 or len(tag.find_all("p", limit=7)) > 6 or len(tag.find_all("a", limit=9)) > 8:
        return False
    return name == "figure" or _one_photo(tag)


def _one_photo(tag: Tag) -> bool:
    """Not a box of several figures: those are looked at one by one."""
    return len(tag.find_all("figure", limit=2)) < 2 and len(tag.find_all("figcaption", limit=2)) < 2


def _is_mark(image: Tag) -> bool:
    """Logos, counting pixels, faces of authors."""
    width, height = str(image.get("width") or ""), str(image.get("height") or "")
    small = (width.isdigit() and int(width) < 60) or (height.isdigit() and int(height) < 40)
    return small or bool(_PLAYER.search(marks_of(image)))


def read_photo(tag: Tag) -> FoundPhoto | None:
    """Caption, credit, alt and file of a photo box; None when it is a link to another story or holds nothing."""
    if _leads_elsewhere(tag):
        return None
    image = tag.find("img")
    alt = one_line(clean_text(str(image.get("alt") or ""))) if isinstance(image, Tag) else ""
    file_name = _file_name(image) if isinstance(image, Tag) else ""
    credit = _credit(tag)
    caption = _caption(tag, credit)
    parsed = parse_credit(caption) if caption else None
    if parsed and parsed.credit and (fold(credit) in fold(parsed.credit) or fold(parsed.credit) in fold(credit)):
        caption, credit = parsed.caption or "", credit if len(credit) > len(parsed.credit) else parsed.credit
    if is_furnishing(caption) or "</" in caption or re.search(r"[–—-]\s*video$", caption, re.IGNORECASE):
        return None
    if not caption and not credit and not file_name.strip("/"):
        return None
    return FoundPhoto(find_opening_caption(caption), find_opening_credit(credit), alt, file_name)


def _words(tag: Tag) -> str:
    parts = [
        str(text)
        for text in tag.find_all(string=True)
        if type(text) is NavigableString and not any(_unread(p, tag) for p in _up_to(text.parent, tag))
    ]
    return strip_widget_words(one_line(clean_text("".join(parts))))


def _unread(part: Tag, top: Tag) -> bool:
    """Whether words inside this part of a photo box are a button's and no caption's."""
    return part.name in NEVER or part.name == "button" or (part is not top and bool(_BUTTONS.search(marks_of(part))))


def _up_to(node: Tag | None, top: Tag) -> list[Tag]:
    chain: list[Tag] = []
    while node is not None and len(chain) < 40:
        chain.append(node)
        if node is top:
            break
        node = node.parent
    return chain


def _marked(tag: Tag, pattern: re.Pattern[str], tags: tuple[str, ...] = ()) -> list[Tag]:
    return [
        inner
        for inner in tag.find_all(True, limit=120)
        if inner.name in tags or pattern.search(f"{marks_of(inner)} {inner.get('itemprop') or ''}")
    ]


def _credit(tag: Tag) -> str:
    best = ""
    for inner in _marked(tag, _CREDIT):
        words = _words(inner)
        if words and len(words.split()) <= 24 and (not best or len(words) < len(best) * 0.6):
            best = words
    return best


def _caption(tag: Tag, credit: str) -> str:
    """The fullest words that the box marks as its caption; else all its words; without the credit at either end."""
    marked = [_words(inner) for inner in _marked(tag, _CAPTION, ("figcaption",)) if inner.name != "img"]
    captions = [m for m in marked if m and fold(m) != fold(credit) and not is_credit_alone(m)] or [
        m for m in marked if m
    ]
    if captions:
        best = next(
            (c for c in captions if credit and fold(c).endswith(fold(credit)) and fold(c) != fold(credit)), captions[0]
        )
    else:
        best = _words(tag)
    if credit:
        best = _without(best, credit)
    return best


def _without(words: str, credit: str) -> str:
    """The caption without the credit that stands at its end or its start."""
    core = words
    while credit and core.endswith(credit):
        core = core[: -len(credit)].rstrip(" |–—-")
    if core.startswith(credit):
        core = core[len(credit) :].lstrip(" |–—-.:")
    return core.strip()


def _leads_elsewhere(tag: Tag) -> bool:
    """Whether the words of the box are a link to another page: then it is a teaser and no photo of this story."""
    around = tag if tag.name == "a" else tag.find_parent("a")
    links = [around] if around is not None else tag.find_all("a", limit=10)
    return any(_is_story_link(link, len(tag.get_text(" ", strip=True))) for link in links)


def _is_story_link(link: Tag, whole: int) -> bool:
    """Whether the link holds most words of its box and leads neither to a picture nor within the page."""
    href = str(link.get("href") or "")
    words = link.get_text(" ", strip=True)
    if not href or href.startswith(("#", "javascript")) or re.search(r"\.(?:jpe?g|png|webp|gif)\b", href):
        return False
    return len(words.split()) >= 4 and len(words) > 0.6 * whole


def _file_name(image: Tag) -> str:
    for key in _LAZY:
        value = str(image.get(key) or "").split(",")[0].strip().split(" ")[0]
        if value and not value.startswith("data:"):
            return (
                unquote(urlsplit(value).path)
                if "://" in value or value.startswith("//")
                else unquote(value.split("?")[0])
            )
    return ""
