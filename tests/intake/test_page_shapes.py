"""The shapes of many news sites, written with our own words: what stands where, and what must stay out."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from desk.intake.html import arrival_of_html
from desk.intake.text import arrival_of_text

HEADLINE = "Two men walk on the moon"
BODY = (
    "The spacecraft carrying two astronauts set down on the surface of the moon on Sunday afternoon, the agency said.",
    '"The Eagle has landed," the commander told controllers in the mission centre as they cheered.',
    "The crew will rest for several hours before they open the hatch and climb down the ladder to the dust below.",
    "Engineers had worked on the mission for eight years, and officials said that more flights were planned.",
)
COPY = "\n\n".join(BODY)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in BODY)


@dataclass(frozen=True)
class Shape:
    """Lines above and below the body, and what a person would take from them."""

    above: str
    below: str = ""
    section: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None
    bylines: tuple[str, ...] = ()
    photos: tuple[tuple[str, str], ...] = ()


SHAPES = {
    "wire with a slide counter": Shape(
        f"World\n{HEADLINE}\nBy Jane Doe and John Roe\nJuly 20, 20193:15 PM EDTUpdated 2 hours ago\n\n"
        "[1/3] The crew waves in Houston, July 16, 2019. REUTERS/Jane Doe Acquire Licensing Rights\n\n"
        "HOUSTON, July 20 (Reuters) - ",
        "Reporting by Jane Doe; Editing by Jack Poe\n\nOur Standards: The Principles.",
        ("World",),
        "2019-07-20T15:15:00-04:00",
        "HOUSTON",
        ("Jane Doe", "John Roe"),
        (("The crew waves in Houston, July 16, 2019.", "REUTERS/Jane Doe"),),
    ),
    "place and agencies behind the name": Shape(
        f"Space\n{HEADLINE}\n\nCrew step out hours after landing as millions watch\n\nJane Doe in "
        f"Houston and agencies\n"
        "@janedoe\nSun 20 Jul 2019 06.00 BST\nLast modified on Sun 20 Jul 2019 09.00 BST\n\nShares\n234\n\n"
        "The crew before the mission. Photograph: Jane Doe/Getty Images\n\n",
        "Topics\nSpace",
        ("Space",),
        "2019-07-20T06:00:00+01:00",
        None,
        ("Jane Doe",),
        (("The crew before the mission.", "Photograph: Jane Doe/Getty Images"),),
    ),
    "caption on a line below its label": Shape(
        f"{HEADLINE}\nPublished\n20 July 2019\nShare\nclose panel\nImage source, Getty Images\nImage caption,\n"
        "The crew before the start of the mission\nBy Jane Doe\nBBC News, Houston\n\n",
        "Related Topics\nThe moon",
        (),
        "2019-07-20T00:00:00",
        None,
        ("Jane Doe",),
        (("The crew before the start of the mission", "Getty Images"),),
    ),
    "published and updated on one line": Shape(
        f"{HEADLINE}\nBy JANE DOE FOR THE MOON\nPUBLISHED: 15:02 EST, 19 November 2019 | UPDATED: 16:21 EST, "
        "19 November 2019\n5\nshares\n12\nView comments\n",
        "Share or comment on this article:",
        (),
        "2019-11-19T15:02:00-05:00",
        None,
        ("JANE DOE",),
    ),
    "breadcrumb that ends in the headline": Shape(
        f"Home > Science > {HEADLINE}\n{HEADLINE}\nWorld | Press Trust of India | Updated: July 20, 2019 15:02 IST\n"
        "The crew before the mission (File)\nHOUSTON: ",
        "(Except for the headline, this story has not been edited by our staff and comes from a syndicated feed.)",
        ("Science",),
        "2019-07-20T15:02:00+05:30",
        "HOUSTON",
        ("Press Trust of India",),
        (("The crew before the mission", "(File)"),),
    ),
    "name and date run together": Shape(
        f"{HEADLINE}\nJane DoePublished July 20, 2019\nThe crew before the mission. — AFP/File\n\nHOUSTON: ",
        "Published in The Moon, July 20th, 2019",
        (),
        "2019-07-20T00:00:00",
        "HOUSTON",
        ("Jane Doe",),
        (("The crew before the mission.", "AFP/File"),),
    ),
    "newsletter and author at the end": Shape(
        f"SCIENCE\n{HEADLINE}\nBy JANE DOE\nJULY 20, 2019 3:15 PM PT\nHOUSTON — ",
        "Get up to speed with our daily Moon newsletter, sent six days a week.\nEnter Email Address\nSIGN ME UP\n"
        "Jane Doe\nJane Doe is a staff writer for the paper who covers space.",
        ("SCIENCE",),
        "2019-07-20T15:15:00-07:00",
        "HOUSTON",
        ("JANE DOE",),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_text_as_copied_from_a_page(name: str) -> None:
    shape = SHAPES[name]
    found = arrival_of_text(f"{shape.above}{COPY}\n\n{shape.below}\n")
    assert found.headline == HEADLINE
    assert found.section == shape.section
    assert (found.published.isoformat() if found.published else None) == shape.published
    assert (found.dateline.places[0] if found.dateline else None) == shape.dateline
    assert found.bylines == shape.bylines
    assert tuple((p.caption, p.credit) for p in found.photos) == shape.photos
    assert found.paragraphs == BODY


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>{HEADLINE} | The Moon</title>{head}</head><body>{body}</body></html>"


def test_a_page_of_nameless_boxes_with_a_graph_of_fields() -> None:
    head = (
        '<meta property="og:site_name" content="The Moon"><script '
        'type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","datePublished":"2019-07-20T09:42:00.000Z",'
        '"author":[{"@type":"Person","name":"Jane Doe"}],"articleSection":["Space","Science"]}]}</script>'
    )
    found = arrival_of_html(
        page(
            f'<main><div class="a1"><a href="/space">Space</a><h1>{HEADLINE}</h1><div>The crew landed on a plain</div>'
            '<div><a href="/jane">Jane Doe</a><span>20 July 2019 at 9:42am</span></div><figure><img src="/m.webp">'
            "<figcaption><span>The crew before the mission</span><span>(Image: Getty "
            "Images)</span></figcaption></figure>"
            f"<div>{PARAGRAPHS}<div><span>Advertisement</span></div></div></div></main><section><h2>More in Space</h2>"
            "<p>The sun is a very hot place, according to people who measured it for many years.</p></section>",
            head,
        )
    )
    assert (found.headline, found.section, found.bylines) == (HEADLINE, ("Space",), ("Jane Doe",))
    assert found.standfirst == "The crew landed on a plain"
    assert [(p.caption, p.credit) for p in found.photos] == [("The crew before the mission", "(Image: Getty Images)")]
    assert found.paragraphs == BODY


def test_paragraphs_that_are_boxes() -> None:
    boxes = "".join(f"<div>{words}</div>" for words in BODY)
    found = arrival_of_html(
        page(
            f"<div class=headline>{HEADLINE}</div><div>By <b>JANE DOE</b> | July 20, 2019</div><div>{boxes}</div>"
            "<div class=footer>All rights reserved, says the paper in a long sentence that goes on and on.</div>"
        )
    )
    assert (found.headline, found.bylines, found.paragraphs) == (HEADLINE, ("JANE DOE",), BODY)


def test_the_next_story_on_an_endless_page_stays_out() -> None:
    other = PARAGRAPHS.replace("moon", "sun").replace("crew", "team")
    found = arrival_of_html(
        page(
            f"<main><article><h1>{HEADLINE}</h1><p class=author>By Jane Doe, Staff Writer</p>{PARAGRAPHS}</article>"
            f"<article><h1>The sun is hot and bright</h1><p class=author>By John Roe</p>{other}</article></main>"
        )
    )
    assert (found.headline, found.bylines, found.paragraphs) == (HEADLINE, ("Jane Doe",), BODY)


def test_a_link_in_capitals_between_paragraphs_stays_out() -> None:
    promo = "<p><a href=/z><strong>SUN IS HOT, SCIENTISTS SAY</strong></a></p>"
    found = arrival_of_html(
        page(f"<article><h1>{HEADLINE}</h1>{PARAGRAPHS.replace('</p><p>', f'</p>{promo}<p>', 1)}</article>")
    )
    assert found.paragraphs == BODY
