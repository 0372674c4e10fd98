"""Walks a parsed page, without recursion, and writes it down as a row of pieces: paragraphs, headings, items."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from desk.intake.commonmark import Span, dressed, plain, safe_address

PieceKind = Literal["paragraph", "heading", "item", "quote", "code", "rule", "picture"]
Verdict = Literal["take", "skip", "picture"]

BLOCK_TAGS = frozenset(
    (
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary "
        "table tbody tfoot thead tr ul caption"
    ).split()
)
NEVER = frozenset(
    (
        "script style noscript template head title meta link base svg math iframe object embed canvas audio "
        "video map select option textarea input button datalist progress meter applet frame frameset noframes "
        "xml param source track area"
    ).split()
)
_LAYOUT = frozenset(("h1", "h2", "h3", "h4", "article", "section", "figure", "table", "time", "form"))
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(italic|oblique)", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"mso-list\s*:[^;]*level(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a page: its spans, its kind, and its element. `depth` counts the lists around it."""

    kind: PieceKind
    spans: tuple[Span, ...]
    level: int = 0
    depth: int = 0
    ordered: bool = False
    item: int = 0
    quoted: int = 0
    element: Tag | None = None

    @property
    def text(self) -> str:
        """The plain words."""
        return plain(list(self.spans))

    @property
    def copy(self) -> str:
        """The words as CommonMark."""
        return dressed(list(self.spans))

    @property
    def linked(self) -> float:
        """Which share of the words is link, 0 to 1."""
        whole = sum(len(s.text.strip()) for s in self.spans)
        return sum(len(s.text.strip()) for s in self.spans if s.anchor) / whole if whole else 0.0


@dataclass(frozen=True, slots=True)
class _State:
    """The dress and the place of the words at one point of the walk."""

    strong: bool = False
    em: bool = False
    code: bool = False
    href: str = ""
    anchor: bool = False
    kind: PieceKind = "paragraph"
    level: int = 0
    depth: int = 0
    ordered: bool = False
    item: int = 0
    quoted: int = 0
    pre: bool = False
    element: Tag | None = None


@dataclass(slots=True)
class _Paper:
    """What has been written so far."""

    pieces: list[Piece] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    items: int = 0

    def flush(self) -> None:
        """Close the piece that is being written."""
        spans, self.spans = self.spans, []
        for part in _at_double_breaks(spans):
            if any(s.text.strip() for s in part):
                st = self.state
                kind: PieceKind = "quote" if st.quoted and st.kind == "paragraph" else st.kind
                self.pieces.append(
                    Piece(kind, tuple(part), st.level, st.depth, st.ordered, st.item, st.quoted, st.element)
                )

    def set_aside(self, tag: Tag, verdict: Verdict) -> None:
        """A picture is noted as one; what is skipped only ends the piece around it, when it is a block."""
        if verdict == "picture" or tag.name.lower() in BLOCK_TAGS:
            self.flush()
        if verdict == "picture":
            self.pieces.append(Piece("picture", (), element=tag))

    def write(self, text: str, state: _State) -> None:
        """Add words in the dress of `state`."""
        if not self.spans:
            self.state = state
        self.spans.append(Span(text, state.strong, state.em, state.code and not state.pre, state.href, state.anchor))


def _at_double_breaks(spans: list[Span]) -> list[list[Span]]:
    """Two line breaks in a row part a piece in two, as old pages write paragraphs."""
    parts: list[list[Span]] = [[]]
    breaks = 0
    for span in spans:
        if span.text == "\n":
            breaks += 1
            if breaks == 2:
                parts.append([])
            elif breaks < 2:
                parts[-1].append(span)
        else:
            breaks = breaks if not span.text.strip(" \t\r\n\u00a0") else 0
            parts[-1].append(span)
    return parts


def parse_html(html: str) -> BeautifulSoup:
    """The page as a tree; what stands outside a clipboard's fragment marks is cut off first."""
    start, end = html.find("<!--StartFragment"), html.find("<!--EndFragment")
    if 0 <= start < end:
        html = html[html.find(">", start) + 1 : end]
    return BeautifulSoup(html, "html.parser")


def walk(root: Tag, base: str = "", judge: Callable[[Tag], Verdict] | None = None) -> list[Piece]:
    """The pieces of a tree in the order of reading; `judge` says of an element whether it is skipped or a picture."""
    paper = _Paper()
    stack: list[tuple[Tag | NavigableString | None, _State]] = [(root, _State(element=root))]
    while stack:
        node, state = stack.pop()
        if node is None:
            paper.flush()
        elif isinstance(node, Tag):
            _enter(node, state, base, judge, paper, stack)
        elif type(node) is NavigableString:
            _words(str(node), state, paper)
    paper.flush()
    return paper.pieces


def _words(text: str, state: _State, paper: _Paper) -> None:
    if not state.pre:
        text = re.sub(r"[ \t\r\n\f]+", " ", text)
    if text.strip(" ") or (paper.spans and text):
        paper.write(text, state)


def _enter(
    tag: Tag,
    state: _State,
    base: str,
    judge: Callable[[Tag], Verdict] | None,
    paper: _Paper,
    stack: list[tuple[Tag | NavigableString | None, _State]],
) -> None:
    name = tag.name.lower()
    if name in NEVER or _word_marker(tag):
        return
    verdict = judge(tag) if judge else "take"
    if verdict != "take":
        paper.set_aside(tag, verdict)
        return
    if name == "br" or (name in ("td", "th") and paper.spans):
        paper.write("\n" if name == "br" else " | ", state)
    inner = _inside(tag, name, state, base, paper)
    if name in BLOCK_TAGS:
        paper.flush()
        inner = replace(inner, element=tag)
        if name == "hr":
            paper.pieces.append(Piece("rule", (Span("* * *"),), element=tag))
        stack.append((None, state))
    stack.extend((child, inner) for child in reversed(tag.contents) if isinstance(child, Tag | NavigableString))


