"""Whatever is typed: the page is well formed, holds known elements only and links nowhere else."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.markup.page import to_html
from desk.markup.reading import headings, links, photo_keys, plain, tied_quotations, words
from desk.story.errors import DeskError

PIECES = (
    "[", "]", "(", ")", "!", "*", "_", "`", "\n", "\n\n", "> ", "- ", "1. ", "# ", "<", ">", "a", "b ", "“", "|",
    "photo:k1", "quote:q1", "https://e.org", "javascript:x", "//h", "\\", "---", "~~", "[^1]", "[^1]: ", "[a]: ",
    "&amp;", "    ", "— ", "\t", "```", '"', "'", "\0",
)  # fmt: skip
ELEMENTS = frozenset(
    "p h2 h3 h4 h5 h6 em strong s a ul ol li blockquote figure figcaption table thead tbody tr th td div hr pre code"
    " br sup".split()
)
LINK = re.compile(r"https?://[^/]|mailto:|tel:|#(?:note|mark)-\d")
COPY = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


class Reader(HTMLParser):
    """Fails on an element, attribute or address that a page of copy cannot have, and on one that is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        for name, value in attrs:
            assert name in {"href", "class", "start", "scope", "id", "aria-label"}
            assert name != "href" or LINK.match(value or "")
        if tag not in {"hr", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@settings(max_examples=300, deadline=None)
@given(COPY)
def test_the_page_is_well_formed_and_safe(copy: str) -> None:
    try:
        page = to_html(copy, figure=lambda key, alt: "<figure></figure>\n", first="DATELINE ")
    except DeskError:
        return
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    assert page.count("DATELINE") == 1


@settings(max_examples=300, deadline=None)
@given(COPY)
def test_places_lie_where_they_say(copy: str) -> None:
    for tied in tied_quotations(copy):
        assert (copy[tied.start - 1], copy[tied.end]) == ("[", "]")
    for link in links(copy):
        assert 0 <= link.start < link.end <= len(copy)
    for heading in headings(copy):
        assert heading.start == 0 or copy[heading.start - 1] == "\n"
    assert "\0" not in plain(copy)
    assert words(copy) >= 0
    assert len(set(photo_keys(copy))) == len(photo_keys(copy))
