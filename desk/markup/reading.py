"""Reading copy: its words, photos, links, headings and the quotations that are tied to the notebook."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.tree import SyntaxTreeNode

from desk.markup.address import PHOTO, QUOTE, own_key
from desk.markup.parser import tree
from desk.markup.scan import Mark, marks


@dataclass(frozen=True, slots=True)
class Tied:
    """Words in the copy that are tied to a quote of the notebook: copy[start:end], `words` as a reader sees them."""

    key: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written, copy[start:end]; `url` may be anything, also what never becomes a link on the page."""

    url: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 to 6 as written, `start` where its line begins."""

    level: int
    text: str
    start: int


_WORD = re.compile(r"[^\W_]\S*")
# Scripts that put no blanks between words: a character counts as a word, as newsrooms there count.
_SIGN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOT_READ = re.compile(r"^(?:!\[.*\]\(photo:|\[[^\]\n]+\]:[ \t]|[ \t]*\d{1,9}[.)](?=[ \t])).*$")
_NUMBERED = re.compile(r"[ \t]*\d{1,9}[.)](?=[ \t])")
_MARKS = frozenset("\\*_~`<&![")


def words(copy: str) -> int:
    """How many words a reader reads, without parsing: photos and the marks of lists do not count."""
    return sum(map(_words_of, copy.split("\n")))


@lru_cache(maxsize=16_384)
def _words_of(line: str) -> int:
    """Those of one line, which is counted but once while it stays as it is."""
    if _NOT_READ.match(line):
        return _count(line) - 1 if _NUMBERED.match(line) else 0
    return _count(line)


def _count(text: str) -> int:
    if text.isascii():
        return len(_WORD.findall(text))
    bare, signs = _SIGN.subn(" ", text)
    return signs + len(_WORD.findall(bare))


def plain(copy: str) -> str:
    """The words alone; paragraphs, headings, items and rows of tables are joined by blank lines."""
    return "\n\n".join(_paragraphs(tree(copy)))


def _paragraphs(node: SyntaxTreeNode) -> list[str]:
    if node.type == "inline":
        text = words_of(node)
        return [text] if text else []
    if node.type in ("fence", "code_block"):
        return [node.content.rstrip("\n")]
    parts = [text for child in node.children for text in _paragraphs(child)]
    return ["\t".join(parts)] if node.type == "tr" else parts


def words_of(node: SyntaxTreeNode) -> str:
    """The words of one line or paragraph node, without the photos in it."""
    return "".join(_words(child) for child in node.children).strip()


def _words(node: SyntaxTreeNode) -> str:
    if node.type in ("text", "code_inline", "text_special"):
        return node.content
    if node.type == "softbreak":
        return " "
    if node.type == "hardbreak":
        return "\n"
    if node.type == "image" and own_key(str(node.attrs["src"]), PHOTO):
        return ""
    return "".join(_words(child) for child in node.children)


def photo_keys(copy: str) -> tuple[str, ...]:
    """The keys of the photos that stand in the copy, in order, each once."""
    keys = (own_key(mark.url, PHOTO) for mark in marks(copy) if mark.picture)
    return tuple(dict.fromkeys(key for key in keys if key))


def tied_quotations(copy: str) -> tuple[Tied, ...]:
    """The words that are tied to quotes of the notebook, with their places."""
    return tuple(
        Tied(key, _seen(copy[mark.first : mark.last]), mark.first, mark.last)
        for mark in marks(copy)
        if (key := _quote_key(mark))
    )


def _quote_key(mark: Mark) -> str:
    return own_key(mark.url, QUOTE) if mark.inline and not mark.picture else ""


def untied(copy: str) -> str:
    """The copy with each tied quotation as its words alone: nothing points to the notebook any more."""
    parts, done = [], 0
    for mark in sorted(marks(copy), key=lambda one: one.start):
        if own_key(mark.url, QUOTE) and not mark.picture and mark.start >= done:
            parts += [copy[done : mark.start], copy[mark.first : mark.last] if mark.inline else ""]
            done = mark.end
    return "".join([*parts, copy[done:]])


def links(copy: str) -> tuple[Link, ...]:
    """Every link as written, bad ones too; photos and tied quotations are none."""
    return tuple(
        Link(mark.url, _seen(copy[mark.first : mark.last]), mark.start, mark.end)
        for mark in marks(copy)
        if not mark.picture and not _quote_key(mark)
    )


def headings(copy: str) -> tuple[Heading, ...]:
    """The headings in order, with the level that was written."""
    starts = [0, *(line.end() for line in re.finditer("\n", copy))]
    return tuple(
        Heading(int(node.tag[1]), "".join(_paragraphs(node)), starts[node.map[0]] if node.map else 0)
        for node in tree(copy).walk()
        if node.type == "heading"
    )


def _seen(text: str) -> str:
    """A few words as a reader sees them."""
    return plain(text) if _MARKS.intersection(text) else text
