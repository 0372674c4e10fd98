"""Saved web pages: the visible article, with the page's hidden fields as witnesses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bs4 import Tag

from desk.intake.arrival import Arrival
from desk.intake.blocks import Block, Signals
from desk.intake.dates import read_moment
from desk.intake.encoding import decode_text
from desk.intake.page import find_body_element, find_title_element, is_junk, prose_weights
from desk.intake.page_blocks import written_blocks
from desk.intake.pictures import is_photo_box
from desk.intake.reader import Reader
from desk.intake.report import make_arrival
from desk.intake.signals import read_signals
from desk.intake.sorting import sort_blocks
from desk.intake.walk import Piece, Verdict, parse_html, walk
from desk.intake.wording import clean_text

# How many blocks before the headline are looked at for section, date and the leading photo.
_ABOVE = 14


@dataclass(slots=True)
class _Page:
    """A page with what was found out about its elements."""

    body: Tag
    weights: dict[int, int]
    whole: int
    holder: Tag
    title: Tag | None
    keep: set[int]

    def judge(self, tag: Tag) -> Verdict:
        """Skip the page's own boxes; take photo boxes as pictures; all else is walked."""
        if is_junk(tag, self.weights, self.whole, self.keep):
            return "skip"
        if id(tag) not in self.keep and is_photo_box(tag):
            return "picture"
        return "take"


def read_html(data: bytes, name: str) -> Arrival:
    """A saved web page as an arrival; BadFile when its encoding cannot be told or it is no text."""
    return arrival_of_html(decode_text(data, name, declared=True))


def arrival_of_html(html: str, known: Signals | None = None) -> Arrival:
    """The arrival of a page's source; `known` is what is known of it from elsewhere, as the fields of a mail."""
    soup = parse_html(clean_text(html))
    signals = read_signals(soup)
    if known is not None:
        signals = replace(
            signals,
            titles=(*signals.titles, *known.titles),
            published=signals.published or known.published,
            bylines=signals.bylines or known.bylines,
        )
    found = soup.find("body")
    page = _page(found if isinstance(found, Tag) else soup, signals)
    signals = _with_time(page, signals)
    blocks = _story_blocks(page, signals)
    return make_arrival(sort_blocks(blocks, signals), tuple(block.text for block in blocks))


def _page(body: Tag, signals: Signals) -> _Page:
    weights = prose_weights(body)
    whole = weights.get(id(body), 0)
    junk = {id(tag) for tag in body.find_all(True) if is_junk(tag, weights, whole, set())}
    holder = find_body_element(body, weights, junk)
    title = find_title_element(body, signals.titles, holder)
    own = title.find_parent("article") if title is not None else None
    if own is not None and holder not in own.parents and holder is not own:
        own = None  # the headline's article does not hold the body: an article for the head alone
    if own is not None and weights.get(id(own), 0) > 0.15 * whole and own not in holder.parents:
        holder = find_body_element(own, weights, junk)
    keep = {id(holder), *(id(parent) for parent in holder.parents)}
    if title is not None:
        keep |= {id(title), *(id(parent) for parent in title.parents)}
    return _Page(body, weights, whole, holder, title, keep)


def _with_time(page: _Page, signals: Signals) -> Signals:
    """Without a field for it, the first <time> by the headline tells when the page was published."""
    if signals.published is not None:
        return signals
    for tag in _region(page).find_all("time", limit=6):
        moment = read_moment(str(tag.get("datetime") or ""))
        if moment and moment[0].tzinfo and not tag.find_parent("a"):
            return replace(signals, published=moment[0])
    return signals


def _region(page: _Page) -> Tag:
    """The lowest element that holds the headline and the body."""
    if page.title is None:
        return page.holder if page.holder.name != "body" else page.body
    around = {id(page.title), *(id(parent) for parent in page.title.parents)}
    here = page.holder
    while id(here) not in around and here.parent is not None and here is not page.body:
        here = here.parent
    return here


def _story_blocks(page: _Page, signals: Signals) -> list[Block]:
    """The blocks from a little above the headline to the end of the body."""
    region = _region(page)
    root = page.body if page.title is not None else region
    pieces = walk(root, signals.address, page.judge)
    inside = _order(page, pieces, region)
    blocks: list[Block] = []
    titled = False
    for block in written_blocks(inside, page.title):
        titled = titled or "title" in block.hints
        if titled or page.title is None or block.picture or block.words <= 14:
            blocks.append(replace(block, first_line=len(blocks), last_line=len(blocks)))
    return blocks


def _order(page: _Page, pieces: list[Piece], region: Tag) -> list[Piece]:
    """Pieces of the story: those in the region up to the body's end, and a few above the headline."""
    ends = _ancestor_test(page.holder)
    starts = _ancestor_test(page.title) if page.title is not None else ends
    last = max((i for i, piece in enumerate(pieces) if ends(piece)), default=len(pieces) - 1)
    first = min((i for i, piece in enumerate(pieces) if starts(piece)), default=0)
    opening = min((i for i, piece in enumerate(pieces) if ends(piece)), default=0)
    begin = max(0, min(first, opening) - _ABOVE)
    around = _ancestor_test(region)
    return [piece for i, piece in enumerate(pieces) if begin <= i <= last and (around(piece) or i < first)]


def _ancestor_test(top: Tag) -> Callable[[Piece], bool]:
    """Whether a piece stands in the element or is it."""
    inside = {id(top)} | {id(tag) for tag in top.find_all(True)}
    return lambda piece: id(piece.element) in inside


READER = Reader("html", "Web page", (".html", ".htm", ".xhtml"), ("text/html", "application/xhtml+xml"), read_html)
