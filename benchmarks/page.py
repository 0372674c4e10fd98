"""Page: the copy as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count

from markdown_it import MarkdownIt

from benchmarks import wording
from benchmarks.bench import Bench, Series, Size
from benchmarks.timing import by_turns
from desk.markup.page import to_html

WORDS_A_RUN = 2_000_000  # of how many words in all the pages of one length are made, at most `times` pages


def run(size: Size) -> Iterator[Series]:
    """Each length, against the parser's own CommonMark."""
    parser = MarkdownIt("commonmark")
    for words in size.words:
        copy = wording.story(words).copy
        times = min(size.times, max(WORDS_A_RUN // words, 10))
        alone, ours = by_turns(partial(_render, parser, copy, count()), partial(_make_page, copy, count()), times)
        yield Series(f"{words:,} words: markdown-it alone", alone)
        yield Series(f"{words:,} words", ours, f"{words:,} words: markdown-it alone")


def _render(parser: MarkdownIt, copy: str, number: Iterator[int]) -> None:
    parser.render(wording.varied(copy, next(number)))


def _make_page(copy: str, number: Iterator[int]) -> None:
    to_html(wording.varied(copy, next(number)), figure=lambda key, alt: "")


BENCH = Bench("page", "Markdown to HTML", "ms", run)
