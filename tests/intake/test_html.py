"""Saved web pages: the visible words win, hidden fields help, the page's own boxes stay out."""

from __future__ import annotations

from datetime import UTC, datetime

from desk.intake.html import arrival_of_html

P = "The spacecraft carrying two astronauts set down on the moon on Sunday afternoon, the space agency said."
Q = '"The Eagle has landed," the commander told controllers in the mission centre as they cheered.'
R = "The crew will rest for several hours before they open the hatch and climb down the ladder to the dust below."
HEADLINE = "Two men walk on the moon"


def page(before: str, after: str = "", head: str = "", between: str = "") -> str:
    return (
        f"<html><head><title>{HEADLINE} | Daily Moon</title>{head}</head><body>"
        "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>"
        f"{before}<p>{P}</p><p>{Q}</p>{between}<p>{R}</p>{after}"
        "<footer><p>Copyright 1969 Daily Moon. All rights reserved.</p></footer></body></html>"
    )


def test_breadcrumb_dek_byline_time_and_figure() -> None:
    found = arrival_of_html(
        page(
            '<div class="breadcrumbs"><a href=/>Home</a> &gt; <a href=/s>Science</a> &gt; <a href=/sp>Space</a></div>'
            f'<article><h1>{HEADLINE}</h1><p class="dek">The landing came after a tense descent</p>'
            "<div class=meta><span class=author>By <a rel=author>Jane Doe</a></span> "
            '<time datetime="1969-07-20T20:17:40Z">July 20, 1969</time></div>'
            "<figure><img src=moon.jpg alt=Moon><figcaption>The moon on Sunday. <span class=credit>Jane Doe/AP</span>"
            "</figcaption></figure>",
            "<div class=related><h3>Related</h3><ul><li><a href=/x>Another story about the sun</a></ul></div></article>"
            "<div class=comments><p>I think this is a very good story and I like it a lot, says a reader.</p></div>",
        )
    )
    assert found.headline == HEADLINE
    assert found.section == ("Science", "Space")
    assert found.standfirst == "The landing came after a tense descent"
    assert found.bylines == ("Jane Doe",)
    assert found.published == datetime(1969, 7, 20, 20, 17, 40, tzinfo=UTC)
    assert [(p.caption, p.credit, p.alt) for p in found.photos] == [("The moon on Sunday.", "Jane Doe/AP", "Moon")]
    assert found.paragraphs == (P, Q, R)


def test_the_visible_headline_wins_over_the_hidden_one() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Moon walk stuns all",'
        '"datePublished":"1969-07-20T20:17:00+01:00","author":[{"@type":"Person","name":"Jane Doe"}],'
        '"articleSection":"Space","publisher":{"name":"Daily Moon"}}</script>'
    )
    found = arrival_of_html(page(f"<h1>{HEADLINE}</h1>", head=head))
    assert found.headline == HEADLINE
    assert found.bylines == ("Jane Doe",)
    assert found.section == ("Space",)
    assert found.published is not None
    assert found.published.isoformat() == "1969-07-20T20:17:00+01:00"


def test_a_publisher_is_no_author_and_homepage_is_no_section() -> None:
    head = (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"Homepage",'
        '"author":{"@type":"Organization","name":"Daily Moon"},"publisher":{"name":"Daily Moon"}}</script>'
    )
    found = arrival_of_html(page(f"<h1>{HEADLINE}</h1>", head=head))
    assert found.bylines == ()
    assert found.section == ()


def test_broken_json_is_read_as_far_as_it_goes() -> None:
    head = (
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","description":\'it is "broken"\','
        '"datePublished":"1969-07-20T20:17:00+00:00","author":{"@type":"Person","name":"Jane Doe"}</script>'
    )
    found = arrival_of_html(page(f"<h1>{HEADLINE}</h1>", head=head))
    assert found.bylines == ("Jane Doe",)
    assert found.published == datetime(1969, 7, 20, 20, 17, tzinfo=UTC)


def test_an_old_page_of_line_breaks() -> None:
    html = (
        f"<html><head><title>{HEADLINE}</title></head><body><table><tr><td><font size=5><b>{HEADLINE}</b></font><br>"
        f"By Jane Doe<br>July 20, 1969<br><br>HOUSTON (AP) -- {P}<br><br>{Q}<br><br>{R}</td></tr></table></body></html>"
    )
    found = arrival_of_html(html)
    assert (found.headline, found.bylines) == (HEADLINE, ("Jane Doe",))
    assert found.dateline is not None
    assert found.dateline.agency == "AP"
    assert found.paragraphs == (P, Q, R)


def test_boxes_between_the_paragraphs_stay_out_and_subheads_stay() -> None:
    found = arrival_of_html(
        page(
            f"<article><h1>{HEADLINE}</h1>",
            between="<aside><p>Sign up for our newsletter and read all about it every day of the week, "
            "free.</p></aside>"
            "<ul class=share><li>Facebook<li>Twitter</ul><h2>What comes next</h2>"
            "<blockquote><p>It is a small step, he said.</p></blockquote><ul><li>Dust is soft, they "
            "said<li>Rocks are hard, they said</ul>",
        )
    )
    assert "## What comes next" in found.copy
    assert "> It is a small step, he said." in found.copy
    assert "- Dust is soft, they said\n- Rocks are hard, they said" in found.copy
    assert "newsletter" not in found.copy
    assert "Facebook" not in found.copy


def test_links_and_emphasis_stay_and_scripts_go() -> None:
    found = arrival_of_html(
        page(
            f"<article><h1>{HEADLINE}</h1>",
            between='<p onclick="x()">They <b>really</b> went <a '
            'href="https://example.org/a?utm_source=x&amp;id=3">there</a>,'
            '<script>alert(1)</script> <a href="javascript:alert(1)">she</a> <a href="data:text/html,x">said</a>'
            " to all \u202ethe people on Sunday.</p>",
        )
    )
    assert (
        "They **really** went [there](https://example.org/a?id=3), she said to all the people on Sunday." in found.copy
    )


def test_a_teaser_with_a_picture_is_no_photo() -> None:
    found = arrival_of_html(
        page(
            f"<article><h1>{HEADLINE}</h1>",
            between='<div class="promo-image"><a href="/other"><img src=o.jpg><span class=caption>The sun is '
            "hot and bright today</span></a></div>",
        )
    )
    assert found.photos == ()
    assert "sun" not in found.copy
