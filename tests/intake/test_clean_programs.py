"""Clipboards in the true shape of each program: what was meant is kept, what was dress goes."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from desk.intake.clean import clip, html_to_copy
from desk.intake.commonmark import safe_address
from desk.intake.long_lines import in_lengths
from desk.story.errors import BadFile

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f00">'
    '<h2 dir="ltr"><span style="font-size:16pt;font-weight:400">The descent</span></h2>'
    '<p dir="ltr"><span style="font-weight:400">Fuel for </span><span style="font-weight:700">25 seconds</span>'
    '<span style="font-style:italic"> was left</span>'
    '<a href="https://www.google.com/url?q=https://www.nasa.gov/eagle?utm_source%3Dx&amp;sa=D&amp;ust=1">'
    '<span style="text-decoration:underline">, the log says</span></a></p>'
    '<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>Eagle</span></p></li>'
    '<ul><li dir="ltr" aria-level="2"><p role="presentation"><span>Descent stage</span></p></li></ul></ul>'
    '<div dir="ltr" align="left"><table><colgroup><col width="312"/><col/></colgroup><tbody>'
    "<tr><td><p><span>Stage</span></p></td><td><p><span>Burn | s</span></p></td></tr>"
    '<tr><td><p><span>First</span></p></td><td><p style="text-align: right"><span>161</span></p></td></tr>'
    "</tbody></table></div></b>"
)
WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><!--[if gte mso 9]><xml><w:WordDocument/></xml>"
    "<![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-GB><!--StartFragment-->"
    "<p class=MsoTitle>Eagle lands<o:p></o:p></p><p class=MsoNormal style='mso-outline-level:3'>Fuel</p>"
    "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Low</b><span style='mso-spacerun:yes'>  </span>"
    '<i>fuel</i><a style=\'mso-footnote-id:ftn1\' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>'
    "<span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a> at 10 m"
    "<sup>2</sup>.<del>cut words</del></p>"
    "<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span></span><![endif]>One</p>"
    "<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Two</p><p class=MsoQuote>A quotation</p>"
    "<div style='mso-element:footnote-list'><hr align=left size=1 width=\"33%\">"
    '<div style=\'mso-element:footnote\' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">'
    "<span class=MsoFootnoteReference>[1]</span></a> The note.</p></div></div>"
    "<div style='mso-element:comment'><p class=MsoCommentText>A remark</p></div><!--EndFragment--></body></html>"
)
LIBREOFFICE = (
    '<meta http-equiv="content-type" content="text/html; charset=utf-8"/><p style="line-height: 100%">Water is H'
    '<sub>2</sub>O<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>'
    '<div id="sdfootnote1"><p class="sdfootnote-western"><a class="sdfootnotesym" name="sdfootnote1sym" '
    'href="#sdfootnote1anc">1</a>A note</p></div>'
)
WEB = (
    "<table><caption>The burns</caption><thead><tr><th>Stage</th><th>Seconds</th></tr></thead><tbody><tr><td>First<br>"
    "stage</td><td><a href='https://example.org/?gclid=1&amp;a=2'>161</a></td></tr><tr><td colspan=2>Total</td></tr>"
    "</tbody></table>"
)
MAIL = (
    '<div style="font-family:Aptos">Good evening,</div><div><br></div><div>The <b>Eagle</b> has <a href="'
    'https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.nasa.gov%2Fa&amp;data=05">landed</a>.</div>'
    '<img src="https://mail.example.org/open" width="1" height="1"><div class="gmail_quote">older words</div>'
)


@pytest.mark.parametrize(
    ("html", "copy"),
    [
        (
            DOCS,
            "## The descent\n\nFuel for **25 seconds** *was left*[, the log says](https://www.nasa.gov/eagle)\n\n"
            "- Eagle\n   - Descent stage\n\n| Stage | Burn \\| s |\n| --- | ---: |\n| First | 161 |",
        ),
        (
            WORD,
            "## Eagle lands\n\n### Fuel\n\n**Low** *fuel*[^1] at 10 m².\n\n1. One\n2. Two\n\n> A quotation\n\n"
            "[^1]: The note.",
        ),
        (LIBREOFFICE, "Water is H₂O[^1]\n\n[^1]: A note"),
        (
            WEB,
            "The burns\n\n| Stage | Seconds |\n| --- | --- |\n| First stage | [161](https://example.org/?a=2) |\n"
            "| Total |  |",
        ),
        (MAIL, "Good evening,\n\nThe **Eagle** has [landed](https://www.nasa.gov/a)."),
        ('<p>Words<a href="#_ftn9" name="_ftnref9"><sup>[9]</sup></a> go on</p>', "Words go on"),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo."),
        ("<p>\ue001 our own \ue010signs\ue003</p>", "our own signs"),
    ],
    ids=["docs", "word", "libreoffice", "web", "mail", "note left behind", "layout", "private use"],
)
def test_programs(html: str, copy: str) -> None:
    assert html_to_copy(html) == copy


@pytest.mark.parametrize(
    ("address", "true"),
    [
        ("https://www.google.com/url?q=https://example.org/a&sa=D", "https://example.org/a"),
        ("https://www.google.com/url?sa=t&url=https://example.org/", "https://example.org/"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fx%3Ffbclid%3Dq&h=1", "https://example.org/x"),
        ("https://urldefense.com/v3/__https://example.org/a__;!!x", "https://example.org/a"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_a&d=x", "https://example.org/a"),
        (
            "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=0",
            "https://example.org/",
        ),
        ("https://example.org/?utm_source=a&utm_medium=b&id=7", "https://example.org/?id=7"),
        ("https://example.org/?id=a+b%20c", "https://example.org/?id=a+b%20c"),
        ("https://www.google.com/search?q=moon", "https://www.google.com/search?q=moon"),
        ("https://notgoogle.com/url?q=https://example.org", "https://notgoogle.com/url?q=https://example.org"),
        ("https://www.google.com/url?q=javascript:alert", ""),
    ],
)
def test_addresses_lead_where_they_say(address: str, true: str) -> None:
    assert safe_address(address) == true


def test_redirects_in_one_another_end() -> None:
    address = "https://www.google.com/url?q=" * 40 + "https://example.org"
    assert safe_address(address).startswith("https://")


def test_pictures_that_the_page_holds_come_along_with_their_alt(tmp_path: Path) -> None:
    inside = base64.b64encode(DOT).decode()
    found = clip(
        f'<p>Before</p><img alt="The moon" src="data:image/png;base64,{inside}"><p>After</p>'
        f'<img src="https://example.org/a.png"><img src="data:image/png;base64,%%%"><img src="file:///etc/hostname">'
    )
    assert [(one.data, one.alt) for one in found.pictures] == [(DOT, "The moon")]
    assert [block for block in found.copy.split("\n\n") if block.isprintable()] == ["Before", "After"]
    assert html_to_copy(f'<p>a</p><img src="data:image/png;base64,{inside}">') == "a"


def test_the_pictures_that_word_lays_down_are_read_from_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / "clip_image 1.png").write_bytes(DOT)
    found = clip(f'<p>a</p><img src="file://{tmp_path}/clip_image%201.png"><img src="file://{tmp_path}/gone.png">')
    assert [(one.name, one.data) for one in found.pictures] == [("clip_image 1.png", DOT)]


def test_a_paragraph_without_end_is_parted_at_a_sentence() -> None:
    sentence = "The Eagle has [landed. So they](https://example.org/a.b) say. "
    copy = in_lengths((sentence * 1_000).strip())
    blocks = copy.split("\n\n")
    assert max(map(len, blocks)) <= 20_000
    assert all(block.endswith("say.") for block in blocks)
    assert " ".join(blocks) == (sentence * 1_000).strip()
    assert in_lengths("short\n\nwords") == "short\n\nwords"


def test_words_without_a_stop_are_parted_at_a_blank_and_lines_at_their_ends() -> None:
    assert max(map(len, in_lengths("word " * 10_000).split("\n\n"))) <= 20_000
    items = "\n".join(f"- item {number}" for number in range(3_000))
    parted = in_lengths(items)
    assert parted.replace("\n\n", "\n") == items
    assert max(map(len, parted.split("\n\n"))) <= 20_000


def test_a_line_without_a_blank_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadFile, match="1,000,000 characters without an end"):
        in_lengths("x" * 1_000_000)
