from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desk.export.strike import strike
from desk.markup.reading import plain
from desk.newsroom import reviewing
from desk.newsroom.checking import decide, ledger_of
from desk.newsroom.clock import now
from desk.newsroom.correcting import Wrong, begin, drafted, linked, notice, picked, righted
from desk.preflight.passages import text_at
from desk.storage import Desk
from desk.story.claim import ClaimKind, ClaimState
from desk.story.correction import Correction, CorrectionKind
from desk.story.errors import RuleError
from desk.story.furniture import Furniture
from desk.story.person import Person
from desk.story.photo import Photo
from desk.story.place import Place
from desk.story.quote import Quote
from desk.story.stage import Stage
from desk.story.story import Story
from tests.newsroom.desks import EDITOR, REPORTER, ready_story

NOON = datetime(1969, 7, 20, 12, tzinfo=UTC)

OUT = Story("s1", Furniture(headline="Eagle lands"), "The lander set down on Saturday.\n\nIt was very close.")


def test_the_notice_says_what_was_wrong_and_what_is_right() -> None:
    mended = replace(OUT, copy=OUT.copy.replace("Saturday", "Sunday"))
    assert notice(OUT, mended) == "An earlier version said “on Saturday”; it should have said “on Sunday”."


def test_what_was_taken_out_and_what_was_left_out() -> None:
    mended = replace(OUT, furniture=Furniture(headline="Eagle lands on moon"), copy=OUT.copy.replace("very ", ""))
    assert notice(OUT, mended) == (
        "An earlier version of the headline left out “on moon”. An earlier version said “very”; that was taken out."
    )


def test_the_marks_of_a_quotation_are_not_set_twice() -> None:
    before = Story("s1", Furniture(), "The commander said: “Houston, Tranquillity Base here.”")
    after = replace(before, copy=before.copy.replace("Tranquillity", "Tranquility"))
    said = "An earlier version said “Houston, Tranquillity”; it should have said “Houston, Tranquility”."
    assert notice(before, after) == said


def test_without_a_difference_there_is_nothing_to_draft() -> None:
    assert notice(OUT, OUT) == ""


COPY = (
    "HOUSTON landed **on Saturday**, the [agency](https://example.org) said.\n\n"
    "[“Two men walk on the moon,”](quote:q1) the commander said on Saturday."
)
STORY = Story(
    "s2",
    Furniture(headline="Eagle lands on Saturday", byline=("Reporter", "Second reporter")),
    COPY,
    photos=(Photo("p1", caption="A print, made on Saturday"),),
    quotes=(Quote("q1", words="Two men walk on the moon."),),
    stage=Stage.CORRECTING,
)


def wrong(story: Story, text: Place, words: str, right: str, nth: int = 0) -> Wrong:
    """Those words picked on the page as a reader has them."""
    read = plain(text_at(story, text)) if text.part == "copy" else text_at(story, text)
    start = -1
    for _ in range(nth + 1):
        start = read.index(words, start + 1)
    return Wrong(picked(story, text, start, start + len(words)), right)


def test_words_picked_on_the_page_are_found_where_they_are_written() -> None:
    second = wrong(STORY, Place("copy"), "on Saturday", "on Sunday", 1)
    assert righted(STORY, (second,), EDITOR, NOON).copy == COPY.replace("said on Saturday", "said on Sunday")
    across = wrong(STORY, Place("copy"), "the agency said", "NASA said")
    assert "the [agency](https://example.org) said" in across.place.words
    assert second.told == "“on Saturday” → “on Sunday”"


def test_headline_caption_and_byline_are_righted_too() -> None:
    both = (
        wrong(STORY, Place("headline"), "Saturday", "Sunday"),
        wrong(STORY, Place("photo", "p1", "caption"), "A print, made", "A print made"),
        wrong(STORY, Place("byline"), "Second", "Third"),
    )
    made = righted(STORY, both, EDITOR, NOON)
    assert made.furniture.byline == ("Reporter", "Third reporter")
    assert made.furniture.headline == "Eagle lands on Sunday"
    assert made.photos[0].caption == "A print made on Saturday"


def test_the_row_of_the_ledger_that_failed_is_linked_and_goes_to_changed() -> None:
    quotation = next(one for one in ledger_of(STORY) if one.kind is ClaimKind.QUOTATION)
    checked = decide(STORY, quotation, ClaimState.CONFIRMED, EDITOR, NOON)
    one = wrong(checked, Place("copy"), "Two men walk", "Two men walked")
    assert [fact.kind for fact in linked(checked, one.place)] == [ClaimKind.QUOTATION]
    made = righted(checked, (one,), EDITOR, NOON)
    (row,) = made.claims
    assert (row.state, row.reason) == (
        ClaimState.CHANGED,
        "Corrected after publication: “Two men walk” → “Two men walked”",
    )
    assert "Two men walked" in row.sentence
    (fact,) = [one for one in ledger_of(made) if one.claim is not None]
    assert fact.state is ClaimState.CHANGED


def test_words_that_are_gone_are_refused() -> None:
    one = wrong(STORY, Place("headline"), "Saturday", "Sunday")
    with pytest.raises(RuleError, match="not there any more"):
        righted(replace(STORY, furniture=Furniture(headline="Eagle")), (one,), EDITOR, NOON)


def published(desk: Desk) -> Story:
    story = reviewing.move(desk, REPORTER, ready_story(desk), "submit")
    for step in ("take", "approve", "publish"):
        story = reviewing.move(desk, EDITOR, story, step)
    return story


def test_from_the_wrong_words_to_the_linked_notice(desk: Desk) -> None:
    story = published(desk)
    words = plain(story.copy)
    number = next(
        fact for fact in ledger_of(story) if fact.kind is not ClaimKind.QUOTATION and fact.place.part == "copy"
    )
    at = words.index(number.place.words)
    one = Wrong(picked(story, Place("copy"), at, at + len(number.place.words)), "several")
    begun = begin(desk, REPORTER, story, "The first version had it wrong.", (one,))
    assert begun.stage is Stage.CORRECTING
    assert "several" in begun.copy
    text = drafted(desk, begun)
    assert "several" in text
    again = reviewing.move(
        desk, EDITOR, begun, "approve-correction", notice=Correction(now(), CorrectionKind.CORRECTION, text, "Editor")
    )
    assert again.corrections[0].claims == tuple(row.key for row in again.claims if row.state is ClaimState.CHANGED)
    assert again.corrections[0].claims
    assert strike(again).corrections[0].claims == ()


def test_who_may_not_write_leaves_a_comment_at_the_place(desk: Desk) -> None:
    story = published(desk)
    one = wrong(story, Place("headline"), story.furniture.headline.split()[0], "Lander")
    begun = begin(desk, Person("Another reporter"), story, "A reader wrote in.", (one,))
    assert begun.furniture == story.furniture
    assert begun.comments[-1].text.endswith("→ “Lander”")
