"""Furniture: what must be there, how long it may be, and the fixes that are sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desk.story.dateline import Dateline
from tests.preflight.eagle import eagle, mended, remarks, says, telling


@pytest.mark.parametrize(
    ("check", "furniture", "sentence"),
    [
        ("slug", {"slug": " "}, "The story has no slug."),
        ("slug-length", {"slug": "a" * 30}, "The slug is 30 characters; the house limit is 24."),
        ("slug-taken", {"slug": "taken"}, "Another story on this desk has the slug ‘taken’."),
        ("headline", {"headline": ""}, "The story has no headline."),
        ("headline-length", {"headline": "x" * 82}, "The headline is 82 characters; the house limit is 70."),
        (
            "headline-length",
            {"headline_breaking": "x" * 43},
            "The breaking headline is 43 characters; the house limit is 42.",
        ),
        ("headline-stop", {"headline": "Eagle lands."}, "The headline ends with a full stop."),
        ("headline-capitals", {"headline": "EAGLE LANDS ON THE MOON"}, "The headline is all in capitals."),
        (
            "headline-numbers",
            {"headline": "Eagle lands with 45 seconds left"},
            "The headline says 45, but that figure does not stand in the copy.",
        ),
        ("standfirst-length", {"standfirst": "x" * 161}, "The standfirst is 161 characters; the house limit is 160."),
        (
            "standfirst-repeats",
            {"standfirst": "EAGLE LANDS – two men on the moon"},
            "The standfirst says the same as the headline.",
        ),
        ("section", {"section": ()}, "The story has no section."),
        ("section-known", {"section": ("Tides",)}, "Desk Sample Herald has no section Tides."),
        ("byline", {"byline": ()}, "The story has no byline."),
        ("byline-form", {"byline": ("By Desk Sample",)}, "‘By’ stands before the name in the byline ‘By Desk Sample’."),
        ("byline-form", {"byline": ("DESK SAMPLE",)}, "The byline ‘DESK SAMPLE’ is all in capitals."),
        ("dateline", {"dateline": Dateline()}, "The story has no dateline."),
        ("dateline", {"dateline": Dateline("Houston")}, "The dateline has no date."),
        ("dateline", {"dateline": Dateline("", "", date(1969, 7, 20), "AP")}, "The dateline has no place."),
        (
            "dateline-date",
            {"dateline": Dateline("Houston", "", date(1969, 7, 24))},
            "The dateline says 24 July 1969, which is still to come.",
        ),
        (
            "dateline-region",
            {"dateline": Dateline("Auburn", "", date(1969, 7, 20))},
            "Auburn does not stand alone in House datelines; name its state or country.",
        ),
        ("language", {"language": "English"}, "‘English’ is not the code of a language, such as en-GB."),
    ],
)
def test_what_furniture_is_told(check: str, furniture: dict[str, object], sentence: str) -> None:
    assert says(check, eagle()) == []
    assert says(check, eagle(**furniture)) == [sentence]


def test_each_finding_names_its_slot() -> None:
    assert [remark.place.part for remark in remarks("slug", eagle(slug=""))] == ["slug"]
    (stop,) = remarks("headline-stop", eagle(headline="Eagle lands."))
    assert (stop.place.part, stop.place.words, stop.place.start) == ("headline", ".", 11)
    (day,) = remarks("dateline", eagle(dateline=Dateline("Houston")))
    assert (day.place.part, day.place.field) == ("dateline", "date")


def test_a_slug_is_made_from_the_headline() -> None:
    assert mended("slug", eagle(slug="")).furniture.slug == "eagle-lands-two-men-on"
    assert says("slug", eagle(slug="", headline="")) == ["The story has no slug."]


def test_a_slug_that_is_taken_gets_a_number() -> None:
    assert mended("slug-taken", eagle(slug="taken")).furniture.slug == "taken-2"
    assert mended("slug", eagle(slug="", headline="Taken!")).furniture.slug == "taken-2"


def test_a_slug_in_a_wrong_form_is_made_plain() -> None:
    assert mended("slug-form", eagle(slug="Eagle Lands")).furniture.slug == "eagle-lands"
    assert mended("slug-length", eagle(slug="eagle-lands-two-men-walk-on")).furniture.slug == "eagle-lands-two-men-walk"


def test_the_full_stop_goes_but_an_ellipsis_and_initials_stay() -> None:
    assert mended("headline-stop", eagle(headline="Eagle lands.")).furniture.headline == "Eagle lands"
    assert says("headline-stop", eagle(headline="And then…")) == []
    assert says("headline-stop", eagle(headline="And then...")) == []
    assert says("headline-stop", eagle(headline="Crew returns to U.S.")) == []


def test_a_section_that_is_only_written_otherwise_is_put_right() -> None:
    assert mended("section-known", eagle(section=("SCIENCE", "space"))).furniture.section == ("Science", "Space")


def test_the_authors_can_sign() -> None:
    assert mended("byline", eagle(byline=())).furniture.byline == ("Reporter",)
    assert mended("byline-form", eagle(byline=("by Desk Sample", "NASA"))).furniture.byline == ("Desk Sample", "NASA")


def test_headlines_quote_with_single_marks() -> None:
    story = eagle(headline="Crew: “The Eagle has landed”", headline_web='Crew: "Landed"')
    assert says("headline-marks", story) == [
        "The headline has double quotation marks.",
        "The web headline has double quotation marks.",
    ]
    assert mended("headline-marks", story).furniture.headline == "Crew: ‘The Eagle has landed’"


def test_figures_of_the_headline_may_be_words_in_the_copy() -> None:
    story = telling("They had forty-five seconds and 1,200 pounds left, then 12.")
    figures = replace(story.furniture, headline="45 seconds, 1200 pounds, 12 and 99 left for 2")
    assert says("headline-numbers", replace(story, furniture=figures)) == [
        "The headline says 99, but that figure does not stand in the copy."
    ]


def test_background_needs_no_dateline_and_plain_datelines_no_region() -> None:
    assert says("dateline", eagle(dateline=Dateline(), priority=5)) == []
    auburn = eagle(dateline=Dateline("Auburn", "", date(1969, 7, 20)))
    assert says("dateline-region", auburn, dateline_style="plain") == []


def test_a_fix_leaves_furniture_alone_that_was_changed_since() -> None:
    (remark,) = remarks("slug", eagle(slug=""))
    assert remark.fix is not None
    assert remark.fix.apply(eagle(slug="mine")).furniture.slug == "mine"
