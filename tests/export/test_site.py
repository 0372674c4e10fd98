"""The site: pages, feeds and index of all that is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from bs4 import BeautifulSoup

from desk.export.format import Issue
from desk.export.site import Site, render_site
from desk.export.strike import strike
from desk.story.house import House
from desk.story.stage import Stage
from desk.story.story import Story
from tests.export.conftest import LANDED, TODAY, develop
from tests.export.stories import CORRECTED, WHOLE


def other(slug: str, hours: int = 1, **furniture: object) -> Story:
    changed = replace(WHOLE.furniture, slug=slug, headline=f"About {slug}", **furniture)  # type: ignore[arg-type]
    return replace(
        WHOLE,
        key=slug,
        furniture=changed,
        copy="Placeholder words for Rotterdam.",
        photos=(),
        published=LANDED + timedelta(hours=hours),
    )


def built(*stories: Story, house: House | None = None) -> Site:
    return render_site([strike(one) for one in stories], house or House(), develop, Issue(TODAY))


@pytest.fixture(scope="module")
def site() -> Site:
    return built(
        CORRECTED,
        other("bridge", 1, section=("Local",), keywords=("bridge",), byline=("Desk Sample",)),
        replace(other("gone", 3), stage=Stage.WITHDRAWN),
    )


def page(site: Site, name: str) -> BeautifulSoup:
    return BeautifulSoup(site.files[name].decode(), "html.parser")


def test_the_files_that_every_site_has(site: Site) -> None:
    for name in (
        "index.html", "404.html", "feed.xml", "atom.xml", "sitemap.xml", "robots.txt", "logo.png", "icon.png",
        "article.css", "site.css", "search/index.html", "search/r/index.html",
        "eagle-lands/index.html", "science/index.html", "science/space/index.html", "science/feed.xml",
        "tag/apollo-11/index.html", "by/ada-sample/index.html",
    ):  # fmt: skip
        assert name in site.files, name
    assert b"Sitemap: https://herald.example.org/sitemap.xml" in site.files["robots.txt"]


def test_a_story_and_a_section_of_one_address_do_not_share_it() -> None:
    site = built(other("météo", section=("Météo",)), other("pluie", section=("Météo",)))
    assert "météo/index.html" in site.files
    assert [one.key for one in site.left_out] == ["météo"]
    assert "is that of the section Météo; give it another slug" in site.left_out[0].why


def links(site: Site) -> Iterator[tuple[str, str]]:
    for name, data in site.files.items():
        if name.endswith(".html") and name != "404.html":
            for one in BeautifulSoup(data.decode(), "html.parser").select("[href], [src]"):
                address = str(one.get("href") or one.get("src"))
                if not urlsplit(address).scheme and not address.startswith("#"):
                    yield name, address


def test_every_link_between_pages_leads_to_a_file_without_a_server(site: Site) -> None:
    found = list(links(site))
    assert len(found) > 100
    for name, address in found:
        target = normpath(str(PurePosixPath(name).parent / unquote(address.partition("#")[0])))
        assert target in site.files, (name, address)


def test_canonical_addresses_are_the_permalinks(site: Site) -> None:
    story = page(site, "eagle-lands/index.html")
    assert story.select_one("link[rel=canonical]")["href"] == "https://herald.example.org/eagle-lands/"  # type: ignore[index]
    moved = built(replace(CORRECTED, furniture=replace(CORRECTED.furniture, section=("World",))))
    assert "eagle-lands/index.html" in moved.files


def test_the_page_not_found_works_at_any_address(site: Site) -> None:
    missing = page(site, "404.html")
    assert not missing.select("link[rel=stylesheet], img")
    assert all(str(one["href"]).startswith("https://") for one in missing.select("a"))


def test_lists_have_the_newest_first_and_credit_their_pictures(site: Site) -> None:
    front = page(site, "index.html")
    assert [one.get_text() for one in front.select(".card h2")] == ["About bridge", WHOLE.furniture.headline]
    for figure in front.select("figure"):
        assert figure.select_one(".credit") is not None
    assert [one.get_text() for one in front.select(".menu a")] == ["Local", "Science", "Search"]


def test_a_withdrawn_story_keeps_its_address_and_is_in_no_list(site: Site) -> None:
    assert "This story has been withdrawn." in page(site, "gone/index.html").get_text()
    for name in ("index.html", "feed.xml", "atom.xml", "sitemap.xml", "search/g/index.html"):
        assert b"/gone/" not in site.files.get(name, b""), name


def test_a_section_stays_when_its_last_story_is_withdrawn() -> None:
    """Its address never changes, and the notice links to it; but it is in no menu and in no list of pages."""
    gone = replace(other("gone", 3, section=("Local", "Schools"), byline=("Ben Example",)), stage=Stage.WITHDRAWN)
    made = built(CORRECTED, gone)
    for name, address in links(made):
        target = normpath(str(PurePosixPath(name).parent / unquote(address.partition("#")[0])))
        assert target in made.files, (name, address)
    section = page(made, "local/index.html")
    assert not section.select(".card, .within")
    assert "noindex" in str(section.select_one("meta[name=robots]"))
    assert [one.get_text() for one in section.select(".menu a")] == ["Science", "Search"]
    assert b"/local/" not in made.files["sitemap.xml"]


def test_a_story_links_to_its_topics_and_neighbours(site: Site) -> None:
    story = page(site, "eagle-lands/index.html")
    assert [one.get_text() for one in story.select(".tags a")] == ["moon", "Apollo 11"]
    near = built(CORRECTED, other("samples"))
    assert [one.get_text() for one in page(near, "eagle-lands/index.html").select(".related a")] == ["About samples"]


def test_words_lead_to_the_stories_that_hold_them(site: Site) -> None:
    found = page(site, "search/r/index.html")
    words = {one.get_text(): [a.get_text() for a in one.find_parent("div").select("dd")] for one in found.select("dt")}  # type: ignore[union-attr]
    assert words["Rotterdam"] == ["About bridge"]
    assert not page(site, "search/index.html").select("script:not([type='application/ld+json']), form, input")


def test_long_lists_are_turned_page_by_page() -> None:
    many = built(*(other(f"part-{n}", n) for n in range(65)))
    assert len(page(many, "science/index.html").select(".card")) == 30
    last = page(many, "science/page-3/index.html")
    assert len(last.select(".card")) == 5
    assert last.select_one("a[rel=prev]")["href"] == "../../science/page-2/index.html"  # type: ignore[index]
    assert len(list(fromstring(many.files["feed.xml"]).iter("item"))) == 30


def test_two_stories_of_one_slug_the_older_keeps_the_address() -> None:
    made = built(replace(CORRECTED, key="second", published=LANDED + timedelta(days=1)), CORRECTED)
    assert [one.key for one in made.left_out] == ["second"]


def test_wild_copy_leaves_the_others_alone() -> None:
    made = built(CORRECTED, replace(other("wild"), copy="> " * 150 + "x"))
    assert [one.key for one in made.left_out] == ["wild"]
    assert "more than 100 deep" in made.left_out[0].why


def test_the_same_stories_in_any_order_give_the_same_bytes() -> None:
    one, two = CORRECTED, other("bridge")
    assert built(one, two).files == built(two, one).files


def test_a_site_in_another_language_and_theme() -> None:
    made = built(CORRECTED, house=replace(House(), language="ar", theme="plain"))
    front = page(made, "index.html")
    assert front.html is not None
    assert (front.html["lang"], front.html["dir"]) == ("ar", "rtl")
    assert b"Plain:" in made.files["site.css"]


def test_an_empty_site_is_a_site() -> None:
    made = built()
    assert "index.html" in made.files
    assert fromstring(made.files["feed.xml"]).find("channel") is not None


def test_markup_in_any_field_is_words_on_every_page() -> None:
    wild = '"><script>alert(1)</script>\x0b'
    furniture = replace(
        WHOLE.furniture, headline=wild, standfirst=wild, section=(wild,), keywords=(wild,), byline=(wild,)
    )
    made = built(replace(CORRECTED, furniture=furniture), house=replace(House(), name=wild, footer=wild))
    for name, data in made.files.items():
        if name.endswith(".html"):
            scripts = BeautifulSoup(data.decode(), "html.parser").select("script")
            assert [one["type"] for one in scripts] == ["application/ld+json"], name
        if name.endswith(".xml"):
            fromstring(data)
