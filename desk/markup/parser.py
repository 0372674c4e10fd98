"""The one parser: CommonMark with tables, strikethrough and footnotes; HTML in copy is text."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from desk.story.errors import DeskError

LENGTH = 1_048_576
DEPTH = 100


class TooDeep(DeskError):
    """Lists, quotations or emphasis lie deeper in one another than anybody can read."""


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - the parser's own name for it
        """Every address is parsed; what may become a link is decided where the page is made, for all kinds alike."""
        return True


def _parser() -> MarkdownIt:
    # The parser drops what lies deeper than its limit without a word, so ours is above the one that we report.
    parser = _Parser("commonmark", {"html": False, "maxNesting": DEPTH + 10})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    parser.block.ruler.at("footnote_def", _note, {"alt": ["paragraph", "reference"]})
    return parser


def _note(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A footnote's text begins at the margin: inside another or in a list the plug-in would tear the page apart."""
    return state.level == 0 and footnote_def(state, first, last, silent)


_PARSER = _parser()


@lru_cache(maxsize=4)
def _tokens(copy: str) -> tuple[Token, ...]:
    if len(copy) > LENGTH:
        raise DeskError(
            f"The copy has {len(copy):,} characters, and {LENGTH:,} is the most; split it into several stories."
        )
    tokens = tuple(_PARSER.parse(copy.replace("\0", "")))
    if any(max((one.level, *(part.level for part in one.children or ()))) > DEPTH for one in tokens):
        raise TooDeep(f"The copy has lists, quotations or emphasis more than {DEPTH} deep; take some of the marks out.")
    return tokens


def tree(copy: str) -> SyntaxTreeNode:
    """The copy as a tree of markdown-it nodes, to be read only.

    Raises DeskError for more than 1,048,576 characters, TooDeep where marks nest more than 100 deep.
    """
    return SyntaxTreeNode(_tokens(copy))
