"""RSS, Atom, ninjs and NewsML-G2: what other programs read."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element, fromstring

import pytest

from desk.export import atom, newsml_g2, ninjs, rss
from desk.export.format import Issue
from desk.export.strike import strike
from desk.story.house import House
from desk.story.story import Story
from tests.export.conftest import LANDED, TODAY, develop
from tests.export.stories import CORRECTED, WHOLE

MEDIA = "{http://search.yahoo.com/mrss/}"
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
ADDRESS = "https://herald.example.org/eagle-lands/"

LATER = replace(
    WHOLE,
    key="s2",
    furniture=replace(WHOLE.furniture, slug="samples", headline="Samples come home"),
    published=LANDED + timedelta(days=4),
)


def parsed(data: bytes) -> Element:
    return fromstring(data)


@pytest.fixture
def struck() -> tuple[Story, ...]:
    return strike(CORRECTED), strike(LATER)


def test_rss_has_the_newest_first_with_full_text(struck: tuple[Story, ...]) -> None:
    channel = parsed(rss.feed(struck, House(), develop, Issue(TODAY)))[0]
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["Samples come home", WHOLE.furniture.headline]
    first = items[1]
    assert first.findtext("guid") == first.findtext("link") == ADDRESS
    assert parsedate_to_datetime(first.findtext("pubDate") or "") == LANDED
    body = first.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert "21 kilograms" in body
    assert f'src="{ADDRESS}photos/lead-1280.jpg"' in body
    assert "The time was wrong at first." in body
    assert [one.text for one in first.findall("{http://purl.org/dc/elements/1.1/}creator")] == [
        "Ada Sample",
        "Ben Example",
    ]


@pytest.mark.parametrize("feed", [rss.feed, atom.feed])
def test_every_photo_of_a_feed_has_its_credit(feed: object, struck: tuple[Story, ...]) -> None:
    made = rss.feed if feed is rss.feed else atom.feed
    contents = list(parsed(made(struck, House(), develop, Issue(TODAY))).iter(f"{MEDIA}content"))
    assert len(contents) == 4
    for one in contents:
        assert [credit.get("role") for credit in one.findall(f"{MEDIA}credit")] == ["photographer", "credit line"]
        assert one.findtext(f"{MEDIA}copyright") == "© Desk"


def test_atom_names_the_stories_by_their_addresses(struck: tuple[Story, ...]) -> None:
    root = parsed(atom.feed(struck, House(), develop, Issue(TODAY)))
    space = "{http://www.w3.org/2005/Atom}"
    assert [one.findtext(f"{space}id") for one in root.findall(f"{space}entry")][1] == ADDRESS
    assert root.findtext(f"{space}updated") == "1969-07-24T21:00:00+00:00"


def test_marks_of_notes_lead_to_the_page() -> None:
    noted = replace(WHOLE, copy="Words.[^1]\n\n[^1]: A note.")
    assert f'href="{ADDRESS}#note-1"' in rss.feed((strike(noted),), House(), develop, Issue(TODAY)).decode().replace(
        "&quot;", '"'
    )


def item(story: Story, issue: Issue) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(
        ninjs.render(strike(story), House(), develop, issue)["eagle-lands.ninjs.json"]
    )
    return loaded


def test_ninjs_says_whose_each_photo_is() -> None:
    made = item(CORRECTED, Issue(TODAY))
    assert made["uri"] == ADDRESS
    assert made["pubStatus"] == "usable"
    assert "The time was wrong at first." in str(made["edNote"])
    photos = made["associations"]
    assert isinstance(photos, list)
    for photo in photos:
        assert photo["by"] == "Desk sample"
        assert photo["infoSources"]
        assert photo["copyrightNotice"] == "© Desk"
        assert {one["contentType"] for one in photo["renditions"]} == {"image/jpeg"}


def test_ninjs_withholds_what_may_not_be_used() -> None:
    assert item(WHOLE, Issue(TODAY, proof=True))["pubStatus"] == "withheld"
    held = item(WHOLE, Issue(TODAY, embargo=TODAY + timedelta(hours=1)))
    assert (held["pubStatus"], held["embargoedUntil"]) == ("withheld", "2026-11-24T11:00:00+00:00")


def test_newsml_has_an_item_for_the_story_and_for_each_photo() -> None:
    files = newsml_g2.render(strike(CORRECTED), House(), develop, Issue(TODAY))
    root = parsed(files["eagle-lands.newsml.xml"])
    items = list(root.iter(f"{G2}newsItem"))
    assert [one.findtext(f".//{G2}creditline") for one in items] == [None, "Photo: Desk", "Desk Sample/Herald"]
    named = [link.get("residref") for link in items[0].iter(f"{G2}link")]
    assert named == [one.get("guid") for one in items[1:]]
    for one in items[1:]:
        for file in one.iter(f"{G2}remoteContent"):
            assert (file.get("href") or "").removeprefix(ADDRESS) in files


def test_laying_out_a_document_parts_no_words() -> None:
    tight = replace(WHOLE, copy="**One***two* three.")
    data = newsml_g2.render(strike(tight), House(), develop, Issue(TODAY))["eagle-lands.newsml.xml"]
    paragraph = next(one for one in parsed(data).iter("{http://www.w3.org/1999/xhtml}p"))
    assert "".join(paragraph.itertext()) == "HOUSTON, July 20 — Onetwo three."
