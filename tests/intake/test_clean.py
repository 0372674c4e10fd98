"""HTML of the clipboard, by origin, into CommonMark."""

from __future__ import annotations

import pytest

from desk.intake.clean import html_to_copy

GOOGLE_DOCS = (
    '<meta charset=utf-8><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir=ltr>'
    '<span style="font-weight:700">Bold</span><span> and </span><span style="font-style:italic">it </span>x</p>'
    '<p><a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">link</a></p></b>'
)
WORD = (
    "<html xmlns:o='urn:x'><head><style>p{}</style><title>t</title></head><body><!--StartFragment-->"
    "<p class=MsoNormal>One<o:p></o:p></p><!--[if gte mso 9]><xml>junk</xml><![endif]-->"
    "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>·<span>"
    "&nbsp;&nbsp; </span></span><![endif]>First<o:p></o:p></p>"
    "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span "
    "style='mso-list:Ignore'>1.<span>"
    "&nbsp; </span></span><![endif]>Second</p><!--EndFragment--></body></html>"
)
LIBREOFFICE = (
    '<p style="margin-bottom: 0in; line-height: 100%"><font face="Arial"><b>Bold</b></font> word</p><p><br></p>'
)
MAIL = (
    '<div dir=ltr>Hello<div><br></div><div>World</div></div><div class="gmail_quote"><div class="gmail_attr">On Sunday '
    'Jane wrote:</div><blockquote>Old words</blockquote></div><div id="Signature">Jane Doe</div>'
)


@pytest.mark.parametrize(
    ("html", "copy"),
    [
        (GOOGLE_DOCS, "**Bold** and *it* x\n\n[link](https://example.org/a)"),
        (WORD, "One\n\n- First\n   1. Second"),
        (LIBREOFFICE, "**Bold** word"),
        (MAIL, "Hello\n\nWorld"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul><ol><li>x<li>y</ol>", "- a\n   - b\n- c\n1. x\n2. y"),
        ("<h1>Head <b>x</b></h1><blockquote><p>a</p><p>b</p></blockquote>", "## Head x\n\n> a\n>\n> b"),
        ("one<br>two<br><br>three", "one\\\ntwo\n\nthree"),
        (
            "<p># not</p><p>1. not</p><p>- not</p><p>&lt;b&gt; *x*</p>",
            "\\# not\n\n1\\. not\n\n\\- not\n\n\\<b> \\*x\\*",
        ),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ('<p style="display:none">secret</p><p>seen <b> strong </b>word</p>', "seen **strong** word"),
        ('<a href="javascript:x">a</a> <a href="//host/x">b</a> <a href="mailto:a@b.c">c</a>', "a b [c](mailto:a@b.c)"),
        ("<p>a\u00a0 b</p>", "a b"),
        ("", ""),
    ],
)
def test_clean_commonmark(html: str, copy: str) -> None:
    assert html_to_copy(html) == copy


def test_nesting_without_bottom_is_read() -> None:
    assert html_to_copy("<div>" * 5_000 + "deep" + "</div>" * 5_000) == "deep"
    assert html_to_copy("<b>" * 5_000 + "deep") == "**deep**"
    assert "deep" in html_to_copy("<ul><li>" * 5_000 + "deep")
