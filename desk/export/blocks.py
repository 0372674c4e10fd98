"""Copy as a row of blocks, for formats that are no pages. Made from the page's own HTML, so that all say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from desk.markup.page import to_html


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    SPEAKER = "speaker"
    ITEM = "item"
    NOTE = "note"
    TABLE = "table"
    CODE = "code"
    RULE = "rule"
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look; `marks` are of strong, em, s, code, sup. `url` is '' or public."""

    text: str
    marks: frozenset[str] = frozenset()
    url: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of copy.

    `level` is that of a heading (from 2) or how deep an item lies (from 1); `marker` is '•', '1.' or a note's number
    for the first block of an item, '' for what follows in it. `key` and `alt` are a photo's, `rows` a table's.
    """

    kind: Kind
    spans: Spans = ()
    level: int = 0
    marker: str = ""
    key: str = ""
    alt: str = ""
    rows: tuple[tuple[Spans, ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


_MARKS = frozenset(("strong", "em", "s", "code", "sup"))


def blocks(copy: str) -> tuple[Block, ...]:
    """The blocks of struck copy in their order. Raises DeskError as `to_html` does."""
    html = to_html(copy, figure=lambda key, alt: f'<img id="{escape(key)}" alt="{escape(alt)}">\n')
    return tuple(_blocks(BeautifulSoup(html, "html.parser"), _Where()))


@dataclass(frozen=True, slots=True)
class _Where:
    """What the blocks lie in, and the marker that the first of them takes."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    marker: str = ""


def _blocks(node: Tag, where: _Where) -> Iterator[Block]:
    """The blocks inside an element; bare words in it, as tight lists have them, are one too."""
    loose: list[PageElement] = []
    for child in (*node.children, None):
        if isinstance(child, NavigableString) or (isinstance(child, Tag) and child.name in _INLINE):
            loose.append(child)
            continue
        for block in (*_paragraph(loose, where), *(_element(child, where) if isinstance(child, Tag) else ())):
            yield block
            where = replace(where, marker="") if where.marker else where
        loose = []


_INLINE = frozenset((*_MARKS, "a", "br"))


def _paragraph(nodes: list[PageElement], where: _Where) -> tuple[Block, ...]:
    spans = _trimmed(tuple(span for node in nodes for span in _spans(node, frozenset(), "")))
    return (Block(where.kind, spans, where.level, where.marker),) if spans else ()


def _element(tag: Tag, where: _Where) -> Iterator[Block]:
    write = _ELEMENTS.get(tag.name)
    return write(tag, where) if write else _blocks(tag, where)


def _table(tag: Tag, _where: _Where) -> Iterator[Block]:
    yield Block(
        Kind.TABLE, rows=tuple(tuple(_cell(cell) for cell in row.find_all(["th", "td"])) for row in tag.find_all("tr"))
    )


def _heading(tag: Tag, _where: _Where) -> Iterator[Block]:
    return iter(_paragraph(list(tag.children), _Where(Kind.HEADING, int(tag.name[1]))))


def _list(tag: Tag, where: _Where) -> Iterator[Block]:
    notes = "notes" in (tag.get("class") or ())
    first = int(str(tag.get("start") or 1))
    for number, item in enumerate(tag.find_all("li", recursive=False), first):
        marker = str(number) if notes else f"{number}." if tag.name == "ol" else "•"
        yield from _blocks(item, _Where(Kind.NOTE if notes else Kind.ITEM, where.level + 1, marker))


def _cell(cell: Tag) -> Spans:
    return _trimmed(tuple(span for child in cell.children for span in _spans(child, frozenset(), "")))


def _spans(node: PageElement, marks: frozenset[str], url: str) -> Iterator[Span]:
    if isinstance(node, NavigableString):
        yield Span(str(node).replace("\n", " "), marks, url)
    elif isinstance(node, Tag) and node.name == "br":
        yield Span("\n", marks, url)
    elif isinstance(node, Tag) and "back" not in (node.get("class") or ()):  # the way back from a note is the page's
        href = str(node.get("href") or "")
        marks = marks | {node.name} if node.name in _MARKS else marks
        for child in node.children:
            yield from _spans(child, marks, url if href.startswith("#") else href or url)


def _trimmed(spans: Spans) -> Spans:
    """The spans without blanks at both ends, after a line's end, and without empty ones."""
    kept: list[Span] = []
    for span in spans:
        begins = not kept or kept[-1].text.endswith("\n")
        text = span.text.lstrip() if begins and span.text != "\n" else span.text
        if text and not (text == "\n" and not kept):
            kept.append(replace(span, text=text))
    while kept and (last := kept[-1].text.rstrip()) != kept[-1].text:
        kept[-1:] = [replace(kept[-1], text=last)] if last else []
    return tuple(kept)


_ELEMENTS: dict[str, Callable[[Tag, _Where], Iterator[Block]]] = {
    "p": lambda tag, where: iter(_paragraph(list(tag.children), where)),
    "ul": _list,
    "ol": _list,
    "blockquote": lambda tag, where: _blocks(tag, _Where(Kind.QUOTE, where.level, where.marker)),
    "figcaption": lambda tag, _where: iter(_paragraph(list(tag.children), _Where(Kind.SPEAKER))),
    "img": lambda tag, _where: iter((Block(Kind.PHOTO, key=str(tag["id"]), alt=str(tag["alt"])),)),
    "hr": lambda _tag, _where: iter((Block(Kind.RULE),)),
    "pre": lambda tag, _where: iter((Block(Kind.CODE, (Span(tag.get_text().rstrip("\n")),)),)),
    "table": _table,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), _heading),
}
