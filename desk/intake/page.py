"""Where the article stands on a page: what is junk, which element holds the body, what each element says it is."""

from __future__ import annotations

import re
from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from desk.intake.pictures import marks_of
from desk.intake.walk import NEVER
from desk.intake.wording import bare

_JUNK = re.compile(
    r"(?:^|[-_ ])(?:share|shares|sharing|sharebar|share-?tools?|social|socials|addthis|sharedaddy|related|"
    r"relateds?|recirc\w*|recommend\w*|newsletter\w*|signup|sign-up|"
    r"subscri\w+|promo|promos|promotion\w*|advert\w*|ad|ads|adbox|ad-\w+|adsense|dfp|gpt|sponsor\w*|"
    r"taboola|outbrain|revcontent|zergnet|comment|comments|"
    r"disqus|livefyre|cookie\w*|consent|gdpr|nav|navbar|navigation|menu|menus|footer|sidebar|side-bar|"
    r"aside|rail|right-rail|rightcol|popular|trending|"
    r"most-?read|mostpopular|toolbar|story-tools|article-tools|login|paywall|(?:post|entry|article|"
    r"story)-tags?|tag-list|tagcloud|topics|keywords|modal|popup|overlay|"
    r"sr-only|visually-hidden|visuallyhidden|screen-reader\w*|element-invisible|offscreen|noprint|d-none|"
    r"pagination|pager|prev-next|next-prev|more-on|more-from|more-stories|read-more|readmore|read-next|"
    r"next-up|also-like|playlist|jwplayer|video-player|"
    r"poll|quiz|leaderboard|skyscraper|disclaimer|author-bio|authorbio|about-author|bookmark|email-link|"
    r"donat\w+|membership|app-promo|inset2col|internallink|correction-link|audio-module|ticker|breaking-news-bar|"
    r"masthead|topbar|top-bar|site-header|global-header|user-menu|lang-switch\w*|crosspromo|upsell|"
    r"teasers?-list|interstitial)(?:$|[-_ ])",
    re.IGNORECASE,
)
# Words that mean junk only as a whole class: 'hidden' does, 'field-label-hidden' does not.
_JUNK_CLASSES = frozenset(
    (
        "hidden hide invisible print skip bio player listen trust standards weather stocks banner widget tools "
        "feedback search languages copyright tags tag print-only only-print"
    ).split()
)
_NOT_JUNK = re.compile(
    r"(?:article|story|post|entry|content|page)[-_]?(?:body|text|content|main|copy|wrap\w*|container)|"
    r"has-|with-|no-|gallery-teaser|hide-caption",
    re.IGNORECASE,
)
_JUNK_TAGS = frozenset(("nav", "footer", "form", "dialog", "menu"))
_JUNK_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alert", "menu", "menubar", "toolbar")
)
# Words of classes and ids, by what they say of an element; each is matched as a whole word where it stands in bars.
_WHOLE = r"(?:^|[-_ ])(?:%s)(?:$|[-_ ])"
_HINT_WORDS = (
    ("headline", r"headline|(?:story|article|entry|post|page)-?title|pg-title", "title"),
    ("byline", r"byline|author-?name|writer|contributor|reporter", "authors?|authorname"),
    ("published", r"timestamp|publish|posted-on", "date|time|datetime|pubdate|dateblock"),
    (
        "section",
        r"breadcrumb\w*|crumbs?|section-?(?:name|label|title|link)|article-?section",
        "section|category|kicker|eyebrow|rubric|channel|where|slug",
    ),
    (
        "standfirst",
        r"standfirst|sub-?headline|article-?(?:summary|subtitle|intro|lead)",
        "dek|deck|lede|lead|excerpt|summary|subtitle|sub-?title|subhead(?:ing|line)?|strapline|teaser-text|abstract|"
        "intro|description|blurb|article-desc",
    ),
    ("caption", r"caption|cutline", "legend"),
    ("credit", r"(?:photo|image|media|img)-?credit|photographer", "credits?"),
    ("dateline", r"(?!)", "dateline"),
)
_HINTS = tuple(
    (hint, re.compile(f"{anywhere}|{_WHOLE % whole}", re.IGNORECASE)) for hint, anywhere, whole in _HINT_WORDS
)
_ITEMPROPS = {
    "headline": "headline", "name": "headline", "author": "byline", "creator": "byline", "datepublished": "published",
    "articlesection": "section", "alternativeheadline": "standfirst", "description": "standfirst", "caption": "caption",
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def hints_of(tag: Tag) -> frozenset[str]:
    """What class, id, itemprop and rel of one element say it is."""
    marks = marks_of(tag)
    found = {hint for hint, pattern in _HINTS if pattern.search(marks)}
    prop = str(tag.get("itemprop") or "").casefold()
    if prop in _ITEMPROPS:
        found.add(_ITEMPROPS[prop])
    if "author" in str(tag.get("rel") or ""):
        found.add("byline")
    if tag.name == "time":
        found.add("published")
    if tag.name == "figcaption":
        found.add("caption")
    return frozenset(found)


def prose_weights(body: Tag) -> dict[int, int]:
    """For each element (by id()) the characters of long text runs inside it, links left out."""
    weights: dict[int, int] = {}
    for text in body.find_all(string=True):
        if type(text) is not NavigableString:
            continue
        size = len(text.strip())
        parent = text.parent
        if size < 60 or parent is None or parent.name in NEVER or parent.name == "a":
            continue
        chain: list[Tag] = []
        node: Tag | None = parent
        while node is not None and node is not body.parent and len(chain) < 400:
            chain.append(node)
            node = node.parent
        if any(part.name in ("a", "noscript", "script") for part in chain[:4]):
            continue
        for part in chain:
            weights[id(part)] = weights.get(id(part), 0) + size
    return weights


def is_junk(tag: Tag, weights: dict[int, int], whole: int, keep: set[int]) -> bool:
    """Whether the element is the page's and not the story's; one that holds much prose or the headline never is."""
    if id(tag) in keep or tag.name in ("html", "body", "main"):
        return False
    if (
        tag.get("hidden") is not None
        or str(tag.get("aria-hidden") or "") == "true"
        or _HIDDEN.search(str(tag.get("style") or ""))
    ):
        return weights.get(id(tag), 0) < 0.5 * whole
    heavy = weights.get(id(tag), 0) > 0.3 * whole
    if heavy:
        return False
    if tag.name in _JUNK_TAGS or str(tag.get("role") or "").casefold() in _JUNK_ROLES:
        return (
            "breadcrumb" not in marks_of(tag).casefold()
            and "breadcrumb" not in str(tag.get("aria-label") or "").casefold()
        )
    if tag.name == "aside":
        return not any(_tells_of_story(part) for part in islice(tag.descendants, 300) if isinstance(part, Tag))
    marks = marks_of(tag)
    if _JUNK_CLASSES & set(marks.casefold().split()):
        return True
    return bool(_JUNK.search(marks)) and not _NOT_JUNK.search(marks)


def _tells_of_story(tag: Tag) -> bool:
    return tag.name in ("time", "address", "h1") or "author" in str(tag.get("rel") or "")


def find_body_element(body: Tag, weights: dict[int, int], junk: set[int]) -> Tag:
    """The tightest element that holds most of the page's prose."""
    here = body
    while True:
        total = weights.get(id(here), 0)
        heaviest = max(
            (child for child in here.children if isinstance(child, Tag) and id(child) not in junk),
            key=lambda child: weights.get(id(child), 0),
            default=None,
        )
        if heaviest is None or total == 0 or weights.get(id(heaviest), 0) < 0.62 * total:
            return here
        if heaviest.name in ("p", "blockquote", "ul", "ol", "li", "table", "span"):
            return here
        here = heaviest


def find_title_element(body: Tag, titles: tuple[str, ...], holder: Tag) -> Tag | None:
    """The element that is the visible headline: a heading that the page's titles name, else an h1 before the body."""
    keys = [bare(title) for title in titles if bare(title)]
    best: tuple[float, Tag] | None = None
    order = {id(tag): n for n, tag in enumerate(body.find_all(True))}
    place = order.get(id(holder), 0)
    for tag in body.find_all(["h1", "h2", "h3", "div", "span", "p"]):
        named = "headline" in hints_of(tag)
        if tag.name not in ("h1", "h2", "h3") and not named:
            continue
        text = bare("".join(str(t) for t in islice(tag.descendants, 120) if type(t) is NavigableString)[:400])
        if not 6 <= len(text) <= 300 or (tag.find_parent("a") is not None and tag.name != "h1"):
            continue
        score = max(
            (
                3.0 if text == key else 2.0 if len(text) > 14 and (key.startswith(text) or text in key) else 0.0
                for key in keys
            ),
            default=0.0,
        )
        score += {"h1": 2.0, "h2": 0.8, "h3": 0.2}.get(tag.name, 0.0) + (0.6 if named else 0.0)
        score -= 1.5 if order[id(tag)] > place and holder not in tag.parents else 0.0
        if score >= 1.5 and (best is None or score > best[0]):
            best = score, tag
    return best[1] if best else None