def _word_marker(tag: Tag) -> bool:
    """The bullet or number that Word writes out before a list paragraph."""
    return "mso-list:ignore" in str(tag.get("style") or "").replace(" ", "").lower()


def _inside(tag: Tag, name: str, state: _State, base: str, paper: _Paper) -> _State:
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return replace(state, kind="heading", level=int(name[1]), strong=False, em=False)
    if name in _PLACES:
        return _PLACES[name](tag, state, paper)
    style = str(tag.get("style") or "")
    if name == "p" and (word := _WORD_LEVEL.search(style)):
        paper.items += 1
        return replace(state, kind="item", depth=int(word[1]), ordered=_word_ordered(tag), item=paper.items)
    strong = (state.strong or name in ("b", "strong")) and not (
        _LIGHT.search(style) and name in ("b", "strong", "span")
    )
    strong = strong or bool(_WEIGHT.search(style) and name in ("span", "font", "b"))
    em = state.em or name in ("i", "em", "cite", "dfn") or bool(_SLANT.search(style) and name in ("span", "font", "i"))
    href = safe_address(str(tag.get("href") or ""), base) if name == "a" else state.href
    if state.kind == "heading":
        strong = em = False
    anchor = state.anchor or (name == "a" and tag.get("href") is not None)
    return replace(
        state, anchor=anchor, strong=strong, em=em, href=href, code=state.code or name in ("code", "tt", "kbd", "samp")
    )


def _word_ordered(tag: Tag) -> bool:
    marker = next((p for p in islice(tag.descendants, 40) if isinstance(p, Tag) and _word_marker(p)), None)
    return bool(marker and re.match(r"\s*\(?[0-9a-zA-Z]{1,3}[.)]", marker.get_text()))


def _list(tag: Tag, state: _State, paper: _Paper) -> _State:
    return replace(state, depth=state.depth + 1, ordered=tag.name.lower() == "ol", kind="paragraph")


def _list_item(tag: Tag, state: _State, paper: _Paper) -> _State:
    inside = [part.name for part in islice(tag.descendants, 200) if isinstance(part, Tag)]
    if _LAYOUT & set(inside) or inside.count("p") > 3:
        return replace(state, kind="paragraph", depth=0)  # a list that lays out the page
    paper.items += 1
    return replace(state, kind="item", item=paper.items, depth=max(1, state.depth))


def _quote(tag: Tag, state: _State, paper: _Paper) -> _State:
    return replace(state, quoted=state.quoted + 1)


def _code_block(tag: Tag, state: _State, paper: _Paper) -> _State:
    return replace(state, kind="code", pre=True)


_PLACES: dict[str, Callable[[Tag, _State, _Paper], _State]] = {
    "ul": _list,
    "ol": _list,
    "li": _list_item,
    "blockquote": _quote,
    "pre": _code_block,
}


@dataclass(frozen=True, slots=True)
class Written:
    """Pieces that belong together as one block of CommonMark: a list, a quotation, or one piece by itself."""

    kind: PieceKind
    text: str
    copy: str
    pieces: tuple[Piece, ...]


def written(pieces: list[Piece]) -> list[Written]:
    """The pieces joined to blocks: items to lists, quoted paragraphs to one quotation."""
    blocks: list[Written] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        run = [piece]
        if piece.kind in ("item", "quote"):
            while index + len(run) < len(pieces) and pieces[index + len(run)].kind == piece.kind:
                run.append(pieces[index + len(run)])
        blocks.append(_joined(piece.kind, run))
        index += len(run)
    return [block for block in blocks if block.copy or block.kind == "picture"]


def _joined(kind: PieceKind, run: list[Piece]) -> Written:
    text = "\n".join(piece.text for piece in run)
    if kind == "item":
        return Written(kind, text, _list_copy(run), tuple(run))
    if kind == "quote":
        copy = "\n>\n".join("> " + piece.copy.replace("\n", "\n> ") for piece in run)
        return Written(kind, text, copy, tuple(run))
    piece = run[0]
    if kind == "code":
        code = "".join(span.text for span in piece.spans).strip("\n")
        fence = "```" if "```" not in code else "~~~~"
        return Written(kind, code, f"{fence}\n{code}\n{fence}", (piece,))
    if kind == "heading":
        return Written(kind, text, "#" * min(6, max(2, piece.level)) + " " + piece.copy.replace("\\\n", " "), (piece,))
    return Written(kind, text, piece.copy, (piece,))


def _list_copy(run: list[Piece]) -> str:
    lines: list[str] = []
    counts: dict[tuple[int, bool], int] = {}
    least = min(piece.depth for piece in run)
    last_item = 0
    for piece in run:
        depth = min(piece.depth - least, 6)
        indent = "   " * depth
        if piece.item == last_item:
            lines += ["", indent + "   " + piece.copy.replace("\n", "\n" + indent + "   ")]
            continue
        last_item = piece.item
        place = depth, piece.ordered
        for other in [key for key in counts if key[0] > depth or (key[0] == depth and key != place)]:
            del counts[other]
        counts[place] = counts.get(place, 0) + 1
        mark = f"{counts[place]}. " if piece.ordered else "- "
        lines.append(indent + mark + piece.copy.replace("\n", "\n" + indent + "   "))
    return "\n".join(lines)
