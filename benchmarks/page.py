"""Page: the copy as HTML."""

from __future__ import annotations

from collections.abc import Iterator

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
        alone, times_of_ours = by_turns(
            lambda copy=copy: parser.render(copy),
            lambda copy=copy: to_html(copy, figure=lambda key, alt: ""),
            times,
        )
        yield Series(f"{words:,} words: markdown-it alone", alone)
        yield Series(f"{words:,} words", times_of_ours, f"{words:,} words: markdown-it alone")


BENCH = Bench("page", "Markdown to HTML", "ms", run)
