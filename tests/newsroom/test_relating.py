"""Relating: what is picked, what readers are sent to, and what the page and the other formats make of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from desk.newsroom import drafting, publishing, relating, reviewing
from desk.newsroom.clock import now
from desk.newsroom.site import export_site
from desk.preflight.finding import Finding
from desk.storage import house as houses
from desk.storage import stories
from desk.storage.desk import Desk
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.record import content_digest
from desk.story.related import Related
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, made_ready, ready_story

OUTSIDE = Related("outside001", "The mission’s own log", "https://log.example.org/mission")


def other(desk: Desk, key: str, stage: Stage, headline: str = "Columbia waits in orbit") -> Story:
    """Another story on the desk."""
    furniture = Furniture(slug=key, headline=headline, section=("Science",), byline=("Desk sample",))
    story = Story(key, furniture=furniture, copy="It waits.", stage=stage, published=now(), authors=("Reporter",))
    with desk.writing() as tx:
        return stories.put(tx, story)


def with_related(desk: Desk, *related: Related) -> Story:
    story = ready_story(desk)
    return drafting.keep(desk, REPORTER, story, relating.pick(story, related)).story


def page(desk: Desk, story: Story) -> BeautifulSoup:
    with desk.reading() as tx:
        house = houses.get(tx)
    files = publishing.rendered(desk, story, house, proof=True)
    return BeautifulSoup(files["index.html"].decode(), "html.parser")


def test_a_story_without_any_has_the_digest_it_always_had() -> None:
    story = Story("s1", copy="words")
    assert content_digest(story) == content_digest(replace(story, related=()))
    assert content_digest(story) != content_digest(replace(story, related=(OUTSIDE,)))


def test_each_stands_once_and_the_story_itself_not_at_all() -> None:
    story = Story("s1")
    picked = relating.pick(story, (Related("s1", "Itself"), Related("s2", "Two"), OUTSIDE, Related("s2", "Two")))
    assert [one.title for one in picked.related] == ["Two", "The mission’s own log"]
    with pytest.raises(RuleError, match="keep the 12 best"):
        relating.pick(story, tuple(Related(f"k{number}", "One") for number in range(13)))


@pytest.mark.parametrize(
    "address", ["", "example.org", "javascript:alert(1)", "mailto:desk@example.org", "//example.org"]
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(RuleError, match="no whole web address"):
        relating.elsewhere("Words", address)


def test_an_address_needs_words() -> None:
    with pytest.raises(RuleError, match="needs its headline"):
        relating.elsewhere("  ", "https://example.org/")


def test_stories_are_found_by_words_and_offered_when_published(local_desk: Desk) -> None:
    story = ready_story(local_desk)
    other(local_desk, "columbia1", Stage.PUBLISHED)
    other(local_desk, "draft12345", Stage.DRAFT, "Notes on boulders")
    assert [one.key for one in relating.offered(local_desk, "", story.key)] == ["columbia1"]
    assert [one.key for one in relating.offered(local_desk, "boulders notes", story.key)] == ["draft12345"]
    assert story.key not in [one.key for one in relating.offered(local_desk, "Eagle", story.key)]


def test_readers_are_sent_to_what_is_published_under_its_headline_of_now(local_desk: Desk) -> None:
    other(local_desk, "columbia1", Stage.PUBLISHED)
    other(local_desk, "draft12345", Stage.DRAFT)
    picked = (Related("columbia1", "As it was called"), Related("draft12345", "Secret plan"), Related("gone"), OUTSIDE)
    found = page(local_desk, with_related(local_desk, *picked)).select(".related a")
    assert [(one.get_text(), one["href"]) for one in found] == [
        ("Columbia waits in orbit", "https://herald.example.org/columbia1/"),
        ("The mission’s own log", "https://log.example.org/mission"),
    ]


def test_the_block_is_headed_in_the_story_s_language(local_desk: Desk) -> None:
    story = with_related(local_desk, OUTSIDE)
    story = replace(story, furniture=replace(story.furniture, language="de-DE"))
    heading = page(local_desk, story).select_one(".related h2")
    assert heading is not None
    assert heading.get_text() == "Mehr zum Thema"


def test_without_any_there_is_no_block(local_desk: Desk) -> None:
    assert not page(local_desk, ready_story(local_desk)).select(".related")


def test_markup_in_a_title_stays_words(local_desk: Desk) -> None:
    wild = replace(OUTSIDE, title="<img src=x onerror=alert(1)>", address='https://example.org/"><script>')
    story = replace(ready_story(local_desk), related=(wild, replace(OUTSIDE, title="<b>x</b>")))
    made = page(local_desk, story)
    assert [one.get_text() for one in made.select(".related a")] == ["<b>x</b>"], "and an address that is none is gone"
    assert not made.select(".related b, [onerror]")


def test_exchange_formats_have_their_place_for_it(local_desk: Desk) -> None:
    story = with_related(local_desk, OUTSIDE)
    with local_desk.reading() as tx:
        house = houses.get(tx)

    def made(name: str) -> str:
        files = publishing.rendered(local_desk, story, house, name, proof=True)
        return next(data for file, data in files.items() if "photos/" not in file).decode("utf-8")

    item = json.loads(made("ninjs"))["associations"][-1]
    assert (item["rel"], item["uri"], item["headlines"][0]["value"]) == ("related", OUTSIDE.address, OUTSIDE.title)
    assert f'href="{OUTSIDE.address}" rel="irel:seeAlso"' in made("newsml-g2") or (
        f'rel="irel:seeAlso" href="{OUTSIDE.address}"' in made("newsml-g2")
    )
    assert OUTSIDE.title in made("newsml-g2")
    assert 'rel="related"' in made("atom")
    assert f"  - '{OUTSIDE.title} <{OUTSIDE.address}>'" in made("markdown")


def findings(desk: Desk, story: Story) -> list[Finding]:
    return [one for one in reviewing.findings(desk, story) if one.check == "related"]


def test_a_note_says_what_readers_do_not_see_yet(local_desk: Desk) -> None:
    other(local_desk, "columbia1", Stage.PUBLISHED)
    other(local_desk, "draft12345", Stage.DRAFT)
    story = with_related(
        local_desk, OUTSIDE, Related("columbia1", "Out"), Related("draft12345", "Not out"), Related("gone", "Gone")
    )
    assert [(one.weight.value, one.message) for one in findings(local_desk, story)] == [
        ("note", "The related story ‘Not out’ is draft: readers do not see it until it is published."),
        ("note", "The related story ‘Gone’ is not on this desk any more: readers do not see it until it is published."),
    ]


def test_on_a_site_links_go_from_page_to_page_and_only_to_pages_that_are_there(
    local_desk: Desk, tmp_path: Path
) -> None:
    ours = with_related(local_desk, OUTSIDE, Related("columbia1", "Columbia"))
    other(local_desk, "columbia1", Stage.PUBLISHED)  # nobody approved it: the site leaves it out
    for by, name in ((REPORTER, "submit"), (EDITOR, "take"), (EDITOR, "approve"), (EDITOR, "publish")):
        ours = reviewing.move(local_desk, by, ours, name)
    folder = export_site(local_desk, EDITOR, tmp_path / "site")
    made = BeautifulSoup((folder / "eagle-lands" / "index.html").read_text("utf-8"), "html.parser")
    assert [one["href"] for one in made.select(".related a")] == [OUTSIDE.address]


def test_two_people_may_pick_at_once(local_desk: Desk) -> None:
    base = made_ready(local_desk, ready_story(local_desk))
    drafting.keep(local_desk, REPORTER, base, relating.pick(base, (OUTSIDE,)))
    kept = drafting.keep(local_desk, REPORTER, base, relating.pick(base, (Related("columbia1", "Columbia"),)))
    assert {one.key for one in kept.story.related} == {OUTSIDE.key, "columbia1"}
