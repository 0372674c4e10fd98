"""What copy looks like as HTML."""

from __future__ import annotations

import re

import pytest

from desk.markup.page import to_html
from desk.markup.parser import LENGTH, TooDeep
from desk.story.errors import DeskError


def html(copy: str, first: str = "") -> str:
    return to_html(copy, figure=lambda key, alt: f"<figure>{key}/{alt}</figure>\n", first=first)


def test_paragraphs_emphasis_and_breaks() -> None:
    assert html("The *Eagle* has **landed**.\\\nNow.") == (
        "<p>The <em>Eagle</em> has <strong>landed</strong>.<br>\nNow.</p>\n"
    )


def test_html_in_copy_is_text() -> None:
    assert html("<script>alert(1)</script> & <b onclick=x>") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b onclick=x&gt;</p>\n"
    )


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# a\n## b", [2, 3]),
        ("### a\n# b", [2, 2]),
        ("# a\n#### b\n## c", [2, 3, 3]),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", [2, 3, 4, 5, 6, 6]),
        ("#\n\n## a", [2]),
    ],
)
def test_headings_start_at_two_and_never_skip(written: str, levels: list[int]) -> None:
    assert [int(level) for level in re.findall(r"<h(\d)>", html(written))] == levels


def test_a_photo_alone_in_its_paragraph_is_a_figure() -> None:
    assert html("![The *Moon*](photo:k7)") == "<figure>k7/The Moon</figure>\n"


def test_photos_on_lines_of_their_own_are_figures_each() -> None:
    assert html("![a](photo:k1)\n![b](photo:k2)") == "<figure>k1/a</figure>\n<figure>k2/b</figure>\n"


def test_a_photo_among_words_follows_its_paragraph() -> None:
    assert html("See ![a](photo:k1) here") == "<p>See  here</p>\n<figure>k1/a</figure>\n"
    assert html("- ![a](photo:k1)\n- b") == "<ul>\n<li><figure>k1/a</figure></li>\n<li>b</li>\n</ul>\n"


@pytest.mark.parametrize(
    "url", ["http://x.example/y.png", "data:image/png;base64,AAAA", "//x.example/y", "photo:", "photo:../x"]
)
def test_other_pictures_are_dropped_to_their_alternative_text(url: str) -> None:
    assert html(f"a ![the view]({url}) b") == "<p>a the view b</p>\n"


def test_a_logged_quotation_is_its_words() -> None:
    assert html("He said: [“The Eagle has landed.”](quote:q1)") == "<p>He said: “The Eagle has landed.”</p>\n"


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a?b=1#c", "http://example.org", "mailto:desk@example.org", "tel:+15550100"],
)
def test_links_that_may_stand(url: str) -> None:
    assert html(f"[words]({url})") == f'<p><a href="{url}">words</a></p>\n'


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://x.example/1",
        "smb://host/share",
        "file:///etc/passwd",
        "//host/x",
        "\\\\\\\\host\\\\share",
        "/etc/passwd",
        "../up",
        "C:/x",
        "ms-msdt:/id",
        "https:",
        "https:///x",
        "http:\\\\\\\\x",
        "#top",
        "photo:k1",
        "mailto:",
        "<https://x.example/ onmouseover=x>",
    ],
)
def test_addresses_that_never_become_links(url: str) -> None:
    page = html(f"[words]({url})")
    assert "<a" not in page or re.search(r'href="https://x\.example/%20', page)
    assert "words" in page


def test_bad_automatic_and_reference_links_keep_their_words() -> None:
    assert html("<javascript:alert(1)>") == "<p>javascript:alert(1)</p>\n"
    assert html("[words][a]\n\n[a]: javascript:alert(1)") == "<p>words</p>\n"


def test_a_link_without_words_shows_its_address() -> None:
    assert html("[](https://example.org/)") == '<p><a href="https://example.org/">https://example.org/</a></p>\n'


def test_quotes_in_an_address_stay_inside_the_attribute() -> None:
    page = html('<https://example.org/"onclick="alert(1)>')
    assert '"onclick' not in page


