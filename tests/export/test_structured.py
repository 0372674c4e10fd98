"""What machines read."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from bs4 import BeautifulSoup

from desk.export.structured import script_json
from desk.story.correction import Correction, CorrectionKind
from desk.story.photo import PhotoRole
from desk.story.story import Story
from tests.export.conftest import Draw


def things(page: BeautifulSoup) -> dict[str, dict[str, Any]]:
    script = page.select_one("script[type='application/ld+json']")
    assert script is not None
    value = json.loads(str(script.string))
    assert value["@context"] == "https://schema.org"
    return {one["@type"]: one for one in value["@graph"]}


def test_the_article(story: Story, draw: Draw) -> None:
    article = things(draw(story))["NewsArticle"]
    assert article["headline"] == "Eagle lands: two men walk on the moon"
    assert article["url"] == article["mainEntityOfPage"] == "https://herald.example.org/eagle-lands/"
    assert article["datePublished"] == article["dateModified"] == "1969-07-20T21:00:00+00:00"
    assert article["dateline"] == "HOUSTON, July 20"
    assert article["articleSection"] == ["Science", "Space"]
    assert article["author"] == [
        {"@type": "Person", "name": "Desk Sample", "url": "https://herald.example.org/by/desk-sample/"}
    ]
    assert article["isAccessibleForFree"] is True
    publisher = article["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert publisher["publishingPrinciples"] == "https://herald.example.org/principles"
    assert publisher["correctionsPolicy"] == "https://herald.example.org/corrections"
    assert publisher["logo"]["url"].startswith("https://")


def test_agencies_are_organisations_and_titles_are_no_names(story: Story, draw: Draw) -> None:
    page = draw(story, byline=("By Desk Sample, science correspondent", "Reuters"))
    assert [(one["@type"], one["name"], one.get("jobTitle")) for one in things(page)["NewsArticle"]["author"]] == [
        ("Person", "Desk Sample", "science correspondent"),
        ("Organization", "Reuters", None),
    ]


def test_every_picture_names_whose_it_is(story: Story, draw: Draw) -> None:
    other = replace(story.photos[0], key="p2", role=PhotoRole.INLINE, creator="", agency="Herald", copyright="")
    page = draw(replace(story, copy="Words.\n\n![x](photo:p2)", photos=(*story.photos, other)))
    article = things(page)["NewsArticle"]
    assert [(one["width"], one["height"]) for one in article["image"]] == [(1200, 675), (1200, 900), (1200, 1200)]
    assert [one["contentUrl"].rpartition("/")[2] for one in article["associatedMedia"]] == ["p2-1280.jpg"]
    for image in (*article["image"], *article["associatedMedia"]):
        assert image["creditText"] == "Desk"
        for name in ("creator", "copyrightNotice", "license", "acquireLicensePage", "caption"):
            assert image[name], name
    assert article["associatedMedia"][0]["creator"] == {"@type": "Organization", "name": "Herald"}


def test_a_licence_with_an_address_is_given(story: Story, draw: Draw) -> None:
    photo = replace(story.photos[0], licence="https://creativecommons.org/licenses/by/4.0/")
    image = things(draw(replace(story, photos=(photo,))))["NewsArticle"]["image"][0]
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_way_to_the_section(story: Story, draw: Draw) -> None:
    items = things(draw(story))["BreadcrumbList"]["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in items] == [
        (1, "Science", "https://herald.example.org/science/"),
        (2, "Space", "https://herald.example.org/science/space/"),
    ]


def test_corrections(story: Story, draw: Draw) -> None:
    assert story.published
    page = draw(
        replace(story, corrections=(Correction(story.published, CorrectionKind.CORRECTION, "The  time\nwas wrong."),))
    )
    assert things(page)["NewsArticle"]["correction"] == [
        {"@type": "CorrectionComment", "datePublished": "1969-07-20T21:00:00+00:00", "text": "The time was wrong."}
    ]


def test_what_is_not_known_is_not_said(draw: Draw) -> None:
    article = things(draw(Story("s9")))["NewsArticle"]
    assert not {"dateline", "articleSection", "keywords", "image", "correction", "alternativeHeadline"} & set(article)


def test_json_cannot_leave_its_script() -> None:
    safe = script_json(["</script><!-- & \u2028\u2029 \x00\ud800"])
    assert not set(safe) & set("<>&\u2028\u2029\x00\ud800")
    assert json.loads(safe) == ["</script><!-- & \u2028\u2029 \x00"]
