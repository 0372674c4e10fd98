"""Copy as HTML for a page: headings from h2 without a gap, pull quotes with their speaker, safe links only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from markdown_it.tree import SyntaxTreeNode

from desk.markup.address import PHOTO, is_public, own_key
from desk.markup.parser import tree
from desk.markup.reading import words_of

Figure = Callable[[str, str], str]


def to_html(copy: str, *, figure: Figure, first: str = "") -> str:
    """The copy as HTML.

    `figure(key, alt)` gives the HTML of a photo. `first` is HTML that runs into the first paragraph of words (the
    dateline); without such a paragraph it stands in one of its own. Raises DeskError as `parser.tree` does.
    """
    page = _Page(figure, first)
    body = page.blocks(tree(copy))
    return f"<p>{page.first.rstrip()}</p>\n{body}" if page.first else body


@dataclass(slots=True)
class _Page:
    """One page in the making; remembers whether the dateline is still to come, and how deep the headings are."""

    figure: Figure
    first: str
    depths: list[int] = field(default_factory=list)

    def blocks(self, node: SyntaxTreeNode) -> str:
        return "".join(self.block(child) for child in node.children)

    def block(self, node: SyntaxTreeNode) -> str:
        write = _BLOCKS.get(node.type)
        return write(self, node) if write else self.blocks(node)

    def paragraph(self, node: SyntaxTreeNode) -> str:
        """A paragraph, then the photos in it: a figure cannot stand inside one."""
        line = node.children[0]
        figures = "".join(self.figure(key, words_of(one)) for one in line.walk() if (key := _photo(one)))
        words = _inline(line).strip()
        if not words:
            return figures
        if node.parent and node.parent.type == "root":
            words, self.first = self.first + words, ""
        words += "".join(self.block(one) for one in node.children[1:])  # the way back from a footnote
        if node.nester_tokens and node.nester_tokens.opening.hidden:  # in a tight list words stand bare
            return f"{words}\n{figures}"
        return f"<p>{words}</p>\n{figures}"

    def heading(self, node: SyntaxTreeNode) -> str:
        words = "".join(_inline(child) for child in node.children).strip()
        if not words:
            return ""
        written = int(node.tag[1])
        while self.depths and self.depths[-1] >= written:
            self.depths.pop()
        self.depths.append(written)
        level = min(len(self.depths) + 1, 6)
        return f"<h{level}>{words}</h{level}>\n"

    def block_quote(self, node: SyntaxTreeNode) -> str:
        speaker = _take_speaker(node)
        words = self.blocks(node)
        if not words:
            return ""
        quote = f"<blockquote>\n{words}</blockquote>\n"
        return f'<figure class="pull">\n{quote}<figcaption>{speaker}</figcaption>\n</figure>\n' if speaker else quote

    def list(self, node: SyntaxTreeNode) -> str:
        tag = "ol" if node.type == "ordered_list" else "ul"
        start = f' start="{int(node.attrs["start"])}"' if "start" in node.attrs else ""
        return f"<{tag}{start}>\n{self.blocks(node)}</{tag}>\n"

    def item(self, node: SyntaxTreeNode) -> str:
        return f"<li>{self.blocks(node).strip()}</li>\n"

    def table(self, node: SyntaxTreeNode) -> str:
        return f'<div class="table"><table>\n{self.blocks(node)}</table></div>\n'

    def nest(self, node: SyntaxTreeNode) -> str:
        return f"<{node.tag}>{self.blocks(node)}</{node.tag}>\n"

    def cell(self, node: SyntaxTreeNode) -> str:
        words = "".join(_inline(child) for child in node.children)
        # an empty corner above the names of the rows heads nothing
        tag, scope = ("td", "") if node.tag == "td" or not words.strip() else ("th", ' scope="col"')
        aligned = str(node.attrs.get("style", "")).removeprefix("text-align:")
        side = f' class="{aligned}"' if aligned in ("left", "center", "right") else ""
        return f"<{tag}{scope}{side}>{words}</{tag}>"

    def rule(self, _node: SyntaxTreeNode) -> str:
        return "<hr>\n"

    def code(self, node: SyntaxTreeNode) -> str:
        return f"<pre><code>{escape(node.content)}</code></pre>\n"

    def notes(self, node: SyntaxTreeNode) -> str:
        return f'<ol class="notes">\n{self.blocks(node)}</ol>\n'

    def note(self, node: SyntaxTreeNode) -> str:
        return f'<li id="note-{_number(node)}">{self.blocks(node).strip()}</li>\n'

    def note_back(self, node: SyntaxTreeNode) -> str:
        number, again = _number(node), _again(node)
        return f' <a class="back" href="#mark-{number}{again}" aria-label="Back to note {number} in the text">↩</a>'


_BLOCKS: dict[str, Callable[[_Page, SyntaxTreeNode], str]] = {
    "paragraph": _Page.paragraph,
    "heading": _Page.heading,
    "blockquote": _Page.block_quote,
    "ordered_list": _Page.list,
    "bullet_list": _Page.list,
    "list_item": _Page.item,
    "table": _Page.table,
    "thead": _Page.nest,
    "tbody": _Page.nest,
    "tr": _Page.nest,
    "th": _Page.cell,
    "td": _Page.cell,
    "hr": _Page.rule,
    "fence": _Page.code,
    "code_block": _Page.code,
    "footnote_block": _Page.notes,
    "footnote": _Page.note,
    "footnote_anchor": _Page.note_back,
}

_DASHES = ("—", "―", "--")


def _photo(node: SyntaxTreeNode) -> str:
    return own_key(str(node.attrs["src"]), PHOTO) if node.type == "image" else ""


def _take_speaker(quote: SyntaxTreeNode) -> str:
    """The HTML of who said it, taken out of a block quote that ends with a line `— Name, title`; '' without one."""
    last = quote.children[-1] if quote.children else None
    if last is None or last.type != "paragraph":
        return ""
    line = last.children[0]
    breaks = [n for n, one in enumerate(line.children) if one.type in ("softbreak", "hardbreak")]
    end, start = (breaks[-1], breaks[-1] + 1) if breaks else (0, 0)
    said, speaker = line.children[:end], line.children[start:]
    if not (said or len(quote.children) > 1) or not speaker or not speaker[0].content.startswith(_DASHES):
        return ""
    line.children = speaker
    html = _inline(line).strip().lstrip("—―-").strip()
    line.children = said
    if not said:
        quote.children = quote.children[:-1]
    return html


def _inline(node: SyntaxTreeNode) -> str:
    return "".join(_span(child) for child in node.children)


def _span(node: SyntaxTreeNode) -> str:
    write = _SPANS.get(node.type)
    return write(node) if write else _inline(node)


def _text(node: SyntaxTreeNode) -> str:
    return escape(node.content)


def _link(node: SyntaxTreeNode) -> str:
    url, words = str(node.attrs["href"]), _inline(node)
    if not is_public(url):
        return words
    return f'<a href="{escape(url)}">{words if words.strip() else escape(url)}</a>'


def _picture(node: SyntaxTreeNode) -> str:
    return "" if _photo(node) else escape(words_of(node))


def _wrapped(node: SyntaxTreeNode) -> str:
    return f"<{node.tag}>{_inline(node)}</{node.tag}>"


def _number(node: SyntaxTreeNode) -> int:
    return int(node.meta["id"]) + 1


def _again(node: SyntaxTreeNode) -> str:
    """'' for the first mark of a note in the text, `-2` for the next."""
    return f"-{node.meta['subId'] + 1}" if node.meta.get("subId") else ""


def _note_mark(node: SyntaxTreeNode) -> str:
    number = _number(node)
    return f'<sup><a class="note" id="mark-{number}{_again(node)}" href="#note-{number}">{number}</a></sup>'


_SPANS: dict[str, Callable[[SyntaxTreeNode], str]] = {
    "text": _text,
    "text_special": _text,
    "softbreak": lambda _node: "\n",
    "hardbreak": lambda _node: "<br>\n",
    "code_inline": lambda node: f"<code>{escape(node.content)}</code>",
    "em": _wrapped,
    "strong": _wrapped,
    "s": _wrapped,
    "link": _link,
    "image": _picture,
    "footnote_ref": _note_mark,
}