@pytest.mark.parametrize(
    "written",
    [
        "> “One small step.”\n>\n> — Reporter, *Herald*",
        "> “One small step.”\n> — Reporter, *Herald*",
        "> “One small step.”  \n> ― Reporter, *Herald*",
    ],
)
def test_a_block_quote_that_names_its_speaker_is_a_pull_quote(written: str) -> None:
    assert html(written) == (
        '<figure class="pull">\n<blockquote>\n<p>“One small step.”</p>\n</blockquote>\n'
        "<figcaption>Reporter, <em>Herald</em></figcaption>\n</figure>\n"
    )


def test_a_block_quote_without_speaker_stays_one() -> None:
    assert html("> Words") == "<blockquote>\n<p>Words</p>\n</blockquote>\n"
    assert html("> — Words") == "<blockquote>\n<p>— Words</p>\n</blockquote>\n"
    assert html(">") == ""


def test_the_dateline_runs_into_the_first_paragraph_of_words() -> None:
    assert html("Words.\n\nMore.", "HOUSTON — ") == "<p>HOUSTON — Words.</p>\n<p>More.</p>\n"
    assert html("![a](photo:k1)\n\n## Head\n\nWords.", "HOUSTON — ") == (
        "<figure>k1/a</figure>\n<h2>Head</h2>\n<p>HOUSTON — Words.</p>\n"
    )


def test_the_dateline_stands_alone_where_no_words_follow() -> None:
    assert html("", "HOUSTON — ") == "<p>HOUSTON —</p>\n"
    assert html("- a", "HOUSTON — ") == "<p>HOUSTON —</p>\n<ul>\n<li>a</li>\n</ul>\n"


def test_lists() -> None:
    assert html("3. a\n4. b\n   - c") == ('<ol start="3">\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ol>\n')


def test_tables() -> None:
    page = html("| | n |\n|:-:|--:|\n| a | ~~1~~ |")
    assert page == (
        '<div class="table"><table>\n'
        '<thead><tr><td class="center"></td><th scope="col" class="right">n</th></tr>\n</thead>\n'
        '<tbody><tr><td class="center">a</td><td class="right"><s>1</s></td></tr>\n</tbody>\n</table></div>\n'
    )


def test_footnotes_lead_there_and_back() -> None:
    page = html("Words[^x] and[^x].\n\n[^x]: A note.")
    assert 'Words<sup><a class="note" id="mark-1" href="#note-1">1</a></sup>' in page
    assert 'and<sup><a class="note" id="mark-1-2" href="#note-1">1</a></sup>' in page
    assert '<li id="note-1"><p>A note. <a class="back" href="#mark-1"' in page


@pytest.mark.parametrize("copy", ["a[^1]\n\n[^1]: b [^1]: c", "a[^1]\n\n[^1]: 1. [^1]: b", "a[^1]\n\n- [^1]: b"])
def test_footnotes_in_footnotes_and_lists_are_words(copy: str) -> None:
    page = html(copy)
    assert page.count("<li id=") <= 1
    assert page.count("<li") == page.count("</li>")


def test_code_and_rules() -> None:
    assert html("```\n<b>\n```\n\n---\n\n`<i>`") == (
        "<pre><code>&lt;b&gt;\n</code></pre>\n<hr>\n<p><code>&lt;i&gt;</code></p>\n"
    )


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_what_nests_too_deep_is_refused_with_a_sentence(mark: str) -> None:
    assert "x" in html(mark * 40 + "x")
    with pytest.raises(TooDeep, match="more than 100 deep"):
        html(mark * 120 + "x")


def test_emphasis_too_deep_is_refused_too() -> None:
    with pytest.raises(TooDeep):
        html("*a **b " * 60 + "x" + "** c*" * 60)


def test_copy_that_is_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(DeskError, match="split it into several stories"):
        html("x" * (LENGTH + 1))


def test_nul_is_left_out() -> None:
    assert html("a\0b") == "<p>ab</p>\n"
