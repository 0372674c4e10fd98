"""What a page says of itself where no reader sees it: JSON-LD, Open Graph, microdata, its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from desk.intake.arrival import FoundRelated
from desk.intake.blocks import Signals
from desk.intake.dates import read_moment
from desk.intake.notices import named_notices
from desk.intake.wording import clean_text, fold, one_line

_ARTICLE_TYPES = re.compile(r"article|posting|report|review|blog", re.IGNORECASE)
_ORGANISATION = re.compile(r"organi[sz]ation|newsmedia|brand|corporation", re.IGNORECASE)
_JUNK_SECTIONS = frozenset(
    (
        "homepage, home, home page, news, article, articles, story, stories, default, none, null, uncategorized, "
        "uncategorised, general, root, main, frontpage, all, other, latest, post, posts, blog, undefined, front"
    ).split(", ")
)
_PUBLISHED_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "og:published_time",
    "article:published", "publish-date",
    "publication_date", "pubdate", "dc.date.issued", "dcterms.created", "dc.date", "date", "sailthru.date",
    "parsely-pub-date",
    "article.published", "cxenseparse:recs:publishtime", "originalpublicationdate",
    "published_time_telegram", "dcsext.articlefirstpublished", "published",
)  # fmt: skip
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "og:article:author",
    "byl",
    "byline",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "dcsext.author",
)
_SECTION_KEYS = (
    "article:section",
    "og:article:section",
    "articlesection",
    "section",
    "parsely-section",
    "cxenseparse:articlesection",
    "category",
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MOST_KEYWORDS = 20
_STRING_FIELD = r'"{0}"\s*:\s*"((?:[^"\\]|\\.){{1,400}})"'


def read_signals(page: BeautifulSoup) -> Signals:
    """The hidden fields of a page; broken JSON-LD is read field by field as far as it goes."""
    fields = _meta(page)
    linked = list(_json_ld(page))
    articles = [entry for entry in linked if _is_article(entry)]
    best = articles[0] if articles else {}
    publishers = {fold(name) for entry in linked for name in _names(entry.get("publisher"), any_kind=True)}
    publishers |= {fold(fields.get("og:site_name", "")), fold(fields.get("application-name", ""))} - {""}
    return Signals(
        titles=_titles(page, best, fields),
        standfirst=_words(best.get("description")) or fields.get("og:description", "") or fields.get("description", ""),
        section=_section(best, fields),
        published=_published(best, fields, page),
        bylines=_bylines(best, fields, publishers),
        keywords=_keywords(best, fields),
        language=_language(page, best),
        notices=named_notices(page),
        publisher=next(iter(publishers), ""),
        address=_address(page, fields),
        related=tuple(_related(page, fields)),
    )


def _related(page: BeautifulSoup, fields: dict[str, str]) -> Iterator[FoundRelated]:
    """What an editor picked, on a page of our own; what others put there is made by machines and is not looked at."""
    if fields.get("generator") == "Desk":
        here = _address(page, fields)
        for link in page.select('aside[aria-labelledby="picked"] a[href]'):
            address = urljoin(here, str(link["href"])).removesuffix("index.html")
            yield FoundRelated(one_line(clean_text(link.get_text())), address)


def _meta(page: BeautifulSoup) -> dict[str, str]:
    fields: dict[str, str] = {}
    for tag in page.find_all("meta"):
        key = str(tag.get("property") or tag.get("name") or tag.get("itemprop") or "").casefold().strip()
        value = one_line(clean_text(str(tag.get("content") or "")))
        if key and value and key not in fields:
            fields[key] = value
    return fields


def _json_ld(page: BeautifulSoup) -> Iterator[dict[str, object]]:
    for script in page.find_all("script"):
        if "ld+json" not in str(script.get("type") or ""):
            continue
        text = script.get_text().strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            loaded: object = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            yield from _piecemeal(text)
            continue
        yield from _entries(loaded)


def _entries(loaded: object) -> Iterator[dict[str, object]]:
    waiting: list[object] = [loaded]
    for _ in range(2000):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                node.get(key)
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if node.get(key)
            )


def _piecemeal(text: str) -> Iterator[dict[str, object]]:
    """The few fields that matter out of JSON that does not parse."""
    if not re.search(r'"@type"\s*:\s*"[^"]*(?:Article|Posting)"', text):
        return
    found: dict[str, object] = {"@type": "NewsArticle"}
    for key in ("headline", "datePublished", "articleSection", "description"):
        if match := re.search(_STRING_FIELD.format(key), text):
            found[key] = match[1]
    if match := re.search(r'"author"\s*:\s*[\[{][^\]}]{0,300}?"name"\s*:\s*"((?:[^"\\]|\\.){1,200})"', text):
        found["author"] = match[1]
    yield found


def _is_article(entry: dict[str, object]) -> bool:
    kind = entry.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds)


def _words(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    if not isinstance(value, str):
        return ""
    if "&" in value or "<" in value:
        value = BeautifulSoup(value, "html.parser").get_text()
    return one_line(clean_text(value))


def _names(value: object, any_kind: bool = False) -> list[str]:
    values = value if isinstance(value, list) else [value]
    found: list[str] = []
    for one in values:
        if isinstance(one, dict):
            kind = str(one.get("@type") or "")
            if any_kind or not _ORGANISATION.search(kind):
                found += _names(one.get("name"))
        elif isinstance(one, str) and one.strip():
            found.append(_words(one))
    return [name for name in found if name]


def _titles(page: BeautifulSoup, best: dict[str, object], fields: dict[str, str]) -> tuple[str, ...]:
    found = [
        _words(best.get("headline")),
        fields.get("og:title", ""),
        fields.get("twitter:title", ""),
        fields.get("title", ""),
        fields.get("dc.title", ""),
    ]
    title = page.find("title")
    if isinstance(title, Tag):
        found.append(one_line(clean_text(title.get_text())))
    return tuple(dict.fromkeys(t for t in found if t))


def _section(best: dict[str, object], fields: dict[str, str]) -> tuple[str, ...]:
    value = best.get("articleSection")
    names = [_words(one) for one in (value if isinstance(value, list) else [value])][:1]
    names += [fields[key] for key in _SECTION_KEYS if key in fields]
    for name in names:
        if name and name.casefold() not in _JUNK_SECTIONS and len(name) < 50 and not name.startswith("http"):
            return tuple(part.strip() for part in re.split(r"\s*[/>|]\s*", name) if part.strip())
    return ()


def _published(best: dict[str, object], fields: dict[str, str], page: BeautifulSoup) -> datetime | None:
    """The first field that is a moment with a zone; else the first that is a moment at all."""
    values = [_words(best.get("datePublished")), *(fields.get(key, "") for key in _PUBLISHED_KEYS)]
    for tag in page.find_all(itemprop="datePublished"):
        values.insert(1, str(tag.get("datetime") or tag.get("content") or ""))
    moments = [read_moment(value) for value in values if re.match(r"\d{4}-\d\d?-\d\d?", value)]
    known = [moment for moment in moments if moment]
    for wanted in (lambda m: m[0].tzinfo is not None, lambda m: m[1], lambda m: True):
        for moment in known:
            if wanted(moment):
                return moment[0]
    return None


def _keywords(best: dict[str, object], fields: dict[str, str]) -> tuple[str, ...]:
    """The words a page files itself under; a sole one with commas is several."""
    value = best.get("keywords") or fields.get("news_keywords") or fields.get("keywords") or ""
    names = [_words(one) for one in value] if isinstance(value, list) else _words(value).split(",")
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))[:_MOST_KEYWORDS]


def _language(page: BeautifulSoup, best: dict[str, object]) -> str:
    """Its language as a tag, `en-GB`; '' when it says none that is one."""
    root = page.find("html")
    said = _words(best.get("inLanguage")) or (str(root.get("lang") or "") if isinstance(root, Tag) else "")
    return said if _TAG.fullmatch(said) else ""


def _bylines(best: dict[str, object], fields: dict[str, str], publishers: set[str]) -> tuple[str, ...]:
    lists = [_names(best.get("author")), _names(best.get("creator"))]
    lists += [[fields[key]] for key in _AUTHOR_KEYS if key in fields]
    for names in lists:
        kept = [n for n in names if fold(n) not in publishers and not n.startswith("http") and len(n) < 160]
        if kept:
            return tuple(dict.fromkeys(kept))
    return ()


def _address(page: BeautifulSoup, fields: dict[str, str]) -> str:
    link = page.find("link", rel="canonical")
    found = str(link.get("href") or "") if isinstance(link, Tag) else ""
    base = page.find("base")
    if isinstance(base, Tag) and str(base.get("href") or "").startswith("http"):
        return str(base.get("href"))
    return found if found.startswith("http") else fields.get("og:url", "")
