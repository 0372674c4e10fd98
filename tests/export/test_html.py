"""The article page."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from desk.export.format import Develop, Issue, Rendition
from desk.export.html import render
from desk.export.strike import strike
from desk.story.correction import Correction, CorrectionKind
from desk.story.dateline import Dateline
from desk.story.errors import DeskError
from desk.story.house import House, Newsletter
from desk.story.photo import PhotoRole
from desk.story.stage import Stage
from desk.story.story import Story
from tests.export.conftest import TODAY, Draw, develop, jpeg


def text(page: BeautifulSoup, selector: str) -> str:
    found = page.select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text().split())


def meta(page: BeautifulSoup, name: str) -> str:
    found = page.find("meta", attrs={"property": name}) or page.find("meta", attrs={"name": name})
    return str(found["content"]) if isinstance(found, Tag) else ""


@pytest.fixture
def files(story: Story) -> dict[str, bytes]:
    return render(strike(story), House(), develop, Issue(TODAY))


def test_the_parts_of_the_page_in_their_order(story: Story, draw: Draw) -> None:
    page = draw(story)
    assert text(page, "header.masthead") == "Desk Sample Herald"
    assert [one.get_text() for one in page.select("nav[aria-label=Section] a")] == ["Science", "Space"]
    assert text(page, "h1") == "Eagle lands: two men walk on the moon"
    assert text(page, ".standfirst") == "Descent took the lander past a boulder field"
    assert text(page, ".byline") == "By Desk Sample"
    assert text(page, ".times") == "Published: July 20, 1969, 9:00 PM UTC 1 min read"
    assert text(page, "figure.photo figcaption") == "The view, drawn for this story. Photo: Desk"
    assert text(page, ".copy > p") == "HOUSTON, July 20 — A spacecraft set down on the moon."
    assert text(page, ".dateline .place") == "HOUSTON"
    order = ["nav", "h1", ".standfirst", ".byline", ".times", "figure.photo", ".dateline", ".newsletter", ".imprint"]
    places = [str(page).index(str(page.select_one(one))) for one in order]
    assert places == sorted(places)


def test_marks_in_the_first_paragraph_are_marks_behind_a_dateline_too(story: Story, draw: Draw) -> None:
    page = draw(replace(story, copy="A **spacecraft** with a [log](https://log.example.org/)."))
    assert text(page, ".copy > p") == "HOUSTON, July 20 — A spacecraft with a log."
    assert text(page, ".copy > p strong") == "spacecraft"


def test_one_page_a_style_sheet_and_the_photos(files: dict[str, bytes]) -> None:
    assert sorted(name for name in files if "/" not in name) == ["article.css", "index.html"]
    page = BeautifulSoup(files["index.html"].decode(), "html.parser")
    asked = {str(img["src"]) for img in page.select("img")}
    for one in page.select("[srcset]"):
        asked |= {part.split()[0] for part in str(one["srcset"]).split(", ")}
    assert asked <= set(files)
    assert {one["type"] for one in page.select("picture source")} == {"image/avif", "image/webp"}


def test_pictures_say_their_true_size(files: dict[str, bytes]) -> None:
    page = BeautifulSoup(files["index.html"].decode(), "html.parser")
    img = page.select_one("img")
    assert img is not None
    with Image.open(io.BytesIO(files[str(img["src"])])) as picture:
        assert (int(str(img["width"])), int(str(img["height"]))) == picture.size
    assert img["fetchpriority"] == "high"
    assert "loading" not in img.attrs
    assert img["sizes"]


def test_later_pictures_wait_until_they_are_needed(story: Story, draw: Draw) -> None:
    second = replace(story.photos[0], key="p2", role=PhotoRole.INLINE)
    page = draw(replace(story, copy="Words.\n\n![x](photo:p2)", photos=(*story.photos, second)))
    assert [img.get("loading") for img in page.select("img")] == [None, "lazy"]


def test_the_lead_stands_once_even_if_it_is_in_the_copy(story: Story, draw: Draw) -> None:
    page = draw(replace(story, copy="![x](photo:lead)\n\nWords."))
    assert len(page.select("figure.photo")) == 1
    assert text(page, ".copy > p").startswith("HOUSTON")


def test_nothing_runs_and_nothing_is_fetched_from_outside(files: dict[str, bytes]) -> None:
    page = BeautifulSoup(files["index.html"].decode(), "html.parser")
    assert [one["type"] for one in page.select("script")] == ["application/ld+json"]
    assert not page.select("iframe, object, embed, form, base, style, [style]")
    for one in page.select("[src], link[href]"):
        address = str(one.get("src") or one.get("href"))
        if one.name != "link" or one["rel"] not in (["canonical"], ["alternate"]):
            assert not re.match(r"(?:https?:)?//", address)
    assert not re.search(rb"@import|url\(", files["article.css"])
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    for rule in ("object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-src 'none'"):
        assert rule in str(policy["content"])
    assert "unsafe" not in str(policy["content"])


def test_the_same_story_gives_the_same_bytes(story: Story, files: dict[str, bytes]) -> None:
    assert render(strike(story), House(), develop, Issue(TODAY)) == files


MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\u202e'


def test_markup_in_any_field_is_text(story: Story, draw: Draw) -> None:
    photo = replace(story.photos[0], caption=MARKUP, credit=MARKUP, alt=MARKUP, creator=MARKUP, copyright=MARKUP)
    wild = replace(
        story,
        copy=MARKUP,
        photos=(photo,),
        corrections=(Correction(story.published, CorrectionKind.UPDATE, MARKUP),),  # type: ignore[arg-type]
    )
    fields: dict[str, Any] = dict.fromkeys(
        ("slug", "headline", "headline_web", "headline_social", "standfirst", "language"), MARKUP
    )
    page = draw(
        wild, **fields, section=(MARKUP,), byline=(MARKUP,), keywords=(MARKUP,), dateline=Dateline(MARKUP, MARKUP)
    )
    assert [one["type"] for one in page.select("script")] == ["application/ld+json"]
    assert len(page.select("img")) == 1
    assert not [one for one in page.find_all(True) if any(name.startswith("on") for name in one.attrs)]
    assert not re.search(r"[<>\u2028]", str(page.select("script")[0].string))


def test_controls_and_halves_of_characters_are_left_out(story: Story, draw: Draw) -> None:
    page = draw(replace(story, copy="a\x01b\ud800c\ufffed\x85e"), headline="x\x00y")
    assert text(page, ".copy").endswith("abcde")
    assert text(page, "h1") == "xy"
    assert '"headline":"xy"' in str(page.select_one("script"))


def test_updated_shows_when_a_published_story_changed(story: Story, draw: Draw) -> None:
    assert story.published
    later = story.published + timedelta(hours=12)
    page = draw(replace(story, updated=later))
    assert "Updated: July 21, 1969, 9:00 AM UTC" in text(page, ".times")
    assert meta(page, "article:modified_time") == "1969-07-21T09:00:00+00:00"
    assert "Updated" not in text(draw(story), ".times")


def test_times_are_those_of_the_house(story: Story, draw: Draw) -> None:
    page = draw(story, house=House(zone="America/Chicago"))
    assert "July 20, 1969, 4:00 PM CDT" in text(page, ".times")
    page = draw(story, house=House(zone="Europe/London", dateline_style="plain"))
    assert "20 July 1969, 22:00 BST" in text(page, ".times")


def test_corrections_stand_below_and_retractions_above(story: Story, draw: Draw) -> None:
    assert story.published
    notices = (
        Correction(story.published, CorrectionKind.CORRECTION, "The time was wrong."),
        Correction(story.published, CorrectionKind.RETRACTION, "The story was wrong."),
    )
    page = draw(replace(story, corrections=notices))
    whole = page.get_text()
    assert whole.index("The story was wrong.") < whole.index("A spacecraft") < whole.index("The time was wrong.")
    assert text(page, ".corrections .correction") == "Correction, July 20, 1969: The time was wrong."


def test_a_withdrawn_story_is_a_notice(story: Story, draw: Draw) -> None:
    story = replace(story, furniture=replace(story.furniture, headline_social="Men on the moon, says the post"))
    page = draw(replace(story, stage=Stage.WITHDRAWN))
    assert text(page, ".withdrawn") == "This story has been withdrawn."
    assert not page.select("figure.photo, .dateline, .standfirst, .copy")
    assert "spacecraft" not in page.get_text()
    for told in (story.furniture.standfirst, story.furniture.headline_social):
        assert told
        assert told not in str(page)
    assert meta(page, "robots").startswith("noindex")


def test_a_proof_says_that_it_is_one(story: Story, draw: Draw) -> None:
    page = draw(replace(story, stage=Stage.DRAFT, published=None), proof=True)
    assert text(page, ".banner") == "Unapproved proof. Not for publication."
    assert text(page, ".watermark") == "Unapproved"
    assert text(page, "title").startswith("[Unapproved] Eagle lands")
    assert meta(page, "robots").startswith("noindex")
    assert "Published" not in page.get_text()
    assert meta(page, "article:published_time") == ""
    assert "datePublished" not in str(page.select_one("script"))
    assert not page.select(".newsletter")


def test_an_approved_page_carries_no_mark_of_a_proof(story: Story, draw: Draw) -> None:
    page = draw(story)
    assert not page.select(".banner, .watermark")
    assert "max-image-preview:large" in meta(page, "robots")


def test_an_embargo_shows_until_it_is_past(story: Story, draw: Draw) -> None:
    page = draw(story, embargo=TODAY + timedelta(hours=1))
    assert text(page, ".banner") == "Embargoed until November 24, 2026, 11:00 AM UTC"
    assert meta(page, "robots").startswith("noindex")
    assert not draw(story, embargo=TODAY).select(".banner")


def test_an_approved_story_is_dated_when_it_goes_out(story: Story, draw: Draw) -> None:
    page = draw(replace(story, published=None, stage=Stage.APPROVED))
    assert "Published: November 24, 2026, 10:00 AM UTC" in text(page, ".times")


def test_a_bare_story_makes_a_whole_page(draw: Draw) -> None:
    page = draw(Story("s9"))
    assert text(page, "h1") == "Untitled"
    assert text(page, ".byline") == "By Desk Sample Herald"
    assert not page.select("nav, .standfirst, figure, .dateline, .correction")
    assert page.select_one("link[rel=canonical]")["href"] == "https://herald.example.org/s9/"  # type: ignore[index]
    assert meta(page, "twitter:card") == "summary"


def test_several_bylines_are_joined_and_linked(story: Story, draw: Draw) -> None:
    page = draw(story, byline=("One Writer", "Two Writer", "Three Writer, in Houston"))
    assert text(page, ".byline") == "By One Writer, Two Writer and Three Writer, in Houston"
    assert [one["href"] for one in page.select("a[rel=author]")] == [
        f"https://herald.example.org/by/{name}-writer/" for name in ("one", "two", "three")
    ]


@pytest.mark.parametrize(
    ("language", "tag", "side", "label", "dateline"),
    [
        ("he", "he", "rtl", "פורסם:", "יוסטון, 20 ביולי"),
        ("ar-EG", "ar-EG", "rtl", "نُشر:", "يوسטון"),
        ("zh_cn", "zh-CN", "ltr", "发布：", "יוסטון，7月20日"),
        ("fr", "fr", "ltr", "Publié :", "יוסטון, 20 juillet"),
        ("tlh", "tlh", "ltr", "Published:", "יוסטון, July 20"),
        ("nonsense!", "en", "ltr", "Published:", "יוסטון, July 20"),
    ],
)
def test_pages_in_other_languages(
    story: Story, draw: Draw, language: str, tag: str, side: str, label: str, dateline: str
) -> None:
    page = draw(story, language=language, dateline=replace(story.furniture.dateline, place="יוסטון", region=""))
    html = page.html
    assert html is not None
    assert (html["lang"], html["dir"]) == (tag, side)
    assert text(page, ".times").startswith(label)
    if language != "ar-EG":
        assert text(page, ".dateline") == dateline
    assert page.select_one(".masthead")["lang"] == "en-GB"  # type: ignore[index]


def test_a_photo_to_come_still_shows_whose_it_is(story: Story, draw: Draw) -> None:
    page = draw(replace(story, photos=(replace(story.photos[0], digest=""),)))
    assert text(page, ".to-come") == "Picture to come A grey plain"
    assert text(page, ".credit") == "Photo: Desk"
    assert not page.select("img")
    assert meta(page, "og:image") == ""


def test_a_decorative_photo_has_an_empty_alternative(story: Story, draw: Draw) -> None:
    page = draw(replace(story, photos=(replace(story.photos[0], decorative=True),)))
    assert page.select_one("img")["alt"] == ""  # type: ignore[index]


def test_a_tall_photo_stands_narrow(story: Story, draw: Draw) -> None:
    page = draw(replace(story, photos=(replace(story.photos[0], width=1600, height=2400),)))
    assert page.select_one("figure")["class"] == ["photo", "tall"]  # type: ignore[index]


def test_a_small_photo_is_not_blown_up(story: Story, files: dict[str, bytes]) -> None:
    """It stands as wide as it is; a lead that is too small for the whole page stands in the column."""
    assert "small" not in files["index.html"].decode()

    def small(width: int) -> Develop:
        return lambda _photo: (
            Rendition("a.jpg", "", width, width * 2 // 3, "image/jpeg", jpeg(width, width * 2 // 3)),
        )

    def lead(width: int) -> tuple[str, str]:
        page = BeautifulSoup(render(strike(story), House(), small(width), Issue(TODAY))["index.html"], "html.parser")
        figure = page.select_one("figure")
        assert figure is not None
        image = figure.select_one("img")
        assert image is not None
        return str(figure["class"]), str(image["sizes"])

    assert lead(140) == ("['photo', 'column', 'small']", "min(140px, calc(100vw - 2.5rem))")
    assert lead(600) == ("['photo', 'column']", "(min-width: 41rem) 38rem, calc(100vw - 2.5rem)")
    assert lead(700)[0] == "['photo', 'wide']"


def test_a_story_without_words_takes_no_time_to_read(story: Story, draw: Draw) -> None:
    assert "1 min read" in draw(replace(story, copy="Eagle has landed.")).text
    page = draw(replace(story, copy=""))
    assert "min read" not in page.text
    assert "timeRequired" not in str(page)


def test_the_newsletter_is_left_out_without_an_address(story: Story, draw: Draw) -> None:
    assert draw(story).select_one(".newsletter a")["href"] == "https://herald.example.org/newsletter"  # type: ignore[index]
    assert not draw(story, house=House(newsletter=Newsletter())).select(".newsletter")
    assert not draw(story, house=House(newsletter=Newsletter(action="javascript:x"))).select(".newsletter")


def test_policies_of_the_house_link_only_to_public_addresses(story: Story, draw: Draw) -> None:
    page = draw(story, house=House(principles_url="", corrections_url="javascript:x"))
    assert [one.get_text() for one in page.select(".imprint li")] == ["Licensing"]


def test_cards_and_descriptions(story: Story, draw: Draw) -> None:
    page = draw(story, headline_web="For search", headline_social="For cards", standfirst="")
    assert text(page, "title") == "For search | Desk Sample Herald"
    assert meta(page, "og:title") == "For cards"
    assert meta(page, "description") == "A spacecraft set down on the moon. Mission Control answered at once."
    assert meta(page, "og:image") == "https://herald.example.org/eagle-lands/photos/lead-16x9-1200.jpg"
    assert meta(page, "og:locale") == "en_GB"


def test_a_long_description_is_cut_at_a_word(story: Story, draw: Draw) -> None:
    description = meta(draw(story, standfirst="word " * 90), "description")
    assert len(description) <= 302
    assert description.endswith("word …")


def test_wild_copy_is_refused_with_a_sentence(story: Story, draw: Draw) -> None:
    with pytest.raises(DeskError, match="more than 100 deep"):
        draw(replace(story, copy="> " * 150 + "x"))
